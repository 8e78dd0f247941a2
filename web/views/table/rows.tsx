import { Fragment } from 'preact';
import type { TableColumn, TableEntry, TableResponse, TableRow } from '../../../graph-schema/api-table.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { BASIS_NAMES } from '../../../graph-schema/names.ts';
import { links, type Scope } from '../../links.ts';
import { Kind, LevelBadge } from '../../parts/marks.tsx';
import { deadlineInWords, shortName, targetValue } from '../../parts/texts.ts';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';
import { Bodies, CellContent } from './cell.tsx';
import { cellMark, columnNames, deadlinesOf, groupRange, groupRows, itemNumber } from './model.ts';

/** Documents beside each other with their sentences; where there are more, cells hold marks alone. */
export const MOST_WITH_SENTENCES = 4;

/** A cell by the ids of its item and its column's scope. */
export interface Place {
  item: string;
  column: number;
}

export interface RowsProps {
  data: TableResponse;
  rows: readonly TableRow[];
  scope: Scope;
  sentences: boolean;
  leadOnly: boolean;
  /** Slug of the item that the address names. */
  target: string;
  active: Place | null;
  onActive: (place: Place) => void;
  onNotApplicable: (row: TableRow, column: TableColumn) => void;
  onNote: (row: TableRow, entry: TableEntry, note: string) => void;
}

/** The table: items down, lower documents across. */
export function Rows(props: RowsProps) {
  const { data, rows } = props;
  const marksOnly = data.columns.length > MOST_WITH_SENTENCES;
  const names = columnNames(data.columns);
  return (
    <table class={`table correlation correlation--${marksOnly ? 'marks' : 'sentences'}`}>
      <caption class="visually-hidden">{data.up.title}的条目与下位文件条款对照</caption>
      <colgroup>
        <col class="col-number" />
        <col class="col-item" />
        <col class="col-target" />
        {data.columns.map(({ scope }) => (
          <col key={scope} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th class="item-no" scope="col">
            项
          </th>
          <th scope="col">
            上位 {data.up.documentNumber ?? data.up.document}
            <span class="meta">原文与责任单位（牵头在前）</span>
          </th>
          <th scope="col">
            指标<span class="meta">数值与期限</span>
          </th>
          {data.columns.map((column, index) => (
            <ColumnHead key={column.scope} column={column} name={names[index]!} marksOnly={marksOnly} />
          ))}
        </tr>
      </thead>
      <tbody>
        {groupRows(rows).map((group, index) => (
          <Fragment key={index}>
            {group.name && (
              <tr class="group-row">
                <th colSpan={3 + data.columns.length} scope="colgroup">
                  <span class="group-name">{group.name}</span> <span class="meta">{groupRange(group.rows)}</span>
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <Row key={row.clause.id} {...props} row={row} marksOnly={marksOnly} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface ColumnHeadProps {
  column: TableColumn;
  name: string;
  marksOnly: boolean;
}

function ColumnHead({ column: { document, parent }, name, marksOnly }: ColumnHeadProps) {
  const basis = parent ? (BASIS_NAMES[parent.basis] ?? parent.basis) : '关系未认出';
  return (
    <th scope="col" title={`${document.title}${parent ? `。${parent.reason}` : ''}`}>
      <LevelBadge level={document.level} region={document.region} />{' '}
      <a href={links.document(document.id)}>{marksOnly ? name : (document.documentNumber ?? document.title)}</a>
      {!marksOnly && (
        <span class="meta">{[shortName(document), document.date, basis].filter(Boolean).join(' · ')}</span>
      )}
    </th>
  );
}

type RowProps = RowsProps & { row: TableRow; marksOnly: boolean };

function Row(props: RowProps) {
  const { row, target, data } = props;
  const slug = slugOf(row.clause.id);
  return (
    <tr id={slug} class={slug === target ? 'is-target' : undefined}>
      <th class="item-no" scope="row">
        <a href={links.clause(row.clause.id)} title={`读 ${row.clause.clause}`}>
          {itemNumber(row)}
        </a>
      </th>
      <td class="item">
        {row.clause.title && <p class="item-title">{row.clause.title}</p>}
        <p class="item-text">{wordingOf(row.clause)}</p>
        <Bodies clause={row.clause} leadOnly={props.leadOnly} />
      </td>
      <td data-column="指标">
        <Targets row={row} />
      </td>
      {data.columns.map((column, index) => (
        <Cell key={column.scope} {...props} column={column} index={index} />
      ))}
    </tr>
  );
}

function Targets({ row }: { row: TableRow }) {
  const { targets } = row;
  if (targets.length === 0) return <span class="quiet">—</span>;
  const deadlines = deadlinesOf(row);
  return (
    <div title={targets.map(({ text }) => text).join('\n')}>
      {targets.slice(0, 2).map((target) => (
        <div key={target.id} class="item-target">
          {targetValue(target)}
        </div>
      ))}
      {targets.length > 2 && <div class="meta">等{targets.length}项</div>}
      <span class="meta">{deadlines.length > 0 ? deadlines.map(deadlineInWords).join('、') : '未定期限'}</span>
    </div>
  );
}

function Cell(props: RowProps & { column: TableColumn; index: number }) {
  const { row, column, index, active, marksOnly, onActive } = props;
  const cell = row.cells[index]!;
  const isActive = active?.item === row.clause.id && active.column === index;
  const mark = cellMark(cell);
  const place = { item: row.clause.id, column: index };
  return (
    <td
      class={cell.state === 'omitted' ? 'is-omitted' : undefined}
      tabIndex={isActive || (active === null && row === props.rows[0] && index === 0) ? 0 : -1}
      data-cell={`${row.clause.id}|${index}`}
      data-column={columnNames(props.data.columns)[index]}
      onFocus={() => onActive(place)}
      onMouseEnter={marksOnly ? () => onActive(place) : undefined}
    >
      {marksOnly ? (
        mark ? (
          <Kind kind={mark} bare />
        ) : (
          <span class="quiet" title="不适用">
            ·
          </span>
        )
      ) : (
        <CellContent
          row={row}
          cell={cell}
          scope={props.scope}
          sentences={props.sentences}
          leadOnly={props.leadOnly}
          onNotApplicable={() => props.onNotApplicable(row, column)}
          onNote={(entry, note) => props.onNote(row, entry, note)}
        />
      )}
    </td>
  );
}
