import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { useKeys } from '../../keys.ts';
import { links } from '../../links.ts';
import { copyLink } from '../../parts/copy.ts';
import { pastedHref } from '../../parts/pasted.ts';
import { clauseWording, copyQuotation } from '../../parts/quote.ts';
import { Loading, StaleNotice } from '../../parts/states.tsx';
import { navigate } from '../../router.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { announcement, drawer } from '../../state/shell.ts';
import { Facets } from './facets.tsx';
import type { HitActions } from './hit.tsx';
import { rememberSearch } from './history.ts';
import { DirectAnswer, NoHits, PastedAnswer, SearchFailure } from './no-hits.tsx';
import { fetchClause, Preview, quotable } from './preview.tsx';
import { narrowings, searchLabel, toAddress, type SearchState } from './query.ts';
import { Results } from './results.tsx';
import { ResultsBar } from './results-bar.tsx';
import { resultRows } from './rows.ts';
import type { Hits } from './use-hits.ts';

const SETTLED_MS = 3000;
const NONE: ReadonlySet<string> = new Set();

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

async function quoteHit(hit: SearchHitView): Promise<void> {
  const clause = await fetchClause(hit);
  await copyQuotation(quotable(hit, clauseWording(clause)));
}

interface FoundProps {
  state: SearchState;
  /** Address of the search without the selection. */
  href: string;
  hits: Hits;
}

/** Facets, hits and preview of a search. */
export function Found({ state, href, hits: { load, more, loadingMore } }: FoundProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(NONE);
  const answer = load.data;
  const rows = useMemo(
    () => (answer ? resultRows(answer, state.group, opened, state.sel) : []),
    [answer, state.group, opened, state.sel],
  );
  const inOrder = useMemo(() => rows.flatMap((row) => (row.kind === 'hit' ? [row.hit] : [])), [rows]);
  const selected = inOrder.find((hit) => hit.id === state.sel) ?? inOrder[0];
  const reveal = useRef<((id: string) => void) | null>(null);
  useEffect(() => setOpened(NONE), [href]);
  useSettled(state, load.loading ? undefined : answer, href);
  useScrollMemory(answer !== undefined);

  const change = (next: SearchState, replace = false): void => navigate(links.search(toAddress(next)), { replace });
  const select = (id: string): void => change({ ...state, sel: id }, true);
  const step = (by: number): void => {
    const at = inOrder.findIndex((hit) => hit.id === selected?.id);
    const next = inOrder[Math.min(Math.max(at + by, 0), inOrder.length - 1)];
    if (!next) return;
    select(next.id);
    if (at + by >= inOrder.length - 1) more();
    requestAnimationFrame(() => reveal.current?.(next.id)); // the next frame: it may just have been drawn
  };
  const latestSelect = useRef(select);
  latestSelect.current = select;
  const [actions] = useState((): HitActions => ({
    onSelect: (hit) => {
      latestSelect.current(hit.id);
      drawer.value = 'right';
    },
    onQuote: (hit) => void quoteHit(hit),
    onLink: (hit) => void copyLink(links.clause(hit.id)),
  }));
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
            rows={rows}
            selected={selected?.id ?? ''}
            onOpenGroup={(id) => setOpened(new Set([...opened, id]))}
            reveal={reveal}
            onMore={more}
            loadingMore={loadingMore}
            {...actions}
          />
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
  const pasted = pastedHref(state.q);
  return (
    <>
      {pasted && <PastedAnswer href={pasted} />}
      {answer.direct && <DirectAnswer direct={answer.direct} state={state} />}
      {answer.total > 0 && <ResultsBar state={state} answer={answer} onChange={onChange} />}
      {answer.total === 0 && !isUnheld && <NoHits state={state} answer={answer} />}
    </>
  );
}
