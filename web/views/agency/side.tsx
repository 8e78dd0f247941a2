import type { AgencyResponse, CountedAgency } from '../../../graph-schema/api-graph.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';

/** Documents of the body that are listed. */
const MOST_ISSUED = 12;

/** The body's counterparts above and below, bodies of the same name elsewhere, and the documents that it issued. */
export function AgencySide({ data }: { data: AgencyResponse }) {
  const { up, down, namesakes, issued } = data;
  return (
    <aside class="evidence agency-side" aria-label="对口单位和所发文件">
      <Bodies title="上级对口单位" bodies={up} empty="库中没有" />
      <Bodies title="下级对口单位" bodies={down} empty="库中没有" />
      {namesakes.length > 0 && <Bodies title="别处同名单位" bodies={namesakes} empty="" />}
      <section>
        <h2>所发文件 {issued.length > 0 && issued.length}</h2>
        {issued.length === 0 && <p class="quiet">库中没有</p>}
        <ul>
          {issued.slice(0, MOST_ISSUED).map((one) => (
            <li key={one.id}>
              <a href={links.document(one.id)}>{one.title}</a>{' '}
              <span class="meta">
                {one.documentNumber} {one.date}
              </span>
            </li>
          ))}
        </ul>
        {issued.length > MOST_ISSUED && <p class="meta">另有{issued.length - MOST_ISSUED}份</p>}
      </section>
      <section>
        <a href={links.agencies()}>全部责任单位</a>
      </section>
    </aside>
  );
}

function Bodies({ title, bodies, empty }: { title: string; bodies: readonly CountedAgency[]; empty: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {bodies.length === 0 && <p class="quiet">{empty}</p>}
      <ul>
        {bodies.map((one) => (
          <li key={one.id}>
            {one.level && <LevelBadge level={one.level} region={one.regionName} />}{' '}
            <a href={links.agency(one.id)}>{one.name}</a>{' '}
            <span class="meta">
              {one.level === null && one.regionName} {one.lead + one.support}条
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
