import { setPriority } from 'node:os';

/** How far behind the thread that serves the others stand: a reader of files waits for everybody. */
const NICENESS = { answers: 2, changes: 5, background: 10 } as const;

/**
 * Puts the thread that calls behind the one that serves, so that requests are taken while all processors are busy. Linux
 * alone has priorities of threads; elsewhere this would hold for the whole program.
 */
export function standBehind(work: keyof typeof NICENESS): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, NICENESS[work]);
  } catch {
    // not allowed here: all are equal
  }
}
