import { useEffect, useState } from 'preact/hooks';
import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { useKeys } from '../../keys.ts';
import { links } from '../../links.ts';
import { copyLink } from '../../parts/copy.ts';
import { clauseWording, copyQuotation } from '../../parts/quote.ts';
import { Loading, StaleNotice } from '../../parts/states.tsx';
import { navigate } from '../../router.ts';
import type { Load } from '../../state/load.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { announcement, drawer } from '../../state/shell.ts';
import { Facets } from './facets.tsx';
import { groupByDocument, visibleHits, type HitGroup } from './group.ts';
import { rememberSearch } from './history.ts';
import { DirectAnswer, NoHits, SearchFailure } from './no-hits.tsx';
import { fetchClause, Preview, quotable } from './preview.tsx';
import { narrowings, searchLabel, toAddress, type SearchState } from './query.ts';
import { Results } from './results.tsx';
import { ResultsBar } from './results-bar.tsx';

const SETTLED_MS = 3000;

/** Remembers a search that stayed on screen for a while, and says the number of hits. */
function useSettled(state: SearchState, answer: SearchResponse | undefined, href: string): void {
  useEffect(() => {
    if (!answer) return;
    announcement.value = `${answer.total}条，${answer.documents}份文件`;
    if (answer.total === 0) return;
    const timer = setTimeout(() => rememberSearch({ label: searchLabel(state), href }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [answer, href]);
}

function showHit(id: string): void {
  // the next frame: the hit may just have been drawn
  requestAnimationFrame(() => {
    document.querySelector(`[data-hit="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
  });
}

async function quoteHit(hit: SearchHitView): Promise<void> {
  const clause = await fetchClause(hit);
  await copyQuotation(quotable(hit, clauseWording(clause)));
}

/** Hits in the order in which J and K go through them. */
function order(state: SearchState, answer: SearchResponse | undefined, groups: HitGroup[], opened: Set<string>) {
  if (!answer) return [];
  if (state.group === 'clause') return answer.hits;
  return groups.flatMap((group) => visibleHits(group, opened.has(group.documentId), state.sel));
}

interface FoundProps {
  state: SearchState;
  /** Address of the search without the selection. */
  href: string;
  load: Load<SearchResponse>;
  onMore: () => void;
}

/** Facets, hits and preview of a search. */
export function Found({ state, href, load, onMore }: FoundProps) {
  const [opened, setOpened] = useState<Set<string>>(new Set());
  const answer = load.data;
  const groups = answer ? groupByDocument(answer.hits) : [];
  const inOrder = order(state, answer, groups, opened);
  const selected = inOrder.find((hit) => hit.id === state.sel) ?? inOrder[0];
  useEffect(() => setOpened(new Set()), [href]);
  useSettled(state, load.loading ? undefined : answer, href);
  useScrollMemory(answer !== undefined);

  const change = (next: SearchState, replace = false): void => navigate(links.search(toAddress(next)), { replace });
  const select = (id: string): void => change({ ...state, sel: id }, true);
  const step = (by: number): void => {
    const at = inOrder.findIndex((hit) => hit.id === selected?.id);
    const next = inOrder[Math.min(Math.max(at + by, 0), inOrder.length - 1)];
    if (!next) return;
    select(next.id);
    showHit(next.id);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => selected && navigate(links.clause(selected.id)),
  });
  return (
    <>
      <aside class="facets" aria-label="筛选">
        {answer && (answer.total > 0 || narrowings(state) > 0) && (
          <Facets state={state} facets={answer.facets} onChange={change} />
        )}
        <button class="btn drawer-close" type="button" onClick={() => (drawer.value = null)}>
          看结果
        </button>
      </aside>
      <section class={`results${load.loading ? ' is-loading' : ''}`} aria-label="结果" aria-busy={load.loading}>
        <StaleNotice load={load} />
        {!answer && load.error && <SearchFailure error={load.error} state={state} retry={load.retry} />}
        {!answer && !load.error && <Loading rows={11} />}
        {answer && <Notices state={state} answer={answer} onChange={change} />}
        {answer && (
          <Results
            state={state}
            answer={answer}
            groups={groups}
            opened={opened}
            selected={selected?.id ?? ''}
            onSelect={(id) => {
              select(id);
              drawer.value = 'right';
            }}
            onOpenGroup={(id) => setOpened(new Set([...opened, id]))}
            onQuote={(hit) => void quoteHit(hit)}
            onLink={(hit) => void copyLink(links.clause(hit.id))}
          />
        )}
        {answer && answer.hits.length < answer.total && (
          <button class="btn more-results" type="button" onClick={onMore}>
            继续（还有{answer.total - answer.hits.length}条）
          </button>
        )}
      </section>
      <aside class="preview" aria-label="所选条款">
        {answer && selected && <Preview hit={selected} understood={answer.understood} />}
      </aside>
    </>
  );
}

interface NoticesProps {
  state: SearchState;
  answer: SearchResponse;
  onChange: (next: SearchState) => void;
}

/** What is said above the hits: a document named by the query, counts and order, or that there is nothing. */
function Notices({ state, answer, onChange }: NoticesProps) {
  const isUnheld = answer.direct?.documentId === null;
  return (
    <>
      {answer.direct && <DirectAnswer direct={answer.direct} state={state} />}
      {answer.total > 0 && <ResultsBar state={state} answer={answer} onChange={onChange} />}
      {answer.total === 0 && !isUnheld && <NoHits state={state} answer={answer} />}
    </>
  );
}
