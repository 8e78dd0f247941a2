import type { LinkView } from '../../../graph-schema/api.ts';
import { REVIEW_NAMES } from '../../../graph-schema/names.ts';
import { stateWithReceipt } from '../../state/reviewer.ts';

export type Decision = 'confirmed' | 'rejected';

/** States what a reviewer found of a link, says so, and offers the way back. `reload` reads the drawing anew. */
export function decide(link: LinkView, action: Decision, reload: () => void): Promise<void> {
  const { from, to, relation } = link;
  const receipt = `${from.clause} → ${to.clause} ${REVIEW_NAMES[action]}`;
  return stateWithReceipt({ action, from: from.id, to: to.id, relation }, receipt, reload);
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
