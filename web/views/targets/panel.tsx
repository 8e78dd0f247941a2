import type { TargetRow, TargetsResponse } from '../../../graph-schema/api-table.ts';
import { layoutValues } from '../../charts/value-layout.ts';
import { links, type Scope } from '../../links.ts';
import { copyText } from '../../parts/copy.ts';
import { DocumentNumber } from '../../parts/clause-link.tsx';
import { LevelBadge, VerdictMark } from '../../parts/marks.tsx';
import { ValueMarks } from './charts.tsx';
import { courseOf, findingsOf, mainOf, namesOf, sayingsOf, valueWords, type Saying } from './model.ts';

export interface PanelProps {
  data: TargetsResponse;
  row: TargetRow;
  scope: Scope;
}

/** The chosen indicator: its course with figures, and the sentences. */
export function IndicatorPanel({ data, row, scope }: PanelProps) {
  const sayings = sayingsOf(row, data);
  const pair = pairOf(row);
  return (
    <>
      <section>
        <p class="meta">所选指标</p>
        <h2 class="indicator-name">{row.object}</h2>
        <Course row={row} data={data} />
      </section>
      {sayings.map((saying, index) => (
        <SayingPart key={index} saying={saying} />
      ))}
      <section>
        {findingsOf(row, namesOf(data.documents), data.documents)
          .filter(({ verdict }) => verdict === 'different-basis')
          .map(({ text }) => (
            <p key={text} class="meta">
              {text}。引用时注明条款。
            </p>
          ))}
        <div class="btn-row">
          {pair && (
            <a class="btn" href={links.pair(pair.lower, pair.upper, scope)}>
              对读
            </a>
          )}
          <button class="btn" type="button" onClick={() => void copySayings(row, sayings)}>
            复制对照引文
          </button>
        </div>
      </section>
    </>
  );
}

/** The clauses of the gravest comparison. */
function pairOf(row: TargetRow): { lower: string; upper: string } | null {
  const one = row.comparisons[0];
  if (!one) return null;
  const clauseOf = (documentId: string): string | undefined => {
    const cell = row.cells.find((each) => each.documentId === documentId);
    return cell && (mainOf(cell)?.clauseId ?? cell.mentions[0]?.id);
  };
  const [lower, upper] = [clauseOf(one.document), clauseOf(one.against)];
  return lower && upper ? { lower, upper } : null;
}

const SIZE = { width: 324, height: 96, margin: 34 } as const;
/** With more documents than this names would stand on each other. */
const MOST_NAMED = 6;

function Course({ row, data }: Omit<PanelProps, 'scope'>) {
  const { points, steps } = courseOf(row);
  const layout = layoutValues(points, steps, SIZE);
  if (layout.values.length === 0) return null;
  const names = namesOf(data.documents);
  const valueOf = (id: string): string => {
    const cell = row.cells.find(({ documentId }) => documentId === id);
    const main = cell && mainOf(cell);
    return main ? valueWords(main) : '';
  };
  const isNamed = points.length <= MOST_NAMED;
  return (
    <svg
      class="chart chart--large"
      width={SIZE.width}
      height={SIZE.height + 30}
      viewBox={`0 -14 ${SIZE.width} ${SIZE.height + 30}`}
      role="img"
      aria-label={`${row.object}：${layout.values.map(({ id }) => `${names.get(id)}${valueOf(id)}`).join('，')}`}
    >
      <ValueMarks layout={layout} radius={4.5} />
      {layout.log && (
        <text x={0} y={-4}>
          对数刻度
        </text>
      )}
      {layout.values.map(({ id, x, y }) => (
        <text key={id} class="value-label" x={x} y={y - 8} text-anchor="middle">
          {valueOf(id)}
        </text>
      ))}
      {isNamed &&
        [...layout.values, ...layout.lost].map(({ id, x }) => (
          <text key={id} x={x} y={SIZE.height + 10} text-anchor="middle">
            {names.get(id)}
          </text>
        ))}
    </svg>
  );
}

function SayingPart({ saying }: { saying: Saying }) {
  const { document, clause, before, words, after, verdict, isUpper } = saying;
  return (
    <section>
      <div class="saying-head">
        <LevelBadge level={document.level} region={document.region} />
        <b>
          {document.documentNumber ? <DocumentNumber number={document.documentNumber} /> : document.title.slice(0, 14)}
        </b>
        <a class="clause-ref" href={links.clause(clause.id)}>
          {clause.clause}
        </a>
        <span class="push">
          {isUpper ? <span class="meta">上位</span> : verdict && <VerdictMark verdict={verdict} />}
        </span>
      </div>
      <p class="quote">
        {before}
        {words && <b class="target-words">{words}</b>}
        {after}
      </p>
    </section>
  );
}

function copySayings(row: TargetRow, sayings: readonly Saying[]): Promise<void> {
  const lines = sayings.map(({ document, clause, before, words, after }) => {
    const number = document.documentNumber ? `，${document.documentNumber}` : '';
    return `“${before}${words}${after}”（《${document.title}》${number}，${clause.clause}）`;
  });
  return copyText([row.object, ...lines].join('\n'), `已复制${lines.length}处原句，含文号和条号`);
}
