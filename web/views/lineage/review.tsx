import type { LinkView } from '../../../graph-schema/api.ts';
import { REVIEW_NAMES } from '../../../graph-schema/names.ts';
import { ApiError } from '../../api.ts';
import { stateReview, withdrawReview } from '../../state/reviewer.ts';
import { toast } from '../../state/toasts.ts';

export type Decision = 'confirmed' | 'rejected';

/** States what a reviewer found of a link, says so, and offers the way back. `reload` reads the drawing anew. */
export async function decide(link: LinkView, action: Decision, reload: () => void): Promise<void> {
  try {
    const record = await stateReview({ action, from: link.from.id, to: link.to.id, relation: link.relation });
    reload();
    const undo = (): void => void withdrawReview(record.id).then(reload);
    toast(`${link.from.clause} → ${link.to.clause} ${REVIEW_NAMES[action]}`, { label: '撤销', run: undo });
  } catch (error) {
    toast(error instanceof ApiError ? `没有记下来：${error.message}` : '没有记下来，稍后再试');
  }
}

export interface ReviewButtonsProps {
  link: LinkView;
  /** True where Y and N act on this link. */
  withKeys: boolean;
  onDecide: (link: LinkView, action: Decision) => void;
}

/** Confirms or rejects a link in place. */
export function ReviewButtons({ link, withKeys, onDecide }: ReviewButtonsProps) {
  const decision = link.review?.decision ?? null;
  return (
    <>
      <button
        class="btn btn--primary"
        type="button"
        disabled={decision === 'confirmed'}
        onClick={() => onDecide(link, 'confirmed')}
      >
        确认 {withKeys && <kbd>Y</kbd>}
      </button>
      <button class="btn" type="button" disabled={decision === 'rejected'} onClick={() => onDecide(link, 'rejected')}>
        驳回 {withKeys && <kbd>N</kbd>}
      </button>
    </>
  );
}
