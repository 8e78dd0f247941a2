import { useLayoutEffect, useRef } from 'preact/hooks';
import { address, rememberedScroll, restoring } from '../router.ts';

/**
 * Puts the window where it was in this history entry once the content is there; a new entry starts at the top.
 * A view that places itself (a fragment) passes false as `fromTop`.
 */
export function useScrollMemory(ready: boolean, fromTop = true): void {
  const done = useRef('');
  const place = address.value.key;
  useLayoutEffect(() => {
    if (!ready || done.current === place) return;
    done.current = place;
    const top = restoring.value ? rememberedScroll() : null;
    if (top !== null) window.scrollTo(0, top);
    else if (fromTop) window.scrollTo(0, 0);
  }, [ready, place]);
}
