import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdOf } from '../../graph-schema/ids.ts';
import type { DraftContent, NewDraft } from '../../graph-schema/draft.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { heldDocument, readClauses, requireDocument } from '../load/read.ts';
import { requireRegion } from './regions.ts';
import { relativesOf } from './relatives.ts';
import { seeParents, type Seen } from './seen.ts';
import { skeleton, type Basis, type Earlier } from './skeleton.ts';

/**
 * What a new draft begins with, and the parent items that it has seen.
 * @throws ZhengmaiError DOCUMENT_NOT_FOUND for parents and the continued document, BAD_REQUEST for an unknown region
 */
export async function beginDraft(store: GraphStore, request: NewDraft): Promise<{ content: DraftContent; seen: Seen }> {
  const region = requireRegion(request.region);
  const parents = [...new Set(request.parents)];
  if (request.continues !== null && parents.includes(request.continues)) {
    throw new ZhengmaiError('BAD_REQUEST', '承接的文件不能同时是上位文件。', { field: 'continues' });
  }
  const bases: Basis[] = [];
  for (const id of parents) bases.push(await basisOf(store, id));
  const content = { parents, region: { code: region.code, name: region.name } };
  const seen = await seeParents(store, content, { parents: [], items: [] });
  const earlier = request.continues === null ? null : await earlierOf(store, request.continues, seen);
  const references: string[] = [];
  for (const id of new Set(request.references)) if (await heldDocument(store, id)) references.push(id);
  return { content: skeleton({ ...request, parents, references }, region, bases, earlier), seen };
}

async function basisOf(store: GraphStore, id: string): Promise<Basis> {
  const { record } = await requireDocument(store, id);
  return { document: record, clauses: await readClauses(store, id) };
}

/** The continued document, with the items that its clauses carry out by links that are certain. */
async function earlierOf(store: GraphStore, id: string, { items }: Seen): Promise<Earlier> {
  const relatives = await relativesOf(
    store,
    items.map(({ clauseId }) => clauseId),
  );
  const carries = new Map<string, string[]>();
  for (const [item, found] of relatives) {
    for (const one of found) {
      if (one.firm && documentIdOf(one.id) === id) carries.set(one.id, [...(carries.get(one.id) ?? []), item]);
    }
  }
  return { ...(await basisOf(store, id)), carries };
}
