import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { links } from '../../links.ts';
import { address, navigate, rememberedScroll, restoring } from '../../router.ts';
import { showClause } from './place.ts';

/** What became of an address: the slug it names where that is gone, or by which it came to the clause it shows. */
export interface Placing {
  gone: string | null;
  forwarded: string | null;
}

/**
 * Scrolls to the clause of the address, or to where the reader was. An address of a clause that has another number now
 * is forwarded; one of a clause that is gone is said so.
 */
export function usePlacing(answer: DocumentResponse, linksReady: boolean): Placing {
  const { hash, key } = address.value;
  const slugs = useMemo(() => answer.clauses.map((clause) => slugOf(clause.id)), [answer]);
  const isMissing = hash !== '' && !slugs.includes(hash);
  const place = isMissing ? answer.moved[hash] : undefined;
  const isGone = isMissing && place === undefined;
  const [forwarded, setForwarded] = useState<{ from: string; to: string } | null>(null);
  useLayoutEffect(() => {
    if (place === undefined) return;
    setForwarded({ from: hash, to: place });
    navigate(links.document(answer.document.id, place), { replace: true });
  }, [hash, place]);
  const placed = useRef('');
  useLayoutEffect(() => {
    const now = `${key}#${hash}`;
    if (placed.current === now || place !== undefined) return;
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
  return { gone: isGone ? hash : null, forwarded: forwarded?.to === hash ? forwarded.from : null };
}
