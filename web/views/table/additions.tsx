import type { TableColumn } from '../../../graph-schema/api-table.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { clauseGist } from '../../parts/clause-links.tsx';

/** Clauses of the lower documents that have no upper one: what each added of its own. */
export function Additions({ columns, names }: { columns: readonly TableColumn[]; names: readonly string[] }) {
  if (columns.every(({ additions }) => additions.length === 0)) return null;
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
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
