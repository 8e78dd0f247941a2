/** A kept version of a draft; what it holds is stored apart. */
export interface VersionNote {
  version: number;
  at: string;
  by: string;
  title: string;
  blocks: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far apart versions of an age may lie: all of the last ten minutes, then one a minute, an hour, a day. */
const STEPS: { until: number; every: number }[] = [
  { until: 10 * MINUTE, every: 0 },
  { until: HOUR, every: MINUTE },
  { until: DAY, every: HOUR },
  { until: Infinity, every: DAY },
];

/**
 * Which versions to keep: of those that fall into one step of time the last one, and always the newest, the first, and
 * the last one before the author changes, so that nobody's text is lost under another's. Deterministic; oldest first.
 */
export function thinned(versions: readonly VersionNote[], now: number): VersionNote[] {
  return versions.filter((note, i) => {
    const next = versions[i + 1];
    if (i === 0 || next === undefined || next.by !== note.by) return true;
    const age = now - Date.parse(note.at);
    const { every } = STEPS.find(({ until }) => age < until)!;
    return every === 0 || stepOf(note, every) !== stepOf(next, every);
  });
}

function stepOf({ at }: VersionNote, every: number): number {
  return Math.floor(Date.parse(at) / every);
}
