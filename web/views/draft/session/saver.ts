import { signal } from '@preact/signals';
import type { Draft, DraftContent } from '../../../../graph-schema/draft.ts';
import { ApiError } from '../../../api.ts';
import type { LocalCopy } from './local-copy.ts';

/** Saves a draft at every pause in typing. What is not saved yet is kept on this machine. */

export type SaveState =
  /** The server has everything. */
  | { is: 'saved'; at: string; ms: number }
  /** Typed, and the pause has not come yet, or the answer has not. */
  | { is: 'waiting' }
  /** The server is away: kept on this machine (false where even that failed), tried again. */
  | { is: 'kept'; here: boolean }
  /** Somebody else saved meanwhile, and both changed the same blocks: waits for a choice. */
  | { is: 'conflict' }
  /** The server will not take it: why, in its words. Kept on this machine. */
  | { is: 'refused'; why: string };

export interface SaverTools {
  send: (base: number, content: DraftContent) => Promise<{ version: number; updatedAt: string }>;
  keep: (copy: Omit<LocalCopy, 'id' | 'key'>) => Promise<boolean>;
  drop: () => Promise<void>;
  /** The text as it stands now. */
  content: () => DraftContent;
  /** Somebody else's version is stored. Gives true where both texts were brought together, false where it must be asked. */
  meet: (stored: Draft, base: DraftContent) => boolean;
}

/** After a key the shortest pause; from one save to the next as long as saving takes, so that saving never piles up. */
const PAUSE_MS = { least: 30, most: 1500 };
const RETRY_MS = 5000;

/** What the server says with a 409. */
function storedOf(error: ApiError): Draft | null {
  const conflict = error.extra['conflict'] as { stored?: Draft } | undefined;
  return conflict?.stored ?? null;
}

export class Saver {
  readonly state = signal<SaveState>({ is: 'waiting' });
  private readonly tools: SaverTools;
  private base: number;
  private baseContent: DraftContent;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private dirty = false;
  private ended = false;
  private lastMs = PAUSE_MS.least;

  constructor(saved: { version: number; content: DraftContent; at: string }, tools: SaverTools) {
    this.tools = tools;
    this.base = saved.version;
    this.baseContent = saved.content;
    this.state.value = { is: 'saved', at: saved.at, ms: 0 };
  }

  get version(): number {
    return this.base;
  }

  /** True where something is not at the server yet. */
  get unsaved(): boolean {
    return this.state.value.is !== 'saved';
  }

  /** Something was typed. */
  changed(): void {
    this.dirty = true;
    if (this.state.value.is === 'conflict' || this.ended) return;
    if (this.state.value.is === 'saved') this.state.value = { is: 'waiting' };
    this.schedule(PAUSE_MS.least);
  }

  /** Another version is the one to start from now: after a merge, a restored version, somebody else's text. */
  rebase(version: number, content: DraftContent, at: string): void {
    this.base = version;
    this.baseContent = content;
    if (this.state.value.is === 'conflict') this.state.value = { is: 'waiting' };
    if (!this.dirty) this.state.value = { is: 'saved', at, ms: 0 };
  }

  /** Saves now; gives true where the server has everything afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await new Promise((done) => setTimeout(done, 20));
    // a second time where somebody else's text came in between
    for (let i = 0; i < 3 && this.dirty && (i === 0 || this.state.value.is === 'waiting'); i++) {
      if (this.state.value.is === 'conflict') break;
      await this.save();
      clearTimeout(this.timer);
    }
    return !this.unsaved;
  }

  /** Tries again at once, after the line came back. */
  retry(): void {
    if (this.dirty && this.state.value.is !== 'conflict') this.schedule(0);
  }

  /** The view is left: the last words are sent, nothing is tried again. */
  end(): void {
    void this.flush();
    this.ended = true;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), ms);
  }

  private async save(): Promise<void> {
    if (this.sending || !this.dirty) return;
    this.sending = true;
    this.dirty = false;
    const started = performance.now();
    const content = this.tools.content();
    const copy = { base: this.base, baseContent: this.baseContent, content, at: new Date().toISOString() };
    const kept = this.tools.keep(copy);
    try {
      const { version, updatedAt } = await this.tools.send(this.base, content);
      this.lastMs = performance.now() - started;
      this.rebase(version, content, updatedAt);
      if (this.dirty) this.state.value = { is: 'waiting' };
      else {
        this.state.value = { is: 'saved', at: updatedAt, ms: this.lastMs };
        void kept.then(() => (this.dirty ? undefined : this.tools.drop()));
      }
    } catch (error) {
      this.dirty = true;
      this.failed(error, await kept);
    }
    this.sending = false;
    if (this.dirty && this.state.value.is === 'waiting')
      this.schedule(Math.min(PAUSE_MS.most, Math.max(PAUSE_MS.least, this.lastMs)));
  }

  private failed(error: unknown, here: boolean): void {
    const failure = error instanceof ApiError ? error : null;
    const stored = failure?.status === 409 ? storedOf(failure) : null;
    if (stored) {
      const { baseContent } = this;
      const isSettled = this.tools.meet(stored, baseContent);
      this.state.value = isSettled ? { is: 'waiting' } : { is: 'conflict' };
      return;
    }
    const isRefused =
      failure && failure.status >= 400 && failure.status < 500 && !['RATE_LIMITED'].includes(failure.code);
    this.state.value = isRefused ? { is: 'refused', why: failure.message } : { is: 'kept', here };
    if (!isRefused && !this.ended) this.schedule(RETRY_MS);
  }
}
