import type { RefObject } from 'preact';
import type { LinkView } from '../../../graph-schema/api.ts';
import { KIND_NAMES } from '../../../graph-schema/names.ts';
import { LINK_KINDS, type LinkKind } from '../../../graph-schema/terms.ts';
import { isComposing } from '../../keys.ts';
import { reviewer, UNSIGNED } from '../../state/reviewer.ts';
import { ReviewMark } from '../../parts/marks.tsx';

export interface BarProps {
  link: LinkView | null;
  kind: LinkKind;
  onKind: (kind: LinkKind) => void;
  note: string;
  onNote: (note: string) => void;
  noteField: RefObject<HTMLInputElement>;
  onConfirm: () => void;
  onReject: () => void;
  onSaveNote: () => void;
  /** Moves in the queue; null where there is nowhere to go. */
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  /** "第13条 / 27" */
  place: string;
}

/** What was decided before, by whom; that the words have changed since. */
function Decision({ link }: { link: LinkView | null }) {
  const review = link?.review;
  if (!review) return null;
  const words = [review.who, review.when.slice(0, 10), review.note].filter(Boolean).join(' · ');
  return (
    <span class="review-before">
      {review.decision && <ReviewMark decision={review.decision} />}
      {review.stale && <span class="alarm">原文有变</span>} <span class="meta">{words}</span>
    </span>
  );
}

/** Review at the foot of the view; every button has its key. */
export function ReviewBar(props: BarProps) {
  const { link, kind, note } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && note.trim()) props.onSaveNote();
    if (event.key === 'Enter' || event.key === 'Escape') props.noteField.current?.blur();
  };
  return (
    <div class="review-bar" role="group" aria-label="复核">
      <button class="btn btn--primary" type="button" aria-keyshortcuts="y" onClick={props.onConfirm}>
        {link ? '确认' : '补充联系'} <kbd>Y</kbd>
      </button>
      <button class="btn" type="button" aria-keyshortcuts="n" disabled={!link} onClick={props.onReject}>
        驳回 <kbd>N</kbd>
      </button>
      <span class="segmented" role="group" aria-label="联系类型">
        {LINK_KINDS.map((one, index) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => props.onKind(one)}>
            {KIND_NAMES[one]} <kbd>{index + 1}</kbd>
          </button>
        ))}
      </span>
      <input
        ref={props.noteField}
        class="review-note"
        type="text"
        aria-label="备注"
        maxLength={2000}
        placeholder="备注（M），回车单独保存"
        value={note}
        onInput={(event) => props.onNote(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <input
        class="review-who"
        type="text"
        aria-label="复核人"
        maxLength={50}
        placeholder="复核人"
        title={`不写则记为“${UNSIGNED}”`}
        value={reviewer.value}
        onInput={(event) => (reviewer.value = event.currentTarget.value)}
      />
      <Decision link={link} />
      <span class="meta nowrap">{props.place}</span>
      <button class="btn" type="button" disabled={!props.onPrevious} onClick={() => props.onPrevious?.()}>
        上一条 <kbd>K</kbd>
      </button>
      <button class="btn" type="button" disabled={!props.onNext} onClick={() => props.onNext?.()}>
        下一条 <kbd>J</kbd>
      </button>
    </div>
  );
}
