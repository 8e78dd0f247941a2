import type { MatchReason, SearchEntry, SearchHit } from '../../graph-schema/search.ts';
import { numberTokens, printedNumbers } from './document-number.ts';
import { normalize, originalSpan } from './normalize.ts';
import { ownerIsNamed } from './owners.ts';
import { isHead } from './table.ts';
import type { QueryWord, Understanding } from './understand.ts';

type How = MatchReason['how'];
interface Found {
  start: number;
  end: number;
  how: How;
  /** In how many clauses the term stands; the snippet shows the rarest. */
  frequency: number;
}

/** Length of a snippet: two lines of the result list. */
const SNIPPET = 110;
const BEFORE = 36;
const BREAK = /[。；;！？\n]/u; // "。", line break; not "，"

/** Everything about a hit but its score: reasons, exact highlights in the original text, snippet. */
export function explain(
  entry: SearchEntry,
  query: Pick<Understanding, 'words' | 'phrases' | 'required'>,
  frequency: (term: string) => number,
): Pick<SearchHit, 'reasons' | 'marks' | 'snippet'> {
  const normalized = normalize(entry.text);
  const title = isHead(entry) ? normalize(`${entry.documentTitle}\n${entry.documentNumber ?? ''}`).text : '';
  const context: Context = { entry, text: normalized.text, title, frequency, found: [], reasons: [] };
  for (const phrase of query.phrases) explainPhrase(phrase, context);
  for (const word of query.words) explainWord(word, query.words, context);
  const marks = merge(context.found).map((mark) => ({
    span: originalSpan(entry.text, normalized, mark.start, mark.end),
    how: mark.how,
  }));
  const rarest = context.found.toSorted((a, b) => a.frequency - b.frequency || a.start - b.start)[0];
  const focus = rarest ? originalSpan(entry.text, normalized, rarest.start, rarest.end)[0] : 0;
  return { reasons: context.reasons, marks, snippet: snippet(entry.text, focus) };
}

interface Context {
  entry: SearchEntry;
  text: string;
  /** Title and 文号 of the document, for its first clause. */
  title: string;
  frequency: (term: string) => number;
  found: Found[];
  reasons: MatchReason[];
}

function explainPhrase(phrase: string, context: Context): void {
  if (mark(phrase, 'phrase', context)) context.reasons.push({ term: phrase, how: 'phrase' });
  else if (context.title.includes(phrase)) context.reasons.push({ term: phrase, how: 'title' });
}

function explainWord(word: QueryWord, all: readonly QueryWord[], context: Context): void {
  const reason = wordReason(word, context);
  if (reason.how === 'missing') {
    const stoodIn = all.some((other) => other !== word && other.unit === word.unit && isAlternative(other, context));
    if (stoodIn) return;
  }
  context.reasons.push(reason);
}

/** True where another alternative of the same OR stands in the text. Words of one unit without OR are not that. */
function isAlternative(word: QueryWord, { text }: Context): boolean {
  return word.alternative && text.includes(word.text);
}

function wordReason(word: QueryWord, context: Context): MatchReason {
  const [token = ''] = word.tokens;
  if (token.includes('(')) return numberReason(word.text, token, context);
  if (mark(word.text, 'word', context)) return { term: word.text, how: 'word' };
  const isAtHead = context.title.includes(word.text) || ownerIsNamed(context.entry, word.text);
  if (isAtHead) return { term: word.text, how: 'title' };
  for (const synonym of word.synonyms) {
    if (mark(synonym, 'synonym', context)) return { term: synonym, how: 'synonym', of: word.text };
  }
  const parts = word.tokens.filter((token) => token !== word.text && token.length > 1);
  const part = parts.find((token) => mark(token, 'word', context));
  return part === undefined ? { term: word.text, how: 'missing' } : { term: part, how: 'word', of: word.text };
}

/** A 文号 is found in any spelling; every spelling of it that stands in the text is marked. */
function numberReason(term: string, token: string, context: Context): MatchReason {
  const spellings = printedNumbers(context.text).filter((printed) => printed.tokens.includes(token));
  for (const { text } of spellings) mark(text, 'number', context);
  const isOwn = numberTokens(context.title).includes(token);
  return { term, how: isOwn || spellings.length > 0 ? 'number' : 'missing' };
}

/** Notes every place of the term in the text; false where there is none. */
function mark(term: string, how: How, { text, found, frequency }: Context): boolean {
  let start = text.indexOf(term);
  if (start < 0 || term === '') return false;
  const rarity = frequency(term);
  for (; start >= 0; start = text.indexOf(term, start + term.length)) {
    found.push({ start, end: start + term.length, how, frequency: rarity });
  }
  return true;
}

const RANK: Partial<Record<How, number>> = { phrase: 2, word: 1, synonym: 0 };

/** Marks in order and without overlap; touching ones of one sort become one, the stronger sort wins. */
function merge(found: readonly Found[]): Found[] {
  const merged: Found[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged[merged.length - 1];
    if (!last || next.start > last.end || (next.start === last.end && next.how !== last.how)) merged.push({ ...next });
    else {
      last.end = Math.max(last.end, next.end);
      if ((RANK[next.how] ?? 0) > (RANK[last.how] ?? 0)) last.how = next.how;
    }
  }
  return merged;
}

/** Two lines of text around a place, begun at a sentence where one is near. */
export function snippet(text: string, focus: number): { start: number; end: number } {
  if (text.length <= SNIPPET) return { start: 0, end: text.length };
  let start = Math.max(0, Math.min(focus - BEFORE, text.length - SNIPPET));
  for (let at = focus - 1; at > start && at > 0; at--) {
    if (BREAK.test(text[at]!)) {
      start = at + 1;
      break;
    }
  }
  start = onCharacter(text, start);
  return { start, end: onCharacter(text, Math.min(text.length, start + SNIPPET)) };
}

/** Moves off the middle of a surrogate pair. */
function onCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
