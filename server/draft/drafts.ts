import { randomBytes } from 'node:crypto';
import type {
  DraftResponse,
  DraftsResponse,
  DraftVersionResponse,
  DraftVersionsResponse,
  SavedDraft,
} from '../../graph-schema/api-draft.ts';
import type { DraftContent, NewDraft } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { movedText } from '../../graph-schema/moved.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { Moments } from '../load/moments.ts';
import { Mutex } from '../load/mutex.ts';
import { compareText } from '../store/order.ts';
import { beginDraft } from './begin.ts';
import { thinned } from './history.ts';
import { goneNotices, leanedOn } from './leaned-on.ts';
import {
  contentHash,
  draftNodeId,
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
import { progressOf, readSeen, seenNode, seeParents, type Seen } from './seen.ts';

/** A draft as stored, for those who work on it. */
export interface StoredDraft {
  head: DraftHead;
  content: DraftContent;
}

/** What a save may change besides the text. */
interface Extras {
  issued?: string;
}

/** Drafts over a store: kept with all their versions, never touched by ingest. */
export class DraftDesk {
  readonly #store: GraphStore;
  readonly #now: () => number;
  readonly #moments: Moments;
  readonly #mutex = new Mutex();

  constructor(store: GraphStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
    this.#moments = new Moments(store, 'Draft', 'updatedAt', now);
  }

  /** Drafts that are not removed, or those that are; last changed first. */
  async list(deleted: boolean): Promise<DraftsResponse> {
    const heads = (await this.#store.find('Draft')).map(headOf).filter((head) => (head.deleted !== null) === deleted);
    heads.sort((a, b) => compareText(b.updatedAt, a.updatedAt) || compareText(a.id, b.id));
    return { drafts: heads.map(summaryOfDraft) };
  }

  /** Begins a draft; see `beginDraft` for what it holds and what is refused. */
  async create(request: NewDraft, who: string): Promise<DraftResponse> {
    const { content, seen } = await beginDraft(this.#store, request);
    const at = await this.#moments.next();
    const head: DraftHead = {
      ...lineOf(content, seen, at, who),
      id: randomBytes(6).toString('hex'),
      createdAt: at,
      version: 0,
      deleted: null,
      issued: null,
      history: [],
    };
    await this.#write(head, content, who, seen, [seenNode(head.id, seen)]);
    return this.get(head.id);
  }

  /** A draft as stored, or one of its versions. Throws NOT_FOUND. */
  async read(id: string, version?: number): Promise<StoredDraft> {
    const head = await readHead(this.#store, id);
    return { head, content: await readContent(this.#store, id, version ?? head.version) };
  }

  /** A draft as it is now, with what has changed around it. Throws NOT_FOUND. */
  async get(id: string): Promise<DraftResponse> {
    const { head, content } = await this.read(id);
    const documents = await leanedOn(this.#store, content);
    return {
      draft: draftOf(head, content),
      documents,
      moved: content.blocks.flatMap((block) => {
        const moved = movedText(block);
        return moved ? [{ block: block.id, ...moved }] : [];
      }),
      notices: goneNotices(documents, content),
      deleted: head.deleted,
      issued: head.issued,
    };
  }

  /**
   * Saves over the version that `base` names; a content that has not changed makes no new version.
   * @throws ZhengmaiError NOT_FOUND; CONFLICT with both texts where somebody else has saved since
   */
  save(id: string, base: number, content: DraftContent, who: string, extras: Extras = {}): Promise<SavedDraft> {
    return this.#mutex.run(async () => {
      const head = await readHead(this.#store, id);
      if (head.deleted !== null)
        throw new ZhengmaiError('CONFLICT', '草稿已被删除。恢复后再保存，文字不会丢失。', { id });
      if (head.version !== base) throw await this.#conflict(id, base, content);
      if (head.hash === contentHash(content) && !('issued' in extras)) {
        return { version: head.version, updatedAt: head.updatedAt, updatedBy: head.updatedBy };
      }
      const before = await readSeen(this.#store, id);
      const known = content.parents.every((parent) => before.parents.includes(parent));
      const seen = known ? before : await seeParents(this.#store, content, before);
      return this.#write({ ...head, ...extras }, content, who, seen, known ? [] : [seenNode(id, seen)]);
    });
  }

  /** Parent items as they are now, and as last seen where a parent is gone. */
  async look(id: string, content: DraftContent): Promise<Seen> {
    return seeParents(this.#store, content, await readSeen(this.#store, id));
  }

  /** As `look`, and remembers what was seen. */
  see(id: string, content: DraftContent): Promise<Seen> {
    return this.#mutex.run(async () => {
      const before = await readSeen(this.#store, id);
      const seen = await seeParents(this.#store, content, before);
      if (JSON.stringify(seen.items) !== JSON.stringify(before.items)) {
        await this.#store.apply({ nodes: [seenNode(id, seen)] });
      }
      return seen;
    });
  }

  /** Puts a draft away; it can be fetched back. Throws NOT_FOUND. */
  async remove(id: string): Promise<void> {
    return this.#mark(id, await this.#moments.next());
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
    const { head, content } = await this.read(id, version);
    return { ...head.history.find((note) => note.version === version)!, content };
  }

  /** Makes an earlier version the newest one. Throws as `save` does. */
  async restoreVersion(id: string, version: number, base: number, who: string): Promise<DraftResponse> {
    await this.save(id, base, await readContent(this.#store, id, version), who);
    return this.get(id);
  }

  #mark(id: string, deleted: string | null): Promise<void> {
    return this.#mutex.run(async () => {
      const head = await readHead(this.#store, id);
      await this.#store.apply({ nodes: [headNode({ ...head, deleted })] });
    });
  }

  async #write(
    head: DraftHead,
    content: DraftContent,
    who: string,
    seen: Seen,
    more: readonly NodeRow[],
  ): Promise<SavedDraft> {
    const at = head.version === 0 ? head.updatedAt : await this.#moments.next();
    const version = head.version + 1;
    const note = { version, at, by: who, title: content.title, blocks: content.blocks.length };
    const all = [...head.history, note];
    const history = thinned(all, this.#now());
    const kept = new Set(history);
    const changes = {
      removeNodes: all.filter((one) => !kept.has(one)).map((one) => versionNodeId(head.id, one.version)),
      nodes: [
        headNode({ ...head, ...lineOf(content, seen, at, who), version, history }),
        versionNode(head.id, version, content),
        ...more,
      ],
    };
    const expect = [{ id: draftNodeId(head.id), property: 'version', value: head.version }];
    try {
      await this.#store.apply(head.version === 0 ? changes : { ...changes, expect });
    } catch (error) {
      // another server on the same store was quicker
      if (error instanceof ZhengmaiError && error.code === 'CONFLICT')
        throw await this.#conflict(head.id, head.version, content);
      throw error;
    }
    return { version, updatedAt: at, updatedBy: who };
  }

  async #conflict(id: string, base: number, yours: DraftContent): Promise<ZhengmaiError> {
    const { head, content } = await this.read(id);
    const stored = draftOf(head, content);
    return new ZhengmaiError(
      'CONFLICT',
      `${stored.updatedBy}已保存第 ${head.version} 版，您的修改基于第 ${base} 版。两份文字都还在，请对照合并。`,
      { conflict: { stored, yours } },
    );
  }
}

/** What the list of drafts says of one. */
function lineOf(content: DraftContent, seen: Seen, at: string, who: string) {
  const { title, documentType, region } = content;
  const hash = contentHash(content);
  return { title, documentType, region, hash, updatedAt: at, updatedBy: who, ...progressOf(seen.items, content) };
}
