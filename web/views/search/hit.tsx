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

export interface HitProps {
  hit: SearchHitView;
  selected: boolean;
  /** Shown above the path where hits are not grouped. */
  showDocument: boolean;
  onSelect: () => void;
  onQuote: () => void;
  onLink: () => void;
}

const TARGETS_SHOWN = 2;

/** One clause that was found: number, path, why, targets, links up and down, snippet. */
export function Hit({ hit, selected, showDocument, onSelect, onQuote, onLink }: HitProps) {
  const path = [...hit.path, hit.title].filter(Boolean).slice(-2).join(' › ');
  const targets = hit.targets.slice(0, TARGETS_SHOWN).map(targetGist).join('、');
  const snippet = tidySnippet(hit);
  const reasons = reasonWords(hit.reasons);
  const met = reasons.filter((reason) => !reason.missing);
  return (
    <li
      class="hit"
      data-hit={hit.id}
      aria-current={selected ? 'true' : undefined}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button')) onSelect();
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
        <span class="why">
          {met.length > 0 && '命中 '}
          {[...met, ...reasons.filter((reason) => reason.missing)].map((reason) => (
            <span key={reason.before + reason.term}>
              {reason.before} <em>{reason.term}</em>{' '}
            </span>
          ))}
        </span>
        {targets && (
          <span class="target" title={hit.targets.join('；')}>
            {targets}
            {hit.targets.length > TARGETS_SHOWN && '……'}
          </span>
        )}
        <span class="push" />
        <span class="lineage-hint">
          <Count word="上承" count={hit.up} />
          <Count word="下启" count={hit.down} />
        </span>
        <span class="hit-actions">
          <button class="text-button" type="button" aria-label={`复制 ${hit.clause} 的引文`} onClick={onQuote}>
            引文
          </button>
          <button class="text-button" type="button" aria-label={`复制 ${hit.clause} 的链接`} onClick={onLink}>
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
