import { signal } from '@preact/signals';

/** True while the page is printed: long lists are then drawn whole. */
export const printing = signal(false);

if (typeof window !== 'undefined') {
  window.addEventListener('beforeprint', () => (printing.value = true));
  window.addEventListener('afterprint', () => (printing.value = false));
}

/** Prints the page, once everything is drawn that belongs on paper. */
export function printPage(): void {
  printing.value = true;
  requestAnimationFrame(() => setTimeout(() => window.print()));
}
