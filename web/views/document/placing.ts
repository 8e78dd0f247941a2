import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { address, rememberedScroll, restoring } from '../../router.ts';
import { showClause } from './place.ts';

/** Scrolls to the clause of the address, or to where the reader was; says so where the clause is gone. */
export function usePlacing(answer: DocumentResponse, linksReady: boolean): string | null {
  const { hash, key } = address.value;
  const slugs = useMemo(() => answer.clauses.map((clause) => slugOf(clause.id)), [answer]);
  const isGone = hash !== '' && !slugs.includes(hash);
  const placed = useRef('');
  useLayoutEffect(() => {
    const now = `${key}#${hash}`;
    if (placed.current === now) return;
    const isFirst = placed.current === '';
    placed.current = now;
    const top = restoring.value ? rememberedScroll() : null;
    if (top !== null) window.scrollTo(0, top);
    else if (hash !== '' && !isGone) showClause(hash);
    else if (isFirst) window.scrollTo(0, 0);
  }, [key, hash]);
  // notes that arrive later make rows taller: stay with the clause as long as nobody has scrolled
  const scrolled = useRef(false);
  useEffect(() => {
    const onWheel = (): void => void (scrolled.current = true);
    for (const type of ['wheel', 'touchmove', 'keydown']) window.addEventListener(type, onWheel, { passive: true });
    return () => {
      for (const type of ['wheel', 'touchmove', 'keydown']) window.removeEventListener(type, onWheel);
    };
  }, []);
  useLayoutEffect(() => {
    if (linksReady && !scrolled.current && hash !== '' && !isGone && !restoring.value) showClause(hash);
  }, [linksReady]);
  return isGone ? hash : null;
}
