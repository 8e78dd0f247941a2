import type { IngestedDocument, LinkRecord, ParentRecord } from '../../graph-schema/records.ts';
import { linkPair, linkWithin, prepare, type LinkDocument, type Prepared } from './pairs.ts';
import { type Relative } from './parents.ts';
import { otherEnd, RelatedIndex } from './related.ts';

/** What linking finds: relations of documents and of their clauses, ordered by their ends. */
export interface LinkResult {
  parents: ParentRecord[];
  links: LinkRecord[];
}

/** The documents held, as the linker reads them: all heads, and whole documents only where they are related. */
export interface LinkIndexLike {
  /** Document record and citations of every document held. */
  heads(): Iterable<Pick<IngestedDocument, 'document' | 'citations'>>;
  /** One of them. */
  load(id: string): LinkDocument;
}

/** Links new documents against held ones. */
export interface Linker {
  /**
   * All parents and links that touch one of `fresh`: equal to what `linkCorpus` gives over everything, restricted to them.
   * @param fresh new or changed documents
   * @param held all documents; those in `fresh` may be among them and are then left out
   */
  linkNew(fresh: readonly IngestedDocument[], held: LinkIndexLike): LinkResult;
}

const byEnds = (a: LinkRecord, b: LinkRecord) => order(a.from.id, b.from.id) || order(a.to.id, b.to.id);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Makes a linker. It keeps nothing between calls. */
export function createLinker(): Linker {
  return { linkNew };
}

/** Measures that a doubtful parent must share with the lower document: this many, and this share of its clauses. */
const LEAST_SHARED = 4;
const LEAST_SHARE = 0.15;

function sharesMeasures(links: readonly LinkRecord[], { body, annexes }: Prepared): boolean {
  const linked = new Set(links.filter(({ band }) => band === 'firm').map(({ from }) => from.id)).size;
  return linked >= LEAST_SHARED && linked >= LEAST_SHARE * (body.length + annexes.length);
}

/** A fresh document and those that it is compared with; the jobs of all fresh documents add up to the whole. */
export interface LinkJob {
  id: string;
  relatives: Relative[];
}

/** Of two fresh documents the one whose job has the pair. */
export function jobOf(a: string, b: string): string {
  return a < b ? a : b;
}

/** What is to be compared from the side of a fresh document. */
export function linkJob(index: RelatedIndex, id: string, isFresh: (id: string) => boolean): LinkJob {
  const relatives = index.relatives(id).filter((relative) => {
    const other = otherEnd(relative, id);
    return !isFresh(other) || jobOf(id, other) === id;
  });
  return { id, relatives };
}

/** Documents whose clauses a job asks for. */
export function documentsOf({ id, relatives }: LinkJob): string[] {
  const others = relatives.filter(({ comparable, doubtful }) => comparable || doubtful);
  return [...new Set([id, ...others.map((relative) => otherEnd(relative, id))])];
}

/** Compares the documents of a job. */
export function runJob({ id, relatives }: LinkJob, ready: (id: string) => Prepared): LinkResult {
  const result: LinkResult = { parents: [], links: linkWithin(ready(id)) };
  for (const { parent, doubtful, comparable } of relatives) {
    const links = comparable ? linkPair(ready(parent.from), ready(parent.to), parent.relation) : [];
    if (doubtful && !sharesMeasures(links, ready(parent.from))) continue;
    result.parents.push(parent);
    for (const link of links) result.links.push(link);
  }
  return result;
}

/** The results of several jobs as one, in order. */
export function joinResults(results: readonly LinkResult[]): LinkResult {
  return {
    parents: results.flatMap(({ parents }) => parents).sort((a, b) => order(a.from, b.from) || order(a.to, b.to)),
    links: results.flatMap(({ links }) => links).sort(byEnds),
  };
}

function linkNew(fresh: readonly IngestedDocument[], held: LinkIndexLike): LinkResult {
  const news = new Map(fresh.map((document) => [document.document.id, document]));
  const index = new RelatedIndex();
  for (const { document, citations } of held.heads()) if (!news.has(document.id)) index.add(document, citations);
  for (const { document, citations } of news.values()) index.add(document, citations);
  const prepared = new Map<string, Prepared>();
  const ready = (id: string): Prepared => {
    const found = prepared.get(id) ?? prepare(news.get(id) ?? held.load(id));
    prepared.set(id, found);
    return found;
  };
  const isFresh = (id: string): boolean => news.has(id);
  return joinResults(Array.from(news.keys(), (id) => runJob(linkJob(index, id, isFresh), ready)));
}

/** The documents themselves as an index. */
export function heldIn(documents: readonly IngestedDocument[]): LinkIndexLike {
  const byId = new Map(documents.map((document) => [document.document.id, document]));
  return {
    heads: () => documents,
    load: (id) => {
      const found = byId.get(id);
      if (!found) throw new TypeError(`no document ${id}`);
      return found;
    },
  };
}

/**
 * Relates all documents to each other: parents, and links between their clauses.
 * @param documents everything known, in any order; the result does not depend on it
 */
export function linkCorpus(documents: readonly IngestedDocument[]): LinkResult {
  return linkNew(documents, heldIn([]));
}
