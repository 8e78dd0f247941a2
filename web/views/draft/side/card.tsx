import type { ComponentChildren } from 'preact';
import type { DraftSource } from '../../../../graph-schema/draft.ts';
import { keyName } from '../../../keys.ts';
import { links } from '../../../links.ts';
import { insertTaken, replaceByTaken, type Taken } from '../session/insert.ts';
import type { DraftSession } from '../session/session.ts';

interface CardProps {
  session: DraftSession;
  taken: Taken;
  badge?: ComponentChildren;
  /** Words of the clause as they are to be shown. */
  children: ComponentChildren;
  /** What else is to be known, behind the buttons. */
  note?: ComponentChildren;
  mark?: ComponentChildren;
  extra?: ComponentChildren;
}

/** A clause from elsewhere, ready to be taken over. Ctrl+Enter inserts it. */
export function TakenCard({ session, taken, badge, children, note, mark, extra }: CardProps) {
  const { source } = taken;
  const block = session.currentBlock.value;
  const disabled = !session.mayWrite.value;
  return (
    <section
      class="wording"
      tabIndex={0}
      aria-label={nameOf(source)}
      onKeyDown={(event) => {
        if (keyName(event) !== 'Ctrl+Enter') return;
        event.preventDefault();
        insertTaken(session, taken);
      }}
    >
      <div class="btn-row wording-head">
        {badge}
        <b class="doc-number" title={source.title}>
          {source.number ?? source.title}
        </b>
        <a class="clause-ref" href={links.clause(source.clauseId)} target="_blank" rel="noreferrer">
          {source.locator}
        </a>
        <span class="push">{mark}</span>
      </div>
      {children}
      <div class="btn-row">
        <button
          class="btn btn--small"
          type="button"
          disabled={disabled}
          title="Ctrl+Enter"
          onClick={() => insertTaken(session, taken)}
        >
          插入
        </button>
        <button
          class="btn btn--small"
          type="button"
          disabled={disabled || block === null}
          title="换掉光标所在的一条"
          onClick={() => block && replaceByTaken(session, block, taken)}
        >
          整条替换
        </button>
        {extra}
        {note && <span class="meta">{note}</span>}
      </div>
    </section>
  );
}

function nameOf({ number, title, locator }: DraftSource): string {
  return `${number ?? title} ${locator}`;
}
