import type { DueItem } from '../../charts/due-layout.ts';
import { layoutDues } from '../../charts/due-layout.ts';
import { layoutValues, type ValueLayout, type ValuePoint, type ValueStep } from '../../charts/value-layout.ts';

export const CHART = { width: 140, height: 40 } as const;
export const DUES = { width: 124, height: 40 } as const;
const RADIUS = 3.5;

/** Marks of a value chart: lines below, then values, then × where a number was lost. */
export function ValueMarks({ layout, radius = RADIUS }: { layout: ValueLayout; radius?: number }) {
  return (
    <>
      <path class="grid" d={`M4 ${layout.base}H${layout.width - 4}`} />
      {layout.lines.map(({ path, share }) => (
        <path key={path} class={share ? 'line line--gap' : 'line'} d={path} />
      ))}
      {layout.values.map(({ id, x, y, y2, open }) => (
        <g key={id}>
          {y2 !== null && <path class="line line--range" d={`M${x} ${y2}V${y}`} />}
          <circle class={open ? 'dot--open' : 'dot'} cx={x} cy={y} r={radius} />
        </g>
      ))}
      {layout.lost.map(({ id, x, y }) => (
        <path key={id} class="dot--lost" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      ))}
    </>
  );
}

/** The course of a value from document to document. */
export function ValueChart(props: { name: string; points: ValuePoint[]; steps: ValueStep[] }) {
  const { name, points, steps } = props;
  const layout = layoutValues(points, steps, CHART);
  if (layout.values.length + layout.lost.length === 0) return null;
  return (
    <svg
      class="chart"
      width={CHART.width}
      height={CHART.height}
      viewBox={`0 0 ${CHART.width} ${CHART.height}`}
      role="img"
      aria-label={`${name}的数值走势${layout.log ? '，对数刻度' : ''}`}
    >
      <ValueMarks layout={layout} />
    </svg>
  );
}

/** Deadlines of an indicator on the table's line of time. */
export function DueChart({ items, domain }: { items: DueItem[]; domain: [number, number] }) {
  const layout = layoutDues(items, domain, DUES);
  return (
    <svg
      class="chart"
      width={DUES.width}
      height={DUES.height}
      viewBox={`0 0 ${DUES.width} ${DUES.height}`}
      aria-hidden="true"
    >
      {layout.years.map(({ year, x }) => (
        <path key={year} class="grid" d={`M${x} 0V${DUES.height}`} />
      ))}
      {layout.bars.map(({ id, y, from, to, open }) => (
        <g key={id}>
          <path class={`due-span${open ? ' due-span--open' : ''}`} d={`M${from} ${y}H${to}`} />
          {!open && <path class="due-mark" d={`M${to} ${y - 4}v8`} />}
        </g>
      ))}
    </svg>
  );
}
