import { Fragment } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { DocumentResponse, LinkView } from '../../../graph-schema/api.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import type { DiagnosticRecord } from '../../../graph-schema/records.ts';
import { links } from '../../links.ts';
import { isDoubt } from '../../../graph-schema/diagnostics.ts';
import { StaleNotice } from '../../parts/states.tsx';
import { shortNames } from '../../parts/texts.ts';
import { address, restoring } from '../../router.ts';
import type { Load } from '../../state/load.ts';
import { useWhole } from '../../state/whole.ts';
import { notesShown, useReaderActions } from './actions.ts';
import { CitationCard, type OpenCitation } from './citation-card.tsx';
import { Clause } from './clause.tsx';
import { DoubtsDialog } from './doubts.tsx';
import { FindField } from './find-field.tsx';
import type { Found } from './find.ts';
import { outsideLines } from './front-lines.ts';
import { Front, Outside } from './front.tsx';
import { linksByClause, linksOf } from './links-of.ts';
import { nearestSlug, slugInWords } from './locators.ts';
import { Outline } from './outline.tsx';
import { entryOf, outlineOf, type Citation, type ReaderClause } from './outline-tree.ts';
import { useReadingPlace } from './place.ts';
import { usePlacing } from './placing.ts';
import { References } from './references.tsx';
import { SheetBar } from './sheet-bar.tsx';
import { drawnAsHeadings, rowLooks } from './tables.ts';
import type { LayerSpan } from './typeset.ts';
import { useFind } from './use-find.ts';

interface ReaderProps {
  answer: DocumentResponse;
  links: readonly LinkView[];
  /** True once the links are here, or cannot be had. */
  linksReady: boolean;
  load: Load<DocumentResponse>;
}

function byClause(diagnostics: readonly DiagnosticRecord[]): Map<string, DiagnosticRecord[]> {
  const found = new Map<string, DiagnosticRecord[]>();
  for (const one of diagnostics) {
    if (one.clause === null || !isDoubt(one)) continue;
    found.set(one.clause, [...(found.get(one.clause) ?? []), one]);
  }
  return found;
}

/** From this many clauses on, clauses out of sight are not laid out. */
const LONG = 300;

/** Clauses that are drawn at once where the reading starts at the top; the others follow in the next frame. */
const FIRST = 16;

const NO_LAYERS: readonly LayerSpan[] = [];
const NO_DIAGNOSTICS: readonly DiagnosticRecord[] = [];

function foundLayers(found: readonly Found[], at: number): Map<string, LayerSpan[]> {
  const layers = new Map<string, LayerSpan[]>();
  found.forEach(({ clauseId, span }, index) => {
    const some = layers.get(clauseId) ?? [];
    some.push({ span, layer: { sort: 'found', current: index === at } });
    layers.set(clauseId, some);
  });
  return layers;
}

/** An address that was forwarded: the clause has another number now. */
function ForwardedNotice({ from, to }: { from: string; to: ReaderClause }) {
  return (
    <p class="moved-notice" role="status">
      这条已改号：原来的 {slugInWords(from)} 现在是 <a href={links.clause(to.id)}>{to.locator}</a>。链接仍可用。
    </p>
  );
}

/** The address names a clause that is not there any more: says which, and offers the nearest. */
function MovedNotice({ slug, clauses }: { slug: string; clauses: readonly ReaderClause[] }) {
  const nearest = nearestSlug(
    clauses.map((clause) => slugOf(clause.id)),
    slug,
  );
  const clause = clauses.find((one) => slugOf(one.id) === nearest);
  return (
    <p class="moved-notice" role="status">
      链接指的条款 {slugInWords(slug)} 在这份文件里没有，可能重新入库后改了号。
      {clause && (
        <>
          最近的是 <a href={links.clause(clause.id)}>{clause.locator}</a>。
        </>
      )}
    </p>
  );
}

/** The document with contents, text, notes. */
export function Reader({ answer, links: allLinks, linksReady, load }: ReaderProps) {
  const { document: record, clauses, diagnostics } = answer;
  const [citation, setCitation] = useState<OpenCitation | null>(null);
  const [doubtsOpen, setDoubtsOpen] = useState(false);
  const sheet = useRef<HTMLElement>(null);
  const linked = useMemo(() => linksByClause(allLinks, record.id), [allLinks, record.id]);
  const names = useMemo(
    () =>
      shortNames(
        allLinks.map((link) => (link.from.documentId === record.id ? link.to : link.from)),
        record,
      ),
    [allLinks, record],
  );
  const doubts = useMemo(() => byClause(diagnostics), [diagnostics]);
  const entries = useMemo(() => outlineOf(clauses), [clauses]);
  const outside = useMemo(() => outsideLines(answer), [answer]);
  const rows = useMemo(() => rowLooks(clauses), [clauses]);
  const headings = useMemo(() => drawnAsHeadings(clauses, rows), [clauses, rows]);
  const find = useFind(clauses);
  const marks = useMemo(() => foundLayers(find.found, find.at), [find.found, find.at]);
  const whole = useWhole(address.value.hash === '' && !restoring.value);
  const place = useReadingPlace('.sheet');
  const openCitation = useCallback((one: Citation, beside: Element) => setCitation({ citation: one, beside }), []);
  const closeCitation = useCallback(() => setCitation(null), []);
  const { gone, forwarded } = usePlacing(answer, linksReady);
  const hash = address.value.hash;
  const current =
    clauses.find((clause) => clause.id === place) ?? clauses.find((clause) => slugOf(clause.id) === hash) ?? clauses[0];
  const target = clauses.find((clause) => slugOf(clause.id) === hash);

  const actions = useReaderActions({ record, clauses, linked, target, current, sheet: sheet.current });
  return (
    <div class={['reader', notesShown.value ? '' : 'is-plain', clauses.length > LONG ? 'is-long' : ''].join(' ')}>
      <aside class="outline" aria-label="目录和查找">
        <FindField
          words={find.words}
          count={find.found.length}
          at={find.at}
          onWords={find.setWords}
          onStep={find.step}
        />
        <Outline
          documentId={record.id}
          entries={entries}
          currentId={current ? entryOf(entries, clauses, current.id) : ''}
        />
      </aside>
      <article class="sheet" ref={sheet} aria-label={record.title}>
        <h1 class="visually-hidden">{record.title}</h1>
        <SheetBar
          document={record}
          place={current ? [current.locator, current.title].filter(Boolean).join(' ') : ''}
          notes={notesShown.value}
          doubts={diagnostics.length > 0 ? diagnostics.filter(isDoubt).length : null}
          onNotes={(shown) => (notesShown.value = shown)}
          onDoubts={() => setDoubtsOpen(true)}
          onQuote={actions.quote}
          onLink={actions.link}
        />
        <StaleNotice load={load} />
        {gone !== null && <MovedNotice slug={gone} clauses={clauses} />}
        {forwarded !== null && target && <ForwardedNotice from={forwarded} to={target} />}
        <Front answer={answer} lines={outside.get(clauses[0]?.id ?? '') ?? []} />
        {(whole ? clauses : clauses.slice(0, FIRST)).map((clause, index) => (
          <Fragment key={clause.id}>
            {index > 0 && outside.has(clause.id) && <Outside lines={outside.get(clause.id) ?? []} />}
            <Clause
              clause={clause}
              linked={linksOf(linked, clause.id)}
              diagnostics={doubts.get(clause.locator) ?? NO_DIAGNOSTICS}
              names={names}
              found={marks.get(clause.id) ?? NO_LAYERS}
              row={rows.get(clause.id)}
              omit={headings.get(clause.id)}
              isTarget={target?.id === clause.id}
              onCitation={openCitation}
            />
          </Fragment>
        ))}
        {clauses.length === 0 && <p class="message">没有读到条款。可以下载原件查看。</p>}
        {clauses.length > 0 && outside.has('') && <Outside lines={outside.get('') ?? []} />}
        <References answer={answer} />
      </article>
      {citation && <CitationCard open={citation} onClose={closeCitation} />}
      {doubtsOpen && (
        <DoubtsDialog
          diagnostics={diagnostics}
          hrefOf={(locator) => {
            const clause = clauses.find((one) => one.locator === locator);
            return clause && links.clause(clause.id);
          }}
          onClose={() => setDoubtsOpen(false)}
        />
      )}
    </div>
  );
}
