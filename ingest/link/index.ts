import type { IngestedDocument, LinkRecord, ParentRecord } from '../../graph-schema/records.ts';
import { linkPair, linkWithin, prepare, type Prepared } from './pairs.ts';
import { headOf } from './parents.ts';
import { RelatedIndex } from './related.ts';

/** What linking finds: relations of documents and of their clauses, ordered by their ends. */
export interface LinkResult {
  parents: ParentRecord[];
  links: LinkRecord[];
}

/** The documents held, as the linker reads them: all heads, and whole documents only where they are related. */
export interface LinkIndexLike {
  /** Document record and citations of every document held. */
  heads(): Iterable<Pick<IngestedDocument, 'document' | 'citations'>>;
  /** The whole of one of them. */
  load(id: string): IngestedDocument;
}

/** Links new documents against held ones. */
export interface Linker {
  /**
   * All parents and links that touch one of `fresh`: equal to what `linkCorpus` gives over everything, restricted to them.
   * @param fresh new or changed documents
   * @param held all documents; those in `fresh` may be among them and are then left out
   * @param mine the fresh documents from whose side to look; the results of shares that are apart add up to the whole
   */
  linkNew(fresh: readonly IngestedDocument[], held: LinkIndexLike, mine?: (id: string) => boolean): LinkResult;
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

function linkNew(
  fresh: readonly IngestedDocument[],
  held: LinkIndexLike,
  mine: (id: string) => boolean = () => true,
): LinkResult {
  const news = new Map(fresh.map((document) => [document.document.id, document]));
  const index = new RelatedIndex();
  for (const { document, citations } of held.heads())
    if (!news.has(document.id)) index.add(headOf(document, citations));
  for (const { document, citations } of news.values()) index.add(headOf(document, citations));
  const prepared = new Map<string, Prepared>();
  const ready = (id: string): Prepared => {
    const found = prepared.get(id) ?? prepare(news.get(id) ?? held.load(id));
    prepared.set(id, found);
    return found;
  };
  const result: LinkResult = { parents: [], links: [] };
  for (const id of news.keys()) {
    if (!mine(id)) continue;
    result.links.push(...linkWithin(ready(id)));
    for (const { parent, doubtful, comparable } of index.relatives(index.get(id)!)) {
      const other = parent.from === id ? parent.to : parent.from;
      if (news.has(other) && other < id) continue; // done from the other side
      const links = comparable ? linkPair(ready(parent.from), ready(parent.to), parent.relation) : [];
      if (doubtful && !sharesMeasures(links, ready(parent.from))) continue;
      result.parents.push(parent);
      result.links.push(...links);
    }
  }
  result.parents.sort((a, b) => order(a.from, b.from) || order(a.to, b.to));
  result.links.sort(byEnds);
  return result;
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
