import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TableColumn, TableEntry, TableResponse, TableRow } from '../../../graph-schema/api-table.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { request } from '../../api.ts';
import { useKeys } from '../../keys.ts';
import { links, scopeOf, type QueryValue, type Scope } from '../../links.ts';
import { ChooseDocuments } from '../../parts/choose-documents.tsx';
import { copyLink } from '../../parts/copy.ts';
import { ScopeFailure } from '../../parts/scope-failure.tsx';
import { ScopeBar } from '../../parts/scope-bar.tsx';
import { Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { shortName } from '../../parts/texts.ts';
import { address, navigate, restoring } from '../../router.ts';
import { oldClass, useLoad, type Load } from '../../state/load.ts';
import { stateWithReceipt } from '../../state/reviewer.ts';
import { rememberScope } from '../../state/scope.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { useTitle } from '../../state/title.ts';
import { useWhole } from '../../state/whole.ts';
import { Additions } from './additions.tsx';
import { CellContent, pairHref } from './cell.tsx';
import { TableHead } from './head.tsx';
import { columnNames, FILTERS, filterRows, itemNumber, type Filter } from './model.ts';
import { MOST_WITH_SENTENCES, Rows, type Place } from './rows.tsx';
import './table.css';

interface Options {
  filter: Filter;
  sentences: boolean;
  leadOnly: boolean;
}

function optionsOf(query: URLSearchParams): Options {
  const only = query.get('only') ?? 'all';
  return {
    filter: only in FILTERS ? (only as Filter) : 'all',
    sentences: query.get('text') !== '0',
    leadOnly: query.get('lead') === '1',
  };
}

/** The options as they stand in an address: those that are not the usual ones. */
function queryOf({ filter, sentences, leadOnly }: Options): Record<string, QueryValue> {
  return { only: filter === 'all' ? null : filter, text: sentences ? null : '0', lead: leadOnly ? '1' : null };
}

/** 落实对照表: which items did each lower document take up, and which not? */
export default function TableView() {
  useTitle('落实对照表');
  const { query } = address.value;
  const scope = scopeOf(query);
  const options = optionsOf(query);
  const isWhole = scope.up !== '' && scope.down.length > 0;
  const key = `${scope.up}|${scope.down.join()}`;
  useEffect(() => rememberScope(scope), [key]);
  const load = useLoad(isWhole ? `table:${key}` : null, (signal) =>
    request('table', { up: scope.up, down: scope.down.join(',') }, { signal }),
  );
  const set = (more: Partial<Options>): void =>
    navigate(links.table(scope, queryOf({ ...options, ...more })), { replace: true });
  return (
    <>
      <ScopeBar scope={scope} many onChange={(next) => navigate(links.table(next, queryOf(options)))}>
        <label class="check">
          <input type="checkbox" checked={options.sentences} onChange={() => set({ sentences: !options.sentences })} />
          显示原句
        </label>
        <label class="check">
          <input type="checkbox" checked={options.leadOnly} onChange={() => set({ leadOnly: !options.leadOnly })} />
          只看牵头
        </label>
      </ScopeBar>
      <section class={`correlation-view${oldClass(load)}`} aria-label="落实对照表" aria-busy={load.loading}>
        {!isWhole ? (
          <ChooseDocuments
            scope={scope}
            purpose="选一份上位文件和至少一份下位文件，逐项看谁落实了、怎么写的、漏了什么。"
            href={(last) => links.table(last)}
          />
        ) : load.data ? (
          <Loaded data={load.data} load={load} scope={scope} options={options} />
        ) : load.error ? (
          <ScopeFailure error={load.error} scope={scope} retry={load.retry} href={(next) => links.table(next)} />
        ) : (
          <Loading label="读取对照表" rows={11} />
        )}
      </section>
    </>
  );
}

/** Rows that are drawn at once where the table is read from its top; the others follow in the next frame. */
const FIRST = 10;

interface LoadedProps {
  data: TableResponse;
  load: Load<TableResponse>;
  scope: Scope;
  options: Options;
}

function Loaded({ data, load, scope, options }: LoadedProps) {
  const [active, setActive] = useState<Place | null>(null);
  const target = address.value.hash;
  const rows = useMemo(() => filterRows(data.rows, options.filter), [data, options.filter]);
  const whole = useWhole(target === '' && !restoring.value);
  useScrollMemory(true, target === '');
  useEffect(() => {
    if (target) document.getElementById(target)?.scrollIntoView({ block: 'start' });
  }, [target]);
  const hrefOf = ({ only, item }: { only?: string | null; item?: string }): string =>
    links.table(scope, { ...queryOf(options), ...(only === undefined ? {} : { only }) }, item);
  const exclude = (row: TableRow, column: TableColumn): void => void markNotApplicable(row, column, load.retry);
  useTableKeys({ data, rows, scope, active, exclude });
  if (data.rows.length === 0) return <NoItems data={data} />;
  return (
    <>
      <StaleNotice load={load} />
      <TableHead data={data} scope={scope} filter={options.filter} hrefOf={hrefOf} />
      {rows.length === 0 ? (
        <Message title={`没有“${FILTERS[options.filter]}”的条目`}>
          <p>
            <a href={hrefOf({ only: null })}>显示全部{data.rows.length}条</a>
          </p>
        </Message>
      ) : (
        <Rows
          data={data}
          rows={whole ? rows : rows.slice(0, FIRST)}
          scope={scope}
          sentences={options.sentences}
          leadOnly={options.leadOnly}
          target={target}
          active={active}
          onActive={setActive}
          onNotApplicable={exclude}
          onNote={(row, entry, note) => void saveNote(row, entry, note, load.retry)}
        />
      )}
      {whole && options.filter === 'all' && (
        <Additions data={data} names={columnNames(data.columns)} reload={load.retry} />
      )}
      {data.columns.length > MOST_WITH_SENTENCES && active && (
        <Detail data={data} scope={scope} active={active} exclude={exclude} />
      )}
    </>
  );
}

function NoItems({ data }: { data: TableResponse }) {
  return (
    <Message
      title="上位文件没有可对照的条款"
      actions={
        <a class="btn" href={links.document(data.up.id)}>
          读上位文件
        </a>
      }
    >
      <p>{data.up.title}里没有读出措施条款或任务清单。</p>
    </Message>
  );
}

/** The cell under the pointer or the focus, where cells hold marks alone. */
function Detail({ data, scope, active, exclude }: Pick<LoadedProps, 'data' | 'scope'> & DetailProps) {
  const row = data.rows.find(({ clause }) => clause.id === active.item);
  const column = data.columns[active.column];
  const cell = row?.cells[active.column];
  if (!row || !column || !cell) return null;
  return (
    <aside class="cell-detail no-print" aria-label="所选一格" aria-live="polite">
      <b>
        {itemNumber(row)} · {shortName(column.document)}
      </b>
      <CellContent
        row={row}
        cell={cell}
        scope={scope}
        sentences
        leadOnly={false}
        onNotApplicable={() => exclude(row, column)}
      />
    </aside>
  );
}

interface DetailProps {
  active: Place;
  exclude: (row: TableRow, column: TableColumn) => void;
}

/** Says that an item does not concern a lower document, and offers the way back. */
function markNotApplicable(row: TableRow, { document }: TableColumn, reload: () => void): Promise<void> {
  const receipt = `第${itemNumber(row)}项已标为不适用${shortName(document)}`;
  return stateWithReceipt({ action: 'not-applicable', to: row.clause.id, document: document.id }, receipt, reload);
}

/** Keeps a note on a link; the decision on it stands as it is. */
function saveNote(row: TableRow, entry: TableEntry, note: string, reload: () => void): Promise<void> {
  const to = entry.via ?? row.clause.id;
  const { clause, relation } = entry;
  return stateWithReceipt({ action: 'noted', from: clause.id, to, relation, note }, '备注已保存', reload);
}

interface KeysOf {
  data: TableResponse;
  rows: readonly TableRow[];
  scope: Scope;
  active: Place | null;
  exclude: (row: TableRow, column: TableColumn) => void;
}

/** Arrows (and J, K) move by cell, Enter opens the two texts, X says 不适用, M notes. */
function useTableKeys({ data, rows, scope, active, exclude }: KeysOf): void {
  const at = active ? rows.findIndex(({ clause }) => clause.id === active.item) : -1;
  const row = rows[at];
  const column = active ? data.columns[active.column] : undefined;
  const move = (down: number, right: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + down))];
    const across = Math.min(data.columns.length - 1, Math.max(0, (active?.column ?? 0) + right));
    if (next) focusCell(next.clause.id, across);
  };
  const arrows = {
    ArrowDown: () => move(1, 0),
    ArrowUp: () => move(-1, 0),
    ArrowRight: () => move(0, 1),
    ArrowLeft: () => move(0, -1),
  };
  useKeys({
    ...(active ? arrows : {}), // else arrows scroll the page
    j: () => move(1, 0),
    k: () => move(-1, 0),
    Enter: () => {
      const entry = row && active ? row.cells[active.column]?.entries[0] : undefined;
      if (row && entry) navigate(pairHref(entry, row, scope));
    },
    x: () => {
      if (row && column && active && row.cells[active.column]?.state === 'omitted') exclude(row, column);
    },
    m: () => {
      const cell = row && active ? document.querySelector(cellSelector(row.clause.id, active.column)) : null;
      cell?.querySelector<HTMLElement>('[data-note]')?.click();
    },
    l: () => {
      if (row) void copyLink(links.table(scope, {}, slugOf(row.clause.id)));
    },
  });
}

function cellSelector(item: string, column: number): string {
  return `[data-cell="${CSS.escape(`${item}|${column}`)}"]`;
}

function focusCell(item: string, column: number): void {
  const cell = document.querySelector<HTMLElement>(cellSelector(item, column));
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest' });
}
