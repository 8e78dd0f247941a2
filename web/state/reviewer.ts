import type { ReviewRecord, ReviewRequest } from '../../graph-schema/api-review.ts';
import { ApiError, request } from '../api.ts';
import { reviewer } from './identity.ts';
import { forget } from './load.ts';
import { once } from './once.ts';
import { toast } from './toasts.ts';

export { reviewer } from './identity.ts';

/** What stands for the name where none was given. */
export const UNSIGNED = '未署名';

/** Answers that a decision changes. */
// "table:a|b"; not "search:a"
const AFFECTED =
  /^(?:table|lineage|coverage|near|targets|agency|pair|document|links|clause|overview|documents|reviews)\b/u;

type Statement = Partial<ReviewRequest> & Pick<ReviewRequest, 'action'>;

/** What a reviewer states, signed; everything that shows it is read anew. */
export async function stateReview(review: Statement): Promise<ReviewRecord> {
  const record = await request('review', {}, { body: { ...review, who: reviewer.value.trim() || UNSIGNED } });
  forget((key) => AFFECTED.test(key));
  return record;
}

/** Takes a statement back. */
export async function withdrawReview(id: string): Promise<void> {
  await request('withdrawReview', { review: id });
  forget((key) => AFFECTED.test(key));
}

/** Says that a statement did not reach the server. */
export function notStated(error: unknown): void {
  toast(error instanceof ApiError ? `没有记下来：${error.message}` : '没有记下来，稍后再试');
}

/**
 * States something once, says so, and offers the way back.
 * @param changed called when it is stated, and again when it is taken back
 */
export function stateWithReceipt(review: Statement, receipt: string, changed: () => void): Promise<void> {
  return once(`state ${JSON.stringify(review)}`, async () => {
    try {
      const { id } = await stateReview(review);
      changed();
      toast(receipt, { label: '撤销', run: () => void takeBack(id, changed) });
    } catch (error) {
      notStated(error);
    }
  });
}

/** Takes a statement back once. */
export function takeBack(id: string, changed: () => void): Promise<void> {
  return once(`take back ${id}`, () => withdrawReview(id).then(changed, notStated));
}
