import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DocumentResponse, LinkView } from '../../../../graph-schema/api.ts';
import { request } from '../../../api.ts';
import { useKeys } from '../../../keys.ts';
import { links } from '../../../links.ts';
import { copyLink } from '../../../parts/copy.ts';
import { LevelBadge } from '../../../parts/marks.tsx';
import { Failure, Loading, Message } from '../../../parts/states.tsx';
import { useWindowRows } from '../../../parts/window-rows.ts';
import { address, navigate } from '../../../router.ts';
import { useLoad } from '../../../state/load.ts';
import { alignTexts, countStates, type RowState, type TextRow } from './align.ts';
import { placeOfRow, Row } from './row.tsx';
import './texts.css';

const STATE_WORDS: Record<RowState, string> = {
  same: '相同',
  changed: '有改动',
  moved: '移位',
  'upper-only': '左有右无',
  'lower-only': '右边新增',
};

/** Two whole documents, the upper or earlier one left. */
export function Texts({ upper, lower }: { upper: string; lower: string }) {
  const uppers = useLoad(`document:${upper}`, (signal) => request('document', { document: upper }, { signal }));
  const lowers = useLoad(`document:${lower}`, (signal) => request('document', { document: lower }, { signal }));
  const between = useLoad(`links:${lower}`, (signal) => request('documentLinks', { document: lower }, { signal }));
  const failed = uppers.error ?? lowers.error ?? between.error;
  const isThere = uppers.data?.document.id === upper && lowers.data?.document.id === lower && between.key !== null;
  if (failed && !isThere) {
    const retry = (): void => [uppers, lowers, between].filter((load) => load.error).forEach((load) => load.retry());
    return <Failure error={failed} retry={retry} />;
  }
  if (!isThere || (!between.data && !between.error)) return <Loading label="读取两份文件" rows={11} />;
  return <Aligned upper={uppers.data!} lower={lowers.data!} between={between.data?.links ?? []} />;
}

interface AlignedProps {
  upper: DocumentResponse;
  lower: DocumentResponse;
  between: readonly LinkView[];
}

const isDifferent = ({ state }: TextRow): boolean => state !== 'same';

function Aligned({ upper, lower, between }: AlignedProps) {
  const all = useMemo(() => alignTexts(upper.clauses, lower.clauses, between), [upper, lower, between]);
  const counts = useMemo(() => countStates(all), [all]);
  const { query } = address.value;
  const only = query.get('only') === 'different';
  const rows = useMemo(() => (only ? all.filter(isDifferent) : all), [all, only]);
  const differences = useMemo(() => rows.flatMap((row, index) => (isDifferent(row) ? [index] : [])), [rows]);
  const at = rows.findIndex((row) => placeOfRow(row) === query.get('at'));
  const go = (more: { at?: string; only?: string }): void => {
    const href = links.texts(upper.document.id, lower.document.id, {
      at: query.get('at'),
      only: query.get('only'),
      ...more,
    });
    navigate(href, { replace: true });
  };
  const step = (by: 1 | -1): void => {
    const next = by > 0 ? differences.find((one) => one > at) : differences.filter((one) => one < at).at(-1);
    const row = next === undefined ? undefined : rows[next];
    if (row) go({ at: placeOfRow(row) });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    l: () => void copyLink(window.location.href),
    Enter: () => {
      const link = rows[at]?.link;
      if (link) navigate(links.pair(link.from.id, link.to.id));
    },
  });
  const done = differences.filter((one) => one <= at).length;
  return (
    <section class="texts" aria-label="两份全文">
      <div class="texts-bar">
        <div class="texts-counts">
          {(Object.keys(STATE_WORDS) as RowState[]).map((state) => (
            <span key={state} class={`texts-count texts-count--${state}`}>
              {STATE_WORDS[state]} <b>{counts[state]}</b>
            </span>
          ))}
        </div>
        <span class="push" />
        <label class="check">
          <input
            type="checkbox"
            checked={only}
            onChange={(event) => go({ only: event.currentTarget.checked ? 'different' : '' })}
          />
          只看不同
        </label>
        <span class="meta nowrap" role="status">
          不同 {done} / {differences.length}
        </span>
        <button class="btn btn--small" type="button" onClick={() => step(-1)}>
          上一处 <kbd>K</kbd>
        </button>
        <button class="btn btn--small" type="button" onClick={() => step(1)}>
          下一处 <kbd>J</kbd>
        </button>
      </div>
      <div class="texts-heads">
        <Head {...upper} />
        <Head {...lower} />
      </div>
      {rows.length === 0 ? (
        <Message title={all.length === 0 ? '两份文件都没有读到条款' : '两份文件的条款全部相同'} />
      ) : (
        <Rows rows={rows} at={at} />
      )}
    </section>
  );
}

function Head({ document }: Pick<DocumentResponse, 'document'>) {
  return (
    <h2>
      <LevelBadge level={document.level} region={document.region} />{' '}
      <a href={links.document(document.id)}>{document.title || '（没有标题）'}</a>{' '}
      <span class="meta">{[document.documentNumber, document.date ?? '未写日期'].filter(Boolean).join(' · ')}</span>
    </h2>
  );
}

/** Characters in a line of one side, and height of a line, for rows that are not measured yet. */
const LINE_CHARACTERS = 32;
const LINE = 28;

function estimate(row: TextRow | undefined): number {
  const longest = Math.max(row?.upper?.words.length ?? 0, row?.lower?.words.length ?? 0);
  return 52 + Math.ceil(longest / LINE_CHARACTERS) * LINE;
}

function Rows({ rows, at }: { rows: readonly TextRow[]; at: number }) {
  const box = useRef<HTMLOListElement>(null);
  const keyOf = useMemo(() => (index: number) => rows[index]?.key ?? index, [rows]);
  const heightOf = useMemo(() => (index: number) => estimate(rows[index]), [rows]);
  const drawn = useWindowRows(rows.length, heightOf, box, keyOf);
  const [shown, setShown] = useState(-1);
  useEffect(() => {
    if (at < 0 || at === shown) return;
    setShown(at);
    const element = box.current?.querySelector(`[data-index="${at}"]`);
    if (element) element.scrollIntoView({ block: 'center' });
    else drawn.show(at);
  }, [at, rows]);
  return (
    <ol class="text-rows" ref={box} style={{ paddingTop: drawn.before, paddingBottom: drawn.after }}>
      {drawn.items.map(({ index }) => {
        const row = rows[index];
        return row && <Row key={row.key} row={row} index={index} current={index === at} measure={drawn.measure} />;
      })}
    </ol>
  );
}
