import { createHash } from 'node:crypto';
import type { ZhengmaiError } from '../graph-schema/errors.ts';
import { clauseId } from '../graph-schema/ids.ts';
import { clauseSlugs } from '../graph-schema/locator.ts';
import type {
  ClauseRecord,
  DiagnosticRecord,
  DocumentRecord,
  IngestedDocument,
  Span,
} from '../graph-schema/records.ts';
import { clean } from './clean/index.ts';
import { extractCitations } from './extract/citations.ts';
import { extractDuties } from './extract/duties.ts';
import { extractMetadata } from './extract/metadata.ts';
import { assignRoles } from './extract/role.ts';
import { looksLikePolicyText } from './extract/policy-text.ts';
import { extractTargets } from './extract/targets.ts';
import { fingerprintOf } from './link/fingerprint.ts';
import { outline } from './outline/index.ts';
import { readInput } from './read/index.ts';
import { documentIdFor } from './resolve/ids.ts';
import type { CleanText, Finding, InputFile, Outline, OutlineClause, SourceText } from './types.ts';

export { linkCorpus } from './link/index.ts';
export { resolveCitations } from './resolve/documents.ts';

/** The stages of ingest, in order; what follows (resolve, link) compares documents and is no part of one file. */
export const STAGES = ['read', 'clean', 'outline', 'extract'] as const;

/** Where a text came from: SHA-256 and size of the file's bytes. */
export interface Origin {
  sha256: string;
  bytes: number;
}

/**
 * Everything in one file; an archive gives several documents.
 * @param onProblem told of files inside an archive that could not be read while others could
 * @throws ZhengmaiError UNSUPPORTED_FILE or UNREADABLE_FILE from the reader; odd text never throws
 */
export async function ingestFile(
  file: InputFile,
  onProblem?: (problem: ZhengmaiError) => void,
): Promise<IngestedDocument[]> {
  const origin = originOf(file.bytes);
  return (await readInput(file, onProblem)).map(({ name, source }) => ingestText(source, name, origin));
}

/** Everything in one text that has been read, with what links are looked for by. Never throws on odd text. */
export function ingestText(source: SourceText, name: string, origin?: Origin): IngestedDocument {
  const extracted = extractText(source, name, origin);
  return { ...extracted, document: { ...extracted.document, fingerprint: fingerprintOf(extracted.clauses) } };
}

/** The stages of one text that has been read: clean → outline → extract. Never throws on odd text. */
export function extractText(source: SourceText, name: string, origin?: Origin): IngestedDocument {
  const cleaned = clean(source);
  const structure = outline(cleaned);
  const { findings, ...metadata } = extractMetadata(cleaned, name);
  const id = documentIdFor(metadata.documentNumber, metadata.title, cleaned.text);
  const document: DocumentRecord = {
    type: 'document',
    id,
    document: metadata.documentNumber?.replace(/\s/gu, '') ?? metadata.title,
    ...metadata,
    source: { file: name, format: source.format, ...(origin ?? originOf(new TextEncoder().encode(source.text))) },
    header: structure.header,
    imprint: structure.imprint,
    textLength: cleaned.text.length,
  };
  const clauses = clauseRecords(structure, document);
  return {
    document,
    text: cleaned.text,
    clauses,
    targets: extractTargets(clauses, document),
    duties: extractDuties(clauses, document),
    citations: extractCitations(clauses, document),
    diagnostics: diagnosticRecords(document, [
      ...source.diagnostics,
      ...cleaned.findings,
      ...structure.findings,
      ...findings,
      ...oddText(cleaned),
      ...lostText(cleaned, structure),
    ]),
  };
}

function oddText({ text }: CleanText): Finding[] {
  if (looksLikePolicyText(text)) return [];
  return [{ code: 'NOT_POLICY_TEXT', message: '不像政策文件：没有编号、文种和公文用语，请确认没有导错文件' }];
}

function originOf(bytes: Uint8Array): Origin {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

function clauseRecords(structure: Outline, document: DocumentRecord): ClauseRecord[] {
  const slugs = clauseSlugs(structure.clauses.map((clause) => clause.locator));
  const roles = assignRoles(structure.clauses);
  return structure.clauses.map((clause, order) => ({
    type: 'clause',
    id: clauseId(document.id, slugs[order] ?? String(order)),
    document: document.document,
    documentId: document.id,
    role: roles[order] ?? 'measure',
    order,
    ...clause,
  }));
}

function diagnosticRecords(document: DocumentRecord, findings: (Finding & { locator?: string })[]): DiagnosticRecord[] {
  return findings.map(({ code, message, span, locator }) => ({
    type: 'diagnostic',
    document: document.document,
    clause: locator ?? null,
    code,
    message,
    span: span ?? null,
  }));
}

/**
 * The promise that no text is lost: header, imprint and the clauses' spans cover every character of the cleaned text
 * but line feeds, none twice.
 * @returns one finding for each stretch that is covered not once
 */
export function lostText(
  cleaned: Pick<CleanText, 'text'>,
  structure: Pick<Outline, 'header' | 'imprint'> & { clauses: readonly Pick<OutlineClause, 'spans'>[] },
): Finding[] {
  const spans: Span[] = [...structure.header, ...structure.imprint, ...structure.clauses.flatMap(({ spans }) => spans)];
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const findings: Finding[] = [];
  let end = 0;
  for (const [from, to] of [...spans, [cleaned.text.length, cleaned.text.length] as Span]) {
    const gap = from > end ? cleaned.text.slice(end, from).trim() : '';
    if (gap !== '') findings.push({ code: 'TEXT_LOST', message: `未归入条款：${gap.slice(0, 40)}`, span: [end, from] });
    if (from < end && to > from) {
      findings.push({ code: 'TEXT_LOST', message: '文字归入了两个条款', span: [from, Math.min(end, to)] });
    }
    end = Math.max(end, to);
  }
  return findings;
}
