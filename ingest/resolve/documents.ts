import type { CitationRecord, DiagnosticRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { levelRank } from '../../graph-schema/terms.ts';
import { numberName, titleNames } from '../link/titles.ts';

/** What a citation is resolved with: a document's record and citations, and its diagnostics where they are at hand. */
export interface Citing {
  readonly document: DocumentRecord;
  readonly citations: CitationRecord[];
  readonly diagnostics?: DiagnosticRecord[];
}

/** What a citation resolves to: a held document, none (open), or several between which nothing decides. */
type Resolution = { readonly kind: 'held'; readonly document: string } | { readonly kind: 'open' | 'ambiguous' };

const OPEN: Resolution = { kind: 'open' };

/** Documents by number, by whole title and what it issues, and by what stands behind 关于. */
interface Register {
  readonly numbers: ReadonlyMap<string, DocumentRecord[]>;
  readonly titles: ReadonlyMap<string, DocumentRecord[]>;
  readonly subjects: ReadonlyMap<string, DocumentRecord[]>;
}

/**
 * Names the held document that each citation means: by 文号, else by normalised title; what a document issues is itself.
 * Nothing resolves to a document of a later date. One candidate or none: two documents of one 文号 or title are told
 * apart by the other of the two, else the citation is ambiguous and stays open, with a diagnostic.
 * @returns the same documents in the same order; doing it again changes nothing
 */
export function resolveCitations<T extends Citing>(documents: readonly T[]): T[] {
  return documents.map(citationResolver(documents.map(({ document }) => document)));
}

/** As `resolveCitations`, for some of the documents that are held. */
export function citationResolver(held: readonly DocumentRecord[]): <T extends Citing>(citing: T) => T {
  const register = registerOf(held);
  return (citing) => resolveDocument(citing, register);
}

function registerOf(documents: readonly DocumentRecord[]): Register {
  const numbers = new Map<string, DocumentRecord[]>();
  const titles = new Map<string, DocumentRecord[]>();
  const subjects = new Map<string, DocumentRecord[]>();
  const add = (map: Map<string, DocumentRecord[]>, name: string, document: DocumentRecord): void => {
    const list = map.get(name);
    if (!list) map.set(name, [document]);
    else if (!list.includes(document)) list.push(document);
  };
  for (const document of documents) {
    if (document.documentNumber) add(numbers, numberName(document.documentNumber), document);
    for (const title of [document.title, document.noticeTitle ?? '']) {
      const { strong, subject } = namesOf(title);
      for (const name of strong) add(titles, name, document);
      if (subject !== null) add(subjects, subject, document);
    }
  }
  return { numbers, titles, subjects };
}

/** Names of a title: those that name it alone, and what stands behind its issuer, which another's may share. */
function namesOf(title: string): { strong: string[]; subject: string | null; issuer: string } {
  const names = titleNames(title);
  const whole = names[0] ?? '';
  const subject = names.find((name) => name.startsWith('关于')) ?? null;
  const strong = names.filter((name) => name !== subject || subject === whole);
  return { strong, subject, issuer: subject === null ? '' : whole.slice(0, whole.length - subject.length) };
}

function resolveDocument<T extends Citing>(citing: T, register: Register): T {
  const found: DiagnosticRecord[] = [];
  const told = new Set<string>();
  const citations = citing.citations.map((citation) => {
    const resolution = resolve(citation, citing.document, register);
    if (resolution.kind === 'held') return { ...citation, resolves: resolution.document };
    const name = citation.number ?? citation.title;
    if (!told.has(name)) found.push(diagnosticOf(citation, resolution.kind));
    told.add(name);
    return { ...citation, resolves: null };
  });
  if (!citing.diagnostics) return { ...citing, citations };
  const others = citing.diagnostics.filter(
    ({ code }) => code !== 'UNRESOLVED_CITATION' && code !== 'AMBIGUOUS_CITATION',
  );
  return { ...citing, citations, diagnostics: [...others, ...found] };
}

function diagnosticOf(
  { document, clause, title, number }: CitationRecord,
  kind: 'open' | 'ambiguous',
): DiagnosticRecord {
  const name = title === '' ? (number ?? '') : `《${title}》${number === null ? '' : `（${number}）`}`;
  return {
    type: 'diagnostic',
    document,
    clause,
    code: kind === 'open' ? 'UNRESOLVED_CITATION' : 'AMBIGUOUS_CITATION',
    message: kind === 'open' ? `引用的文件未入库：${name}` : `引用可能指几个文件：${name}`,
    span: null,
  };
}

function resolve(citation: CitationRecord, citing: DocumentRecord, register: Register): Resolution {
  if (citation.role === 'issue') return { kind: 'held', document: citing.document };
  const earlier = (document: DocumentRecord): boolean =>
    document.id === citing.id || document.date === null || citing.date === null || document.date <= citing.date;
  const { strong, subject, issuer } = namesOf(citation.title);
  const titled = unique(strong.flatMap((name) => register.titles.get(name) ?? [])).filter(earlier);
  if (citation.number !== null) {
    const numbered = (register.numbers.get(numberName(citation.number)) ?? []).filter(earlier);
    return oneOf(numbered.length > 1 ? numbered.filter((d) => titled.includes(d)) : numbered, numbered);
  }
  if (titled.length > 0) return oneOf(titled, titled);
  const named = subject === null ? [] : (register.subjects.get(subject) ?? []);
  return oneOf(
    named.filter((d) => earlier(d) && isIssuedBy(d, issuer, citing)),
    [],
  );
}

/**
 * Whether a title without its issuer (关于…的意见) can mean this document: the issuer that the citation prints must be
 * the document's; where it prints none, the document must not be of a lower level than the one that cites it.
 */
function isIssuedBy(document: DocumentRecord, issuer: string, citing: DocumentRecord): boolean {
  const own = namesOf(document.noticeTitle ?? document.title).issuer;
  if (issuer !== '') return own === '' || own === issuer;
  if (document.level === null || citing.level === null) return own === '';
  return levelRank(document.level) <= levelRank(citing.level);
}

/** The only candidate; ambiguous where several remain or several were told apart to none. */
function oneOf(candidates: readonly DocumentRecord[], before: readonly DocumentRecord[]): Resolution {
  const [first, second] = candidates;
  if (first && !second) return { kind: 'held', document: first.document };
  return candidates.length > 1 || before.length > 1 ? { kind: 'ambiguous' } : OPEN;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
