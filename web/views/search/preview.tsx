import { useRef, useState } from 'preact/hooks';
import type { ClauseView, SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { quotation, QUOTATION_STYLES, type QuotationStyle } from '../../../graph-schema/cite.ts';
import { indicatorOf } from '../../../graph-schema/target-words.ts';
import { request } from '../../api.ts';
import { useKeys } from '../../keys.ts';
import { links } from '../../links.ts';
import { AgencyLinks } from '../../parts/agencies.tsx';
import { LinkList } from '../../parts/clause-links.tsx';
import { copyLink, copyText } from '../../parts/copy.ts';
import { Marked } from '../../parts/highlight.tsx';
import { clauseWording, numberOf, selectedWithin } from '../../parts/quote.ts';
import { Failure, Loading } from '../../parts/states.tsx';
import { targetShort } from '../../parts/texts.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { toggleClip } from '../../state/clips.ts';
import { useLoad } from '../../state/load.ts';
import { drawer } from '../../state/shell.ts';
import { marksIn } from './words.ts';

/** Fetches one clause with its links. */
export function fetchClause(hit: Pick<SearchHitView, 'id' | 'documentId'>, signal?: AbortSignal): Promise<ClauseView> {
  return request('clause', { document: hit.documentId, clause: slugOf(hit.id) }, signal ? { signal } : {});
}

/** What a quotation of a hit needs. */
export function quotable(hit: SearchHitView, text: string) {
  const number = numberOf(hit.document, hit.documentTitle);
  return { text, title: hit.documentTitle, number, locator: hit.clause };
}

/** Duty, targets and deadlines of a clause in one line. */
function Facts({ clause }: { clause: ClauseView }) {
  const agencies = clause.duty?.agencies ?? [];
  return (
    <p class="meta preview-facts">
      责任单位{' '}
      {agencies.length > 0 ? (
        <>
          <AgencyLinks clause={{ id: clause.id, agencies, lead: clause.duty?.lead ?? null }} />
          {clause.duty?.etc && '等'}
        </>
      ) : (
        '未写'
      )}
      <br />
      指标{' '}
      {clause.targets.length === 0
        ? '无'
        : clause.targets.map((target, index) => (
            <span key={target.id}>
              {index > 0 && '；'}
              {indicatorOf(target)} <span class="target">{targetShort(target)}</span>
            </span>
          ))}
    </p>
  );
}

interface PreviewBodyProps {
  hit: SearchHitView;
  clause: ClauseView;
  understood: SearchResponse['understood'];
}

function PreviewBody({ hit, clause, understood }: PreviewBodyProps) {
  const [style, setStyle] = useState<QuotationStyle>('report');
  const text = useRef<HTMLParagraphElement>(null);
  const wording = clauseWording(clause);
  const quoted = (): string => quotation(quotable(hit, selectedWithin(text.current) || wording), style);
  const copy = (): void => void copyText(quoted(), '已复制引文，含文号和条号');
  const link = (): void => void copyLink(links.clause(hit.id));
  const clip = (): void => void toggleClip({ id: hit.id, ...quotable(hit, wording) });
  useKeys({ c: copy, l: link, s: clip });
  const count = clause.up.length + clause.down.length + clause.restates.length + clause.parallels.length;
  return (
    <>
      <div class="panel-body preview-body" tabIndex={0} role="group" aria-label="条款原文和联系">
        {clause.title && clause.title !== wording && <h2 class="preview-title">{clause.title}</h2>}
        <p class="quote preview-quote" ref={text}>
          <Marked text={wording} marks={marksIn(wording, understood)} />
        </p>
        <Facts clause={clause} />
        {count === 0 && <p class="meta">没有上承、下启的条款。</p>}
        <LinkList
          hereId={clause.id}
          here={{ region: hit.region }}
          groups={[
            ['restates', clause.restates],
            ['up', clause.up],
            ['down', clause.down],
            ['parallels', clause.parallels],
          ]}
        />
        <div class="quote-styles" role="group" aria-label="引文格式">
          <span class="meta">引文格式</span>
          {(Object.keys(QUOTATION_STYLES) as QuotationStyle[]).map((name) => (
            <button
              key={name}
              class="text-button"
              type="button"
              aria-pressed={name === style}
              onClick={() => setStyle(name)}
            >
              {QUOTATION_STYLES[name]}
            </button>
          ))}
        </div>
        <p class="citation-box">{quotation(quotable(hit, wording), style)}</p>
        <p class="meta">在上面选中一句再复制，只引那一句。</p>
      </div>
      <div class="btn-row preview-actions">
        <button class="btn btn--primary" type="button" onClick={copy}>
          复制引文 <kbd>C</kbd>
        </button>
        <button class="btn" type="button" onClick={link}>
          复制链接 <kbd>L</kbd>
        </button>
        <button class="btn" type="button" onClick={clip}>
          存入条款库 <kbd>S</kbd>
        </button>
      </div>
    </>
  );
}

/** The selected clause: its text, its links, a quotation ready to paste. */
export function Preview({ hit, understood }: { hit: SearchHitView; understood: SearchResponse['understood'] }) {
  const load = useLoad(`clause:${hit.id}`, (signal) => fetchClause(hit, signal));
  const clause = load.data?.id === hit.id ? load.data : undefined;
  return (
    <div class="preview-inner panel">
      <div class="panel-head">
        <span>{hit.clause}</span>
        <span class="meta doc-number">{hit.document}</span>
        <span class="push btn-row">
          <a class="btn btn--small" href={links.clause(hit.id)}>
            读全文 <kbd>Enter</kbd>
          </a>
          <button class="btn btn--small drawer-close" type="button" onClick={() => (drawer.value = null)}>
            关闭
          </button>
        </span>
      </div>
      {clause && <PreviewBody key={hit.id} hit={hit} clause={clause} understood={understood} />}
      {!clause && load.error && <Failure error={load.error} retry={load.retry} />}
      {!clause && !load.error && <Loading rows={4} />}
    </div>
  );
}
