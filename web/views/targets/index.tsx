import { useEffect, useMemo } from 'preact/hooks';
import type { TargetRow, TargetsResponse } from '../../../graph-schema/api-table.ts';
import { VERDICT_NAMES } from '../../../graph-schema/names.ts';
import { VERDICTS, type Verdict } from '../../../graph-schema/terms.ts';
import { apiHref, request } from '../../api.ts';
import { useKeys } from '../../keys.ts';
import { links, listOf, scopeOf, type QueryValue, type Scope } from '../../links.ts';
import { ChooseDocuments } from '../../parts/choose-documents.tsx';
import { ScopeFailure } from '../../parts/scope-failure.tsx';
import { ScopeBar, splitScope } from '../../parts/scope-bar.tsx';
import { Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { address, navigate } from '../../router.ts';
import { oldClass, useLoad, type Load } from '../../state/load.ts';
import { rememberScope } from '../../state/scope.ts';
import { useTitle } from '../../state/title.ts';
import { EarlierDocuments } from './earlier.tsx';
import { TargetsHead } from './head.tsx';
import { filterByVerdict } from './model.ts';
import { Others } from './others.tsx';
import { IndicatorPanel } from './panel.tsx';
import { IndicatorTable } from './table.tsx';
import './targets.css';

/** What the address says beside the scope. */
interface Options {
  verdict: Verdict | null;
  selected: string | null;
  /** Earlier documents that are looked at, too. */
  earlier: string[];
}

function optionsOf(query: URLSearchParams): Options {
  const verdict = query.get('verdict');
  return {
    verdict: (VERDICTS as readonly string[]).includes(verdict ?? '') ? (verdict as Verdict) : null,
    selected: query.get('sel'),
    earlier: listOf(query, 'with'),
  };
}

function queryOf({ verdict, selected, earlier }: Options): Record<string, QueryValue> {
  return { with: earlier, verdict, sel: selected };
}

/** 指标: how did the number change on the way down? */
export default function TargetsView() {
  useTitle('指标');
  const { query } = address.value;
  const scope = scopeOf(query);
  const options = optionsOf(query);
  const isWhole = scope.up !== '' && scope.down.length > 0;
  const ask = {
    up: splitScope(scope.up).id,
    documents: [scope.up, ...options.earlier, ...scope.down].map((name) => splitScope(name).id).join(','),
  };
  useEffect(() => rememberScope(scope), [scope.up, scope.down.join()]);
  const load = useLoad(isWhole ? `targets:${ask.documents}|${ask.up}` : null, (signal) =>
    request('targets', ask, { signal }),
  );
  const set = (more: Partial<Options>): void =>
    navigate(links.targets(scope, queryOf({ ...options, ...more })), { replace: true });
  return (
    <>
      <ScopeBar scope={scope} many onChange={(next) => navigate(links.targets(next, queryOf(options)))}>
        {isWhole && <EarlierDocuments up={ask.up} chosen={options.earlier} onChange={(earlier) => set({ earlier })} />}
      </ScopeBar>
      <div class={`targets-view${oldClass(load)}`} aria-busy={load.loading}>
        {!isWhole ? (
          <>
            <h1 class="visually-hidden">指标</h1>
            <ChooseDocuments
              scope={scope}
              purpose="选一份上位文件和至少一份下位文件，看每个数字逐级变成了什么。"
              href={(last) => links.targets(last)}
            />
          </>
        ) : load.data ? (
          <Loaded data={load.data} load={load} scope={scope} options={options} set={set} fileHref={fileHref(ask)} />
        ) : load.error ? (
          <ScopeFailure error={load.error} scope={scope} retry={load.retry} href={(next) => links.targets(next)} />
        ) : (
          <Loading label="读取指标" rows={11} />
        )}
      </div>
    </>
  );
}

function fileHref(ask: { up: string; documents: string }): (format: string) => string {
  return (format) => apiHref('targetsFile', { ...ask, format });
}

interface LoadedProps {
  data: TargetsResponse;
  load: Load<TargetsResponse>;
  scope: Scope;
  options: Options;
  set: (more: Partial<Options>) => void;
  fileHref: (format: string) => string;
}

function Loaded({ data, load, scope, options, set, fileHref: hrefOf }: LoadedProps) {
  const { verdict, selected } = options;
  const rows = useMemo(() => filterByVerdict(data.rows, verdict), [data, verdict]);
  // nothing chosen: the first one is shown
  const shown = selected ?? rows[0]?.id ?? null;
  const row = [...data.rows, ...data.others].find(({ id }) => id === shown) ?? null;
  const select = (id: string): void => set({ selected: id });
  useRowKeys(rows, shown, select);
  return (
    <>
      <div class="targets-main">
        <StaleNotice load={load} />
        <TargetsHead data={data} verdict={verdict} onVerdict={(next) => set({ verdict: next })} fileHref={hrefOf} />
        {rows.length > 0 ? (
          <IndicatorTable data={data} rows={rows} selected={shown} onSelect={select} />
        ) : (
          <NoRows data={data} verdict={verdict} onAll={() => set({ verdict: null })} />
        )}
        <Legend />
        <Others data={data} selected={selected} onSelect={select} />
      </div>
      <aside class="evidence" aria-label="所选指标" aria-live="polite">
        {row ? (
          <IndicatorPanel data={data} row={row} scope={scope} />
        ) : (
          <p class="evidence-empty">
            {selected ? '这项指标已不在所选文件里。换一项。' : '点一项指标，看各份文件的原句。'}
          </p>
        )}
      </aside>
    </>
  );
}

/** What the signs mean. */
function Legend() {
  return (
    <p class="targets-legend meta">
      ● 达到、以上　○ 左右、超过　<span class="alarm">×</span> 写到但没有数　— 未写到　虚线 = 分解，不能直接比大小　粗条
      = 成文到期限，点线 = 未写期限
    </p>
  );
}

function NoRows({ data, verdict, onAll }: { data: TargetsResponse; verdict: Verdict | null; onAll: () => void }) {
  if (verdict === null || data.rows.length === 0) {
    return (
      <Message title="没有见于两份以上文件的指标">
        <p>
          {data.others.length > 0
            ? '各份文件写的是不同的指标，逐份列在下面。'
            : '所选文件里没有读出带数字或期限的指标。换一份文件试试。'}
        </p>
      </Message>
    );
  }
  return (
    <Message
      title={`没有“${VERDICT_NAMES[verdict]}”的指标`}
      actions={
        <button class="btn" type="button" onClick={onAll}>
          显示全部{data.rows.length}项
        </button>
      }
    />
  );
}

/** J and K go from indicator to indicator. */
function useRowKeys(rows: readonly TargetRow[], selected: string | null, select: (id: string) => void): void {
  const move = (step: number): void => {
    const at = rows.findIndex(({ id }) => id === selected);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    select(next.id);
    const line = document.querySelector(`[data-indicator="${CSS.escape(next.id)}"]`);
    line?.scrollIntoView({ block: 'nearest' });
    line?.querySelector('button')?.focus({ preventScroll: true });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
  });
}
