import type { ClauseRecord, IngestedDocument, Span } from '../../graph-schema/records.ts';
import type { ClauseRole } from '../../graph-schema/terms.ts';
import { emphasis } from './emphasis.ts';
import { eachGram } from './grams.ts';
import type { Lexicon } from './lexicon.ts';
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

/** Different grams by their numbers, each with its weight, the strongest of several. */
export interface Weighted {
  ids: number[];
  weights: number[];
}

/** A clause as the linker sees it. All grams are those of its canonical text, by their numbers in the lexicon. */
export interface Unit {
  clause: ClauseRecord;
  role: RoleClass;
  /** Spans of the measures in the clause's own text. */
  spans: Span[];
  /** Bigrams of each measure, in the order of `spans`, and of each phrase of any measure. */
  measures: Weighted[];
  phrases: Weighted[];
  /** Different bigrams of the heading, and of all measures. */
  heading: number[];
  bigrams: number[];
  /** Trigrams of all measures with rarity times emphasis. */
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

/** Reads the grams of a clause into a lexicon. */
class GramReader {
  readonly #lexicon: Lexicon;
  readonly #text: string;
  readonly #emphasis: Float32Array;

  constructor(lexicon: Lexicon, text: string) {
    this.#lexicon = lexicon;
    this.#text = text;
    this.#emphasis = emphasis(text);
  }

  /** The grams of some stretches with their emphasis. */
  weighted(spans: readonly Span[], length: 2 | 3): Weighted {
    const found: Weighted = { ids: [], weights: [] };
    const placeOf = this.#lexicon.list();
    for (const span of spans)
      eachGram(this.#text, span, length, (gram, start, end) => {
        const weight = Math.min(this.#emphasis[start] ?? 1, this.#emphasis[end - 1] ?? 1);
        const id = this.#lexicon.idOf(gram);
        const place = placeOf(id);
        if (place < 0) {
          found.ids.push(id);
          found.weights.push(weight);
        } else if (weight > found.weights[place]!) found.weights[place] = weight;
      });
    return found;
  }

  trigrams(spans: readonly Span[]): Weighted {
    const { ids, weights } = this.weighted(spans, 3);
    return { ids, weights: weights.map((weight, place) => weight * this.#lexicon.rarities[ids[place]!]!) };
  }

  /** Each gram of several lists once. */
  union(lists: readonly Weighted[]): number[] {
    const placeOf = this.#lexicon.list();
    return lists.flatMap(({ ids }) => ids.filter((id) => placeOf(id) < 0));
  }
}

function headingSpan({ place }: CanonicalText, { label, bodyStart, title }: ClauseRecord): Span[] {
  return title === '' ? [] : [[place(label.length), place(bodyStart)]];
}

/**
 * Reads one clause; null where it has no role in which it could be linked, or nothing to compare.
 * @param lexicon takes the grams in
 */
export function linkUnit(clause: ClauseRecord, lexicon: Lexicon): Unit | null {
  const role = ROLE_CLASS[clause.role];
  if (!clause.leaf || role === null || clause.form === 'notice') return null;
  const spans = measureSpans(clause);
  const canonical = canonicalText(clause.text);
  const { text, place } = canonical;
  const reader = new GramReader(lexicon, text);
  const placed = spans.map(([start, end]): Span => [place(start), place(end)]);
  const measures = placed.map((span) => reader.weighted([span], 2));
  const bigrams = reader.union(measures);
  if (bigrams.length === 0) return null;
  const phrases = placed.flatMap((span) => cutPhrases(text, span));
  return {
    clause,
    role,
    spans,
    measures,
    phrases: phrases.map((span) => reader.weighted([span], 2)),
    heading: reader.weighted(headingSpan(canonical, clause), 2).ids,
    bigrams,
    trigrams: reader.trigrams(placed),
  };
}

/** All clauses of a document that can be linked, in order. */
export function linkUnits({ clauses }: Pick<IngestedDocument, 'clauses'>, lexicon: Lexicon): Unit[] {
  return clauses.map((clause) => linkUnit(clause, lexicon)).filter((unit) => unit !== null);
}
