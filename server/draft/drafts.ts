import { randomBytes } from 'node:crypto';
import type {
  BlocksResponse,
  ChecklistResponse,
  DraftFileRequest,
  DraftResponse,
  DraftsResponse,
  DraftVersionResponse,
  DraftVersionsResponse,
  IssuedDraft,
  IssueDraft,
  PeersRequest,
  PeersResponse,
  RegionsResponse,
  Replacements,
  SavedDraft,
} from '../../graph-schema/api-draft.ts';
import { draftContentSchema, type CheckResponse, type DraftContent, type NewDraft } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { SourceFile } from '../contract.ts';
import { isHeld } from '../load/read.ts';
import { Mutex } from '../load/mutex.ts';
import { compareText } from '../store/order.ts';
import { draftDocx } from './docx/index.ts';
import { thinned } from './history.ts';
import { regionViews } from './regions.ts';
import {
  draftOf,
  headNode,
  headOf,
  readContent,
  readHead,
  summaryOfDraft,
  versionNode,
  versionNodeId,
  type DraftHead,
} from './record.ts';

/** Drafts over a store: kept with all their versions, never touched by ingest. */
export class DraftDesk {
  readonly #store: GraphStore;
  readonly #now: () => number;
  readonly #mutex = new Mutex();

  constructor(store: GraphStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Drafts that are not removed, or those that are; last changed first. */
  async list(deleted: boolean): Promise<DraftsResponse> {
    const heads = (await this.#store.find('Draft')).map(headOf).filter((head) => (head.deleted !== null) === deleted);
    heads.sort((a, b) => compareText(b.updatedAt, a.updatedAt) || compareText(a.id, b.id));
    return { drafts: heads.map(summaryOfDraft) };
  }

  /** Begins a draft. */
  async create(request: NewDraft, who: string): Promise<DraftResponse> {
    const content = draftContentSchema.parse({
      title: '',
      documentType: request.documentType,
      region: { code: null, name: request.region },
      parents: request.parents,
      references: request.references,
      continues: request.continues,
      blocks: [],
    });
    const at = this.#time();
    const head: DraftHead = {
      ...this.#headLine(content, at, who),
      id: randomBytes(6).toString('hex'),
      createdAt: at,
      version: 0,
      deleted: null,
      issued: null,
      history: [],
    };
    await this.#write(head, content, who);
    return this.get(head.id);
  }

  /** A draft as it is now. Throws NOT_FOUND. */
  async get(id: string): Promise<DraftResponse> {
    const head = await readHead(this.#store, id);
    const content = await readContent(this.#store, id, head.version);
    const named = [...content.parents, ...content.references, ...(content.continues ? [content.continues] : [])];
    const nodes = new Map((await this.#store.nodes(named)).map((row) => [row.id, row]));
    const documents = [...new Set(named)].map((one) => {
      const row = nodes.get(one);
      const { document, title } = (row?.props ?? {}) as { document?: string; title?: string };
      return { id: one, held: row !== undefined && isHeld(row), document: document ?? one, title: title ?? '' };
    });
    return {
      draft: draftOf(head, content),
      documents,
      moved: [],
      notices: [],
      deleted: head.deleted,
      issued: head.issued,
    };
  }

  /** Saves over the version that `base` names. Throws NOT_FOUND, and CONFLICT with both texts. */
  save(id: string, base: number, content: DraftContent, who: string): Promise<SavedDraft> {
    return this.#mutex.run(async () => {
      const head = await readHead(this.#store, id);
      if (head.version !== base) throw await this.#conflict(head, base, content);
      return this.#write(head, content, who);
    });
  }

  /** Puts a draft away; it can be fetched back. Throws NOT_FOUND. */
  remove(id: string): Promise<void> {
    return this.#mark(id, this.#time());
  }

  /** Fetches a removed draft back. Throws NOT_FOUND. */
  restore(id: string): Promise<void> {
    return this.#mark(id, null);
  }

  /** Kept versions, newest first. */
  async versions(id: string): Promise<DraftVersionsResponse> {
    return { versions: (await readHead(this.#store, id)).history.toReversed() };
  }

  /** What a draft was. Throws NOT_FOUND. */
  async version(id: string, version: number): Promise<DraftVersionResponse> {
    const { history } = await readHead(this.#store, id);
    const content = await readContent(this.#store, id, version);
    return { ...history.find((note) => note.version === version)!, content };
  }

  /** Makes an earlier version the newest one. Throws as `save` does. */
  async restoreVersion(id: string, version: number, base: number, who: string): Promise<DraftResponse> {
    await this.save(id, base, await readContent(this.#store, id, version), who);
    return this.get(id);
  }

  async checklist(id: string): Promise<ChecklistResponse> {
    await readHead(this.#store, id);
    return { items: [], counts: { open: 0, done: 0, merged: 0, 'left-out': 0, notAddressed: 0 }, documents: [] };
  }

  async findings(id: string): Promise<CheckResponse> {
    await readHead(this.#store, id);
    return { findings: [], counts: {} };
  }

  /** The draft as a file. Throws NOT_FOUND. */
  async file(id: string, request: DraftFileRequest): Promise<SourceFile> {
    const head = await readHead(this.#store, id);
    const content = await readContent(this.#store, id, request.version ?? head.version);
    return { name: `${content.title || '草稿'}.docx`, bytes: await draftDocx(content, { form: 'clean' }) };
  }

  issue(id: string, request: IssueDraft, who: string): Promise<IssuedDraft> {
    return Promise.reject(
      new ZhengmaiError('NOT_READY', `${who}的草稿 ${id} 还不能以 ${request.documentNumber} 印发。`),
    );
  }

  regions({ q, limit }: { q: string; limit: number }): Promise<RegionsResponse> {
    return regionViews(this.#store, q, limit);
  }

  peers(request: PeersRequest): Promise<PeersResponse> {
    void request;
    return Promise.resolve({ item: null, total: 0, groups: [] });
  }

  replacements(request: { text: string; from: string; region: string }): Promise<Replacements> {
    void request;
    return Promise.resolve({ replacements: [] });
  }

  blocks(request: { html?: string | undefined; text?: string | undefined }): Promise<BlocksResponse> {
    void request;
    return Promise.resolve({ title: '', blocks: [], messages: [] });
  }

  blocksOfFile(file: SourceFile): Promise<BlocksResponse> {
    void file;
    return Promise.resolve({ title: '', blocks: [], messages: [] });
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #mark(id: string, deleted: string | null): Promise<void> {
    return this.#mutex.run(async () => {
      const head = await readHead(this.#store, id);
      await this.#store.apply({ nodes: [headNode({ ...head, deleted })] });
    });
  }

  #headLine({ title, documentType, region }: DraftContent, at: string, who: string) {
    return { title, documentType, region, updatedAt: at, updatedBy: who, items: 0, done: 0 };
  }

  async #write(head: DraftHead, content: DraftContent, who: string): Promise<SavedDraft> {
    const at = this.#time();
    const version = head.version + 1;
    const note = { version, at, by: who, title: content.title, blocks: content.blocks.length };
    const all = [...head.history, note];
    const history = thinned(all, this.#now());
    const kept = new Set(history);
    await this.#store.apply({
      removeNodes: all.filter((one) => !kept.has(one)).map((one) => versionNodeId(head.id, one.version)),
      nodes: [
        headNode({ ...head, ...this.#headLine(content, at, who), version, history }),
        versionNode(head.id, version, content),
      ],
    });
    return { version, updatedAt: at, updatedBy: who };
  }

  async #conflict(head: DraftHead, base: number, yours: DraftContent): Promise<ZhengmaiError> {
    const stored = draftOf(head, await readContent(this.#store, head.id, head.version));
    return new ZhengmaiError(
      'CONFLICT',
      `${stored.updatedBy}已保存第 ${head.version} 版，您的修改基于第 ${base} 版。两份文字都还在，请对照合并。`,
      { conflict: { stored, yours } },
    );
  }
}
