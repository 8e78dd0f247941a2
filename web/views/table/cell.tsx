import { useState } from 'preact/hooks';
import type { TableCell, TableEntry, TableRow } from '../../../graph-schema/api-table.ts';
import { VERDICT_NAMES } from '../../../graph-schema/names.ts';
import { links, type Scope } from '../../links.ts';
import { AgencyLinks } from '../../parts/agencies.tsx';
import { focusNow } from '../../parts/focus-now.ts';
import { Kind, ReviewMark, VerdictMark } from '../../parts/marks.tsx';
import { cellMark, notableVerdicts, quotePieces, shorten } from './model.ts';

/** Address of the two clauses of an entry side by side. */
export function pairHref(entry: TableEntry, row: TableRow, scope: Scope): string {
  return links.pair(entry.clause.id, entry.via ?? row.clause.id, scope);
}

export interface CellProps {
  row: TableRow;
  cell: TableCell;
  scope: Scope;
  /** Whether the sentence is shown. */
  sentences: boolean;
  /** Only the leading body is named. */
  leadOnly: boolean;
  onNotApplicable: () => void;
  /** Keeps a note on one entry; absent where notes cannot be written here. */
  onNote?: (entry: TableEntry, note: string) => void;
}

/** One item in one lower document: kind, clause, what became of numbers, review, sentence, bodies; or that it is missing. */
export function CellContent(props: CellProps) {
  const { cell, row, scope } = props;
  const [best, ...others] = cell.entries;
  if (!best) return <EmptyCell {...props} />;
  return (
    <>
      <Entry {...props} entry={best} />
      {others.length > 0 && (
        <p class="cell-others">
          另有{' '}
          {others.map((entry) => (
            <a key={entry.id} class="clause-ref" href={pairHref(entry, row, scope)} title={entry.quote}>
              <Kind kind={cell.state === 'body-only' ? 'body' : entry.kind} bare /> {entry.clause.clause}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function EmptyCell({ cell, onNotApplicable }: CellProps) {
  const { state, reason } = cell;
  if (state === 'not-applicable') {
    return (
      <>
        <div class="cell-top quiet">不适用</div>
        {reason && <p class="item-foot">{reason}</p>}
      </>
    );
  }
  return (
    <>
      <div class="cell-top">
        <Kind kind="none" />
        <button class="btn btn--quiet btn--small push" type="button" tabIndex={-1} onClick={onNotApplicable}>
          标为不适用
        </button>
      </div>
      {reason && <p class="item-foot">{reason}</p>}
    </>
  );
}

function Entry({ cell, row, scope, entry, sentences, leadOnly, onNote }: CellProps & { entry: TableEntry }) {
  const mark = cellMark(cell) ?? entry.kind;
  // a link by way of the body is about the body's numbers, not about those of this item
  const verdicts = entry.via === null ? notableVerdicts(entry.verdicts) : [];
  return (
    <>
      <div class="cell-top">
        <Kind kind={mark} />
        <a class="clause-ref" href={pairHref(entry, row, scope)} title="对读两条原文">
          {entry.clause.clause}
        </a>
        {verdicts.slice(0, 2).map(({ verdict, count, text }) => (
          <span key={verdict} title={text}>
            <VerdictMark verdict={verdict}>
              {VERDICT_NAMES[verdict]}
              {count > 1 && ` ${count}项`}
            </VerdictMark>
          </span>
        ))}
        <span class="push">
          <ReviewMark decision={entry.review?.decision ?? null} candidate={entry.band === 'review'} />
        </span>
      </div>
      {sentences && <Sentence entry={entry} row={row} />}
      <Note entry={entry} onNote={onNote} />
      {cell.state === 'body-only' ? (
        <p class="item-foot">{cell.reason || '清单未列，只见于正文'}</p>
      ) : (
        <Bodies clause={entry.clause} leadOnly={leadOnly} />
      )}
    </>
  );
}

/** What somebody noted on a cell, and the way to note something. */
function Note({ entry, onNote }: { entry: TableEntry; onNote: CellProps['onNote'] }) {
  const [draft, setDraft] = useState<string | null>(null);
  const note = entry.review?.note ?? '';
  const close = (within: HTMLElement): void => {
    within.closest<HTMLElement>('[data-cell]')?.focus({ preventScroll: true }); // else the keyboard loses its place
    setDraft(null);
  };
  if (draft === null) {
    return (
      <p class={`cell-note${note ? '' : ' is-empty no-print'}`}>
        {note && `备注：${note}（${entry.review?.who}）`}
        {onNote && (
          <button class="text-button no-print" type="button" data-note tabIndex={-1} onClick={() => setDraft(note)}>
            {note ? '改' : '备注'}
          </button>
        )}
      </p>
    );
  }
  return (
    <form
      class="cell-note no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== note) onNote?.(entry, draft.trim());
        close(event.currentTarget);
      }}
    >
      <input
        ref={focusNow}
        class="text-field"
        type="text"
        aria-label="备注"
        maxLength={2000}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && close(event.currentTarget)}
      />
      <button class="btn btn--small" type="submit">
        保存
      </button>
    </form>
  );
}

/** The quoted sentence; what stands far from the evidence is left out on screen and printed in full. */
function Sentence({ entry, row }: { entry: TableEntry; row: TableRow }) {
  const pieces = quotePieces(entry, entry.via === null ? row.clause.text : '');
  return (
    <p class="cell-quote" title={entry.quote}>
      {pieces.map(({ text, how }, index) => {
        if (how !== 'around') {
          return how === 'changed' ? (
            <ins key={index} class="changed">
              {text}
            </ins>
          ) : (
            text
          );
        }
        const place = index === 0 ? 'first' : index === pieces.length - 1 ? 'last' : 'between';
        const [before, hidden, after] = shorten(text, place);
        return (
          <span key={index} class="around">
            {before}
            {hidden && (
              <>
                <span class="left-out">……</span>
                <span class="print-text">{hidden}</span>
              </>
            )}
            {after}
          </span>
        );
      })}
    </p>
  );
}

/** Bodies named in a cell; the rest is counted. */
const MOST_BODIES = 4;

/** Responsible bodies, the leading one in bold and first. */
export function Bodies({ clause, leadOnly }: { clause: TableEntry['clause']; leadOnly: boolean }) {
  const { lead, agencies } = clause;
  if (lead === null && (leadOnly || agencies.length === 0)) return <p class="item-foot">未写责任单位</p>;
  return (
    <p class="item-foot" title={agencies.join('、')}>
      <AgencyLinks clause={clause} leadOnly={leadOnly} most={MOST_BODIES} />
    </p>
  );
}
