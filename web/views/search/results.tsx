import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { MutableRef } from 'preact/hooks';
import type { SearchResponse } from '../../../graph-schema/api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { useWindowRows } from '../../parts/window-rows.ts';
import type { HitGroup } from './group.ts';
import { Hit, type HitActions } from './hit.tsx';
import { toAddress, type SearchState } from './query.ts';
import { rowHeight, type ResultRow } from './rows.ts';

export interface ResultsProps extends HitActions {
  state: SearchState;
  answer: SearchResponse;
  rows: readonly ResultRow[];
  selected: string;
  onOpenGroup: (documentId: string) => void;
  /** Is given the function that brings a hit into sight. */
  reveal: MutableRef<((id: string) => void) | null>;
  onMore: () => void;
  loadingMore: boolean;
}

function GroupHead({ group, total, state }: { group: HitGroup; total: number; state: SearchState }) {
  const { first } = group;
  const facts = [
    first.document === first.documentTitle ? '' : first.document,
    first.issuers.join('、'),
    first.date,
    first.documentType,
  ];
  const isNarrowed = state.document.includes(group.documentId);
  const toggled = isNarrowed ? [] : [group.documentId];
  return (
    <>
      <h2>
        <LevelBadge level={first.level} region={first.region} />{' '}
        <a href={links.document(group.documentId)}>{first.documentTitle || first.document}</a>
      </h2>
      <span class="hit-count">
        {total} 条
        <a class="no-print" href={links.search(toAddress({ ...state, document: toggled, sel: '' }))}>
          {isNarrowed ? '看全部文件' : '只看这份'}
        </a>
      </span>
      <p class="meta">
        {facts.filter(Boolean).map((fact, index) => (
          <span key={index}>
            {index > 0 && ' · '}
            <span class={fact && fact.length < 24 ? 'nowrap' : undefined}>{fact}</span>
          </span>
        ))}
      </p>
    </>
  );
}

interface RestProps {
  row: Extract<ResultRow, { kind: 'rest' }>;
  state: SearchState;
  onOpenGroup: (documentId: string) => void;
}

/** What a document has besides the hits shown: opened here, or in a search of this document alone. */
function Rest({ row, state, onOpenGroup }: RestProps) {
  const words = `这份文件还有 ${row.count} 条`;
  return row.loaded ? (
    <button class="more-hits" type="button" onClick={() => onOpenGroup(row.documentId)}>
      {words}
    </button>
  ) : (
    <a class="more-hits" href={links.search(toAddress({ ...state, document: [row.documentId], sel: '' }))}>
      {words}
    </a>
  );
}

/** Asks for more when the end of the list comes near the window; a button for those who do not scroll. */
function More({ left, loading, onMore }: { left: number; loading: boolean; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: '0px 0px 1200px 0px' },
    );
    if (button.current) watch.observe(button.current);
    return () => watch.disconnect();
    // looked at anew after each answer: the button may have stayed where it is
  }, [left]);
  return (
    <button ref={button} class="btn more-results no-print" type="button" aria-disabled={loading} onClick={onMore}>
      {loading ? '正在读取' : `继续（还有${left}条）`}
    </button>
  );
}

/** Hits by document, or flat by clause; of long lists only what is near the window is drawn. */
export function Results(props: ResultsProps) {
  const { state, answer, rows, selected, reveal } = props;
  const box = useRef<HTMLOListElement>(null);
  const latest = useRef(rows);
  latest.current = rows;
  const keyOf = useMemo(() => (index: number) => rows[index]?.key ?? index, [rows]);
  const drawn = useWindowRows(rows.length, (index) => rowHeight(latest.current[index]), box, keyOf);
  reveal.current = (id) => {
    const hit = box.current?.querySelector(`[data-hit="${CSS.escape(id)}"]`);
    if (hit) hit.scrollIntoView({ block: 'nearest' });
    else drawn.show(rows.findIndex((row) => row.key === id));
  };
  const left = answer.total - answer.hits.length;
  return (
    <>
      <ol
        ref={box}
        class={state.group === 'clause' ? 'hits hits-flat' : 'hits'}
        style={{ paddingTop: drawn.before, paddingBottom: drawn.after }}
      >
        {drawn.items.map(({ index }) => {
          const row = rows[index];
          if (!row) return null;
          if (row.kind === 'hit') {
            return (
              <Hit
                key={row.key}
                index={index}
                measure={drawn.measure}
                hit={row.hit}
                selected={row.key === selected}
                showDocument={row.showDocument}
                onSelect={props.onSelect}
                onQuote={props.onQuote}
                onLink={props.onLink}
              />
            );
          }
          return (
            <li
              key={row.key}
              ref={drawn.measure}
              data-index={index}
              class={row.kind === 'document' ? 'result-doc' : 'result-rest'}
            >
              {row.kind === 'document' ? (
                <GroupHead group={row.group} total={row.total} state={state} />
              ) : (
                <Rest row={row} state={state} onOpenGroup={props.onOpenGroup} />
              )}
            </li>
          );
        })}
      </ol>
      {left > 0 && <More left={left} loading={props.loadingMore} onMore={props.onMore} />}
    </>
  );
}
