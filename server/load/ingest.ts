import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IngestEvent } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { DocumentRecord, IngestedDocument } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { DocumentExtras } from './document-graph.ts';
import { findFiles } from './files.ts';
import { whileWaiting, type SideWork } from './meanwhile.ts';
import { heldOf } from './read.ts';
import { pendingDocuments } from './pending.ts';
import { relink } from './relink.ts';
import { saveDocument } from './save.ts';
import { thisThread, type FileContent, type Workshop } from './workshop.ts';

/** An input: its name in records, its path for messages, and how to get its bytes. */
export interface Input {
  name: string;
  path: string;
  read: () => Uint8Array | Promise<Uint8Array>;
}

export interface IngestOptions {
  /** Told of each file as it goes on, and of the linking at the end. */
  onEvent?: (event: IngestEvent) => void;
  /** Told at the end which documents are different now, so that search keeps in step. */
  changed?: (ids: Iterable<DocumentId>) => Promise<void>;
  /** Read files again that are in the store as they are (after an update of the program). */
  again?: boolean;
  /** Take in texts that do not look like policy documents. */
  any?: boolean;
  /** Other work on what comes in, done while this thread would wait for others. */
  meanwhile?: SideWork | undefined;
  /** Where files are read and documents linked; in this thread where absent. */
  workshop?: Workshop;
}

/** What became of one input. */
export interface FileOutcome {
  file: string;
  state: 'done' | 'duplicate' | 'failed';
  documents: DocumentId[];
  code: string | null;
  message: string;
}

export interface IngestReport {
  files: FileOutcome[];
  /** Documents that were added or replaced. */
  changed: DocumentId[];
  /** Documents whose links or citations are different now, besides those. */
  touched: DocumentId[];
}

/** Reads files and folders into the store; see `ingestInputs`. A path that does not exist is one failed file. */
export async function ingestPaths(
  paths: readonly string[],
  store: GraphStore,
  options: IngestOptions = {},
): Promise<IngestReport> {
  const { files, missing } = findFiles(paths);
  const absent: Input[] = missing.map(({ path, message }) => ({
    name: path,
    path,
    read: () => {
      throw new ZhengmaiError('FILE_NOT_FOUND', message, { path });
    },
  }));
  const inputs = files.map(({ name, path }): Input => ({ name, path, read: () => readBytes(path) }));
  return ingestInputs([...absent, ...inputs], store, options);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'EACCES' ? '没有读取权限' : (error as Error).message;
    throw new ZhengmaiError('UNREADABLE_FILE', `读不了 ${path}：${reason}。改正权限或换一份文件。`, { path });
  }
}

/**
 * Reads inputs into the store, one transaction per document, then compares new documents with the rest. A file that is
 * held already changes nothing. An input that cannot be read fails by itself; the others go in.
 */
export async function ingestInputs(
  inputs: readonly Input[],
  store: GraphStore,
  options: IngestOptions = {},
): Promise<IngestReport> {
  const known = options.again ? new Map<string, DocumentId[]>() : await knownFiles(store);
  const report: IngestReport = { files: [], changed: [], touched: [] };
  const emit = options.onEvent ?? (() => undefined);
  for (const { path } of inputs) emit(event(path, 'queued'));
  const { workshop = thisThread, meanwhile } = options;
  for (const { input, opening } of ahead(inputs, (input) => openInput(input, known, workshop), workshop.ahead)) {
    const opened = await whileWaiting(opening, meanwhile);
    emit(event(input.path, 'running', { stage: 'read' }));
    const { outcome, inside, clauses } = await takeIn(input, opened, store, options);
    if (outcome.state === 'done') report.changed.push(...outcome.documents);
    report.files.push(outcome);
    const { state, code, message, documents } = outcome;
    emit(event(input.path, state, { code, message, documentId: documents[0] ?? null, clauses }));
    for (const part of inside) emit(event(part.file, 'failed', { code: part.code, message: part.message }));
    report.files.push(...inside);
  }
  if ((await pendingDocuments(store)).length > 0) {
    emit(event('', 'running', { stage: 'link' }));
    report.touched = [...(await whileWaiting(relink(store, workshop), meanwhile))].sort();
    await options.changed?.([...report.changed, ...report.touched]);
    emit(event('', 'done', { stage: 'link' }));
  }
  return report;
}

function event(file: string, state: IngestEvent['state'], more: Partial<IngestEvent> = {}): IngestEvent {
  return { file, state, stage: null, documentId: null, clauses: 0, diagnostics: [], code: null, message: '', ...more };
}

async function clauseCount(store: GraphStore, ids: readonly DocumentId[]): Promise<number> {
  return (await store.nodes(ids)).reduce((sum, row) => sum + heldOf(row).extras.counts.clauses, 0);
}

function fileKey(file: string, sha256: string): string {
  return `${sha256} ${file}`;
}

/**
 * Documents by the hash of their file. A superseded version is known only under its own file name: the same name with
 * those bytes is a return to it, another name is an old copy.
 */
async function knownFiles(store: GraphStore): Promise<Map<string, DocumentId[]>> {
  const known = new Map<string, DocumentId[]>();
  const add = (key: string, id: DocumentId): void => void known.set(key, [...(known.get(key) ?? []), id]);
  for (const row of await store.find('Document', { held: true })) {
    const { source, copies } = row.props as unknown as Pick<DocumentRecord, 'source'> & Pick<DocumentExtras, 'copies'>;
    add(source.sha256, row.id);
    for (const copy of copies) if (copy.file !== source.file) add(fileKey(copy.file, copy.sha256), row.id);
  }
  return known;
}

/** An input that was read, or that is held already, or why it cannot be read. */
type Opened = { held: DocumentId[] } | { bytes: Uint8Array; content: FileContent } | { error: ZhengmaiError };

async function openInput(
  { name, path, read }: Input,
  known: ReadonlyMap<string, DocumentId[]>,
  workshop: Workshop,
): Promise<Opened> {
  try {
    const bytes = await read();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const held = known.get(sha256) ?? known.get(fileKey(name, sha256));
    return held ? { held } : { bytes, content: await workshop.read({ name: path, bytes }) };
  } catch (error) {
    if (!(error instanceof ZhengmaiError)) throw error;
    return { error };
  }
}

/** Opens inputs some places ahead of the one that is handed out; they come in their order, maybe not open yet. */
function* ahead(
  inputs: readonly Input[],
  open: (input: Input) => Promise<Opened>,
  places: number,
): Generator<{ input: Input; opening: Promise<Opened> }> {
  const opening: Promise<Opened>[] = [];
  let begun = 0;
  for (const [at, input] of inputs.entries()) {
    while (begun < Math.min(inputs.length, at + 1 + places)) {
      const next = open(inputs[begun++]!);
      next.catch(() => undefined); // thrown in its turn
      opening.push(next);
    }
    yield { input, opening: opening.shift()! };
  }
}

/** Stores what an input holds; `inside` are files of an archive that could not be read while others could. */
async function takeIn(
  { name, path }: Input,
  opened: Opened,
  store: GraphStore,
  { any = false, meanwhile }: IngestOptions,
): Promise<{ outcome: FileOutcome; inside: FileOutcome[]; clauses: number }> {
  if ('error' in opened) return { outcome: failure(path, opened.error), inside: [], clauses: 0 };
  if ('held' in opened) {
    const clauses = await clauseCount(store, opened.held);
    return { outcome: duplicate(path, opened.held, '已在库中，没有变化'), inside: [], clauses };
  }
  const { bytes, content } = opened;
  const inside = content.problems.map((problem) => failure(nameOf(problem) ?? path, problem));
  const documents: DocumentId[] = [];
  let changed = false;
  try {
    for (const ingested of content.documents) {
      if (!any) requirePolicyText(ingested, path);
      const { source } = ingested.document;
      source.file = source.file.replace(path, name); // the record does not depend on where the file lay
      const { id, outcome, document } = await saveDocument(store, ingested, bytes);
      documents.push(id);
      if (outcome === 'copy') continue;
      changed = true;
      meanwhile?.stored(document);
    }
  } catch (error) {
    if (!(error instanceof ZhengmaiError)) throw error;
    return { outcome: failure(path, error), inside, clauses: 0 };
  }
  const clauses = content.documents.reduce((sum, ingested) => sum + ingested.clauses.length, 0);
  if (!changed) return { outcome: duplicate(path, documents, '文字与库中文件相同'), inside, clauses };
  return { outcome: { file: path, state: 'done', documents, code: null, message: '' }, inside, clauses };
}

function duplicate(file: string, documents: DocumentId[], message: string): FileOutcome {
  return { file, state: 'duplicate', documents, code: null, message };
}

function failure(file: string, { code, message }: ZhengmaiError): FileOutcome {
  return { file, state: 'failed', documents: [], code, message };
}

/** The file that an error is about, where it says so. */
function nameOf({ detail }: ZhengmaiError): string | undefined {
  const name = detail?.['file'];
  return typeof name === 'string' ? name : undefined;
}

/** Refuses what the pipeline takes for no policy document and what has nothing of one either: a wrong file, not an odd one. */
function requirePolicyText({ document, diagnostics }: IngestedDocument, path: string): void {
  const { documentNumber, documentType, issuers } = document;
  if (documentNumber !== null || documentType !== null || issuers.length > 0) return;
  if (!diagnostics.some(({ code }) => code === 'NOT_POLICY_TEXT')) return;
  // a scanned file has no text that could be taken for anything
  const scanned = diagnostics.find(({ code }) => code === 'NO_TEXT_LAYER');
  if (scanned) throw new ZhengmaiError('UNREADABLE_FILE', `${path} ${scanned.message}，没有入库。`, { file: path });
  throw new ZhengmaiError(
    'NOT_POLICY_TEXT',
    `${path} 不像政策文件：没有文号、文种、发文机关和公文用语，没有入库。检查是否选错了文件；确要入库，用命令行加 --any。`,
    { path },
  );
}
