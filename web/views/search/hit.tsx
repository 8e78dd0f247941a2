import { memo } from 'preact/compat';
import type { SearchHitView } from '../../../graph-schema/api.ts';
import { links } from '../../links.ts';
import { BreakingLocator } from '../../parts/clause-link.tsx';
import { Marked } from '../../parts/highlight.tsx';
import { reasonWords, targetGist, tidySnippet } from './words.ts';

function Count({ word, count }: { word: string; count: number }) {
  return (
    <span>
      {word} <b class={count === 0 ? 'zero' : undefined}>{count}</b>
    </span>
  );
}

/** The first target with its indicator, and how many there are. */
function Targets({ targets }: { targets: readonly string[] }) {
  const [first] = targets;
  if (first === undefined) return null;
  const { indicator, value } = targetGist(first);
  return (
    <span class="hit-target" title={targets.join('\n')}>
      {indicator && <span class="hit-indicator">{indicator}</span>}
      <span class="target">{value}</span>
      {targets.length > 1 && <span class="hit-indicator-more">等{targets.length}项</span>}
    </span>
  );
}

/** What can be done with a hit; the same functions every time, so that a hit is drawn again only when it changed. */
export interface HitActions {
  onSelect: (hit: SearchHitView) => void;
  onQuote: (hit: SearchHitView) => void;
  onLink: (hit: SearchHitView) => void;
}

export interface HitProps extends HitActions {
  hit: SearchHitView;
  /** Place in the list, and the function that measures it there. */
  index: number;
  measure: (element: Element | null) => void;
  selected: boolean;
  /** Shown above the path where hits are not grouped. */
  showDocument: boolean;
}

/** One clause that was found: number, path, why, targets, links up and down, snippet. */
function HitRow({ hit, index, measure, selected, showDocument, onSelect, onQuote, onLink }: HitProps) {
  const path = [...hit.path, hit.title].filter(Boolean).slice(-2).join(' › ');
  const snippet = tidySnippet(hit);
  const reasons = reasonWords(hit.reasons);
  const met = reasons.filter((reason) => !reason.missing);
  const said = [...met, ...reasons.filter((reason) => reason.missing)];
  return (
    <li
      ref={measure}
      class="hit"
      data-hit={hit.id}
      data-index={index}
      aria-current={selected ? 'true' : undefined}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button')) onSelect(hit);
      }}
    >
      <a class="locator" href={links.clause(hit.id)} title={`打开 ${hit.document} ${hit.clause}`}>
        <BreakingLocator locator={hit.clause} />
      </a>
      {showDocument && (
        <p class="hit-document">
          <span class="doc-number">{hit.document}</span>
          {hit.document === hit.documentTitle ? '' : ` ${hit.documentTitle}`}
        </p>
      )}
      <div class="hit-head">
        <span class="path">
          {path}
          {hit.lead && ` · 责任 ${hit.lead}`}
        </span>
        <span class="why" title={said.map(({ before, term }) => `${before} ${term}`.trim()).join('，')}>
          {met.length > 0 && '命中 '}
          {said.map((reason) => (
            <span key={reason.before + reason.term}>
              {reason.before} <em>{reason.term}</em>{' '}
            </span>
          ))}
        </span>
        <Targets targets={hit.targets} />
        <span class="push" />
        <span class="lineage-hint">
          <Count word="上承" count={hit.up} />
          <Count word="下启" count={hit.down} />
        </span>
        <span class="hit-actions">
          <button
            class="text-button"
            type="button"
            aria-label={`复制 ${hit.clause} 的引文`}
            onClick={() => onQuote(hit)}
          >
            引文
          </button>
          <button
            class="text-button"
            type="button"
            aria-label={`复制 ${hit.clause} 的链接`}
            onClick={() => onLink(hit)}
          >
            链接
          </button>
        </span>
      </div>
      <p class="snippet">
        {snippet.cutBefore && '……'}
        <Marked text={snippet.text} marks={snippet.marks} />
        {snippet.cutAfter && '……'}
      </p>
    </li>
  );
}

export const Hit = memo(HitRow);
