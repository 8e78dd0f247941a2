import type { ClauseRecord, IngestedDocument, Span } from '../../graph-schema/records.ts';
import type { ClauseRole } from '../../graph-schema/terms.ts';
import { gramsIn, type Gram, type PlacedGram } from './grams.ts';
import { cutMeasures } from './measures.ts';

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

/** One measure of a clause. */
export interface Measure {
  span: Span;
  /** Each gram once. */
  grams: Gram[];
}

/** A clause as the linker sees it. */
export interface Unit {
  clause: ClauseRecord;
  role: RoleClass;
  /** Body, or one of the annexes: links are looked for between one part and another. */
  part: string;
  measures: Measure[];
  /** Bigrams and trigrams of all measures, each once. */
  bigrams: Gram[];
  trigrams: Gram[];
}

/** Columns of a table that do not say what is to be done. Matches "责任单位", "序号", "完成时限"; not "工作任务内容". */
const SIDE_COLUMN = /责任|牵头|单位|部门|序号|时限|期限|备注|时间|进度/u;

/** Longest text of a clause that is read; what stands behind it is not compared. */
const LONGEST_CLAUSE = 30_000;

/** The part of a document that a clause stands in: "附件2", or "" for the body. */
export function partOf(clause: Pick<ClauseRecord, 'locator'>): string {
  const first = clause.locator.split('/', 1)[0] ?? '';
  return first.startsWith('附') ? first : '';
}

function measureSpans(clause: ClauseRecord): Span[] {
  const told = clause.cells.filter((cell) => !SIDE_COLUMN.test(cell.name));
  if (clause.form === 'row' && told.length > 0)
    return told.flatMap((cell) => cutMeasures(clause.text, cell.span[0], cell.span[1]));
  return cutMeasures(clause.text, clause.label.length, Math.min(clause.text.length, LONGEST_CLAUSE));
}

function distinct(grams: Iterable<PlacedGram>): Gram[] {
  return [...new Set(Array.from(grams, ({ gram }) => gram))];
}

/** Reads one clause; null where it has no role in which it could be linked, or nothing to compare. */
export function linkUnit(clause: ClauseRecord): Unit | null {
  const role = ROLE_CLASS[clause.role];
  if (!clause.leaf || role === null) return null;
  const spans = measureSpans(clause);
  const measures = spans.map((span) => ({ span, grams: distinct(gramsIn(clause.text, span[0], span[1], 2)) }));
  if (measures.every(({ grams }) => grams.length === 0)) return null;
  return {
    clause,
    role,
    part: partOf(clause),
    measures,
    bigrams: [...new Set(measures.flatMap(({ grams }) => grams))],
    trigrams: distinct(spans.flatMap(([start, end]) => gramsIn(clause.text, start, end, 3))),
  };
}

/** All clauses of a document that can be linked, in order. */
export function linkUnits({ clauses }: Pick<IngestedDocument, 'clauses'>): Unit[] {
  return clauses.map(linkUnit).filter((unit) => unit !== null);
}
