import { useEffect, useMemo } from 'preact/hooks';
import type { AgencyResponse } from '../../../graph-schema/api-graph.ts';
import { apiHref, request } from '../../api.ts';
import { links, type QueryValue } from '../../links.ts';
import { FileButtons } from '../../parts/file-buttons.tsx';
import { LevelBadge } from '../../parts/marks.tsx';
import { Failure, Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { address, navigate } from '../../router.ts';
import { useLoad } from '../../state/load.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { useTitle } from '../../state/title.ts';
import { DutyControls, type DutyOptions } from './controls.tsx';
import { DutyTable } from './duties.tsx';
import { filterDuties, groupDuties, SORTS, spellingsOf, summaryWords, type Sort } from './model.ts';
import { AgencySide } from './side.tsx';

function optionsOf(query: URLSearchParams): DutyOptions {
  const [role, sort] = [query.get('role'), query.get('sort') ?? 'document'];
  return {
    role: role === 'lead' || role === 'support' ? role : null,
    year: query.get('year'),
    document: query.get('document'),
    sort: sort in SORTS ? (sort as Sort) : 'document',
  };
}

function queryOf({ role, year, document, sort }: DutyOptions): Record<string, QueryValue> {
  return { role, year, document, sort: sort === 'document' ? null : sort };
}

/** One body: all its duties with deadline, role and state of links; its counterparts above and below. */
export function OneAgency({ name }: { name: string }) {
  const { query } = address.value;
  const at = query.get('at');
  const load = useLoad(`agency:${name}|${at ?? ''}`, (signal) =>
    request('agency', { agency: name, clause: at }, { signal }),
  );
  const { data } = load;
  useTitle(data?.agency.name ?? '责任单位');
  useScrollMemory(data !== undefined);
  useEffect(() => {
    // from here on the body goes by its own id, whatever the clause called it
    if (data && (at !== null || data.agency.id !== `agency:${name}`)) {
      navigate(links.agency(data.agency.id, null, queryOf(optionsOf(query))), { replace: true });
    }
  }, [data, name, at]);
  if (data) {
    return (
      <>
        <StaleNotice load={load} />
        <Loaded data={data} options={optionsOf(query)} />
      </>
    );
  }
  if (load.error?.code === 'NOT_FOUND') return <NotFound name={name} />;
  if (load.error) return <Failure error={load.error} retry={load.retry} />;
  return <Loading label="读取责任单位" rows={11} />;
}

function NotFound({ name }: { name: string }) {
  return (
    <Message
      whole
      title={`没有责任单位“${name}”`}
      actions={
        <>
          <a class="btn" href={links.agencies({ q: name, all: '1' })}>
            找名称相近的
          </a>
          <a class="btn" href={links.search({ q: name })}>
            在条款里检索
          </a>
        </>
      }
    >
      <p>写有它的文件可能已删除，或重新入库后名称有变。</p>
    </Message>
  );
}

function Loaded({ data, options }: { data: AgencyResponse; options: DutyOptions }) {
  const { agency } = data;
  const duties = useMemo(
    () => filterDuties(data.duties, options),
    [data, options.role, options.year, options.document],
  );
  const groups = useMemo(() => groupDuties(duties, options.sort), [duties, options.sort]);
  const set = (more: Partial<DutyOptions>): void =>
    navigate(links.agency(agency.id, null, queryOf({ ...options, ...more })), { replace: true });
  const spellings = spellingsOf(data);
  const file = (format: string): string => apiHref('agencyFile', { agency: agency.id, format });
  return (
    <div class="agency-view">
      <div class="agency-main">
        <header class="agency-head">
          <h1>
            {agency.level && <LevelBadge level={agency.level} region={agency.regionName} />} {agency.name}
          </h1>
          <p class="meta">
            {data.duties.length > 0 ? summaryWords(data) : '文件里没有写它的职责'}
            {spellings.length > 0 && `。文中写作${spellings.join('、')}`}
            {!agency.known && `。名称照原文，没有对应到具体机关`}
          </p>
          <FileButtons formats={['xlsx', 'csv']} href={file} />
        </header>
        <DutyControls duties={data.duties} shown={duties.length} options={options} onChange={set} />
        {duties.length > 0 && <DutyTable groups={groups} />}
        {duties.length === 0 && data.duties.length > 0 && (
          <Message
            title="没有符合筛选的职责"
            actions={
              <a class="btn" href={links.agency(agency.id)}>
                显示全部{data.duties.length}条
              </a>
            }
          />
        )}
      </div>
      <AgencySide data={data} />
    </div>
  );
}
