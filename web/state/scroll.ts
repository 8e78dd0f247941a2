import { useLayoutEffect, useRef } from 'preact/hooks';
import { address, rememberedScroll, restoring } from '../router.ts';

/** Frames in which a list may still find out how high its rows are. */
const SETTLING_FRAMES = 12;
const BY_HAND = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const;

/**
 * Scrolls to a remembered place, and again while rows above it are measured and move it, until the reader scrolls.
 * @returns the function that ends it
 */
function returnTo(top: number): () => void {
  let frame = 0;
  let left = SETTLING_FRAMES;
  const end = (): void => {
    cancelAnimationFrame(frame);
    for (const name of BY_HAND) window.removeEventListener(name, end);
  };
  const again = (): void => {
    if (window.scrollY !== top) window.scrollTo(0, top);
    if (left-- > 0) frame = requestAnimationFrame(again);
    else end();
  };
  for (const name of BY_HAND) window.addEventListener(name, end, { passive: true });
  again();
  return end;
}

/**
 * Puts the window where it was in this history entry once the content is there; a new entry starts at the top.
 * A view that places itself (a fragment) passes false as `fromTop`.
 */
export function useScrollMemory(ready: boolean, fromTop = true): void {
  const done = useRef('');
  const place = address.value.key;
  useLayoutEffect(() => {
    if (!ready || done.current === place) return undefined;
    done.current = place;
    const top = restoring.value ? rememberedScroll() : null;
    if (top !== null) return returnTo(top);
    if (fromTop) window.scrollTo(0, 0);
    return undefined;
  }, [ready, place]);
}
