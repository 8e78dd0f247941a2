import type { TargetsResponse } from '../../../graph-schema/api-table.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { dueWords, namesOf, valuesOf } from './model.ts';

export interface OthersProps {
  data: TargetsResponse;
  selected: string | null;
  onSelect: (id: string) => void;
}

/** Indicators of one document alone: what the others do not take up, or what one sets of its own. */
export function Others({ data, selected, onSelect }: OthersProps) {
  const { others, documents } = data;
  if (others.length === 0) return null;
  const names = namesOf(documents);
  return (
    <details class="targets-others" open={others.some(({ id }) => id === selected) || data.rows.length === 0}>
      <summary>只见于一份文件的指标 {others.length}项</summary>
      {documents.map((document, index) => {
        const own = others.filter(({ cells }) => (cells[index]?.targets.length ?? 0) > 0);
        if (own.length === 0) return null;
        return (
          <section key={document.id} aria-label={`只见于${names.get(document.id)}`}>
            <h2>
              <LevelBadge level={document.level} region={document.region} /> {names.get(document.id)}{' '}
              <span class="meta">
                {document.document}，{own.length}项
              </span>
            </h2>
            <ul>
              {own.map((row) => {
                const [value] = valuesOf(row.cells[index]!);
                if (!value) return null;
                return (
                  <li key={row.id}>
                    <button
                      class="text-button"
                      type="button"
                      aria-pressed={row.id === selected}
                      onClick={() => onSelect(row.id)}
                    >
                      {row.object}
                    </button>
                    <span class="value">{value.words}</span>
                    <span class="meta">{dueWords(value.target)}</span>
                    <a class="clause-ref" href={links.clause(value.target.clauseId)}>
                      {value.target.clause}
                    </a>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </details>
  );
}
