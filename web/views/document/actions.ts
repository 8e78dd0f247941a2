import type { DocumentRecord } from '../../../graph-schema/records.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { useKeys } from '../../keys.ts';
import { links } from '../../links.ts';
import { otherEnd } from '../../parts/clause-links.tsx';
import { copyLink } from '../../parts/copy.ts';
import { clauseWording, copyQuotation, selectedWithin } from '../../parts/quote.ts';
import { navigate } from '../../router.ts';
import { toggleClip } from '../../state/clips.ts';
import { stored } from '../../state/storage.ts';
import { toast } from '../../state/toasts.ts';
import { linksOf, type ClauseLinks } from './links-of.ts';
import type { ReaderClause } from './outline-tree.ts';

/** Whether notes are shown beside the text, on this machine. */
export const notesShown = stored('notes', true);

interface ReaderPlace {
  record: DocumentRecord;
  clauses: readonly ReaderClause[];
  linked: ReadonlyMap<string, ClauseLinks>;
  /** The clause of the address. */
  target: ReaderClause | undefined;
  /** The clause at the top of the window. */
  current: ReaderClause | undefined;
  sheet: Element | null;
}

const BARS = 84;

/** What keys and buttons do with the clause being read. */
export function useReaderActions({ record, clauses, linked, target, current, sheet }: ReaderPlace) {
  const { title, documentNumber: number } = record;
  const go = (clause: ReaderClause | undefined): void => {
    if (clause) navigate(links.clause(clause.id), { replace: true });
  };
  /** The clause that keys work on: the one of the address while it is in sight, else the one being read. */
  const subject = (): ReaderClause | undefined => {
    const box = target && document.getElementById(slugOf(target.id))?.getBoundingClientRect();
    return box && box.bottom > BARS && box.top < window.innerHeight ? target : current;
  };
  const step = (by: number): void => {
    const from = subject();
    const at = clauses.findIndex((clause) => clause.id === from?.id);
    go(clauses[Math.min(Math.max(at + by, 0), clauses.length - 1)]);
  };
  const follow = (side: 'up' | 'down'): void => {
    const from = subject();
    const link = from && linksOf(linked, from.id)[side].find((one) => one.review?.decision !== 'rejected');
    if (from && link) navigate(links.clause(otherEnd(link, from.id).id));
    else toast(side === 'up' ? '这条没有上承的条款' : '这条没有下启的条款');
  };
  const quote = (): void => {
    const selected = selectedWithin(sheet);
    const anchor = selected ? window.getSelection()?.anchorNode?.parentElement?.closest('[data-clause]') : null;
    const clause = clauses.find((one) => one.id === (anchor as HTMLElement | null)?.dataset.clause) ?? subject();
    if (!clause) return;
    void copyQuotation({ text: selected || clauseWording(clause), title, number, locator: clause.locator });
  };
  const link = (): void => {
    const clause = subject();
    void copyLink(clause ? links.clause(clause.id) : links.document(record.id));
  };
  const clip = (): void => {
    const clause = subject();
    if (clause) void toggleClip({ id: clause.id, text: clauseWording(clause), title, number, locator: clause.locator });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    u: () => follow('up'),
    d: () => follow('down'),
    n: () => (notesShown.value = !notesShown.value),
    f: () => document.getElementById('find-in-document')?.focus(),
    c: quote,
    l: link,
    s: clip,
  });
  return { quote, link };
}
