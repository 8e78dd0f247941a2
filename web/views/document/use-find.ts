import { useMemo, useState } from 'preact/hooks';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { findIn } from './find.ts';
import type { ReaderClause } from './outline-tree.ts';
import { showClause } from './place.ts';

/** Finding words in the document: what is looked for, all places, the present one. */
export function useFind(clauses: readonly ReaderClause[]) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findIn(clauses, words), [clauses, words]);
  const show = (index: number): void => {
    const place = found[index];
    if (place) {
      showClause(slugOf(place.clauseId));
      requestAnimationFrame(() => document.querySelector('.found.is-current')?.scrollIntoView({ block: 'center' }));
    }
  };
  return {
    words,
    at,
    found,
    setWords: (next: string): void => {
      setWords(next);
      setAt(0);
    },
    step: (by: 1 | -1): void => {
      if (found.length === 0) return;
      const next = (at + by + found.length) % found.length;
      setAt(next);
      show(next);
    },
  };
}
