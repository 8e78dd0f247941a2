import { computed, effect, signal } from '@preact/signals';
import type { Clip, DraftSource } from '../../graph-schema/draft.ts';
import type { ClipPatch, NewClip } from '../../graph-schema/api-draft.ts';
import { documentIdOf } from '../../graph-schema/id-parts.ts';
import { ApiError, request } from '../api.ts';
import { failureWords } from '../parts/states.tsx';
import { once } from './once.ts';
import { stored } from './storage.ts';
import { toast } from './toasts.ts';

/** 条款库: clauses set aside. They are the server's; where it takes none, they stay on this machine. */

/** A clause to be set aside, with all that a quotation needs. */
export interface Quoted {
  id: string;
  text: string;
  title: string;
  number: string | null;
  locator: string;
}

/** What is kept on this machine: the list of earlier versions, and what the server would not take. */
const local = stored<readonly Quoted[]>('clips', []);
const held = signal<readonly Clip[]>([]);
/** When the library was changed last, in this tab or another: views that ask the server with a filter ask again. */
export const clipsChanged = stored<number>('clips-changed', 0);
let ownChange = 0;

function sourceOf({ id, text, title, number, locator }: Quoted): DraftSource {
  return { clauseId: id, documentId: documentIdOf(id), title, number, locator, region: null, text };
}

/** All clauses set aside, newest first, those of this machine last. */
export const clips = computed<readonly Clip[]>(() => [
  ...held.value,
  ...local.value.map((one) => ({
    id: `local:${one.id}`,
    source: sourceOf(one),
    folder: '',
    tags: [],
    note: '',
    at: '',
    stale: false,
  })),
]);

function isLocal({ id }: Pick<Clip, 'id'>): boolean {
  return id.startsWith('local:');
}

function say(error: unknown): void {
  toast(error instanceof ApiError ? failureWords(error).text : '没有成功');
}

/** Reads the library; what earlier versions kept in the browser goes into it, once. */
export async function loadClips(): Promise<void> {
  for (const one of [...local.value].reverse()) {
    const isTaken = await request(
      'addClip',
      {},
      { body: { clauseId: one.id, text: one.text, folder: '', tags: [], note: '' } },
    ).then(
      () => true,
      () => false, // clauses that are gone, or no leave to write: they stay here
    );
    if (isTaken) local.value = local.value.filter(({ id }) => id !== one.id);
  }
  await read();
  ownChange = clipsChanged.value;
  effect(() => {
    // a change in another tab
    if (clipsChanged.value !== ownChange) void read();
  });
}

async function read(): Promise<void> {
  const answer = await request('clips').catch(() => null);
  if (answer) held.value = answer.clips;
}

/** Reads the library after a change, and tells the other tabs. */
async function reload(): Promise<void> {
  await read();
  ownChange = Date.now();
  clipsChanged.value = ownChange;
}

/** Puts a clause into the library. */
export function saveClip(clip: Pick<NewClip, 'clauseId'> & Partial<NewClip>): Promise<void> {
  return once(`clip ${clip.clauseId}`, () => addClip(clip));
}

async function addClip(clip: Pick<NewClip, 'clauseId'> & Partial<NewClip>): Promise<void> {
  try {
    const added = await request('addClip', {}, { body: { folder: '', tags: [], note: '', ...clip } });
    await reload();
    toast(`已存入条款库，共${clips.value.length}条`, { label: '撤销', run: () => void dropClip(added.id) });
  } catch (error) {
    say(error);
  }
}

/** Sets a clause aside, or puts it back where it already was. Without leave to write it stays on this machine. */
export function toggleClip(quoted: Quoted): Promise<void> {
  return once(`clip ${quoted.id}`, () => toggle(quoted));
}

async function toggle(quoted: Quoted): Promise<void> {
  const known = clips.value.find(({ source }) => source.clauseId === quoted.id);
  if (known) return removeClip(known);
  try {
    await request('addClip', {}, { body: { clauseId: quoted.id, text: quoted.text, folder: '', tags: [], note: '' } });
    await reload();
  } catch {
    local.value = [...local.value, quoted];
  }
  const added = clips.value.find(({ source }) => source.clauseId === quoted.id);
  toast(`已存入条款库，共${clips.value.length}条`, { label: '撤销', run: () => void (added && dropClip(added.id)) });
}

async function dropClip(id: string): Promise<void> {
  await request('removeClip', { clip: id }).catch(say);
  await reload();
}

async function bringBack(all: readonly Clip[]): Promise<void> {
  await Promise.all(all.map(({ id }) => request('restoreClip', { clip: id }).catch(say)));
  await reload();
}

/** Takes clauses out of the library; the receipt brings them back. */
export async function removeClips(all: readonly Clip[]): Promise<void> {
  const before = local.value;
  const ids = new Set(all.filter(isLocal).map(({ source }) => source.clauseId));
  if (ids.size > 0) local.value = before.filter(({ id }) => !ids.has(id));
  const ofServer = all.filter((clip) => !isLocal(clip));
  await Promise.all(ofServer.map(({ id }) => request('removeClip', { clip: id }).catch(say)));
  await reload();
  const undo = (): void => {
    local.value = before;
    void bringBack(ofServer);
  };
  toast(all.length === 1 ? '已移出条款库' : `已移出${all.length}条`, { label: '撤销', run: undo });
}

export function removeClip(clip: Clip): Promise<void> {
  return removeClips([clip]);
}

/** Changes folder, tags or note, or takes over the source's text of today. */
export async function patchClip(id: string, patch: Partial<ClipPatch>): Promise<void> {
  await request('updateClip', { clip: id }, { body: patch }).catch(say);
  await reload();
}
