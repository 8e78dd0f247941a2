import type { ClauseRef } from '../../../graph-schema/api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import type { PairPiece } from './model.ts';

interface SideProps {
  side: 'upper' | 'lower';
  clause: ClauseRef;
  pieces: readonly PairPiece[];
}

const SIDES = { upper: { name: '上位条款', says: '上位有：' }, lower: { name: '下位条款', says: '下位新增：' } };

/** A text with what the other side does not have, and its numbers in boxes. */
export function Pieces({ side, pieces }: Pick<SideProps, 'side' | 'pieces'>) {
  return (
    <>
      {pieces.map(({ text, how }, index) => {
        if (how === 'same') return text;
        if (how === 'number') {
          return (
            <span key={index} class="number">
              {text}
            </span>
          );
        }
        const content = [
          <span key="says" class="visually-hidden">
            {SIDES[side].says}
          </span>,
          text,
        ];
        return side === 'upper' ? (
          <del key={index} class="only-upper">
            {content}
          </del>
        ) : (
          <ins key={index} class="only-lower">
            {content}
          </ins>
        );
      })}
    </>
  );
}

/** One of the two texts, with what the other does not have. */
export function Side({ side, clause, pieces }: SideProps) {
  const { name } = SIDES[side];
  return (
    <article aria-label={name}>
      <header>
        <LevelBadge level={clause.level} region={clause.region} />
        <span class="doc-number">{clause.document}</span>
        <a class="clause-ref" href={links.clause(clause.id)}>
          {clause.clause}
        </a>
        <span class="meta" title={clause.documentTitle}>
          {[clause.date, clause.title || clause.documentTitle].filter(Boolean).join(' · ')}
        </span>
      </header>
      <p class="quote">
        <Pieces side={side} pieces={pieces} />
      </p>
    </article>
  );
}

/** What the marks in the texts mean. */
export function PairLegend() {
  return (
    <p class="pair-legend meta">
      <span class="only-upper">上位有，下位没有</span>
      <span class="only-lower">下位新增</span>
      <span>
        <span class="number">60%</span> 数字另行比较，不计入文字异同
      </span>
      <span class="push">逐字比较，少于三字的相同不计</span>
    </p>
  );
}
