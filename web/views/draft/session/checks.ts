import { signal } from '@preact/signals';
import type { DraftContent, Finding } from '../../../../graph-schema/draft.ts';
import { request } from '../../../api.ts';

const CHECK_MS = 700;

interface Checked {
  /** Gets what was typed to the server; false where it does not get there. */
  save: () => Promise<boolean>;
  dismissed: () => DraftContent['dismissed'];
  /** Told of the findings that nobody has dismissed. */
  found: (open: readonly Finding[]) => void;
}

/** Looking for findings in a draft: one question at a time, after what was typed has been saved. */
export class Checks {
  readonly findings = signal<readonly Finding[] | null>(null);
  readonly state = signal<'waiting' | 'done' | 'failed'>('waiting');
  private readonly draft: string;
  private readonly checked: Checked;
  private readonly abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isUnderWay = false;
  private isStale = false;

  constructor(draft: string, checked: Checked) {
    this.draft = draft;
    this.checked = checked;
  }

  /** Looks after a pause in typing. */
  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), CHECK_MS);
  }

  /** Looks now; what is typed meanwhile is looked at after the answer. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.isStale = true;
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    while (this.isStale && !this.abort.signal.aborted) {
      this.isStale = false;
      this.state.value = 'waiting';
      this.state.value = (await this.read()) ? 'done' : 'failed';
    }
    this.isUnderWay = false;
  }

  /** Findings that nobody has dismissed. */
  open(): Finding[] {
    const dismissed = new Set(this.checked.dismissed().map(({ finding }) => finding));
    return (this.findings.value ?? []).filter(({ key }) => !dismissed.has(key));
  }

  /** Takes a finding off the list whose repair has been made. */
  repaired({ key }: Finding): void {
    this.findings.value = (this.findings.value ?? []).filter((one) => one.key !== key);
  }

  end(): void {
    clearTimeout(this.timer);
    this.abort.abort();
  }

  private async read(): Promise<boolean> {
    if (!(await this.checked.save())) return false;
    const { signal: ended } = this.abort;
    const answer = await request('findings', { draft: this.draft }, { signal: ended }).catch(() => null);
    if (!answer) return false;
    this.findings.value = answer.findings;
    this.checked.found(this.open());
    return true;
  }
}
