import type { DraftContent, Finding } from '../../../graph-schema/draft.ts';
import { hash36 } from '../../../graph-schema/locator.ts';
import type { ClauseRecord, Span } from '../../../graph-schema/records.ts';
import type { Spotted } from './types.ts';

/** Where a place in a clause is for whoever reads the findings. */
export type Placer = (clause: ClauseRecord, span: Span | null) => Pick<Finding, 'block' | 'place' | 'span'>;

const BY_PLACE = (a: Spotted, b: Spotted): number =>
  (a.clause?.order ?? Infinity) - (b.clause?.order ?? Infinity) || (a.span?.[0] ?? -1) - (b.span?.[0] ?? -1) || 0;

/**
 * Findings in the order of the text, each once. A finding's key is made of its rule, its words and what it is about, and
 * of its block where the text has blocks, so that it is the same after edits elsewhere; equal ones are counted.
 */
export function findingsOf(
  spotted: readonly Spotted[],
  place: Placer,
  dismissed: DraftContent['dismissed'],
): Finding[] {
  const counts = new Map<string, number>();
  const set = new Set(dismissed.map(({ finding }) => finding));
  const stable = (clause: ClauseRecord | null): string =>
    clause === null ? '' : clause.documentId === 'draft' ? clause.id : clause.title;
  return [...spotted].sort(compare).map((one) => {
    const at = one.clause ? place(one.clause, one.span) : { block: null, place: '', span: null };
    const name = `${one.rule}-${hash36([stable(one.clause), one.text, one.about ?? ''].join('\n'))}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const key = count === 1 ? name : `${name}-${count}`;
    return {
      key,
      rule: one.rule,
      weight: one.weight,
      ...at,
      text: one.text,
      message: one.message,
      evidence: one.evidence ?? [],
      repair: repairOf(one, place),
      dismissed: set.has(key),
    };
  });
}

function compare(a: Spotted, b: Spotted): number {
  const order = BY_PLACE(a, b);
  return Number.isNaN(order) ? 0 : order;
}

/** A repair only where it can be applied: its words must stand in the text of the block. */
function repairOf({ clause, span, repair }: Spotted, place: Placer): Finding['repair'] {
  const at = repair?.span ?? span;
  if (!repair || !clause || !at) return null;
  const { span: applied } = place(clause, at);
  return applied && { label: repair.label, span: applied, text: repair.text };
}
