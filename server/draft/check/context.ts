import type { IngestedDocument } from '../../../graph-schema/records.ts';
import type { GraphStore } from '../../../graph-schema/store.ts';
import { numberName, titleNames } from '../../../ingest/link/titles.ts';
import type { CheckOptions } from '../../contract.ts';
import { groupBy } from '../../group.ts';
import { citationOf, heldDocument, heldOf, readDocument } from '../../load/read.ts';
import { namedDocument } from '../../queries/resolve-scope.ts';
import { requireRegion } from '../regions.ts';
import { registerOf } from './register.ts';
import type { CheckContext, DocumentRegister } from './types.ts';

/** Reads what texts are checked against from a store, and keeps it as long as the store stays the same. */
export class CheckLibrary {
  readonly #store: GraphStore;
  readonly #parents = new Map<string, { signature: string; document: IngestedDocument }>();
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
    return this.held(ids, request);
  }

  /** The context with these parents; those that are not held any more are left out. Throws BAD_REQUEST. */
  async held(ids: readonly string[], request: CheckOptions): Promise<CheckContext> {
    const parents = await Promise.all([...new Set(ids)].map((id) => this.#document(id)));
    return {
      region: request.region ? requireRegion(request.region) : null,
      parents: parents.filter((one) => one !== null),
      register: await this.register(),
      today: request.today ?? new Date().toISOString().slice(0, 10),
      copiedShare: request.copiedShare ?? 0.9,
    };
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
