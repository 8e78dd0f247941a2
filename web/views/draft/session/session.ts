import { computed, signal } from '@preact/signals';
import type { EditorView } from 'prosemirror-view';
import type { ChecklistResponse, DraftResponse } from '../../../../graph-schema/api-draft.ts';
import type {
  ChecklistItem,
  Draft,
  DraftBlock,
  DraftContent,
  Finding,
  ItemDecision,
} from '../../../../graph-schema/draft.ts';
import { itemFates } from '../../../../graph-schema/draft-items.ts';
import { request } from '../../../api.ts';
import { reviewer } from '../../../state/identity.ts';
import { forget } from '../../../state/load.ts';
import { UNSIGNED } from '../../../state/reviewer.ts';
import { toast } from '../../../state/toasts.ts';
import { become } from '../editor/commands.ts';
import { flagsKey } from '../editor/flags.ts';
import { blocksOf, docOf } from '../editor/schema.ts';
import { Checks } from './checks.ts';
import { contentOf, factsOf, without, type Facts } from './content.ts';
import { copyKey, dropCopy, holdCopy, keepCopy, type LocalCopy } from './local-copy.ts';
import { chosen, mergeDrafts, type Choice, type Merged } from './merge.ts';
import { Saver } from './saver.ts';

/** A draft that is open: its text in the editor, what is known about it, and how it gets to the server. */

/** How often an open page looks whether somebody else has saved. */
const POLL_MS = 30_000;
const NO_COUNTS = { open: 0, done: 0, merged: 0, 'left-out': 0, notAddressed: 0 };

export class DraftSession {
  readonly id: string;
  readonly facts;
  /** Blocks as they were drawn last; the editor's document while it is open. */
  readonly blocks;
  readonly checklist = signal<ChecklistResponse>({ items: [], counts: NO_COUNTS, documents: [] });
  /** False until the checklist was read for the first time. */
  readonly isListed = signal(false);
  readonly checks: Checks;
  readonly conflict = signal<{ merged: Merged; stored: Draft } | null>(null);
  readonly mayWrite = signal(true);
  readonly writeNote = signal('');
  readonly activeItem = signal<string | null>(null);
  readonly currentBlock = signal<string | null>(null);
  readonly documents;
  readonly notices;
  readonly issued;
  readonly saver: Saver;
  /** Counts changes of the editor, so that what is drawn from its state follows it. */
  readonly changes = signal(0);
  view: EditorView | null = null;
  private readonly key: string;
  private readonly release: () => void;
  /** Texts on this machine that the next save makes needless. */
  private readonly copies: string[] = [];
  private readonly ending = new AbortController();

  constructor(response: DraftResponse, copies: readonly LocalCopy[]) {
    const { draft } = response;
    const content = contentOf(draft);
    this.id = draft.id;
    this.facts = signal<Facts>(factsOf(content));
    this.blocks = signal<readonly DraftBlock[]>(content.blocks);
    this.documents = signal(response.documents);
    this.notices = signal(response.notices);
    this.issued = signal(response.issued);
    this.key = copyKey(this.id);
    this.release = holdCopy(this.key);
    this.saver = new Saver(
      { version: draft.version, content, at: draft.updatedAt },
      {
        send: (base, body) => request('saveDraft', { draft: this.id }, { body: { base, content: body } }),
        keep: (copy) => {
          this.copies.push(this.key);
          return keepCopy({ ...copy, id: this.id, key: this.key });
        },
        drop: async () => {
          for (const key of this.copies.splice(0)) await dropCopy(key);
        },
        content: () => this.content(),
        meet: (stored, base) => this.meet(stored, base),
      },
    );
    this.checks = new Checks(this.id, {
      save: () => (this.saver.unsaved ? this.saver.flush() : Promise.resolve(true)),
      dismissed: () => this.facts.value.dismissed,
      found: (open) => this.view?.dispatch(this.view.state.tr.setMeta(flagsKey, { findings: open })),
    });
    this.takeCopies(copies, draft);
    this.listen();
  }

  /** The text as it stands now. */
  content(): DraftContent {
    return { ...this.facts.value, blocks: this.view ? blocksOf(this.view.state.doc) : [...this.blocks.value] };
  }

  readonly items = computed<ReadonlyMap<string, ChecklistItem>>(
    () => new Map(this.checklist.value.items.map((item) => [item.clauseId, item])),
  );

  /** The checklist with what was written since it was read. */
  readonly written = computed<readonly ChecklistItem[]>(() => {
    const fateOf = itemFates({ blocks: this.blocks.value, decisions: this.facts.value.decisions });
    return this.checklist.value.items.map((item) => ({ ...item, ...fateOf(item.clauseId) }));
  });

  /** Changes something that is not a block. */
  setFacts(change: Partial<Facts>): void {
    this.facts.value = { ...this.facts.value, ...change };
    this.saver.changed();
  }

  /** What is to become of a parent item; null takes a decision back. */
  decide(item: string, decision: ItemDecision | null): void {
    const before = this.facts.value.decisions[item] ?? null;
    this.setDecision(item, decision);
    const receipt = decision?.state === 'left-out' ? '已记为不写' : decision ? '已记下' : '已改回未写';
    toast(receipt, { label: '撤销', run: () => this.setDecision(item, before) });
  }

  private setDecision(item: string, decision: ItemDecision | null): void {
    const rest: DraftContent['decisions'] = without(this.facts.value.decisions, item);
    this.setFacts({ decisions: decision ? { ...rest, [item]: decision } : rest });
    this.checks.soon();
  }

  dismiss(finding: Finding, note: string): void {
    const before = this.facts.value.dismissed;
    const who = reviewer.value.trim() || UNSIGNED;
    const one = { finding: finding.key, note, who, when: new Date().toISOString() };
    this.setFacts({ dismissed: [...before.filter((old) => old.finding !== finding.key), one] });
    toast('已忽略，不再提示', { label: '撤销', run: () => this.recall(finding) });
  }

  /** Shows a dismissed finding again. */
  recall({ key }: Finding): void {
    this.setFacts({ dismissed: this.facts.value.dismissed.filter((one) => one.finding !== key) });
  }

  /** The editor's text changed. */
  typed(): void {
    if (this.view) this.blocks.value = blocksOf(this.view.state.doc);
    this.saver.changed();
    this.checks.soon();
  }

  /** Shows another text in place of this one, keeping the cursor where it can. */
  show(content: DraftContent): void {
    this.facts.value = factsOf(content);
    this.blocks.value = content.blocks;
    if (this.view)
      this.view.dispatch(
        become(this.view.state, docOf(content.blocks)).setMeta('shown', true).setMeta('addToHistory', false),
      );
  }

  /** Takes over what the server has, where nothing is unsaved here. */
  async refresh(): Promise<void> {
    if (this.saver.unsaved) return this.saver.retry();
    const response = await request('draft', { draft: this.id }).catch(() => null);
    if (!response || response.draft.version <= this.saver.version || this.saver.unsaved) return;
    this.takeOver(response);
    toast(`${response.draft.updatedBy}改过这份草稿，已显示新的文字`);
  }

  /** Shows what the server answered as the text to go on from. */
  takeOver({ draft, notices, documents, issued }: DraftResponse): void {
    const content = contentOf(draft);
    this.saver.rebase(draft.version, content, draft.updatedAt);
    this.show(content);
    this.notices.value = notices;
    this.documents.value = documents;
    this.issued.value = issued;
    void this.readChecklist();
    this.checks.soon();
  }

  /** Ends a conflict with a choice for each block. */
  resolve(choices: ReadonlyMap<string, Choice>): void {
    const open = this.conflict.value;
    if (!open) return;
    this.conflict.value = null;
    this.saver.rebase(open.stored.version, contentOf(open.stored), open.stored.updatedAt);
    this.show(chosen(open.merged, choices));
    this.typed();
    toast('两边的文字已合在一起');
  }

  async readChecklist(): Promise<void> {
    const answer = await request('checklist', { draft: this.id }).catch(() => null);
    if (answer) this.checklist.value = answer;
    this.isListed.value = true;
  }

  /** The view is left. */
  end(): void {
    this.checks.end();
    this.ending.abort();
    this.release();
    this.saver.end();
    forget((key) => key.startsWith('drafts:'));
  }

  private meet(stored: Draft, base: DraftContent): boolean {
    const merged = mergeDrafts(base, this.content(), contentOf(stored));
    if (merged.clashes.length > 0) {
      this.conflict.value = { merged, stored };
      return false;
    }
    this.saver.rebase(stored.version, contentOf(stored), stored.updatedAt);
    this.show(merged.content);
    if (merged.taken > 0) toast(`${stored.updatedBy}同时改了${merged.taken}处，已并入`);
    return true;
  }

  /** Goes on from what this machine kept: texts of this tab, and of tabs that were closed before they were saved. */
  private takeCopies(copies: readonly LocalCopy[], draft: Draft): void {
    const stored = contentOf(draft);
    for (const copy of copies) {
      this.copies.push(copy.key);
      const base = copy.base === draft.version ? stored : copy.baseContent;
      const merged = mergeDrafts(base, copy.content, this.content());
      const isNews = merged.clashes.length > 0 || JSON.stringify(merged.content) !== JSON.stringify(this.content());
      if (!isNews) continue;
      // both texts where they clash: nothing that was typed is lost, and what is too much is easily deleted
      this.show(chosen(merged, new Map()));
      toast('已接上本机保存的文字');
    }
    if (copies.length > 0) this.saver.changed();
  }

  private listen(): void {
    const { signal } = this.ending;
    window.addEventListener('online', () => this.saver.retry(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.refresh(), { signal }); // prettier-ignore
    const poll = setInterval(() => document.visibilityState === 'visible' && void this.refresh(), POLL_MS);
    signal.addEventListener('abort', () => clearInterval(poll));
    window.addEventListener('focus', () => void this.refresh(), { signal });
    window.addEventListener('beforeunload', (event) => this.saver.unsaved && event.preventDefault(), { signal });
  }
}
