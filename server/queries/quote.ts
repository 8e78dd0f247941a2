import type { Span } from '../../graph-schema/records.ts';

// ends of sentences and of ；-parts: matches "。", "；"; not "，"
const SENTENCE_END = /[。；;！？\n]/u;

/**
 * The whole sentences of a text that hold the spans, joined by ……; the beginning of the text where there are no spans.
 * @param longest characters at most, cut with …… behind
 */
export function quoteOf(text: string, spans: readonly Span[], longest = 240): string {
  const sentences = spans.map(([start, end]) => widen(text, start, end)).sort((a, b) => a[0] - b[0]);
  const merged: Span[] = [];
  for (const [start, end] of sentences) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  const quote = merged.length === 0 ? text : merged.map(([start, end]) => text.slice(start, end).trim()).join('……');
  return quote.length > longest ? `${quote.slice(0, longest)}……` : quote;
}

function widen(text: string, start: number, end: number): Span {
  let [from, to] = [start, Math.max(start, end)];
  while (from > 0 && !SENTENCE_END.test(text[from - 1] ?? '')) from--;
  while (to < text.length && !SENTENCE_END.test(text[to - 1] ?? '')) to++;
  return [from, to];
}
