import { useState } from 'preact/hooks';
import type { ClauseRef, LinkView } from '../../graph-schema/api.ts';
import { VERDICT_NAMES } from '../../graph-schema/names.ts';
import { links } from '../links.ts';
import { ClauseLink } from './clause-link.tsx';
import { Kind } from './marks.tsx';
import { gist, shortNames, targetShort } from './texts.ts';

/** Which way a link is looked at: up to what this clause carries out, down to what carries it out, or inside. */
export type LinkSide = 'up' | 'down' | 'restates' | 'parallels';

/** The other end of a link. */
export function otherEnd(link: LinkView, hereId: string): LinkView['from'] {
  return link.from.id === hereId ? link.to : link.from;
}

/** What became of the numbers along a link, in words: 加码：≥50% → ≥60%，2025年. */
export function verdictWords(link: LinkView): string[] {
  return link.targets.map((one) => {
    const upper = one.to ? targetShort(one.to) : '';
    const lower = one.from ? targetShort(one.from) : '';
    const course = upper && lower && upper !== lower ? `${upper} → ${lower}` : upper || lower;
    const note = one.note.includes('→') ? '' : one.note; // says the course once again
    return [`${VERDICT_NAMES[one.verdict]}${course ? ` ${course}` : ''}`, note].filter(Boolean).join('；');
  });
}

/** What the other clause is about, in a few words: its heading, or how its text begins. */
export function clauseGist(clause: Pick<ClauseRef, 'title' | 'text'>, max = 30): string {
  return clause.title || gist(clause.text.replace(/^\s*\d+[.．、\s]\s*/u, ''), max); // "11\t支持"; not "11个"
}

/** Whether somebody has looked at a link, and what they found. */
export function reviewWords(link: LinkView): string {
  if (link.review) return link.review.stale ? '原文有变，复核结论待看' : '';
  return link.band === 'review' ? '机器候选，未复核' : '';
}

function pairHref(link: LinkView): string {
  return links.pair(link.from.id, link.to.id);
}

/** Links of each direction that are shown at first. */
const SHOWN = 4;

const SIDE_WORD: Record<LinkSide, string> = {
  up: '上承',
  down: '下启',
  restates: '分解',
  parallels: '同源',
};

export interface LinkListProps {
  /** Id of the clause that the links are looked at from. */
  hereId: string;
  here: { region: string | null };
  groups: readonly (readonly [LinkSide, readonly LinkView[]])[];
}

/** A clause's links as a list with level, place, kind and what became of its numbers. */
export function LinkList({ hereId, here, groups }: LinkListProps) {
  const [all, setAll] = useState(false);
  const names = shortNames(
    groups.flatMap(([, some]) => some.map((link) => otherEnd(link, hereId))),
    here,
  );
  const hidden = all ? 0 : groups.reduce((sum, [, some]) => sum + Math.max(0, some.length - SHOWN), 0);
  return (
    <ul class="link-list">
      {groups.flatMap(([side, some]) =>
        (hidden > 1 ? some.slice(0, SHOWN) : some).map((link, index) => {
          const other = otherEnd(link, hereId);
          const words = [...verdictWords(link), reviewWords(link)].filter(Boolean);
          return (
            <li key={link.id} class={link.review?.decision === 'rejected' ? 'is-rejected' : undefined}>
              <span class="link-side">{index === 0 && SIDE_WORD[side]}</span>
              <span>
                <ClauseLink
                  clause={other}
                  name={names.get(other.documentId)}
                  inside={side === 'restates'}
                  badge={side !== 'restates'}
                />
              </span>
              {side === 'restates' ? (
                <Kind kind="restate" label={SIDE_WORD[side]} />
              ) : (
                <a class="kind-link" href={pairHref(link)} title="对读两条原文">
                  <Kind kind={link.kind} />
                </a>
              )}
              {words.length > 0 && <span class="why-line">{words.join('；')}</span>}
            </li>
          );
        }),
      )}
      {hidden > 1 && (
        <li class="link-more">
          <button class="text-button" type="button" onClick={() => setAll(true)}>
            还有{hidden}条
          </button>
        </li>
      )}
    </ul>
  );
}
