import { useState } from 'preact/hooks';
import type { Context, DiagnosticsResponse } from '../../../graph-schema/api.ts';
import { DIAGNOSTICS } from '../../../graph-schema/diagnostics.ts';
import { links } from '../../links.ts';
import { Marked } from '../../parts/highlight.tsx';

const SHOWN = 12;

interface DoubtsProps {
  doubts: DiagnosticsResponse | undefined;
  /** Opened on request. */
  folded?: boolean;
}

/** Hints about what looks odd in the print, each with the text it is about; the text stays as it is. */
export function Doubts({ doubts, folded = false }: DoubtsProps) {
  const [open, setOpen] = useState(!folded);
  if (!doubts || doubts.total === 0) return null;
  return (
    <section class="panel" aria-label="校读提示">
      <div class="panel-head">
        <h2>校读提示 {doubts.total}</h2>
        <span class="push meta">只作提示，不改原文</span>
        {folded && (
          <button class="btn btn--quiet btn--small" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '展开'}
          </button>
        )}
      </div>
      {open && <List doubts={doubts} />}
    </section>
  );
}

function List({ doubts: { diagnostics, total } }: { doubts: DiagnosticsResponse }) {
  const [count, setCount] = useState(SHOWN);
  return (
    <>
      <table class="table doubts-table">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">文件</th>
            <th scope="col">条款</th>
            <th scope="col">说明和原文</th>
          </tr>
        </thead>
        <tbody>
          {diagnostics.slice(0, count).map((one, index) => (
            <tr key={index}>
              <td>
                <span class="doc-number">{one.document}</span>
              </td>
              <td>
                <a class="clause-ref" href={one.clauseId ? links.clause(one.clauseId) : links.document(one.documentId)}>
                  {one.clause ?? '全文'}
                </a>
              </td>
              <td>
                <b>{DIAGNOSTICS[one.code]}</b> {one.message}
                {one.context && <InContext context={one.context} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count < diagnostics.length ? (
        <button class="btn btn--quiet panel-more" type="button" onClick={() => setCount(count + 50)}>
          继续（还有{total - count}处）
        </button>
      ) : (
        diagnostics.length < total && <p class="meta panel-more">其余{total - diagnostics.length}处见各份文件</p>
      )}
    </>
  );
}

function InContext({ context: { text, span, cutBefore, cutAfter } }: { context: Context }) {
  return (
    <p class="doubt-context">
      {cutBefore && '……'}
      <Marked text={text} marks={span ? [{ span }] : []} />
      {cutAfter && '……'}
    </p>
  );
}
