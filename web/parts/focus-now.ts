/** As `ref` of a field that takes the focus when it appears: one function for all, so that drawing anew takes it from nobody. */
export function focusNow(field: HTMLElement | null): void {
  field?.focus();
}
