import type { Context, DiagnosticsResponse } from '../../graph-schema/api.ts';
import { DOUBT_CODES } from '../../graph-schema/diagnostics.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ClauseRecord, DiagnosticRecord } from '../../graph-schema/records.ts';
import type { GraphStore, Json } from '../../graph-schema/store.ts';
import { diagnosticOf, readClauses, readText } from '../load/read.ts';

export interface DiagnosticsAsked {
  limit: number;
  offset: number;
  document?: string | undefined;
  doubts?: 'true' | 'false' | undefined;
}

/** Diagnostics of all documents or of one, in the order of documents and places, each with the text that it is about. */
export async function diagnostics(
  store: GraphStore,
  { limit, offset, document, doubts }: DiagnosticsAsked,
): Promise<DiagnosticsResponse> {
  const where: Record<string, Json> = {
    ...(document === undefined ? {} : { documentId: document }),
    ...(doubts === 'true' ? { code: DOUBT_CODES } : {}),
  };
  const rows = await store.find('Diagnostic', where, { limit, offset });
  const texts = await textsOf(store, new Set(rows.map((row) => String(row.props['documentId']))));
  return {
    total: await store.count('Diagnostic', where),
    diagnostics: rows.map((row) => {
      const record = diagnosticOf(row);
      const documentId = String(row.props['documentId']);
      const { text = '', clauses } = texts.get(documentId) ?? {};
      const clause = record.clause === null ? undefined : clauses?.get(record.clause);
      return { ...record, documentId, clauseId: clause?.id ?? null, context: contextOf(record, text, clause) };
    }),
  };
}

interface Texts {
  text: string;
  /** Clauses by locator. */
  clauses: Map<string, ClauseRecord>;
}

async function textsOf(store: GraphStore, documents: ReadonlySet<DocumentId>): Promise<Map<DocumentId, Texts>> {
  const read = async (id: DocumentId): Promise<[DocumentId, Texts]> => {
    const [stored, text] = await Promise.all([readClauses(store, id), readText(store, id)]);
    return [id, { text, clauses: new Map(stored.map(({ clause }) => [clause.locator, clause])) }];
  };
  return new Map(await Promise.all(Array.from(documents, read)));
}

/** Characters shown before and behind the place, and of the place itself. */
const AROUND = 30;
const MOST = 120;

/**
 * The text that a diagnostic is about: its place with some words around it, else the beginning of its clause. Line
 * breaks are blanks. Null where it names neither, or a place that is not in the text.
 */
export function contextOf(
  { span }: Pick<DiagnosticRecord, 'span'>,
  text: string,
  clause: Pick<ClauseRecord, 'text'> | undefined,
): Context | null {
  if (span !== null && span[0] < Math.min(span[1], text.length)) return around(text, span);
  if (!clause) return null;
  const whole = inOneLine(clause.text.trim());
  return { text: whole.slice(0, MOST), span: null, cutBefore: false, cutAfter: whole.length > MOST };
}

function around(text: string, [start, end]: readonly [number, number]): Context {
  const stop = Math.min(end, start + MOST, text.length);
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, stop + (stop < end ? 0 : AROUND));
  const before = inOneLine(text.slice(from, start)).trimStart();
  const place = inOneLine(text.slice(start, stop));
  const behind = inOneLine(text.slice(stop, to)).trimEnd();
  return {
    text: before + place + behind,
    span: [before.length, before.length + place.length],
    cutBefore: from > 0,
    cutAfter: to < text.length,
  };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' '); // "一、\n（一）" → "一、 （一）"
}
