import { KIND_NAMES } from '../../../graph-schema/names.ts';
import {
  foldKey,
  type LineageLayout,
  type PlacedHeading,
  type PlacedRibbon,
  type PlacedRow,
  type Side,
} from '../../charts/lineage-layout.ts';

export interface FlowProps {
  layout: LineageLayout;
  heads: { upper: [string, string]; lower: [string, string] };
  label: string;
  /** Row or ribbon that is chosen. */
  selected: string | null;
  /** Row or ribbon under the pointer or focus. */
  lit: string | null;
  onLight: (id: string | null) => void;
  onSelect: (id: string) => void;
  onFold: (key: string) => void;
}

/** Rows that a focus lights up: itself and what it is linked to. */
function litSet(layout: LineageLayout, id: string | null): Set<string> {
  if (id === null) return new Set();
  const touching = layout.ribbons.filter((ribbon) => ribbon.id === id || ribbon.from === id || ribbon.to === id);
  return new Set([id, ...touching.flatMap(({ id: own, from, to }) => [own, from, to])]);
}

/** The drawing: rows as printed, ribbons between them. Everything in it can be reached by keyboard and says what it is. */
export function Flow(props: FlowProps) {
  const { layout, heads, label, lit, selected } = props;
  const on = litSet(layout, lit ?? selected);
  const { upperText, lowerText } = layout.columns;
  return (
    <svg
      class={`flow${on.size > 0 ? ' has-selection' : ''}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      role="group"
      aria-label={label}
      xmlns="http://www.w3.org/2000/svg"
    >
      {[['upper', upperText] as const, ['lower', lowerText] as const].map(([side, x]) => (
        <g key={side}>
          <text class="column-head" x={x} y={20}>
            {heads[side][0]}
          </text>
          <text class="soft" x={x} y={35}>
            {fit(heads[side][1], (side === 'upper' ? layout.columns.lowerBar : layout.width) - x - 8, 12)}
          </text>
        </g>
      ))}
      <path class="rule" d={`M0 40H${layout.width}`} />
      <g>
        {layout.ribbons.map((ribbon) => (
          <Ribbon key={ribbon.id} ribbon={ribbon} on={on.has(ribbon.id)} flow={props} />
        ))}
      </g>
      {(['upper', 'lower'] as const).map((side) => (
        <g key={side}>
          {layout[side].headings.map((heading, index) => (
            <Heading key={index} heading={heading} side={side} flow={props} />
          ))}
          {layout[side].rows.map((row) => (
            <Row key={row.id} row={row} side={side} faded={on.size > 0 && !on.has(row.id)} flow={props} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Ribbon({ ribbon, on, flow }: { ribbon: PlacedRibbon; on: boolean; flow: FlowProps }) {
  const { id, kind, path, width, count, score } = ribbon;
  const words = `${count > 1 ? `${count}条联系` : '联系'} · ${KIND_NAMES[kind]} · ${score.toFixed(2)}`;
  const chosen = flow.selected === id;
  return (
    <g
      class="link"
      role="button"
      tabIndex={0}
      aria-pressed={chosen}
      aria-label={words}
      onMouseEnter={() => flow.onLight(id)}
      onMouseLeave={() => flow.onLight(null)}
      onFocus={() => flow.onLight(id)}
      onBlur={() => flow.onLight(null)}
      onClick={() => flow.onSelect(id)}
      onKeyDown={(event) => press(event, () => flow.onSelect(id))}
    >
      <title>{words}</title>
      <path
        class={`ribbon ribbon--${kind}${on ? ' is-on' : ''}${chosen ? ' is-selected' : ''}`}
        d={path}
        stroke-width={width}
      />
      <path class="ribbon-hit" d={path} />
    </g>
  );
}

function Heading({ heading, side, flow }: { heading: PlacedHeading; side: Side; flow: FlowProps }) {
  const { columns } = flow.layout;
  const x = side === 'upper' ? columns.upperText : columns.lowerText;
  const toggle = (): void => flow.onFold(foldKey(side, heading.text));
  const most = side === 'upper' ? columns.stub - x : flow.layout.width - x;
  const words = fit(heading.text, most - 40, 12);
  return (
    <g
      class="fold"
      role="button"
      tabIndex={0}
      aria-expanded={heading.folded === 0}
      aria-label={heading.text}
      onClick={toggle}
      onKeyDown={(event) => press(event, toggle)}
    >
      <title>{heading.folded > 0 ? '展开' : '收起'}</title>
      <text class="group" x={x} y={heading.y + 13}>
        {words}
        {heading.folded > 0 ? `（${heading.folded}条）` : ''}
      </text>
      {heading.folded === 0 && <path class="bracket" d={`M${x - 6} ${heading.top}V${heading.bottom}`} />}
    </g>
  );
}

function Row({ row, side, faded, flow }: { row: PlacedRow; side: Side; faded: boolean; flow: FlowProps }) {
  const { columns, width } = flow.layout;
  const upper = side === 'upper';
  const x = upper ? columns.upperText : columns.lowerText;
  const bar = upper ? columns.upperBar : columns.lowerBar;
  const end = upper ? (row.note ? columns.stub - 12 : columns.upperBar - 10) : width - 8;
  const middle = row.y + 7.5;
  const state = row.state === 'omitted' ? ' omitted' : row.state === 'body-only' ? ' body-only' : '';
  const chosen = flow.selected === row.id ? ' is-selected' : '';
  const name = `${row.label} ${row.text}${row.note ? `，${row.note}` : ''}`;
  return (
    <g
      class={`row${state}${chosen}${faded ? ' is-faded' : ''}`}
      role="button"
      tabIndex={0}
      data-row={row.id}
      aria-label={name}
      aria-pressed={flow.selected === row.id}
      onMouseEnter={() => flow.onLight(row.id)}
      onMouseLeave={() => flow.onLight(null)}
      onFocus={() => flow.onLight(row.id)}
      onBlur={() => flow.onLight(null)}
      onClick={() => flow.onSelect(row.id)}
      onKeyDown={(event) => press(event, () => flow.onSelect(row.id))}
    >
      <title>{name}</title>
      <rect class="row-hit" x={x - 4} y={row.y} width={end - x + 8} height={Math.min(row.height, 30)} />
      <text class="row-no" x={x + 26} y={row.y + 11.5} text-anchor="end">
        {row.label}
      </text>
      <text x={x + 34} y={row.y + 11.5}>
        {fit(row.text, end - x - 38, 12)}
      </text>
      {!upper && row.note && (
        <text class={`soft${row.alarm ? ' is-alarm' : ''}`} x={x + 34} y={row.y + 24}>
          {fit(row.note, end - x - 38, 11)}
        </text>
      )}
      {upper && row.note ? (
        <Stub row={row} bar={bar} y={middle} />
      ) : (
        <rect class="node" x={upper ? bar : bar - 4} y={middle - 4.5} width={4} height={9} />
      )}
    </g>
  );
}

/** What happened to an upper row that no ribbon leaves: a red dead end, or a diamond for 仅正文. */
function Stub({ row, bar, y }: { row: PlacedRow; bar: number; y: number }) {
  return (
    <>
      <text x={bar - 10} y={y + 4} text-anchor="end" class="stub-word">
        {row.note}
      </text>
      {row.state === 'omitted' ? (
        <path class="stub" d={`M${bar} ${y}h16M${bar + 16} ${y - 5}v10`} />
      ) : (
        <path class="stub stub--body" d={`M${bar} ${y}h10M${bar + 16} ${y}l-4 -4l-4 4l4 4z`} />
      )}
    </>
  );
}

function press(event: KeyboardEvent, run: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  run();
}

/** As much of a text as fits: full-width signs count one em, others half. */
export function fit(text: string, room: number, size: number): string {
  let used = 0;
  let cut = text.length;
  for (let i = 0; i < text.length; i++) {
    used += text.charCodeAt(i) > 0x2e7f || '“”‘’—…'.includes(text[i]!) ? size : size * 0.56;
    if (used > room - size && cut === text.length) cut = i;
    if (used > room) return `${text.slice(0, cut)}…`;
  }
  return text;
}
