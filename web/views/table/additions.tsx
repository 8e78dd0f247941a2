import type { ClauseRef } from '../../../graph-schema/api.ts';
import type { ReviewRecord } from '../../../graph-schema/api-review.ts';
import type { TableResponse } from '../../../graph-schema/api-table.ts';
import { request } from '../../api.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { clauseGist } from '../../parts/clause-links.tsx';
import { useLoad } from '../../state/load.ts';
import { stateWithReceipt } from '../../state/reviewer.ts';
import { itemNumber, rowGist } from './model.ts';

export interface AdditionsProps {
  data: TableResponse;
  names: readonly string[];
  /** Reads the table anew. */
  reload: () => void;
}

/** Clauses of the lower documents that have no upper one: confirmed as additions, or given their upper item by hand. */
export function Additions({ data, names, reload }: AdditionsProps) {
  const { columns, up } = data;
  const load = useLoad(`reviews:${up.id}`, (signal) =>
    request('reviews', { document: up.id, limit: 1000 }, { signal }),
  );
  if (columns.every(({ additions }) => additions.length === 0)) return null;
  const confirmed = confirmedAdditions(load.data?.reviews ?? [], up.id);
  const again = (): void => {
    load.retry();
    reload();
  };
  return (
    <section class="additions" aria-label="下位自己新增的条款">
      <h2>没有上位条款，判为本级新增</h2>
      {columns.map(({ scope, additions }, index) =>
        additions.length === 0 ? null : (
          <div key={scope}>
            <h3>
              {names[index]} <span class="meta">{additions.length}条</span>
            </h3>
            <ul>
              {additions.map((clause) => (
                <li key={clause.id}>
                  <ClauseLink clause={clause} inside /> <span class="quiet">{clauseGist(clause, 40)}</span>
                  <Actions clause={clause} data={data} review={confirmed.get(clause.id)} onDone={again} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}

/** Latest statements that a clause is an addition to an upper document, by clause. */
export function confirmedAdditions(reviews: readonly ReviewRecord[], up: string): Map<string, ReviewRecord> {
  const found = new Map<string, ReviewRecord>();
  for (const review of reviews) {
    const { action, document, withdrawn, fromId } = review;
    if (action !== 'addition' || document !== up || withdrawn !== null || fromId === null) continue;
    if (!found.has(fromId)) found.set(fromId, review); // newest first
  }
  return found;
}

interface ActionsProps {
  clause: ClauseRef;
  data: TableResponse;
  review: ReviewRecord | undefined;
  onDone: () => void;
}

function Actions({ clause, data, review, onDone }: ActionsProps) {
  const { id: from, clause: locator } = clause;
  const confirm = (): void =>
    void stateWithReceipt({ action: 'addition', from, document: data.up.id }, `${locator} 已确认为新增`, onDone);
  const link = (to: string): void =>
    void stateWithReceipt({ action: 'added', from, to }, `${locator} 已指定上位`, onDone);
  return (
    <span class="addition-actions no-print">
      {review ? (
        <span class="review review--confirmed">{review.who}确认新增</span>
      ) : (
        <button class="btn btn--quiet btn--small" type="button" onClick={confirm}>
          确认新增
        </button>
      )}
      <select
        class="select"
        aria-label={`${clause.clause} 手动指定上位`}
        value=""
        onChange={({ currentTarget: { value } }) => value && link(value)}
      >
        <option value="">手动指定上位</option>
        {data.rows.map((row) => (
          <option key={row.clause.id} value={row.clause.id}>
            {itemNumber(row)} {rowGist(row)}
          </option>
        ))}
      </select>
    </span>
  );
}
