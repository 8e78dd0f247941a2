import type { ClauseRecord, IngestedDocument, Span } from '../../graph-schema/records.ts';
import type { ClauseRole } from '../../graph-schema/terms.ts';
import { rarity } from './background.ts';
import { emphasis } from './emphasis.ts';
import { gramsIn, type Gram } from './grams.ts';
import { cutMeasures, cutPhrases } from './measures.ts';
import { canonicalText, type CanonicalText } from './vocabulary.ts';

/** Clauses of one class are comparable; background is in none. */
export type RoleClass = 'purpose' | 'principle' | 'operative';

const ROLE_CLASS: Record<ClauseRole, RoleClass | null> = {
  purpose: 'purpose',
  background: null,
  principle: 'principle',
  goal: 'operative',
  measure: 'operative',
  safeguard: 'operative',
  procedure: null,
};

/** Grams with their emphasis, the strongest of several. */
export type Weighted = Map<Gram, number>;

/** A clause as the linker sees it. All grams are those of its canonical text. */
export interface Unit {
  clause: ClauseRecord;
  role: RoleClass;
  /** Spans of the measures in the clause's own text. */
  spans: Span[];
  /** Bigrams of each measure, in the order of `spans`, and of each phrase of any measure. */
  measures: Weighted[];
  phrases: Weighted[];
  /** Bigrams of the heading. */
  heading: Set<Gram>;
  /** Bigrams of all measures with their rarity; trigrams with rarity times emphasis. */
  bigrams: Map<Gram, number>;
  trigrams: Weighted;
}

/** Columns of a table that do not say what is to be done. Matches "责任单位", "序号", "完成时限"; not "工作任务内容". */
const SIDE_COLUMN = /责任|牵头|单位|部门|序号|时限|期限|备注|时间|进度/u;

/** Longest text of a clause that is read; what stands behind it is not compared. */
const LONGEST_CLAUSE = 30_000;

function measureSpans(clause: ClauseRecord): Span[] {
  const told = clause.cells.filter((cell) => !SIDE_COLUMN.test(cell.name));
  if (clause.form === 'row' && told.length > 0)
    return told.flatMap((cell) => cutMeasures(clause.text, cell.span[0], cell.span[1]));
  return cutMeasures(clause.text, clause.label.length, Math.min(clause.text.length, LONGEST_CLAUSE));
}

function weighted(text: string, weights: Float32Array, spans: readonly Span[], length: 2 | 3): Weighted {
  const grams: Weighted = new Map();
  for (const [from, to] of spans)
    for (const { gram, start, end } of gramsIn(text, from, to, length)) {
      const weight = Math.min(weights[start] ?? 1, weights[end - 1] ?? 1);
      if (weight > (grams.get(gram) ?? 0)) grams.set(gram, weight);
    }
  return grams;
}

function headingGrams({ text, place }: CanonicalText, clause: ClauseRecord): Set<Gram> {
  if (clause.title === '') return new Set();
  const [start, end] = [place(clause.label.length), place(clause.bodyStart)];
  return new Set(gramsIn(text, start, end, 2).map(({ gram }) => gram));
}

/** Reads one clause; null where it has no role in which it could be linked, or nothing to compare. */
export function linkUnit(clause: ClauseRecord): Unit | null {
  const role = ROLE_CLASS[clause.role];
  if (!clause.leaf || role === null || clause.form === 'notice') return null;
  const spans = measureSpans(clause);
  const canonical = canonicalText(clause.text);
  const { text, place } = canonical;
  const weights = emphasis(text);
  const placed = spans.map(([start, end]): Span => [place(start), place(end)]);
  const measures = placed.map((span) => weighted(text, weights, [span], 2));
  const bigrams = new Map(
    measures.flatMap((grams) => Array.from(grams.keys(), (gram) => [gram, rarity(gram)] as const)),
  );
  if (bigrams.size === 0) return null;
  const trigrams = weighted(text, weights, placed, 3);
  for (const [gram, weight] of trigrams) trigrams.set(gram, weight * rarity(gram));
  return {
    clause,
    role,
    spans,
    measures,
    phrases: placed.flatMap((span) => cutPhrases(text, span)).map((span) => weighted(text, weights, [span], 2)),
    heading: headingGrams(canonical, clause),
    bigrams,
    trigrams,
  };
}

/** All clauses of a document that can be linked, in order. */
export function linkUnits({ clauses }: Pick<IngestedDocument, 'clauses'>): Unit[] {
  return clauses.map(linkUnit).filter((unit) => unit !== null);
}
