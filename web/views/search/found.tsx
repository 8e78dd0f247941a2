import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { request } from '../../api.ts';
import { useKeys } from '../../keys.ts';
import { links } from '../../links.ts';
import { copyLink } from '../../parts/copy.ts';
import { clauseWording, copyQuotation } from '../../parts/quote.ts';
import { Loading, StaleNotice } from '../../parts/states.tsx';
import { gist } from '../../parts/texts.ts';
import { navigate } from '../../router.ts';
import { useLoad } from '../../state/load.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { announcement, drawer, toggleDrawer } from '../../state/shell.ts';
import { Facets } from './facets.tsx';
import { groupByDocument, visibleHits, type HitGroup } from './group.ts';
import { rememberSearch, savedSearches, toggleSaved } from './history.ts';
import { DirectAnswer, NoHits, SearchFailure } from './no-hits.tsx';
import { fetchClause, Preview, quotable } from './preview.tsx';
import { narrowings, toAddress, toRequest, type SearchState } from './query.ts';
import { Results } from './results.tsx';
import { ResultsBar } from './results-bar.tsx';
import { UnderstoodLine } from './understood.tsx';

const PAGE = 60;
const SETTLED_MS = 3000;

/** What a search is called in lists: its query and how many narrowings it has. */
export function searchLabel(state: SearchState): string {
  const count = narrowings(state);
  return [gist(state.q, 60), count > 0 ? `（${count}项筛选）` : ''].join('').trim() || `${count}项筛选`;
}

function useSearch(state: SearchState, limit: number) {
  const ask = toRequest(state, limit);
  return useLoad(`search:${JSON.stringify(ask)}`, (signal) => request('search', ask, { signal }));
}

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
  field: ComponentChildren;
  onSubmit: () => void;
}

/** A search with its facets, hits and preview. */
export function Found({ state, field, onSubmit }: FoundProps) {
  const [limit, setLimit] = useState(PAGE);
  const [opened, setOpened] = useState<Set<string>>(new Set());
  const load = useSearch(state, limit);
  const answer = load.data;
  const groups = answer ? groupByDocument(answer.hits) : [];
  const inOrder = order(state, answer, groups, opened);
  const selected = inOrder.find((hit) => hit.id === state.sel) ?? inOrder[0];
  const stateHref = links.search(toAddress({ ...state, sel: '' }));
  useEffect(() => {
    setLimit(PAGE);
    setOpened(new Set());
  }, [stateHref]);
  useSettled(state, load.loading ? undefined : answer, stateHref);
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

  const save = { label: searchLabel(state), href: stateHref };
  const isSaved = savedSearches.value.some((one) => one.href === stateHref);
  return (
    <div class="search-view">
      <h1 class="visually-hidden">检索</h1>
      <form
        class="search-top"
        role="search"
        aria-label="检索条款"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {field}
        <div class="btn-row search-buttons">
          <button class="btn btn--primary search-go" type="submit">
            检索
          </button>
          <a class="btn btn--quiet" href={links.help('search')}>
            检索式写法
          </a>
          <button class="btn btn--quiet" type="button" aria-pressed={isSaved} onClick={() => toggleSaved(save)}>
            {isSaved ? '已存为常用' : '存为常用'}
          </button>
          <button class="btn btn--small drawer-open" type="button" onClick={() => toggleDrawer('left')}>
            筛选{narrowings(state) > 0 ? ` ${narrowings(state)}` : ''}
          </button>
        </div>
        {answer && <UnderstoodLine state={state} understood={answer.understood} />}
      </form>
      <aside class="facets" aria-label="筛选">
        {answer && <Facets state={state} facets={answer.facets} onChange={change} />}
        <button class="btn drawer-close" type="button" onClick={() => (drawer.value = null)}>
          看结果
        </button>
      </aside>
      <section class={`results${load.loading ? ' is-loading' : ''}`} aria-label="结果" aria-busy={load.loading}>
        <StaleNotice load={load} />
        {!answer && load.error && <SearchFailure error={load.error} state={state} retry={load.retry} />}
        {!answer && !load.error && <Loading rows={11} />}
        {answer && (
          <>
            {answer.direct && <DirectAnswer direct={answer.direct} state={state} />}
            {answer.total > 0 && <ResultsBar state={state} answer={answer} onChange={change} />}
            {answer.total === 0 && !(answer.direct && answer.direct.documentId === null) && (
              <NoHits state={state} answer={answer} />
            )}
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
            {answer.hits.length < answer.total && (
              <button class="btn more-results" type="button" onClick={() => setLimit(limit + PAGE)}>
                继续（还有{answer.total - answer.hits.length}条）
              </button>
            )}
          </>
        )}
      </section>
      <aside class="preview" aria-label="所选条款">
        {answer && selected && <Preview hit={selected} understood={answer.understood} />}
      </aside>
    </div>
  );
}
