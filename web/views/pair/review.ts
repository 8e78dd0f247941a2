import type { RefObject } from 'preact';
import type { LinkView } from '../../../graph-schema/api.ts';
import type { PairResponse } from '../../../graph-schema/api-table.ts';
import { REVIEW_NAMES } from '../../../graph-schema/names.ts';
import { LINK_KINDS, type LinkKind, type ReviewAction } from '../../../graph-schema/terms.ts';
import { useKeys } from '../../keys.ts';
import { copyLink } from '../../parts/copy.ts';
import { links as addresses, type Scope } from '../../links.ts';
import { navigate } from '../../router.ts';
import { notStated, stateReview, withdrawReview } from '../../state/reviewer.ts';
import { once } from '../../state/once.ts';
import { toast } from '../../state/toasts.ts';
import { isOpen, nextOpen } from './model.ts';

/** Decisions of this visit, the latest last, with the place they were made at: Z takes them back one by one. */
const made: { id: string; href: string }[] = [];

interface ReviewOf {
  data: PairResponse;
  queue: readonly LinkView[];
  scope: Scope;
  kind: LinkKind;
  setKind: (kind: LinkKind) => void;
  note: string;
  noteField: RefObject<HTMLInputElement>;
  /** Place of the address in the queue; -1 for two clauses that are not linked. */
  place: number;
  /** The address names other clauses, which are on their way: a decision now would fall on the wrong pair. */
  isStale: boolean;
  /** Reads pair and queue anew. */
  reload: () => void;
}

interface Review {
  confirm: () => void;
  reject: () => void;
  saveNote: () => void;
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Z takes the latest decision back and returns to its place: also while the next pair is still on its way. */
export function useUndo(isActive: boolean, reload: () => void): void {
  useKeys(isActive ? { z: () => void undo(reload) } : {});
}

/** Decisions are taken back one after the other, in the order in which Z was pressed. */
let undoing: Promise<void> = Promise.resolve();

function undo(reload: () => void): Promise<void> {
  undoing = undoing.then(() => undoLatest(reload));
  return undoing;
}

async function undoLatest(reload: () => void): Promise<void> {
  const last = made.at(-1);
  if (!last) {
    toast('没有可撤销的复核');
    return;
  }
  try {
    await withdrawReview(last.id);
    made.pop();
    navigate(last.href);
    reload();
  } catch (error) {
    notStated(error);
  }
}

/** Decisions on the two clauses that are shown, and the ways through the queue, with their keys. */
export function useReview(shown: ReviewOf): Review {
  const { queue, scope, kind, setKind, note, noteField, place, isStale, reload } = shown;
  const { from, to, link } = shown.data;
  const hrefOf = (one: LinkView): string => addresses.pair(one.from.id, one.to.id, scope);
  const go = (one: LinkView | undefined): (() => void) | null => (one ? () => navigate(hrefOf(one)) : null);

  const state = async (action: ReviewAction, moveOn: boolean): Promise<void> => {
    const corrected = action !== 'rejected' && kind !== link?.kind ? kind : null;
    const relation = link?.relation ?? 'IMPLEMENTS';
    try {
      const record = await stateReview({
        action,
        from: from.id,
        to: to.id,
        relation,
        kind: corrected,
        note: note.trim(),
      });
      made.push({ id: record.id, href: addresses.pair(from.id, to.id, scope) });
      const left = queue.filter((one) => one.id !== link?.id && isOpen(one)).length;
      const receipt = action === 'noted' ? '备注已保存' : `${REVIEW_NAMES[record.action as 'confirmed']}，剩${left}条`;
      toast(receipt, { label: '撤销', run: () => void undo(reload) });
      reload();
      const following = moveOn ? nextOpen(queue, place) : null;
      if (following && following.id !== link?.id) navigate(hrefOf(following));
    } catch (error) {
      notStated(error);
    }
  };
  const decide = (action: ReviewAction, moveOn: boolean): void => {
    if (!isStale) void once('pair review', () => state(action, moveOn));
  };
  const review: Review = {
    confirm: () => decide(link ? 'confirmed' : 'added', true),
    reject: () => {
      if (link) decide('rejected', true);
    },
    saveNote: () => decide('noted', false),
    previous: go(place > 0 ? queue[place - 1] : undefined),
    next: go(queue[place + 1]),
  };
  useKeys({
    y: review.confirm,
    n: review.reject,
    j: () => review.next?.(),
    k: () => review.previous?.(),
    m: () => noteField.current?.focus(),
    l: () => void copyLink(addresses.pair(from.id, to.id)),
    ...Object.fromEntries(LINK_KINDS.map((one, index) => [String(index + 1), () => setKind(one)])),
  });
  return review;
}
