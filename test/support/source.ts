import { splitLines } from '../../ingest/read/txt.ts';
import type { SourceText } from '../../ingest/types.ts';

/** A source as the plain text reader gives it. */
export function textSource(text: string): SourceText {
  return { format: 'txt', encoding: 'utf-8', text, lines: splitLines(text), metadata: {}, diagnostics: [] };
}
