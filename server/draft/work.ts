import type {
  BlocksRequest,
  BlocksResponse,
  ChecklistResponse,
  DraftFileRequest,
  IssueDraft,
  IssuedDraft,
  PeersRequest,
  PeersResponse,
  RegionsResponse,
  Replacements,
} from '../../graph-schema/api-draft.ts';
import type { CheckResponse, DraftContent } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { Searcher } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { regionByCode } from '../../ingest/resolve/regions.ts';
import type { Library, SourceFile } from '../contract.ts';
import { heldDocument } from '../load/read.ts';
import { summaries } from '../queries/refs.ts';
import { checklistOf, countStates } from './checklist.ts';
import type { DraftDesk } from './drafts.ts';
import type { ParentItem } from './items.ts';
import { papersHere, type Papers } from './papers.ts';
import { leanedOn } from './leaned-on.ts';
import { peersOfItem, peersOfText, type PeerSettings } from './peers.ts';
import { regionViews, requireRegion } from './regions.ts';
import { relativesOf } from './relatives.ts';
import { offersFor } from './replacement-text.ts';

/** What works on drafts needs of the program. */
export interface DraftWorkParts {
  store: GraphStore;
  index: Searcher;
  desk: DraftDesk;
  /** Takes issued drafts into the corpus; absent: nothing can be issued. */
  library?: Library;
  /** True where the store is only for reading: what a draft has seen of its parents is then not remembered. */
  readOnly?: boolean;
  /** Reads and makes files; absent: in this thread. */
  papers?: Papers;
  /** Findings of a draft; absent: none. */
  check?: (content: DraftContent) => Promise<CheckResponse>;
}

/** What is done with drafts besides keeping them: checklist, peers, replacements, files, issuing. */
export class DraftWork {
  readonly #parts: DraftWorkParts;

  constructor(parts: DraftWorkParts) {
    this.#parts = parts;
  }

  /** All parent items with what the draft makes of them, and how many clauses of others carry each out. */
  async checklist(id: string): Promise<ChecklistResponse> {
    const { store, desk } = this.#parts;
    const { content } = await desk.read(id);
    const { items } = await this.#see(id, content);
    const relatives = await relativesOf(
      store,
      items.map(({ clauseId }) => clauseId),
    );
    const peers = new Map([...relatives].map(([item, found]) => [item, found.length]));
    const list = checklistOf(items, content, peers);
    return { items: list, counts: countStates(list), documents: await leanedOn(store, content) };
  }

  /** What there is to look at in a draft. */
  async findings(id: string): Promise<CheckResponse> {
    const { content } = await this.#parts.desk.read(id);
    return this.#parts.check ? this.#parts.check(content) : { findings: [], counts: {} };
  }

  /** The draft, or an earlier version, as a file. Throws NOT_FOUND. */
  async file(id: string, { format, form, head, version }: DraftFileRequest, origin?: string): Promise<SourceFile> {
    const { content } = await this.#parts.desk.read(id, version);
    const checklist = form === 'table' ? checklistOf((await this.#see(id, content)).items, content) : [];
    const findings = form === 'sources' ? ((await this.#parts.check?.(content))?.findings ?? []) : [];
    return this.#papers.draftFile(content, {
      format,
      form,
      head: head === '1',
      checklist,
      findings,
      ...(origin === undefined ? {} : { origin }),
    });
  }

  /**
   * Takes a draft into the corpus as a document, read from its Word file like any other.
   * @throws ZhengmaiError CONFLICT where the draft was saved by somebody else, or the 文号 is held already
   */
  async issue(id: string, { base, documentNumber, date }: IssueDraft, who: string): Promise<IssuedDraft> {
    const { store, desk, library } = this.#parts;
    if (!library) throw new ZhengmaiError('FORBIDDEN', '这个服务不能把草稿收入文库。');
    const { head, content } = await desk.read(id);
    if (head.issued !== null && (await heldDocument(store, head.issued))) {
      throw new ZhengmaiError('CONFLICT', `这份草稿已作为 ${head.issued} 收入文库。先在文库中删除它，再重新印发。`, {
        id,
      });
    }
    const same = await store.find('Document', { document: documentNumber.replace(/\s/gu, ''), held: true });
    if (same.length > 0) {
      throw new ZhengmaiError('CONFLICT', `文库中已有 ${documentNumber}（${same[0]!.id}）。核对发文字号。`, {
        field: 'documentNumber',
      });
    }
    const issued = { ...content, documentNumber, date };
    const saved = await desk.save(id, base, issued, who);
    const file = await this.#papers.draftFile(issued, { format: 'docx', form: 'clean', head: true });
    const document = await takeIn(library, file);
    const last = await desk.save(id, saved.version, issued, who, { issued: document });
    return { ...last, document: (await summaries(store, [document])).get(document)! };
  }

  /** Pasted HTML or text as blocks. */
  pasted(content: BlocksRequest): Promise<BlocksResponse> {
    return this.#papers.pastedBlocks(content);
  }

  /** A file as blocks. Throws as the readers do. */
  blocksOf(file: SourceFile): Promise<BlocksResponse> {
    return this.#papers.blocksOfFile(file);
  }

  /** Regions to draft for. */
  regions({ q, limit }: { q: string; limit: number }): Promise<RegionsResponse> {
    return regionViews(this.#parts.store, q, limit);
  }

  /** Peers of an item or of a text. Throws CLAUSE_NOT_FOUND, NOT_FOUND, BAD_REQUEST. */
  async peers(request: PeersRequest): Promise<PeersResponse> {
    const { store, index } = this.#parts;
    const settings = await this.#settings(request);
    return request.item === undefined
      ? peersOfText(store, index, request.text ?? '', settings)
      : peersOfItem(store, index, request.item, settings);
  }

  /** Offers for a text that comes from another region. Throws BAD_REQUEST where a region is not known. */
  async replacements({ text, from, region }: { text: string; from: string; region: string }): Promise<Replacements> {
    const held = await heldDocument(this.#parts.store, from);
    if (held && held.record.regionCode === null) return { replacements: [] }; // a national text names no place of its own
    const source = requireRegion(held?.record.regionCode ?? from);
    return { replacements: await offersFor(this.#parts.store, text, source, requireRegion(region)) };
  }

  get #papers(): Papers {
    return this.#parts.papers ?? papersHere;
  }

  #see(id: string, content: DraftContent): Promise<{ items: ParentItem[] }> {
    const { desk, readOnly = false } = this.#parts;
    return readOnly ? desk.look(id, content) : desk.see(id, content);
  }

  async #settings({ draft, region, limit }: PeersRequest): Promise<PeerSettings> {
    if (draft !== undefined) {
      const { content } = await this.#parts.desk.read(draft);
      const own = regionByCode(content.region.code ?? '') ?? requireRegion(content.region.name);
      return { region: own, references: content.references, limit };
    }
    if (region === undefined) {
      throw new ZhengmaiError('BAD_REQUEST', '写明为哪个地区（region）或哪份草稿（draft）查找。', { field: 'region' });
    }
    return { region: requireRegion(region), references: [], limit };
  }
}

/** Takes one file in and waits until it is linked; the document's id. Throws with the reason where it was refused. */
async function takeIn(library: Library, file: SourceFile): Promise<string> {
  let document: string | null = null;
  for await (const event of library.add([file])) {
    if (event.state === 'failed') throw new ZhengmaiError('UNREADABLE_FILE', event.message);
    document = event.documentId ?? document;
  }
  if (document === null) throw new ZhengmaiError('UNREADABLE_FILE', '草稿没有能收入文库的文字。');
  return document;
}
