import { setTimeout } from 'node:timers/promises';
import { breathe } from '../breathe.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';

/** Other work on the documents that come in, done while this thread would wait for other threads. */
export interface SideWork {
  /** Told of each document that was stored. */
  stored(document: IngestedDocument): void;
  /** Does a little; false where there is nothing to do now. */
  step(): Promise<boolean>;
}

/** After so long it is asked again whether there is something to do. */
const IDLE_MS = 10;

/** Waits, and works meanwhile, a step at a time. What goes wrong in a step is the work's own affair. */
export async function whileWaiting<Result>(awaited: Promise<Result>, work: SideWork | undefined): Promise<Result> {
  if (!work) return awaited;
  let waiting = true;
  const end = (): false => (waiting = false);
  const ended = awaited.then(end, end);
  while (waiting) {
    if (await Promise.race([work.step(), ended])) await breathe();
    else if (waiting) await Promise.race([setTimeout(IDLE_MS), ended]);
  }
  return awaited;
}
