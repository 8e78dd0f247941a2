import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { PARTS } from './types.ts';

const documentsSchema = z.record(
  z.string(),
  z.object({
    /** Path below the pool. */
    file: z.string(),
    /** Kept for checking: only its figures are shown, never what was wrong. */
    check: z.boolean(),
    /** False for documents that are only there to be cited. */
    annotated: z.boolean(),
    /** What is annotated where that is not everything: nothing else is scored. */
    parts: z.array(z.enum(PARTS)).optional(),
  }),
);
/** The annotated documents of the pool, by key. */
export type PoolDocuments = z.infer<typeof documentsSchema>;

/**
 * Folder of real documents that are not part of the project: $ZHENGMAI_POOL, else `shared/pool` beside the project.
 * Null where there is none.
 */
export function poolFolder(projectRoot: string): string | null {
  const folder = process.env.ZHENGMAI_POOL ?? join(projectRoot, '../shared/pool');
  return existsSync(folder) ? folder : null;
}

/** Reads which pool documents are annotated. */
export function readPoolDocuments(file: string): PoolDocuments {
  return documentsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Keys by the base name of the file. */
export function keysByFile(documents: Record<string, { file: string }>): Map<string, string> {
  return new Map(Object.entries(documents).map(([key, { file }]) => [basename(file), key]));
}
