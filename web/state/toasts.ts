import { signal } from '@preact/signals';

/** A receipt: what was done, and perhaps a way back. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

export const toasts = signal<readonly Toast[]>([]);
/** How long a receipt stays: long enough to be read. */
const SHOWN_MS = { least: 6000, perCharacter: 250 };
let next = 1;

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Shows a receipt for six seconds, a long one for longer. */
export function toast(text: string, action?: Toast['action']): void {
  const id = next++;
  toasts.value = [...toasts.value.slice(-2), { id, text, ...(action ? { action } : {}) }];
  setTimeout(() => dismiss(id), Math.max(SHOWN_MS.least, text.length * SHOWN_MS.perCharacter));
}
