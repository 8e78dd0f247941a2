import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { LEVEL_NAMES, REASON_NAMES } from '../../../graph-schema/names.ts';
import type { Level } from '../../../graph-schema/terms.ts';
import { findWords, type TextMark } from '../../parts/highlight.tsx';

/** One reason why a clause was found, as it is printed beside the hit. */
export interface ReasonWords {
  /** "标题", "文号", "同义词", "缺" or "". */
  before: string;
  term: string;
  missing: boolean;
}

/** Reasons in words: 命中 双师型, 同义词 占比 ≈ 比例, 缺 占比. Said once each. */
export function reasonWords(reasons: SearchHitView['reasons']): ReasonWords[] {
  const seen = new Set<string>();
  return reasons.flatMap((reason) => {
    const term = reason.of && reason.of !== reason.term ? `${reason.of} ≈ ${reason.term}` : reason.term;
    const before = (REASON_NAMES as Record<string, string>)[reason.how] ?? '';
    if (seen.has(before + term)) return [];
    seen.add(before + term);
    return [{ before, term, missing: reason.how === 'missing' }];
  });
}

/**
 * A hit's snippet without what stands beside it anyway: the number of a table row before it, its bodies behind it.
 * Marks move along.
 */
export function tidySnippet(hit: Pick<SearchHitView, 'snippet' | 'marks' | 'lead' | 'cutBefore' | 'cutAfter'>): {
  text: string;
  marks: TextMark[];
  cutBefore: boolean;
  cutAfter: boolean;
} {
  const start = /^\d{1,3}\n/u.exec(hit.snippet)?.[0].length ?? 0; // "21\n支持"; not "21个"
  const last = hit.snippet.lastIndexOf('\n');
  const isDuty = hit.lead !== null && last > start && hit.snippet.startsWith(hit.lead, last + 1);
  const end = isDuty ? last : hit.snippet.length;
  const marks = hit.marks
    .filter(({ span }) => span[0] >= start && span[1] <= end)
    .map(({ span, how }) => ({ span: [span[0] - start, span[1] - start] as const, how }));
  const text = hit.snippet.slice(start, end);
  return { text, marks, cutBefore: hit.cutBefore && start === 0, cutAfter: hit.cutAfter && !isDuty };
}

const LONGEST_INDICATOR = 10;

/** A target's words as a hit has room for them: the end of its indicator's name, and its value. */
export function targetGist(words: string): { indicator: string; value: string } {
  const at = words.lastIndexOf(' ');
  const [indicator, value] = at < 0 ? ['', words] : [words.slice(0, at), words.slice(at + 1)];
  const cut = indicator.length > LONGEST_INDICATOR ? `…${indicator.slice(-LONGEST_INDICATOR + 1)}` : indicator;
  return { indicator: cut, value: value.length > 20 ? `${value.slice(0, 19)}…` : value };
}

/** Everything to be marked in a whole clause text: words and phrases of the query, and synonyms as such. */
export function marksIn(text: string, understood: SearchResponse['understood']): TextMark[] {
  const words = [...understood.phrases, ...understood.words];
  const synonyms = Object.values(understood.synonyms).flat();
  return [...findWords(text, words), ...findWords(text, synonyms, 'synonym')];
}

/** Facet values as users call them. */
export function facetLabel(facet: string, value: string): string {
  if (facet === 'level') return LEVEL_NAMES[value as Level] ?? value;
  if (value === '') return '未写';
  return value;
}
