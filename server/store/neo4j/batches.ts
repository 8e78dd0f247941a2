/** Rows of one UNWIND, where the settings say nothing else; `npm run bench graph-load` compares sizes. */
export const BATCH_ROWS = 1000;

/** Rows in the portions that one statement takes. */
export function* batches<T>(rows: readonly T[], size = BATCH_ROWS): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
