import { z } from 'zod';
import { loadData } from '../data.ts';

const symbolsFile = z.record(z.string(), z.record(z.string(), z.string()));
let loaded: z.infer<typeof symbolsFile> | undefined;

function table(name: string): Record<string, string> | undefined {
  loaded ??= loadData('symbols', symbolsFile);
  return loaded[name];
}

/** Characters of symbol fonts as Unicode: 0xF0FC of Wingdings is √; characters outside these fonts stay. */
export function symbolText(font: string, text: string): string {
  const symbols = table(font.toLowerCase().replace(/\s+/gu, ''));
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const inSymbolFont = code >= 0xf000 && code <= 0xf0ff;
    if (!symbols && !inSymbolFont) return char;
    const key = (code & 0xff).toString(16).toUpperCase().padStart(2, '0');
    return symbols?.[key] ?? (inSymbolFont ? '•' : char);
  }).join('');
}

// "⽔", "⺠": radicals, which fonts of PDF files give in place of the characters 水 and 民
const RADICAL = /[\u2E80-\u2EF3\u2F00-\u2FD5]/gu;

/** Radicals as the characters that they look like; length and all other characters stay. */
export function withoutRadicals(text: string): string {
  return text.replace(RADICAL, (char) => table('radicals')?.[char] ?? char.normalize('NFKC'));
}
