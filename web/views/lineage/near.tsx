import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { NeighbourhoodResponse } from '../../../graph-schema/api-graph.ts';
import { KIND_NAMES, RELATION_NAMES } from '../../../graph-schema/names.ts';
import { request } from '../../api.ts';
import { layoutNear, type NearLayout } from '../../charts/near-layout.ts';
import { links } from '../../links.ts';
import { Kind, LevelBadge, levelSign } from '../../parts/marks.tsx';
import { PictureButtons } from '../../parts/picture-buttons.tsx';
import { useDocuments } from '../../parts/scope-bar.tsx';
import { Failure, Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { useLoad, type Load } from '../../state/load.ts';
import { useTitle } from '../../state/title.ts';
import { fit } from './flow.tsx';
import { columnName, nearModel, type NearClauseNode, type NearLink, type NearModel } from './near-model.ts';

/** What lies within two steps of one clause: above it on the left, below it on the right; drawn and listed. */
export function NearClause({ id }: { id: string }) {
  useTitle('两步脉络');
  const load = useLoad(`near:${id}`, (signal) =>
    request('neighbourhood', { id, steps: 2, follow: 'links', limit: 200 }, { signal }),
  );
  return (
    <div class="near-view" aria-busy={load.loading}>
      {load.data ? (
        <Loaded id={id} data={load.data} load={load} />
      ) : load.error?.code === 'NOT_FOUND' ? (
        <Message whole title="没有这个条款">
          <p>
            链接指的 <code>{id}</code> 已不在库中，可能已改号。<a href={links.clause(id)}>到文件里看最近的一条</a>
          </p>
        </Message>
      ) : load.error ? (
        <Failure error={load.error} retry={load.retry} />
      ) : (
        <Loading label="读取两步脉络" rows={11} />
      )}
    </div>
  );
}

interface LoadedProps {
  id: string;
  data: NeighbourhoodResponse;
  load: Load<NeighbourhoodResponse>;
}

function Loaded({ id, data, load }: LoadedProps) {
  const documents = useDocuments();
  const model = useMemo(() => nearModel(data, documents), [data, documents]);
  const centre = model.nodes.find((one) => one.id === id);
  const [lit, setLit] = useState<string | null>(null);
  if (!centre) return <Loading label="读取两步脉络" rows={11} />;
  return (
    <>
      <StaleNotice load={load} />
      <header class="near-head">
        <h1>
          {centre.document && <LevelBadge level={centre.document.level} region={centre.document.region} />}{' '}
          {centre.document?.document} <a href={links.clause(id)}>{centre.clause}</a>
        </h1>
        <p class="meta">
          两步以内{model.nodes.length - 1}个条款，{model.links.length}条联系
          {data.more && '（只取最可靠的）'}。左为上位，右为下位；点一条以它为中心
        </p>
        <span class="push">
          <PictureButtons selector="svg.near" name={`两步脉络 ${centre.document?.document ?? ''} ${centre.clause}`} />
        </span>
      </header>
      {model.links.length === 0 ? (
        <Message title="这一条还没有联系">
          <p>
            没有认出它的上位或下位条款。<a href={links.clause(id)}>回到原文</a>
          </p>
        </Message>
      ) : (
        <>
          <NearDrawing id={id} model={model} lit={lit} onLight={setLit} />
          <NearList id={id} model={model} />
        </>
      )}
    </>
  );
}

interface DrawingProps {
  id: string;
  model: NearModel;
  lit: string | null;
  onLight: (id: string | null) => void;
}

/** Narrower than this the drawing scrolls. */
const NARROWEST = 760;

function NearDrawing({ id, model, lit, onLight }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1200);
  useEffect(() => {
    const measure = (): void => setWidth(Math.max(NARROWEST, box.current?.clientWidth ?? 0));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const layout = useMemo(() => layoutNear(id, model.nodes, model.links, { width }), [id, model, width]);
  const byId = new Map(model.nodes.map((one) => [one.id, one]));
  return (
    <div ref={box} class="near-box" tabIndex={-1}>
      <svg
        class={`near${lit === null ? '' : ' has-selection'}`}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="group"
        aria-label="两步以内的条款，左为上位，右为下位"
      >
        {layout.columns.map(({ column, x }) => (
          <text key={column} class="near-column" x={x} y={16}>
            {columnName(column)}
          </text>
        ))}
        <Ribbons layout={layout} lit={lit} />
        {layout.nodes.map((placed) => (
          <Box
            key={placed.id}
            node={byId.get(placed.id)!}
            at={placed}
            size={layout.box}
            isCentre={placed.id === id}
            onLight={onLight}
          />
        ))}
        {layout.left.map(({ column, count, x, y }) => (
          <text key={column} class="near-rest" x={x} y={y}>
            另{count}条，见下面的列表
          </text>
        ))}
      </svg>
    </div>
  );
}

function Ribbons({ layout, lit }: { layout: NearLayout; lit: string | null }) {
  return (
    <g aria-hidden="true">
      {(layout.edges as (NearLayout['edges'][number] & NearLink)[]).map(({ id, from, to, side, kind, path, width }) => {
        const isOn = lit === from || lit === to;
        const look = side ? 'near-side' : `ribbon--${kind ?? 'thematic'}`;
        return (
          <path key={id} class={`ribbon ${look}${isOn ? ' is-on' : ''}`} d={path} stroke-width={side ? 1.4 : width} />
        );
      })}
    </g>
  );
}

interface BoxProps {
  node: NearClauseNode;
  at: { x: number; y: number };
  size: { width: number; height: number };
  isCentre: boolean;
  onLight: (id: string | null) => void;
}

const INSET = 8;

function Box({ node, at: { x, y }, size, isCentre, onLight }: BoxProps) {
  const { id, document, name, clause, gist } = node;
  const sign = document ? levelSign(document.level, document.region) : '';
  const room = size.width - 2 * INSET;
  return (
    <a
      class={`near-clause${isCentre ? ' is-centre' : ''}`}
      href={isCentre ? links.clause(id) : links.near(id)}
      aria-label={`${name} ${clause} ${gist}`}
      onMouseEnter={() => onLight(id)}
      onMouseLeave={() => onLight(null)}
      onFocus={() => onLight(id)}
      onBlur={() => onLight(null)}
    >
      <title>{`${document?.title ?? ''} ${clause}\n${gist}`}</title>
      <rect x={x} y={y} width={size.width} height={size.height} />
      <text class="near-name" x={x + INSET} y={y + 16}>
        {fit(`${sign} ${name} ${clause}`, room, 12)}
      </text>
      <text class="near-gist" x={x + INSET} y={y + 32}>
        {fit(gist, room, 12)}
      </text>
    </a>
  );
}

/** The same as the drawing in words: every link with both ends. */
function NearList({ id, model }: { id: string; model: NearModel }) {
  const byId = new Map(model.nodes.map((one) => [one.id, one]));
  const own = (link: NearLink): boolean => link.from === id || link.to === id;
  const ordered = [...model.links].sort((a, b) => Number(own(b)) - Number(own(a)) || b.score - a.score);
  return (
    <table class="table near-list">
      <caption>全部联系，先列与本条直接相连的</caption>
      <thead>
        <tr>
          <th scope="col">下位或较晚的条款</th>
          <th scope="col">关系</th>
          <th scope="col">上位或较早的条款</th>
          <th scope="col">对读</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((link) => (
          <tr key={link.id} class={own(link) ? 'is-own' : undefined}>
            <td>
              <NearEnd node={byId.get(link.from)!} />
            </td>
            <td class="nowrap">
              {RELATION_NAMES[link.relation]}{' '}
              {!link.side && link.kind && (
                <Kind kind={link.kind} label={`${KIND_NAMES[link.kind]} ${link.score.toFixed(2)}`} />
              )}
            </td>
            <td>
              <NearEnd node={byId.get(link.to)!} />
            </td>
            <td>
              <a href={links.pair(link.from, link.to)}>对读</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NearEnd({ node: { id, document, name, clause, gist } }: { node: NearClauseNode }) {
  return (
    <>
      {document && <LevelBadge level={document.level} region={document.region} />}{' '}
      <a class="clause-ref" href={links.clause(id)}>
        {name} {clause}
      </a>{' '}
      <span class="meta">{gist.length > 40 ? `${gist.slice(0, 40)}……` : gist}</span>
    </>
  );
}
