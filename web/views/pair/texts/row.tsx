import { memo } from 'preact/compat';
import type { LinkView } from '../../../../graph-schema/api.ts';
import { slugOf } from '../../../../graph-schema/id-parts.ts';
import { links } from '../../../links.ts';
import { verdictWords } from '../../../parts/clause-links.tsx';
import { Kind } from '../../../parts/marks.tsx';
import { pairPieces, type PairPiece } from '../model.ts';
import { Pieces } from '../side.tsx';
import type { TextRow, Worded } from './align.ts';

/** Texts longer than this are set side by side without a comparison: it would take too long, and show nothing. */
const LONGEST_COMPARED = 8000;

const whole = (text: string): PairPiece[] => (text === '' ? [] : [{ text, how: 'same' }]);

/** Both sides cut where they differ; a clause that moved is compared with its counterpart. */
function piecesOf({ state, upper, lower, counterpart }: TextRow): { upper: PairPiece[]; lower: PairPiece[] } {
  const left = (upper ?? (lower && counterpart))?.words ?? '';
  const right = (lower ?? (upper && counterpart))?.words ?? '';
  const isCompared = state === 'changed' || state === 'moved';
  if (!isCompared || left.length + right.length > 2 * LONGEST_COMPARED) {
    return { upper: whole(left), lower: whole(right) };
  }
  return pairPieces(left, right);
}

/** Name of the place of a row in the address: slug of its lower clause, or "^" and that of its upper one. */
export function placeOfRow({ upper, lower }: Pick<TextRow, 'upper' | 'lower'>): string {
  if (lower) return slugOf(lower.clause.id);
  return upper ? `^${slugOf(upper.clause.id)}` : '';
}

const ABSENT = { upper: '左边没有', lower: '右边没有' };

interface SideProps {
  side: 'upper' | 'lower';
  own: Worded | null;
  row: TextRow;
  pieces: readonly PairPiece[];
}

/** One side of a row: the clause with its number, or that there is none, or where it is. */
function TextSide({ side, own, row, pieces }: SideProps) {
  if (!own) {
    return (
      <div class="text-side is-absent">
        {row.counterpart ? (
          <p class="quiet">
            移位：{side === 'upper' ? '左边在' : '右边在'}{' '}
            <a class="clause-ref" href={links.clause(row.counterpart.clause.id)}>
              {row.counterpart.clause.locator}
            </a>
          </p>
        ) : (
          <p class="quiet">{ABSENT[side]}</p>
        )}
      </div>
    );
  }
  const { clause } = own;
  const bodies = clause.duty?.agencies ?? [];
  return (
    <div class="text-side">
      <p class="text-place">
        <a class="clause-ref" href={links.clause(clause.id)}>
          {clause.locator}
        </a>{' '}
        {clause.title && !own.words.includes(clause.title) && <b>{clause.title}</b>}
      </p>
      <p class={`quote${clause.form === 'heading' ? ' is-heading' : ''}`}>
        <Pieces side={side} pieces={pieces} />
      </p>
      {bodies.length > 0 && <p class="meta">责任 {bodies.join('、')}</p>}
    </div>
  );
}

function LinkLine({ link }: { link: LinkView }) {
  const words = verdictWords(link).join('；');
  return (
    <p class="text-link meta">
      <a class="kind-link" href={links.pair(link.from.id, link.to.id)} title="对读这两条：依据、数字、责任单位">
        <Kind kind={link.review?.kind ?? link.kind} /> 对读
      </a>{' '}
      {words}
    </p>
  );
}

export interface RowProps {
  row: TextRow;
  index: number;
  current: boolean;
  measure: (element: Element | null) => void;
}

function TextRowView({ row, index, current, measure }: RowProps) {
  const pieces = piecesOf(row);
  return (
    <li
      ref={measure}
      data-index={index}
      data-place={placeOfRow(row)}
      class={`text-row text-row--${row.state}`}
      aria-current={current ? 'true' : undefined}
    >
      <TextSide side="upper" own={row.upper} row={row} pieces={pieces.upper} />
      <TextSide side="lower" own={row.lower} row={row} pieces={pieces.lower} />
      {row.link && (row.upper !== null || row.lower !== null) && row.state !== 'same' && <LinkLine link={row.link} />}
    </li>
  );
}

/** One row of two documents side by side. */
export const Row = memo(TextRowView);
