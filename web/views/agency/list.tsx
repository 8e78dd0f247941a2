import { useState } from 'preact/hooks';
import type { AgenciesResponse } from '../../../graph-schema/api-graph.ts';
import { request } from '../../api.ts';
import { links } from '../../links.ts';
import { FilterField } from '../../parts/filter-field.tsx';
import { LevelBadge } from '../../parts/marks.tsx';
import { Failure, Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { address, navigate } from '../../router.ts';
import { useLoad } from '../../state/load.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { useTitle } from '../../state/title.ts';

const PAGE = 100;

/** All bodies with duties, most duties first; narrowed by name. */
export function AgencyList() {
  useTitle('责任单位');
  const { query } = address.value;
  const q = query.get('q') ?? '';
  const general = query.get('all') === '1';
  const [limit, setLimit] = useState(PAGE);
  const ask = { q, limit, ...(general ? {} : { known: 'true' as const }) };
  const load = useLoad(`agencies:${JSON.stringify(ask)}`, (signal) => request('agencies', ask, { signal }));
  useScrollMemory(load.data !== undefined);
  const set = (next: { q?: string; all?: string | null }): void =>
    navigate(links.agencies({ q, all: general ? '1' : null, ...next }), { replace: true });
  return (
    <div class="agency-list-view">
      <header class="agency-head">
        <h1>责任单位</h1>
        <p class="meta">{load.data && `${load.data.total}个，按职责多少排列`}</p>
        <FilterField
          label="按名称或地区找单位"
          placeholder="单位名称、地区"
          maxLength={100}
          value={q}
          onChange={(next) => set({ q: next })}
        />
        <label class="check">
          <input type="checkbox" checked={general} onChange={() => set({ all: general ? null : '1' })} />
          含“各区县政府”等泛称
        </label>
      </header>
      <StaleNotice load={load} />
      {load.data ? (
        <Found data={load.data} q={q} general={general} onMore={() => setLimit(limit + PAGE)} />
      ) : load.error ? (
        <Failure error={load.error} retry={load.retry} />
      ) : (
        <Loading label="读取责任单位" rows={11} />
      )}
    </div>
  );
}

interface FoundProps {
  data: AgenciesResponse;
  q: string;
  general: boolean;
  onMore: () => void;
}

function Found({ data: { agencies, total }, q, general, onMore }: FoundProps) {
  if (total === 0) {
    return (
      <Message
        title={q ? `没有名称含“${q}”的单位` : '还没有责任单位'}
        actions={
          q && !general ? (
            <a class="btn" href={links.agencies({ q, all: '1' })}>
              在泛称里找
            </a>
          ) : undefined
        }
      >
        <p>{q ? '换全称或简称试试，如“教育委员会”“教委”。' : '入库的文件里没有读出责任单位。'}</p>
      </Message>
    );
  }
  const most = agencies[0]!.lead + agencies[0]!.support;
  return (
    <>
      <table class="table agencies-table">
        <caption class="visually-hidden">责任单位和它们的职责数</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">地区</th>
            <th scope="col" class="right">
              牵头
            </th>
            <th scope="col" class="right">
              配合
            </th>
            <th scope="col" class="bar-column">
              <span class="visually-hidden">合计</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {agencies.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.level && <LevelBadge level={one.level} region={one.regionName} />}{' '}
                <a href={links.agency(one.id)}>{one.name}</a>
              </th>
              <td class="nowrap">{one.regionName ?? '—'}</td>
              <td class="right">{one.lead}</td>
              <td class="right">{one.support}</td>
              <td class="bar-column">
                <span class="duty-bar" aria-hidden="true">
                  <i class="is-lead" style={{ width: `${(100 * one.lead) / most}%` }} />
                  <i style={{ width: `${(100 * one.support) / most}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {agencies.length < total && (
        <button class="btn btn--quiet panel-more" type="button" onClick={onMore}>
          继续（还有{total - agencies.length}个）
        </button>
      )}
    </>
  );
}
