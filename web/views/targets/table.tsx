import type { TargetCell, TargetRow, TargetsResponse } from '../../../graph-schema/api-table.ts';
import { yearTicks } from '../../charts/due-layout.ts';
import { links } from '../../links.ts';
import { LevelBadge, VerdictMark } from '../../parts/marks.tsx';
import { CHART, DueChart, DUES, ValueChart } from './charts.tsx';
import { courseOf, domainOf, dueWords, duesOf, findingsOf, namesOf, valuesOf } from './model.ts';

/** With more documents than this the columns hold values alone, and the conclusion comes first. */
export const MOST_WITH_DUES = 5;

export interface TableProps {
  data: TargetsResponse;
  rows: readonly TargetRow[];
  selected: string | null;
  onSelect: (id: string) => void;
}

/** One row for each indicator: value and deadline in each document, their course, and what became of it. */
export function IndicatorTable({ data, rows, selected, onSelect }: TableProps) {
  const names = namesOf(data.documents);
  const domain = domainOf(data);
  const isWide = data.documents.length > MOST_WITH_DUES;
  return (
    <div class={`indicator-box${isWide ? ' indicator-box--many' : ''}`}>
      <table class={`table indicator-table${isWide ? ' indicator-table--many' : ''}`}>
        <caption class="visually-hidden">各项指标在各份文件中的数值、期限和变化</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            {isWide && <th scope="col">结论</th>}
            {data.documents.map((document) => (
              <th key={document.id} scope="col" title={`${document.document}《${document.title}》`}>
                <LevelBadge level={document.level} region={document.region} />{' '}
                <a href={links.document(document.id)}>{names.get(document.id)}</a>
              </th>
            ))}
            <th scope="col" class="chart-column">
              数值走势
            </th>
            {!isWide && (
              <th scope="col" class="chart-column">
                期限
                <Years domain={domain} />
              </th>
            )}
            {!isWide && <th scope="col">结论</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              data={data}
              names={names}
              domain={domain}
              isWide={isWide}
              isSelected={row.id === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Years({ domain }: { domain: [number, number] }) {
  const years = yearTicks(domain);
  const [first, last] = domain;
  return (
    <span class="year-heads meta" style={{ width: `${DUES.width}px` }}>
      {years
        .filter((_, index) => index % 2 === 0)
        .map((year) => (
          <span key={year} style={{ left: `${Math.round((100 * (year - first)) / (last - first))}%` }}>
            {year}
          </span>
        ))}
    </span>
  );
}

interface RowProps {
  row: TargetRow;
  data: TargetsResponse;
  names: ReadonlyMap<string, string>;
  domain: [number, number];
  isWide: boolean;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

function Row({ row, data, names, domain, isWide, isSelected, onSelect }: RowProps) {
  const conclusion = (
    <td class="conclusion">
      <Conclusion row={row} names={names} data={data} />
    </td>
  );
  return (
    <tr data-indicator={row.id} aria-selected={isSelected} onClick={() => onSelect(row.id)}>
      <th scope="row">
        <button class="text-button" type="button" aria-pressed={isSelected}>
          {row.object}
        </button>
      </th>
      {isWide && conclusion}
      {row.cells.map((cell) => (
        <td key={cell.documentId}>
          <Cell cell={cell} withDue={!isWide} />
        </td>
      ))}
      <td class="chart-column" style={{ minWidth: `${CHART.width}px` }}>
        <ValueChart name={row.object} {...courseOf(row)} />
      </td>
      {!isWide && (
        <td class="chart-column">
          <DueChart items={duesOf(row, data.documents)} domain={domain} />
        </td>
      )}
      {!isWide && conclusion}
    </tr>
  );
}

/** What a document says: its value and deadline; × where it names the indicator without a number; — where it does not. */
function Cell({ cell, withDue }: { cell: TargetCell; withDue: boolean }) {
  const [first, ...others] = valuesOf(cell);
  const [mention] = cell.mentions;
  if (!first && mention) {
    return (
      <>
        <span class="not-told">
          <span aria-hidden="true">×</span> 未写数
        </span>
        {withDue && (
          <a class="due clause-ref" href={links.clause(mention.id)}>
            {mention.clause}
          </a>
        )}
      </>
    );
  }
  if (!first) {
    return (
      <span class="absent">
        <span aria-hidden="true">—</span>
        <span class="visually-hidden">未写到</span>
      </span>
    );
  }
  return (
    <>
      <span class="value">{first.words}</span>
      {others.slice(0, 1).map(({ words }) => (
        <span key={words} class="value-other">
          另 {words}
        </span>
      ))}
      {withDue && <span class="due">{dueWords(first.target)}</span>}
    </>
  );
}

function Conclusion({ row, names, data }: Pick<RowProps, 'row' | 'names' | 'data'>) {
  const findings = findingsOf(row, names, data.documents);
  if (findings.length === 0) return <span class="quiet">无上位数可比</span>;
  return (
    <>
      {findings.map(({ verdict, text }) => (
        <div key={verdict + text}>
          <VerdictMark verdict={verdict} /> {text && <span class="finding-text">{text}</span>}
        </div>
      ))}
    </>
  );
}
