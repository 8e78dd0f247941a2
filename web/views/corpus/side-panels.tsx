import { useState } from 'preact/hooks';
import type { MissingResponse, OverviewResponse } from '../../../graph-schema/api.ts';
import { CITATION_ROLE_NAMES } from '../../../graph-schema/names.ts';
import { links } from '../../links.ts';

function Figure({ name, value, small }: { name: string; value: number; small?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value.toLocaleString('zh-CN')} {small && <small>{small}</small>}
      </dd>
    </div>
  );
}

/** Figures of the whole corpus. */
export function Figures({ overview }: { overview: OverviewResponse | undefined }) {
  const of = overview ?? {
    documents: 0,
    clauses: 0,
    targets: 0,
    duties: 0,
    citations: 0,
    links: 0,
    reviewed: 0,
    diagnostics: 0,
    missing: 0,
  };
  return (
    <dl class={`figures${overview ? '' : ' is-empty'}`}>
      <Figure name="文件" value={of.documents} />
      <Figure name="条款" value={of.clauses} />
      <Figure name="指标" value={of.targets} />
      <Figure name="责任分工" value={of.duties} small="条" />
      <Figure name="跨文件联系" value={of.links} />
      <Figure name="已复核" value={of.reviewed} small={`/ ${of.links.toLocaleString('zh-CN')}`} />
    </dl>
  );
}

const MISSING_SHOWN = 8;

/** Documents that are cited and not held, most wanted first. */
export function Missing({ missing }: { missing: MissingResponse | undefined }) {
  const [all, setAll] = useState(false);
  if (!missing || missing.total === 0) return null;
  const shown = all ? missing.documents : missing.documents.slice(0, MISSING_SHOWN);
  return (
    <section class="panel" aria-label="被引用而未入库">
      <div class="panel-head">
        <h2>被引用而未入库 {missing.total}</h2>
        <span class="push meta">入库后自动补上联系</span>
      </div>
      <ul class="missing-list">
        {shown.map((one) => {
          const first = one.citedBy[0];
          return (
            <li key={(one.number ?? '') + one.title}>
              <span>
                {one.title || one.number}
                <br />
                <span class="meta">
                  {one.title && (one.number ?? '未写文号')}{' '}
                  {first && (
                    <>
                      <a href={links.clause(first.clauseId)}>
                        {first.document} {first.clause}
                      </a>{' '}
                      {CITATION_ROLE_NAMES[first.role as keyof typeof CITATION_ROLE_NAMES] ?? ''}
                    </>
                  )}
                  {one.citedBy.length > 1 && ` 等${one.citedBy.length}处`}
                </span>
              </span>
              <a href={links.corpus({ want: one.number ?? one.title })}>上传</a>
            </li>
          );
        })}
      </ul>
      {!all && missing.documents.length > MISSING_SHOWN && (
        <button class="btn btn--quiet panel-more" type="button" onClick={() => setAll(true)}>
          另有{missing.total - MISSING_SHOWN}份
        </button>
      )}
    </section>
  );
}
