import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ClauseRef, LineageResponse, LinkView } from '../../../graph-schema/api.ts';
import { COVERAGE_NAMES } from '../../../graph-schema/names.ts';
import { LINK_KINDS, type LinkKind } from '../../../graph-schema/terms.ts';
import { request } from '../../api.ts';
import { layoutLineage, type LineageLayout } from '../../charts/lineage-layout.ts';
import { useKeys } from '../../keys.ts';
import { links as addresses, listOf, scopeOf, type Scope } from '../../links.ts';
import { ChooseDocuments } from '../../parts/choose-documents.tsx';
import { PictureButtons } from '../../parts/picture-buttons.tsx';
import { ScopeFailure } from '../../parts/scope-failure.tsx';
import { ScopeBar, splitScope, type ScopePart } from '../../parts/scope-bar.tsx';
import { Loading } from '../../parts/states.tsx';
import { address, navigate } from '../../router.ts';
import { oldClass, useLoad } from '../../state/load.ts';
import { rememberScope } from '../../state/scope.ts';
import { useTitle } from '../../state/title.ts';
import { LinkEvidence, RowEvidence } from './evidence.tsx';
import { Flow } from './flow.tsx';
import { filterLinks, lineageModel, REVIEW_FILTERS, type LineageFilter, type ReviewFilter } from './model.ts';
import { NearClause } from './near.tsx';
import { decide, type Decision } from './review.tsx';
import { LineageTable } from './table.tsx';
import { Timeline } from './timeline.tsx';
import { Legend, Tools } from './tools.tsx';
import './lineage.css';
import './near.css';

/** Where a drawing with more rows than this starts with its parts folded. */
const MANY = 120;
/** Narrower than this the drawing is not laid out; its box then scrolls. */
const NARROWEST = 720;

function filterOf(query: URLSearchParams): LineageFilter {
  const kinds = listOf(query, 'kind').filter((kind): kind is LinkKind =>
    (LINK_KINDS as readonly string[]).includes(kind),
  );
  const min = Number(query.get('min') ?? 0);
  const review = query.get('review') ?? 'all';
  return {
    kinds: query.has('kind') ? kinds : LINK_KINDS,
    min: Number.isFinite(min) ? min : 0,
    review: review in REVIEW_FILTERS ? (review as ReviewFilter) : 'all',
  };
}

/** 脉络: what of the upper document arrived below, and what did not; or what is near one clause. */
export default function LineageView() {
  const clause = address.value.query.get('clause');
  return clause ? <NearClause key={clause} id={clause} /> : <TwoDocuments />;
}

function TwoDocuments() {
  useTitle('脉络');
  const { query } = address.value;
  const scope = scopeOf(query);
  const part = (query.get('view') ?? 'list') as ScopePart;
  const isWhole = scope.up !== '' && scope.down.length > 0;
  useEffect(() => rememberScope(scope), [scope.up, scope.down.join()]);
  const load = useLoad(isWhole ? `lineage:${scope.up}|${scope.down[0]}|${part}` : null, (signal) =>
    request('lineage', { up: scoped(scope.up, part), down: scoped(scope.down[0]!, part) }, { signal }),
  );
  const go = (next: Scope, more: Record<string, string> = {}): void =>
    navigate(addresses.lineage(next, { view: part, ...more }));
  return (
    <>
      <ScopeBar scope={scope} onChange={(next) => go(next)}>
        {load.data && (
          <PictureButtons selector="svg.flow" name={`脉络 ${load.data.up.document} ${load.data.down.document}`} />
        )}
      </ScopeBar>
      <div class={`lineage-view${oldClass(load)}`} aria-busy={load.loading}>
        <h1 class="visually-hidden">条款脉络</h1>
        {!isWhole ? (
          <ChooseDocuments
            scope={scope}
            purpose="选一份上位文件和一份下位文件，看上位的每一条在下位变成了什么。"
            href={(last) => addresses.lineage(last)}
          />
        ) : load.error ? (
          <ScopeFailure error={load.error} scope={scope} retry={load.retry} href={(next) => addresses.lineage(next)} />
        ) : load.data ? (
          <Drawing
            key={load.key}
            isOld={load.isOld}
            data={load.data}
            part={part}
            scope={scope}
            filter={filterOf(query)}
            reload={load.retry}
          />
        ) : (
          <Loading label="读取脉络" rows={11} />
        )}
      </div>
    </>
  );
}

/** The scope with the part that is looked at, unless it names a clause of its own. */
function scoped(name: string, part: ScopePart): string {
  const split = splitScope(name);
  return split.part === null ? `${split.id}/${part}` : name;
}

interface DrawingProps {
  /** The drawing is of what was asked before; the one that was asked for is on its way. */
  isOld: boolean;
  data: LineageResponse;
  part: ScopePart;
  scope: Scope;
  filter: LineageFilter;
  /** Reads links and decisions anew. */
  reload: () => void;
}

/** Width to draw for, and whether the window is narrower, so that the box scrolls sideways. */
function useWidth(): [{ current: HTMLDivElement | null }, number, boolean] {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(1040);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = (): void => setRoom(Math.floor(box.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, []);
  return [ref, Math.max(NARROWEST, room), room < NARROWEST];
}

function Drawing({ isOld, data, part, scope, filter, reload }: DrawingProps) {
  const [box, width, scrolls] = useWidth();
  const [lit, setLit] = useState<string | null>(null);
  const shown = useMemo(() => filterLinks(data.links, filter), [data, filter.kinds.join(), filter.min, filter.review]);
  const model = useMemo(() => lineageModel(data, shown), [data, shown]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => initiallyFolded(model));
  const layout = useMemo(
    () => layoutLineage(model, { width, minHeight: window.innerHeight - 150, folded }),
    [model, width, folded],
  );
  const selected = address.value.query.get('sel');
  const set = (more: Record<string, string | null>): void => {
    const query = new URLSearchParams(address.value.query);
    for (const [name, value] of Object.entries(more)) {
      if (value === null || value === '') query.delete(name);
      else query.set(name, value);
    }
    navigate(`${address.value.path}?${query.toString()}`, { replace: true });
  };
  const chosen = isOld ? undefined : data.links.find(({ id }) => id === selected);
  const toggleFold = (key: string): void => {
    const next = new Set(folded);
    if (!next.delete(key)) next.add(key);
    setFolded(next);
  };
  useKeys({
    j: () => set({ sel: neighbour(layout, selected, 1) }),
    k: () => set({ sel: neighbour(layout, selected, -1) }),
    Escape: () => set({ sel: null }),
    y: () => chosen && void decide(chosen, 'confirmed', reload),
    n: () => chosen && void decide(chosen, 'rejected', reload),
  });
  return (
    <>
      <div class="lineage-main">
        <Tools data={data} part={part} scope={scope} filter={filter} links={shown} set={set} />
        <div
          ref={box}
          class="lineage-box"
          {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': '脉络图，可左右移动' } : {})}
        >
          <Flow
            layout={layout}
            heads={headsOf(data)}
            label={`条款脉络：${data.up.title}与${data.down.title}`}
            selected={selected}
            lit={lit}
            onLight={setLit}
            onSelect={(id) => set({ sel: id === selected ? null : id })}
            onFold={toggleFold}
          />
        </div>
        <Legend />
        <LineageTable data={data} links={shown} />
      </div>
      <aside class="evidence" aria-label="依据" aria-live="polite">
        {selected === null && <Timeline scope={scope} />}
        <Evidence
          data={data}
          selected={selected}
          scope={scope}
          onDecide={(link, action) => void decide(link, action, reload)}
        />
      </aside>
    </>
  );
}

function initiallyFolded(model: ReturnType<typeof lineageModel>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const side of ['upper', 'lower'] as const) {
    if (model[side].length <= MANY) continue;
    for (const { group } of model[side]) if (group) keys.add(`${side}:${group}`);
  }
  return keys;
}

/** The next link in order of its upper row. */
function neighbour(layout: LineageLayout, selected: string | null, step: 1 | -1): string | null {
  const order = layout.upper.rows.map(({ id }) => id);
  const all = [...layout.ribbons].sort((a, b) => order.indexOf(a.to) - order.indexOf(b.to)).map(({ id }) => id);
  const at = selected === null ? -1 : all.indexOf(selected);
  return all[Math.min(all.length - 1, Math.max(0, at + step))] ?? null;
}

function headsOf({ up, down, rows, downRows, parents }: LineageResponse): Parameters<typeof Flow>[0]['heads'] {
  const name = (one: LineageResponse['up'], count: number) =>
    [one.date, one.documentNumber ?? one.title, `${count}条`].filter(Boolean).join(' · ');
  const parent = parents.find(({ from, to }) => from === down.id && to === up.id);
  const basis = parent ? `${parent.basis === 'inferred' ? '推断' : '引用'}：${parent.reason}` : down.title;
  return { upper: [name(up, rows.length), up.title], lower: [name(down, downRows.length), basis] };
}

interface EvidenceProps {
  data: LineageResponse;
  selected: string | null;
  scope: Scope;
  onDecide: (link: LinkView, action: Decision) => void;
}

function Evidence({ data, selected, scope, onDecide }: EvidenceProps) {
  if (selected === null)
    return <p class="evidence-empty">点一条线或一行，看两边原文和依据。J、K 换下一条，Y 确认，N 驳回。</p>;
  const found = data.links.filter((link) => [link.id, link.from.id, link.to.id].includes(selected));
  if (found.length > 0)
    return (
      <>
        {found.map((link) => (
          <LinkEvidence key={link.id} link={link} scope={scope} isChosen={link.id === selected} onDecide={onDecide} />
        ))}
      </>
    );
  const row = data.rows.find(({ clause }) => clause.id === selected);
  if (row)
    return (
      <RowEvidence clause={row.clause} words={`${COVERAGE_NAMES[row.state]}${row.reason ? ` · ${row.reason}` : ''}`} />
    );
  const lower: ClauseRef | undefined = data.downRows.find(({ clause }) => clause.id === selected)?.clause;
  return lower ? <RowEvidence clause={lower} words="无上位" /> : <p class="evidence-empty">这条联系已不在。换一条。</p>;
}
