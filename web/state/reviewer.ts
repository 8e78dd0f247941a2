import type { ReviewRecord, ReviewRequest } from '../../graph-schema/api-review.ts';
import { request } from '../api.ts';
import { reviewer } from './identity.ts';
import { forget } from './load.ts';

export { reviewer } from './identity.ts';

/** What stands for the name where none was given. */
export const UNSIGNED = '未署名';

/** Answers that a decision changes. */
// "table:a|b"; not "search:a"
const AFFECTED =
  /^(?:table|lineage|coverage|near|targets|agency|pair|document|links|clause|overview|documents|reviews)\b/u;

/** What a reviewer states, signed; everything that shows it is read anew. */
export async function stateReview(
  review: Partial<ReviewRequest> & Pick<ReviewRequest, 'action'>,
): Promise<ReviewRecord> {
  const record = await request('review', {}, { body: { ...review, who: reviewer.value.trim() || UNSIGNED } });
  forget((key) => AFFECTED.test(key));
  return record;
}

/** Takes a statement back. */
export async function withdrawReview(id: string): Promise<void> {
  await request('withdrawReview', { review: id });
  forget((key) => AFFECTED.test(key));
}
