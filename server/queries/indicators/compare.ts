import type { DocumentSummary } from '../../../graph-schema/api.ts';
import type { IndicatorComparison, TargetCell } from '../../../graph-schema/api-table.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { levelRank, type Verdict } from '../../../graph-schema/terms.ts';
import { compareTargets } from '../../../ingest/link/targets.ts';

/** Verdicts from the one to look at first. */
const GRAVITY: readonly Verdict[] = [
  'lowered',
  'no-value',
  'no-deadline',
  'different-basis',
  'raised',
  'share',
  'value-added',
  'deadline-added',
  'same',
];

type Ranked = Pick<DocumentSummary, 'id' | 'date' | 'level' | 'region'>;

/** True where an indicator of `upper` can bind `lower`: not later, and of a higher level or the same region. */
function precedes(upper: Ranked, lower: Ranked): boolean {
  if (upper.id === lower.id || (upper.date ?? '') > (lower.date ?? '9')) return false;
  if (upper.region !== null && upper.region === lower.region) return true;
  return upper.level !== null && lower.level !== null && levelRank(upper.level) < levelRank(lower.level);
}

/** The target that stands for a document: with a number, with a deadline, the first in print. */
export function mainTarget(targets: readonly TargetRecord[]): TargetRecord | null {
  const worth = ({ value, deadline }: TargetRecord): number => (value === null ? 0 : 2) + (deadline === null ? 0 : 1);
  return targets.reduce<TargetRecord | null>((best, one) => (best && worth(best) >= worth(one) ? best : one), null);
}

/**
 * What became of an indicator in each document, measured against the nearest one above or before it: `up` where that
 * has the indicator, else the latest that gives a number, else the latest that names it.
 */
export function compareIndicator(
  documents: readonly Ranked[],
  cells: readonly TargetCell[],
  up: string | null,
): IndicatorComparison[] {
  const all = documents.map((document, index) => ({ document, main: mainOf(cells[index]!), cell: cells[index]! }));
  const comparisons = all.flatMap((lower) => {
    const before = all.filter(({ document, cell }) => precedes(document, lower.document) && isNamed(cell));
    const isUp = ({ document }: (typeof all)[number]): boolean => document.id === up;
    const upper = before.find((one) => isUp(one) && one.main) ?? before.findLast(({ main }) => main) ?? before.at(-1);
    if (!upper || !isNamed(lower.cell)) return [];
    const compared = verdictOn(lower, upper);
    return compared ? [{ ...compared, document: lower.document.id, against: upper.document.id }] : [];
  });
  return comparisons.sort((a, b) => GRAVITY.indexOf(a.verdict) - GRAVITY.indexOf(b.verdict));
}

function mainOf({ targets, main }: TargetCell): TargetRecord | null {
  return targets.find(({ id }) => id === main) ?? null;
}

function isNamed({ targets, mentions }: TargetCell): boolean {
  return targets.length + mentions.length > 0;
}

interface Side {
  document: Ranked;
  main: TargetRecord | null;
}

function verdictOn(
  lower: Side,
  upper: Side,
): Pick<IndicatorComparison, 'verdict' | 'note' | 'from' | 'to'> | undefined {
  const ends = { from: lower.main?.id ?? null, to: upper.main?.id ?? null };
  if (lower.main && upper.main) {
    const shares = lower.document.region !== upper.document.region;
    return { ...ends, ...compareTargets(...asCommitments(lower.main, upper.main), shares) };
  }
  if (upper.main) return { ...ends, verdict: 'no-value', note: '' };
  return lower.main ? { ...ends, verdict: 'value-added', note: '' } : undefined;
}

/** 全部达到 and 到2025年达到 say the same: where one has no number and the other none in print, the deadlines decide. */
function asCommitments(lower: TargetRecord, upper: TargetRecord): [TargetRecord, TargetRecord] {
  const inWords = ({ value, text }: TargetRecord): boolean => value === 100 && !/\d\s*[%％]/u.test(text); // not "100%"
  if (lower.value === null && inWords(upper)) return [lower, { ...upper, value: null }];
  if (upper.value === null && inWords(lower)) return [{ ...lower, value: null }, upper];
  return [lower, upper];
}
