import { z } from 'zod';
import { loadData } from '../data.ts';

const symbolsFile = z.record(z.string(), z.record(z.string(), z.string()));
let loaded: z.infer<typeof symbolsFile> | undefined;

/** Characters of symbol fonts as Unicode: 0xF0FC of Wingdings is √; characters outside these fonts stay. */
export function symbolText(font: string, text: string): string {
  loaded ??= loadData('symbols', symbolsFile);
  const table = loaded[font.toLowerCase().replace(/\s+/gu, '')];
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const inSymbolFont = code >= 0xf000 && code <= 0xf0ff;
    if (!table && !inSymbolFont) return char;
    const key = (code & 0xff).toString(16).toUpperCase().padStart(2, '0');
    return table?.[key] ?? (inSymbolFont ? '•' : char);
  }).join('');
}
