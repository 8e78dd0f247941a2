import { randomBytes } from 'node:crypto';
import type { ClipPatch, ClipsRequest, ClipsResponse, NewClip } from '../../graph-schema/api-draft.ts';
import type { Clip } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import { Moments } from '../load/moments.ts';
import { compareText } from '../store/order.ts';
import { sourcesOf } from './sources.ts';

/** A clip as stored: whose it is, and when it was removed. */
interface StoredClip extends Omit<Clip, 'id' | 'stale'> {
  clip: string;
  owner: string;
  /** The whole clause as it was, by which a change is told. */
  seen: string;
  deleted: string | null;
}

/** The personal clause library (条款库): everybody sees and changes his own. */
export class ClipShelf {
  readonly #store: GraphStore;
  readonly #moments: Moments;

  constructor(store: GraphStore, now: () => number = Date.now) {
    this.#store = store;
    this.#moments = new Moments(store, 'Clip', 'at', now);
  }

  /** The owner's clips, newest first, narrowed by folder, tag and words. */
  async list(request: ClipsRequest, owner: string): Promise<ClipsResponse> {
    const stored = (await this.#store.find('Clip', { owner, deleted: null })).map(storedOf);
    const shown = stored
      .filter((clip) => matches(clip, request))
      .sort((a, b) => compareText(b.at, a.at) || compareText(a.clip, b.clip));
    return {
      clips: await this.#views(shown),
      folders: tally(stored.flatMap(({ folder }) => (folder ? [folder] : []))),
      tags: tally(stored.flatMap(({ tags }) => tags)),
    };
  }

  /** Keeps a clause. Throws CLAUSE_NOT_FOUND, and BAD_REQUEST where the words are not the clause's. */
  async add({ clauseId, text, folder, tags, note }: NewClip, owner: string): Promise<Clip> {
    const source = await this.#source(clauseId);
    if (text !== undefined && !source.text.includes(text)) {
      throw new ZhengmaiError('BAD_REQUEST', '摘取的文字不在这个条款里。它可能已更新，刷新后重新选取。', {
        field: 'text',
      });
    }
    const clip: StoredClip = {
      clip: randomBytes(6).toString('hex'),
      owner,
      source: { ...source, text: text ?? source.text },
      seen: source.text,
      folder,
      tags: [...new Set(tags)],
      note,
      at: await this.#moments.next(),
      deleted: null,
    };
    return this.#keep(clip);
  }

  /** Files a clip elsewhere, or takes over its source's text as it is now. Throws NOT_FOUND, CLAUSE_NOT_FOUND. */
  async update(id: string, { folder, tags, note, refresh }: ClipPatch, owner: string): Promise<Clip> {
    const clip = await this.#own(id, owner);
    const fresh = refresh ? await this.#source(clip.source.clauseId) : null;
    return this.#keep({
      ...clip,
      folder: folder ?? clip.folder,
      tags: [...new Set(tags ?? clip.tags)],
      note: note ?? clip.note,
      ...(fresh ? { source: fresh, seen: fresh.text } : {}),
    });
  }

  /** Takes a clip off the shelf; it can be put back. Throws NOT_FOUND. */
  async remove(id: string, owner: string): Promise<void> {
    await this.#keep({ ...(await this.#own(id, owner)), deleted: await this.#moments.next() });
  }

  /** Puts a removed clip back. Throws NOT_FOUND. */
  async restore(id: string, owner: string): Promise<Clip> {
    return this.#keep({ ...(await this.#own(id, owner)), deleted: null });
  }

  async #source(clauseId: string): Promise<Clip['source']> {
    const source = (await sourcesOf(this.#store, [clauseId])).get(clauseId);
    if (source) return source;
    throw new ZhengmaiError('CLAUSE_NOT_FOUND', `没有条款 ${clauseId}。它可能已改号，到文件中查找。`, { id: clauseId });
  }

  async #own(id: string, owner: string): Promise<StoredClip> {
    const [row] = await this.#store.nodes([nodeId(id)]);
    const clip = row?.label === 'Clip' ? storedOf(row) : undefined;
    if (clip?.owner === owner) return clip;
    throw new ZhengmaiError('NOT_FOUND', `条款库里没有这一条（${id}）。`, { id });
  }

  async #keep(clip: StoredClip): Promise<Clip> {
    await this.#store.apply({ nodes: [{ id: nodeId(clip.clip), label: 'Clip', props: clip as unknown as Props }] });
    return (await this.#views([clip]))[0]!;
  }

  async #views(stored: readonly StoredClip[]): Promise<Clip[]> {
    const now = await sourcesOf(
      this.#store,
      stored.map(({ source }) => source.clauseId),
    );
    return stored.map(({ clip, source, seen, folder, tags, note, at }) => {
      const stale = now.get(source.clauseId)?.text !== seen;
      return { id: clip, source, folder, tags, note, at, stale };
    });
  }
}

function nodeId(id: string): string {
  return `clip:${id}`;
}

function storedOf({ props }: NodeRow): StoredClip {
  return props as unknown as StoredClip;
}

function matches({ source, folder, tags, note }: StoredClip, request: ClipsRequest): boolean {
  if (request.folder !== undefined && request.folder !== folder) return false;
  if (request.tag !== undefined && !tags.includes(request.tag)) return false;
  const words = [source.text, source.title, source.number ?? '', source.region ?? '', folder, note, ...tags].join('\n');
  return request.q
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => words.includes(word));
}

function tally(names: readonly string[]): { name: string; clips: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, clips]) => ({ name, clips })).sort((a, b) => compareText(a.name, b.name));
}
