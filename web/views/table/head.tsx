import type { TableColumn, TableResponse, TableRow } from '../../../graph-schema/api-table.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { apiHref } from '../../api.ts';
import { FileButtons } from '../../parts/file-buttons.tsx';
import { links, type Scope } from '../../links.ts';
import { Kind, LevelBadge, MARK_NAMES } from '../../parts/marks.tsx';
import {
  annexesOf,
  cellMark,
  columnNames,
  FILTERS,
  filterRows,
  groupRows,
  itemNumber,
  reviewedCount,
  rowGist,
  type Filter,
} from './model.ts';

export interface HeadProps {
  data: TableResponse;
  scope: Scope;
  filter: Filter;
  /** Address of this table with another filter or at an item. */
  hrefOf: (more: { only?: string | null; item?: string }) => string;
}

/** What is compared, how it stands at a glance, and what is shown. */
export function TableHead({ data, scope, filter, hrefOf }: HeadProps) {
  const { reviewed, total } = reviewedCount(data);
  return (
    <header class="correlation-head">
      <div class="correlation-title">
        <h1>落实对照表</h1>
        <span class="meta">
          {data.rows.length}条 × {data.columns.length}份下位文件。
          {reviewed === 0 ? '联系由机器给出，均未复核' : `联系${total}条，已复核${reviewed}条`}
        </span>
        <Exports scope={scope} />
      </div>
      <p class="print-only meta">
        上位 {data.up.document}《{data.up.title}》
      </p>
      <Coverage data={data} hrefOf={hrefOf} />
      <div class="legend">
        <span class="segmented no-print" role="group" aria-label="显示哪些条目">
          {(Object.keys(FILTERS) as Filter[]).map((one) => (
            <a
              key={one}
              href={hrefOf({ only: one === 'all' ? null : one })}
              aria-current={one === filter ? 'true' : undefined}
            >
              {FILTERS[one]} {filterRows(data.rows, one).length}
            </a>
          ))}
        </span>
        <Annexes data={data} scope={scope} />
        {(['verbatim', 'adapted', 'thematic', 'body', 'none'] as const).map((kind) => (
          <Kind key={kind} kind={kind} />
        ))}
        <span class="meta">
          <span class="changed">下划线</span> 与上位不同的字句
        </span>
      </div>
    </header>
  );
}

/** Ways to one annex of several, and back to all of them. */
function Annexes({ data, scope }: Pick<HeadProps, 'data' | 'scope'>) {
  const annexes = annexesOf(data.rows);
  if (annexes.length === 0) return null;
  const isOne = scope.up !== data.up.id;
  if (annexes.length === 1 && !isOne) return null;
  return (
    <span class="segmented no-print" role="group" aria-label="上位附件">
      <a href={links.table({ ...scope, up: data.up.id })} aria-current={isOne ? undefined : 'true'}>
        全部清单
      </a>
      {annexes.map(([slug, label]) => (
        <a
          key={slug}
          href={links.table({ ...scope, up: `${data.up.id}/${slug}` })}
          aria-current={isOne ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </span>
  );
}

function Exports({ scope }: { scope: Scope }) {
  const href = (format: string): string => apiHref('tableFile', { ...scope, down: scope.down.join(','), format });
  return <FileButtons formats={['xlsx', 'docx', 'csv']} href={href} />;
}

/** One mark for each item and document: a map of the table, and a set of links into it. */
function Coverage({ data, hrefOf }: Pick<HeadProps, 'data' | 'hrefOf'>) {
  const groups = groupRows(data.rows);
  const names = columnNames(data.columns);
  const size =
    data.rows.length <= 60 ? '' : data.rows.length <= 120 ? ' coverage-strip--small' : ' coverage-strip--tiny';
  return (
    <div class="coverage">
      <span />
      <span class={`coverage-strip${size}`} aria-hidden="true">
        {groups.map(({ rows }, group) => (
          <span key={group} class="tick-group">
            {rows.map((row) => (
              <span key={row.clause.id} class="tick tick--head">
                {headNumber(row, data.rows)}
              </span>
            ))}
          </span>
        ))}
      </span>
      <span />
      {data.columns.map((column, index) => (
        <CoverageLine
          key={column.scope}
          column={column}
          name={names[index]!}
          index={index}
          groups={groups}
          size={size}
          hrefOf={hrefOf}
        />
      ))}
    </div>
  );
}

/** The first number and every fifth one. */
function headNumber(row: TableRow, rows: readonly TableRow[]): string {
  const number = itemNumber(row);
  return row === rows[0] || Number(number) % 5 === 0 ? number : '';
}

interface LineProps {
  column: TableColumn;
  name: string;
  index: number;
  groups: readonly { rows: readonly TableRow[] }[];
  size: string;
  hrefOf: HeadProps['hrefOf'];
}

function CoverageLine({ column, name, index, groups, size, hrefOf }: LineProps) {
  const { document, counts } = column;
  const isList = column.list && !column.scope.endsWith('/body');
  return (
    <>
      <span class="coverage-name">
        <LevelBadge level={document.level} region={document.region} /> {name}{' '}
        <span class="meta">{isList ? '清单' : '正文'}</span>
      </span>
      <span class={`coverage-strip${size}`} role="group" aria-label={`${name}各项落实情况`}>
        {groups.map(({ rows }, group) => (
          <span key={group} class="tick-group">
            {rows.map((row) => (
              <Tick key={row.clause.id} row={row} index={index} hrefOf={hrefOf} />
            ))}
          </span>
        ))}
      </span>
      <Counts column={column} counts={counts} />
    </>
  );
}

function Tick({ row, index, hrefOf }: { row: TableRow; index: number; hrefOf: HeadProps['hrefOf'] }) {
  const mark = cellMark(row.cells[index]!);
  const words = `${itemNumber(row)} ${rowGist(row)}：${mark ? MARK_NAMES[mark] : '不适用'}`;
  return (
    <a
      class={`tick tick--${mark ?? 'not-applicable'}`}
      href={hrefOf({ item: slugOf(row.clause.id) })}
      title={words}
      aria-label={words}
    />
  );
}

/** Coverage in figures; what the items that concern the lower level come to stands in the tip. */
function Counts({ column, counts }: { column: TableColumn; counts: TableColumn['counts'] }) {
  const { addressedCounts, additions, parent } = column;
  const concerned = Object.values(addressedCounts).reduce((sum, count) => sum + count, 0);
  const tip = `上位责任单位含下级的${concerned}条：落实${addressedCounts.carried}，遗漏${addressedCounts.omitted}`;
  return (
    <span class="coverage-counts" title={tip}>
      <span>
        落实 <b>{counts.carried}</b>
      </span>
      {counts['body-only'] > 0 && (
        <span>
          仅正文 <b>{counts['body-only']}</b>
        </span>
      )}
      <span class={counts.omitted > 0 ? 'alarm' : undefined}>
        遗漏 <b>{counts.omitted}</b>
      </span>
      {counts['not-applicable'] > 0 && <span>不适用 {counts['not-applicable']}</span>}
      {additions.length > 0 && <span class="meta">无上位 {additions.length}</span>}
      {parent?.basis === 'inferred' && <span class="meta">未引用上位文件，联系为推断</span>}
      {parent === null && <span class="meta">没有认出上下位关系</span>}
    </span>
  );
}
