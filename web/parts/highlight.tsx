import type { ComponentChildren } from 'preact';

/** A stretch of text to be marked. Spans may overlap or be out of order. */
export interface TextMark {
  span: readonly [number, number];
  how?: string;
}

export interface Piece {
  text: string;
  mark: TextMark | null;
}

/** Cuts a text at its marks; where marks overlap the earlier, then the longer one wins. Nothing is lost. */
export function cutAtMarks(text: string, marks: readonly TextMark[]): Piece[] {
  const inOrder = [...marks].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of inOrder) {
    const start = Math.max(mark.span[0], at);
    const end = Math.min(mark.span[1], text.length);
    if (end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null });
    pieces.push({ text: text.slice(start, end), mark });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}

/** Text with its marks; synonyms are underlined instead of filled. The text is never read as HTML. */
export function Marked({ text, marks }: { text: string; marks: readonly TextMark[] }) {
  return (
    <>
      {cutAtMarks(text, marks).map((piece, index): ComponentChildren =>
        piece.mark ? (
          <mark key={index} class={piece.mark.how === 'synonym' ? 'is-synonym' : undefined}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

/** Marks for every occurrence of these words, longest first. Matching ignores letter case and full or half width. */
export function findWords(text: string, words: readonly string[], how?: string): TextMark[] {
  const flat = foldWidth(text);
  const found: TextMark[] = [];
  for (const word of [...new Set(words)].map(foldWidth).sort((a, b) => b.length - a.length)) {
    if (word === '') continue;
    for (let at = flat.indexOf(word); at >= 0; at = flat.indexOf(word, at + word.length)) {
      found.push({ span: [at, at + word.length], ...(how ? { how } : {}) });
    }
  }
  return found;
}

/** Lower case and half width, one code unit for one code unit, so that offsets stay right. */
export function foldWidth(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (text[i] ?? '');
    const lower = half.toLowerCase();
    folded += lower.length === 1 ? lower : half;
  }
  return folded;
}
