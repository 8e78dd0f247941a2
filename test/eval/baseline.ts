import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { namesOf } from './figures.ts';
import type { Measure } from './types.ts';

const entrySchema = z.object({
  tp: z.number(),
  fp: z.number(),
  fn: z.number(),
  right: z.number(),
  of: z.number(),
  missed: z.array(z.string()).optional(),
  extra: z.array(z.string()).optional(),
});
const baselineSchema = z.record(z.string(), entrySchema);

/** Figures of the last commit by "part scope"; the names of what was wrong are kept too, except for checking scopes. */
export type Baseline = z.infer<typeof baselineSchema>;
type Entry = z.infer<typeof entrySchema>;

/** What a change of the rules did to one part of one scope. */
export interface Change {
  scope: string;
  won: string[];
  lost: string[];
}

/** Key of a measure in the baseline. */
export function measureKey({ part, scope }: Pick<Measure, 'part' | 'scope'>): string {
  return `${part} ${scope}`;
}

/** Reads the kept figures; empty where there are none yet. */
export function readBaseline(file: string): Baseline {
  return existsSync(file) ? baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** Writes the figures; scopes that were not scored this time keep what they had. */
export function writeBaseline(
  file: string,
  before: Baseline,
  measures: readonly Measure[],
  checkOnly: ReadonlySet<string>,
): void {
  const now = Object.fromEntries(measures.map((m) => [measureKey(m), entry(m, checkOnly.has(m.scope))]));
  const merged = Object.entries({ ...before, ...now }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(merged), null, 1)}\n`);
}

function entry(measure: Measure, checkOnly: boolean): Entry {
  const { tp, fp, fn, ratio, items } = measure;
  const figures = { tp, fp, fn, right: ratio.right, of: ratio.of };
  return checkOnly ? figures : { ...figures, missed: namesOf(items, 'missed'), extra: namesOf(items, 'extra') };
}

/**
 * Things won (found now, or no longer reported in error) and lost against the baseline, by name.
 * Scopes kept for checking and scopes that the baseline does not know have no names to compare and are left out.
 */
export function changes(before: Baseline, measures: readonly Measure[], checkOnly: ReadonlySet<string>): Change[] {
  return measures.flatMap((measure) => {
    const old = before[measureKey(measure)];
    if (!old?.missed || !old.extra || checkOnly.has(measure.scope)) return [];
    const missed = namesOf(measure.items, 'missed');
    const extra = namesOf(measure.items, 'extra');
    const hits = namesOf(measure.items, 'hit');
    const won = [
      ...without(old.missed, missed).filter((name) => hits.includes(name)),
      ...without(old.extra, extra).map(noLonger),
    ];
    const lost = [...without(missed, old.missed), ...without(extra, old.extra).map(wrongly)];
    return won.length + lost.length > 0 ? [{ scope: measureKey(measure), won, lost }] : [];
  });
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(others);
  return names.filter((name) => !gone.has(name));
}

const noLonger = (name: string): string => `不再误报 ${name}`;
const wrongly = (name: string): string => `误报 ${name}`;
