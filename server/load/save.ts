import type { DocumentId } from '../../graph-schema/ids.ts';
import type { DiagnosticRecord, IngestedDocument } from '../../graph-schema/records.ts';
import type { Changes, GraphStore, Json } from '../../graph-schema/store.ts';
import { counterpartEdges } from './agencies.ts';
import { citationGraph } from './citations.ts';
import { corrected, readCorrection } from './corrections.ts';
import { documentGraph, hashText, type KnownBefore, type KnownCopy } from './document-graph.ts';
import { distinctId, sameDocument, withId } from './identity.ts';
import { originalKey, textKey } from './keys.ts';
import { movedClauses, type Moved } from './moved.ts';
import { dropOrphans, looseEnds } from './orphans.ts';
import { pendingNode } from './pending.ts';
import { heldDocument, readClauses, type HeldDocument } from './read.ts';
import { staleNodes } from './stale.ts';

export interface Saved {
  id: DocumentId;
  /** added: new; replaced: a new version of a held document; copy: the same text from another file, nothing changed. */
  outcome: 'added' | 'replaced' | 'copy';
  /** As it is stored: under the id that it got, with corrections by hand. */
  document: IngestedDocument;
}

/**
 * Stores a document in one transaction: its graph, its text, the original file, a mark that it waits to be linked.
 * A held document with the same id is replaced where it is the same document in another version, and kept beside this
 * one, which then gets an id of its own, where it is another document (two documents printed with one 文号).
 * Decisions of reviewers and corrections by hand stay.
 * @param original bytes of the file that the document was read from
 */
export async function saveDocument(
  store: GraphStore,
  ingested: IngestedDocument,
  original?: Uint8Array,
): Promise<Saved> {
  const { id, held } = await placeFor(store, ingested);
  const copies = distinct([...(held?.extras.copies ?? []), copyOf(ingested)]);
  if (held && isCopy(held, ingested)) {
    await store.apply({ nodes: [{ ...held.row, props: { ...held.row.props, copies: copies as unknown as Json } }] });
    return { id, outcome: 'copy', document: ingested };
  }
  const { title, date, issuers } = ingested.document;
  const noted = { ...ingested, diagnostics: [...ingested.diagnostics, ...(await duplicates(store, ingested, id))] };
  const document = corrected(withId(noted, id), await readCorrection(store, id));
  const moved = held ? await movedIn(store, held, document) : {};
  await writeDocument(
    store,
    document,
    { copies, printed: { title, date, issuers }, moved },
    { original, isNew: !held },
  );
  return { id, outcome: held ? 'replaced' : 'added', document };
}

export interface WriteOptions {
  /** Bytes of the file that the document was read from. */
  original?: Uint8Array | undefined;
  /** Nothing is held under its id. */
  isNew?: boolean;
}

/** Writes a document in place of what is held under its id, in one transaction. */
export async function writeDocument(
  store: GraphStore,
  document: IngestedDocument,
  known: KnownBefore,
  { original, isNew = false }: WriteOptions = {},
): Promise<void> {
  const { id } = document.document;
  const graph = documentGraph(document, known);
  const cited = await citationGraph(store, document);
  const counterparts = await counterpartEdges(
    store,
    graph.nodes.filter((node) => node.label === 'Agency'),
  );
  const before = isNew ? [] : await looseEnds(store, id);
  await store.apply({
    removeOwned: [id],
    nodes: [...cited.nodes, ...graph.nodes, pendingNode(id), ...staleNodes([id])],
    edges: [...graph.edges, ...cited.edges, ...counterparts],
    blobs: blobsOf(document, original),
  });
  if (before.length > 0) await dropOrphans(store, before);
}

/** Where clauses of the held version stand in the new one. */
async function movedIn(store: GraphStore, { record, extras }: HeldDocument, now: IngestedDocument): Promise<Moved> {
  const old = (await readClauses(store, record.id)).map(({ clause }) => clause);
  return movedClauses(old, now.clauses, extras.moved);
}

/** The same text in another file, e.g. a document both as .txt and as .docx. */
function isCopy({ record, extras }: HeldDocument, { document, text }: IngestedDocument): boolean {
  return extras.textHash === hashText(text) && record.source.sha256 !== document.source.sha256;
}

function blobsOf(
  { document, text }: IngestedDocument,
  original: Uint8Array | undefined,
): NonNullable<Changes['blobs']> {
  const blobs = [{ key: textKey(document.id), bytes: new TextEncoder().encode(text) }];
  if (original) blobs.push({ key: originalKey(document.source.sha256), bytes: original as Uint8Array<ArrayBuffer> });
  return blobs;
}

function copyOf({ document: { source } }: IngestedDocument): KnownCopy {
  return { file: source.file, sha256: source.sha256 };
}

function distinct(copies: KnownCopy[]): KnownCopy[] {
  return [...new Map(copies.map((copy) => [`${copy.file}|${copy.sha256}`, copy])).values()];
}

/** The id to store under, and the document held there that this one is a version of. */
async function placeFor(
  store: GraphStore,
  { document }: IngestedDocument,
): Promise<{ id: DocumentId; held?: HeldDocument }> {
  for (const id of [document.id, distinctId(document.id, document)]) {
    const held = await heldDocument(store, id);
    if (!held) return { id };
    if (sameDocument(held.extras.printed, document)) return { id, held };
  }
  return { id: distinctId(document.id, document) };
}

/** Other documents with the same 文号 or the same text: both are kept, and both facts are worth knowing. */
async function duplicates(
  store: GraphStore,
  { document, text }: IngestedDocument,
  id: DocumentId,
): Promise<DiagnosticRecord[]> {
  const found: DiagnosticRecord[] = [];
  const note = (code: 'DUPLICATE_NUMBER' | 'DUPLICATE_TEXT', message: string): void => {
    found.push({ type: 'diagnostic', document: document.document, clause: null, code, message, span: null });
  };
  if (id !== document.id) {
    const other = await heldDocument(store, document.id);
    if (other) note('DUPLICATE_NUMBER', `与《${other.record.title}》的标识 ${document.id} 相同，分别入库`);
  }
  const copies = await store.find('Document', { textHash: hashText(text) }); // only held ones have a text
  for (const row of copies.filter((one) => one.id !== id)) note('DUPLICATE_TEXT', `与 ${row.id} 的文字相同`);
  return found;
}
