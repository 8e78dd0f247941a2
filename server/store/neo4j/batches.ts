/** Rows of one UNWIND. */
const BATCH = 1000;

/** Rows in the portions that one statement takes. */
export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
