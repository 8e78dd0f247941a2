import { useEffect, useRef } from 'preact/hooks';
import type { ClauseRef, LinkView } from '../../../graph-schema/api.ts';
import { links, type Scope } from '../../links.ts';
import { clauseGist } from '../../parts/clause-links.tsx';
import { Kind, ReviewMark } from '../../parts/marks.tsx';
import { isOpen, ORDERS, type Order } from './model.ts';

export interface QueueProps {
  queue: readonly LinkView[];
  current: string | null;
  scope: Scope;
  order: Order;
  onOrder: (order: Order) => void;
  /** Lower clauses without an upper one, and the one that is shown. */
  additions: readonly ClauseRef[];
  alone: string | null;
}

/** Scrolls a box until a line of it is in view. The page stays where it is: on a phone the box is below the texts. */
function showWithin(box: HTMLElement, line: HTMLElement): void {
  const head = box.querySelector<HTMLElement>('.panel-head')?.offsetHeight ?? 0;
  const top = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const below = top + line.offsetHeight - box.clientHeight;
  if (top < head) box.scrollTop += top - head;
  else if (below > 0) box.scrollTop += below;
}

/** All links of the two documents, with what became of them in review. */
export function Queue({ queue, current, scope, order, onOrder, additions, alone }: QueueProps) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('li[aria-current]');
    if (list.current && line) showWithin(list.current, line);
  }, [current, alone, queue.length]);
  const decided = queue.filter((link) => !isOpen(link)).length;
  return (
    <aside class="queue" aria-label="联系" ref={list}>
      <div class="panel-head">
        联系{' '}
        <span class="meta">
          {queue.length}条，已复核 {decided}
        </span>
        <select
          class="push"
          aria-label="次序"
          value={order}
          onChange={(event) => onOrder(event.currentTarget.value as Order)}
        >
          {(Object.keys(ORDERS) as Order[]).map((one) => (
            <option key={one} value={one}>
              {ORDERS[one]}
            </option>
          ))}
        </select>
      </div>
      {queue.length === 0 && <p class="queue-empty quiet">两份文件之间没有联系。</p>}
      <ol>
        {queue.map((link) => (
          <li
            key={link.id}
            aria-current={link.id === current ? 'true' : undefined}
            class={link.review?.decision === 'rejected' ? 'is-rejected' : undefined}
          >
            <Kind kind={link.review?.kind ?? link.kind} bare />
            <a class="clause-ref" href={links.pair(link.from.id, link.to.id, scope)}>
              {link.from.clause} → {link.to.clause}
            </a>
            {link.review?.decision ? (
              <ReviewMark decision={link.review.decision} />
            ) : (
              <span class="meta num">{link.score.toFixed(2)}</span>
            )}
            <span class="gist">{clauseGist(link.from)}</span>
          </li>
        ))}
      </ol>
      {additions.length > 0 && (
        <>
          <div class="panel-head">
            没有上位条款 <span class="meta">{additions.length}条</span>
          </div>
          <ol>
            {additions.map((clause) => (
              <li key={clause.id} aria-current={clause.id === alone ? 'true' : undefined}>
                <span aria-hidden="true">+</span>
                <a class="clause-ref" href={links.alone(clause.id, scope)}>
                  {clause.clause}
                </a>
                <span class="gist">{clauseGist(clause)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </aside>
  );
}
