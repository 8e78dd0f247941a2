import { useRef } from 'preact/hooks';
import type { DocumentSummary } from '../../../graph-schema/api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { Menu } from '../../parts/menu.tsx';
import { useWindowRows } from '../../parts/window-rows.ts';
import { apiHref } from '../../api.ts';

const ROW_HEIGHT = 52;

interface RowProps {
  one: DocumentSummary;
  onCorrect: (one: DocumentSummary) => void;
  onRemove: (one: DocumentSummary) => void;
}

function Progress({ done, all }: { done: number; all: number }) {
  if (all === 0) return <>—</>;
  return (
    <>
      <span class="bar" aria-hidden="true">
        <i class="fill-accent" style={{ width: `${(done / all) * 100}%` }} />
      </span>
      <span class="meta num">
        {done} / {all}
      </span>
    </>
  );
}

function Row({ one, onCorrect, onRemove }: RowProps) {
  const facts = [one.documentNumber, one.issuers.join('、'), one.documentType].filter(Boolean);
  return (
    <>
      <td>
        <LevelBadge level={one.level} region={one.region} />{' '}
        <a href={links.document(one.id)}>{one.title || '（没有标题）'}</a>
        <br />
        <span class="meta">{facts.length > 0 ? facts.join(' · ') : '未写文号和发文机关'}</span>
      </td>
      <td class="nowrap num">{one.date ?? '未写'}</td>
      <td class="right">{one.clauses}</td>
      <td class="right">{one.targets}</td>
      <td class="right">{one.links}</td>
      <td class="right">{one.doubts > 0 ? <a href={links.document(one.id)}>{one.doubts}</a> : '—'}</td>
      <td class="progress-cell">
        <Progress done={one.reviewed} all={one.links} />
      </td>
      <td class="right no-print">
        <Menu
          label="⋯"
          name={`${one.title} 的操作`}
          items={[
            { label: '更正题录', run: () => onCorrect(one) },
            {
              label: '下载原件',
              run: () => window.location.assign(apiHref('documentSource', { document: one.id })),
            },
            { label: '删除', run: () => onRemove(one) },
          ]}
        />
      </td>
    </>
  );
}

interface DocumentsTableProps extends Omit<RowProps, 'one'> {
  documents: readonly DocumentSummary[];
}

/** All documents; of long lists only the rows near the window are drawn. */
export function DocumentsTable({ documents, ...actions }: DocumentsTableProps) {
  const box = useRef<HTMLTableElement>(null);
  const rows = useWindowRows(documents.length, ROW_HEIGHT, box);
  return (
    <table class="table documents-table" ref={box} aria-rowcount={documents.length + 1}>
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col">成文</th>
          <th class="right" scope="col">
            条款
          </th>
          <th class="right" scope="col">
            指标
          </th>
          <th class="right" scope="col">
            联系
          </th>
          <th class="right" scope="col" title="校读提示">
            校
          </th>
          <th scope="col">复核</th>
          <th scope="col" class="no-print">
            <span class="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.before > 0 && (
          <tr aria-hidden="true" style={{ height: rows.before }}>
            <td colSpan={8} />
          </tr>
        )}
        {rows.items.map((item) => {
          const one = documents[item.index];
          return (
            one && (
              <tr key={one.id} data-index={item.index} ref={rows.measure} aria-rowindex={item.index + 2}>
                <Row one={one} {...actions} />
              </tr>
            )
          );
        })}
        {rows.after > 0 && (
          <tr aria-hidden="true" style={{ height: rows.after }}>
            <td colSpan={8} />
          </tr>
        )}
      </tbody>
    </table>
  );
}
