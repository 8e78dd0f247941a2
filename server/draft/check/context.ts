import type { IngestedDocument } from '../../../graph-schema/records.ts';
import type { GraphStore } from '../../../graph-schema/store.ts';
import { numberName, titleNames } from '../../../ingest/link/titles.ts';
import type { Region } from '../../../ingest/resolve/regions.ts';
import type { CheckOptions } from '../../contract.ts';
import { groupBy } from '../../../graph-schema/group.ts';
import { citationOf, heldDocument, heldOf, readDocument } from '../../load/read.ts';
import { namedDocument } from '../../queries/resolve-scope.ts';
import { today } from '../../today.ts';
import { readParentItems, type ParentItem } from '../items.ts';
import { requireRegion } from '../regions.ts';
import { registerOf } from './register.ts';
import { regionOf } from './subject.ts';
import type { CheckContext, DocumentRegister } from './types.ts';

/** Reads what texts are checked against from a store, and keeps it as long as the store stays the same. */
export class CheckLibrary {
  readonly #store: GraphStore;
  readonly #parents = new Map<string, { signature: string; document: IngestedDocument }>();
  readonly #itemsOf = new WeakMap<IngestedDocument, Map<string, ParentItem[]>>();
  #register: { signature: string; register: DocumentRegister } | undefined;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  /**
   * The context of a check.
   * @param cited document that the text cites: its held basis documents are the parents where none are named
   * @throws ZhengmaiError BAD_REQUEST for an unknown region, DOCUMENT_NOT_FOUND and CONFLICT for parents
   */
  async context(request: CheckOptions, cited?: IngestedDocument): Promise<CheckContext> {
    const ids: string[] = [];
    for (const name of request.parents ?? []) ids.push((await namedDocument(this.#store, name)).record.id);
    if (!request.parents && cited) ids.push(...citedParents(cited, await this.register()));
    return this.held(ids, request, cited ? regionOf(cited.document) : null);
  }

  /**
   * The context with these parents; those that are not held any more are left out. Throws BAD_REQUEST.
   * @param own region that the text itself says, where the request names none
   */
  async held(ids: readonly string[], request: CheckOptions, own: Region | null): Promise<CheckContext> {
    const unique = [...new Set(ids)];
    const parents = await Promise.all(unique.map((id) => this.#document(id)));
    const region = request.region ? requireRegion(request.region) : own;
    const items = await Promise.all(unique.map((id) => this.#items(id, region)));
    return {
      region,
      parents: parents.filter((one) => one !== null),
      items: items.flat(),
      register: await this.register(),
      today: request.today ?? today(),
      copiedShare: request.copiedShare ?? 0.9,
    };
  }

  /** What a parent wants carried out in a region; kept with the document itself. */
  async #items(id: string, region: Region | null): Promise<ParentItem[]> {
    const document = await this.#document(id);
    if (!document) return [];
    const kept = this.#itemsOf.get(document) ?? new Map<string, ParentItem[]>();
    this.#itemsOf.set(document, kept);
    const key = region?.code ?? '';
    const known = kept.get(key) ?? (await readParentItems(this.#store, id, region))?.items ?? [];
    kept.set(key, known);
    return known;
  }

  /** Numbers, titles and repeals of all documents held. */
  async register(): Promise<DocumentRegister> {
    const { nodes, edges } = await this.#store.counts();
    const signature = JSON.stringify([nodes.Document, nodes.Clause, edges.CITES]);
    if (this.#register?.signature !== signature) {
      this.#register = { signature, register: await readRegister(this.#store) };
    }
    return this.#register.register;
  }

  /** A held document, null where it has been removed meanwhile. */
  async #document(id: string): Promise<IngestedDocument | null> {
    const held = await heldDocument(this.#store, id);
    if (!held) return null;
    const signature = JSON.stringify(held.row.props);
    const known = this.#parents.get(id);
    if (known?.signature === signature) return known.document;
    const document = await readDocument(this.#store, id);
    this.#parents.set(id, { signature, document });
    return document;
  }
}

/** Documents held that a text cites as its basis and that are no later than it; ids, most cited first. */
function citedParents({ document, citations }: IngestedDocument, register: DocumentRegister): string[] {
  const found = citations
    .filter(({ role }) => role === 'basis')
    .flatMap(({ number, title }) => {
      const named = number ? register.byNumber.get(numberName(number)) : undefined;
      return named ?? titleNames(title).flatMap((name) => register.byTitle.get(name) ?? []);
    })
    .filter(({ id, date }) => id !== document.id && !(date && document.date && date > document.date));
  return [...new Set(found.map(({ id }) => id))];
}

async function readRegister(store: GraphStore): Promise<DocumentRegister> {
  const documents = (await store.find('Document', { held: true })).map((row) => heldOf(row).record);
  const edges = await store.expand(
    documents.map(({ id }) => id),
    { types: ['CITES'], direction: 'out' },
  );
  const citations = groupBy(edges, (edge) => edge.src);
  return registerOf(
    documents.map((document) => ({ document, citations: (citations.get(document.id) ?? []).map(citationOf) })),
  );
}
