import type { ReviewRecord } from '../../../graph-schema/api-review.ts';
import type { ClauseRef } from '../../../graph-schema/api.ts';
import { KIND_NAMES, REVIEW_NAMES } from '../../../graph-schema/names.ts';
import { request } from '../../api.ts';
import { diffTexts } from '../../parts/diff.ts';
import { useLoad } from '../../state/load.ts';
import { disagree, statementsOn } from './model.ts';

/** Statements read at a time: more about one clause is rare. */
const MOST = 200;

/** What reviewers stated about a clause. */
export function useStatements(clauseId: string) {
  return useLoad(`reviews:${clauseId}`, (signal) => request('reviews', { clause: clauseId, limit: MOST }, { signal }));
}

function actionWords({ action, kind }: ReviewRecord): string {
  const name =
    action === 'noted' ? '备注' : action === 'addition' ? '确认新增' : (REVIEW_NAMES as Record<string, string>)[action];
  return [name, kind && `改为${KIND_NAMES[kind]}`].filter(Boolean).join('，');
}

/** The clause's words when somebody decided, with what is otherwise now. */
function Before({ name, quote, now }: { name: string; quote: string; now: string }) {
  if (quote === now) return null;
  return (
    <details>
      <summary>复核时的{name}原文</summary>
      <p class="quote statement-quote">
        {diffTexts(quote, now).upper.map(({ text, same }, index) =>
          same ? (
            text
          ) : (
            <del key={index} class="only-upper">
              {text}
            </del>
          ),
        )}
      </p>
    </details>
  );
}

interface StatementsProps {
  from: ClauseRef;
  to: ClauseRef;
}

/** Who decided what about these two clauses; that two people disagree; what the words were where they have changed. */
export function Statements({ from, to }: StatementsProps) {
  const { data } = useStatements(from.id);
  const statements = statementsOn(data?.reviews ?? [], from.id, to.id);
  if (statements.length === 0) return null;
  const isSplit = disagree(statements);
  return (
    <section class="track-wide" aria-label="复核记录">
      <h2>复核记录 {isSplit && <span class="alarm">两人结论不一致，以最后的为准</span>}</h2>
      <ul class="statements">
        {statements.map((one) => (
          <li key={one.id}>
            <b>{one.who}</b> {actionWords(one)} <span class="meta">{one.when.slice(0, 16).replace('T', ' ')}</span>{' '}
            {one.note}
            {one.stale && (
              <>
                {' '}
                <span class="alarm">原文有变，结论保留，待看</span>
                <Before name="上位" quote={one.to?.quote ?? ''} now={to.text} />
                <Before name="下位" quote={one.from?.quote ?? ''} now={from.text} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
