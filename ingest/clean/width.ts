/** Marks below the ideographs that are set full width: ‘ ’ “ ” … — */
const WIDE_MARKS = new Set(Array.from('‘’“”…—', (mark) => mark.charCodeAt(0)));
const WIDE_FROM = Math.min(...WIDE_MARKS);
/** From here on all is full width. */
const IDEOGRAPHS = 0x2e80;

/**
 * Width of a line as printed, in full-width characters: Latin letters, digits and half-width marks count half.
 * @example displayWidth('2019年') === 3
 */
export function displayWidth(text: string): number {
  let halves = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const half = code < IDEOGRAPHS && (code < WIDE_FROM || !WIDE_MARKS.has(code));
    halves += half ? 1 : 2;
  }
  return halves / 2;
}
