import { signal, type ReadonlySignal } from '@preact/signals';

/** Follows a media query. */
export function media(query: string): ReadonlySignal<boolean> {
  if (typeof window === 'undefined' || !('matchMedia' in window)) return signal(false);
  const list = window.matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => (matches.value = list.matches));
  return matches;
}

/** Windows in which notes fold under their clause. */
export const isNarrow = media('(max-width: 1023px)');
