import { z } from 'zod';
import type { DutyRecord } from '../../graph-schema/records.ts';
import { LEVELS, type Level } from '../../graph-schema/terms.ts';
import { loadData } from '../../ingest/data.ts';

let bodies: Partial<Record<Level, string[]>> | undefined;

/**
 * Whether an upper item's responsible bodies include one of the lower document's level. An item that names no body, or
 * a lower document whose level is unknown, counts as addressed: nothing speaks against it.
 */
export function addressesLevel(duty: DutyRecord | null, level: Level | null): boolean {
  if (!duty || duty.agencies.length === 0 || level === null) return true;
  bodies ??= loadData('level-bodies', z.partialRecord(z.enum(LEVELS), z.array(z.string())));
  const words = bodies[level] ?? [];
  return duty.agencies.some((agency) => words.some((word) => agency.includes(word)));
}
