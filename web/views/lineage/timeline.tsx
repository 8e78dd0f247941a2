import type { DocumentResponse, DocumentSummary } from '../../../graph-schema/api.ts';
import { LEVEL_NAMES } from '../../../graph-schema/names.ts';
import { request } from '../../api.ts';
import { layoutTimeline, type PlacedDocument } from '../../charts/timeline-layout.ts';
import { links, type Scope } from '../../links.ts';
import { splitScope } from '../../parts/scope-bar.tsx';
import { useLoad } from '../../state/load.ts';
import { scopeWith, timelineOf } from './timeline-model.ts';

function useDocument(id: string): DocumentResponse | undefined {
  const load = useLoad(`document:${id}`, (signal) => request('document', { document: id }, { signal }));
  return load.data;
}

const WIDTH = 312;
const SIZE = 10;

/** Documents that the two belong with, by date and level; a click on one makes it part of the comparison. */
export function Timeline({ scope }: { scope: Scope }) {
  const up = useDocument(splitScope(scope.up).id);
  const down = useDocument(splitScope(scope.down[0] ?? '').id);
  if (!up || !down) return null;
  const { documents, edges } = timelineOf(up, down);
  const layout = layoutTimeline(documents, edges, { width: WIDTH });
  const chosen = new Set([up.document.id, down.document.id]);
  const summaries = new Map(
    [...up.relations, ...down.relations].map(({ other }): [string, DocumentSummary] => [other.id, other]),
  );
  return (
    <section class="timeline-part">
      <p class="meta">文件概览 · 横轴成文日期，纵轴层级</p>
      <svg
        class="timeline"
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="group"
        aria-label={`文件概览：${documents.length}份文件的日期、层级和引用关系`}
      >
        {layout.years.map(({ year, x }) => (
          <g key={year}>
            <path class="grid" d={`M${x} 0V${layout.height - 16}`} />
            <text x={x} y={layout.height - 4} text-anchor="middle">
              {year}
            </text>
          </g>
        ))}
        {layout.rows.map(({ level, y, top }) => (
          <g key={level}>
            <path class="grid" d={`M40 ${top - 4}H${layout.width}`} />
            <text x={0} y={y + 4}>
              {level ? LEVEL_NAMES[level].replace('级部门', '部门').slice(0, 4) : '未入库'}
            </text>
          </g>
        ))}
        {layout.edges.map(({ from, to, how, path }) => (
          <path key={`${from}|${to}`} class={`timeline-edge timeline-edge--${how}`} d={path} />
        ))}
        {layout.documents.map((one) => (
          <Box
            key={one.id}
            one={one}
            isChosen={chosen.has(one.id)}
            title={
              summaries.get(one.id)?.title ??
              [up, down].find(({ document }) => document.id === one.id)?.document.title ??
              ''
            }
            href={
              one.held ? links.lineage(scopeWith(one, up.document, down.document)) : links.corpus({ want: one.label })
            }
          />
        ))}
      </svg>
      <p class="meta">实线 引用 · 虚线 推断 · 点线 提及 · 虚框 未入库。点一份文件换比对范围</p>
    </section>
  );
}

interface BoxProps {
  one: PlacedDocument;
  isChosen: boolean;
  title: string;
  href: string;
}

function Box({ one, isChosen, title, href }: BoxProps) {
  const { x, y, side, label, held } = one;
  const look = `timeline-box${held ? '' : ' is-not-held'}${isChosen ? ' is-chosen' : ''}`;
  return (
    <a
      class="timeline-document"
      href={href}
      aria-label={`${label}《${title}》${held ? '' : '，未入库，去上传'}`}
      aria-current={isChosen ? 'true' : undefined}
    >
      <title>{title}</title>
      <rect class={look} x={x - SIZE / 2} y={y - SIZE / 2} width={SIZE} height={SIZE} />
      <text
        class="timeline-label"
        x={side === 'right' ? x + 9 : x - 9}
        y={y + 4}
        text-anchor={side === 'right' ? 'start' : 'end'}
      >
        {label}
      </text>
    </a>
  );
}
