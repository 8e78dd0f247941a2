import { useState } from 'preact/hooks';
import type { ChecklistItem } from '../../../../graph-schema/draft.ts';
import { focusNow } from '../../../parts/focus-now.ts';
import type { DraftSession } from '../session/session.ts';

/** Leaves an item out, or says what it was merged with; both with a reason, both can be taken back. */
export function Decision({ session, item }: { session: DraftSession; item: ChecklistItem }) {
  const [asked, setAsked] = useState<'left-out' | 'merged' | null>(null);
  const [reason, setReason] = useState('');
  const disabled = !session.mayWrite.value;
  if (item.state === 'left-out' || item.state === 'merged') {
    return (
      <span class="meta">
        {item.state === 'left-out' ? '不写' : '已并入'}
        {item.reason && `：${item.reason}`}{' '}
        <button
          class="text-button"
          type="button"
          disabled={disabled}
          onClick={() => session.decide(item.clauseId, null)}
        >
          改回未写
        </button>
      </span>
    );
  }
  if (asked === null) {
    return (
      <>
        {item.blocks.length === 0 && (
          <button class="btn btn--small" type="button" disabled={disabled} onClick={() => setAsked('left-out')}>
            不写…
          </button>
        )}
        <button class="btn btn--small" type="button" disabled={disabled} onClick={() => setAsked('merged')}>
          并入别条…
        </button>
      </>
    );
  }
  const label = asked === 'left-out' ? '不写的理由' : '并入哪一条';
  return (
    <form
      class="btn-row reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!reason.trim()) return;
        session.decide(item.clauseId, { state: asked, reason: reason.trim() });
        setAsked(null);
      }}
    >
      <input
        class="text-field"
        aria-label={label}
        placeholder={asked === 'left-out' ? '理由，例如：本区无高职院校' : '例如：二/（三）'}
        maxLength={1000}
        value={reason}
        ref={focusNow}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <button class="btn btn--small btn--primary" type="submit" disabled={!reason.trim()}>
        记下
      </button>
      <button class="btn btn--small" type="button" onClick={() => setAsked(null)}>
        取消
      </button>
    </form>
  );
}
