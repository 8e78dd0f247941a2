/**
 * Width of a line as printed, in full-width characters: Latin letters, digits and half-width marks count half.
 * @example displayWidth('2019年') === 3
 */
export function displayWidth(text: string): number {
  let halves = 0;
  for (const char of text) halves += (char.codePointAt(0) ?? 0) < 0x2e80 && !/[‘’“”…—]/u.test(char) ? 1 : 2;
  return halves / 2;
}
