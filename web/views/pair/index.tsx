import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LinkView } from '../../../graph-schema/api.ts';
import type { PairResponse } from '../../../graph-schema/api-table.ts';
import { quotation } from '../../../graph-schema/cite.ts';
import type { LinkKind } from '../../../graph-schema/terms.ts';
import { request } from '../../api.ts';
import { links as addresses, scopeOf, type Scope } from '../../links.ts';
import { copyLink, copyText } from '../../parts/copy.ts';
import { numberOf } from '../../parts/quote.ts';
import { ScopeFailure } from '../../parts/scope-failure.tsx';
import { ScopeBar, splitScope } from '../../parts/scope-bar.tsx';
import { Failure, Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';
import { address, navigate } from '../../router.ts';
import { useLoad, type Load } from '../../state/load.ts';
import { lastScope, rememberScope } from '../../state/scope.ts';
import { useTitle } from '../../state/title.ts';
import type { ViewProps } from '../../views.ts';
import { Alone } from './alone.tsx';
import { ReviewBar } from './bar.tsx';
import { isOpen, ORDERS, pairPieces, queueOf, type Order } from './model.ts';
import { Queue } from './queue.tsx';
import { useReview, useUndo } from './review.ts';
import { PairLegend, Side } from './side.tsx';
import { Texts } from './texts/index.tsx';
import { Tracks } from './tracks.tsx';
import './pair.css';

/** Lower and upper clause named by the path; null where it names none. */
function clausesOf(params: readonly string[]): { from: string; to: string } | null {
  const [lower, lowerSlug, upper, upperSlug] = params;
  return lower && lowerSlug && upper && upperSlug
    ? { from: `${lower}/${lowerSlug}`, to: `${upper}/${upperSlug}` }
    : null;
}

/** Lower clause of an address that names no upper one; null where it names two or none. */
function aloneOf(params: readonly string[]): string | null {
  const [lower, slug, ...rest] = params;
  return lower && slug && rest.length === 0 ? `${lower}/${slug}` : null;
}

/** 对读: is this really the same measure, and what changed? */
export default function PairView({ params }: ViewProps) {
  useTitle('对读');
  const clauses = clausesOf(params);
  const alone = aloneOf(params);
  const asked = scopeOf(address.value.query);
  const upper = splitScope(clauses?.to ?? asked.up).id;
  const lower = splitScope(clauses?.from ?? alone ?? asked.down[0] ?? '').id;
  const scope: Scope = useMemo(
    () => ({
      up: splitScope(asked.up).id === upper ? asked.up : upper,
      down: asked.down.some((name) => splitScope(name).id === lower) ? asked.down : [lower].filter(Boolean),
    }),
    [address.value.query, upper, lower],
  );
  const [order, setOrder] = useState<Order>('print');
  useEffect(() => rememberScope(scope), [scope]);
  const linksLoad = useLoad(lower && upper ? `links:${lower}` : null, (signal) =>
    request('documentLinks', { document: lower }, { signal }),
  );
  const coverage = useLoad(lower && upper ? `coverage:${upper}|${lower}` : null, (signal) =>
    request('coverage', { up: `${upper}/all`, down: `${lower}/all` }, { signal }),
  );
  const additions = coverage.data?.additions ?? [];
  const pairKey = clauses ? `pair:${clauses.from}|${clauses.to}` : null;
  const pairLoad = useLoad(pairKey, (signal) => request('pair', { ...clauses }, { signal }));
  const reload = (): void => {
    pairLoad.retry();
    linksLoad.retry();
  };
  useUndo(clauses !== null, reload);
  const queue = useMemo(
    () => queueOf(linksLoad.data?.links ?? [], lower, upper, order),
    [linksLoad.data, lower, upper, order],
  );
  const place = queue.findIndex(({ from, to }) => from.id === clauses?.from && to.id === clauses.to);
  const isTexts = !clauses && !alone && address.value.query.get('view') === 'texts';
  const first = queue.find(isOpen) ?? queue[0];
  useEffect(() => {
    if (!clauses && !alone && !isTexts && first)
      navigate(addresses.pair(first.from.id, first.to.id, scope), { replace: true });
  }, [clauses === null, isTexts, first?.id]);
  const shown = pairLoad.data;
  useEffect(() => {
    // the address may name the two the other way round
    if (shown?.link && shown.link.from.id !== shown.from.id) {
      navigate(addresses.pair(shown.link.from.id, shown.link.to.id), { replace: true });
    }
  }, [shown]);
  const change = (next: Scope): void =>
    navigate(isTexts ? addresses.texts(next.up, next.down[0] ?? '') : addresses.compare(next));
  return (
    <>
      <ScopeBar scope={{ up: scope.up, down: scope.down }} onChange={change}>
        {shown && !isTexts && <CopyButtons data={shown} />}
        {upper && lower && <Modes upper={upper} lower={lower} scope={scope} texts={isTexts} />}
      </ScopeBar>
      <div class={`compare-view${isTexts ? ' is-texts' : ''}`}>
        <h1 class="visually-hidden">{isTexts ? '全文对照' : '条款对读'}</h1>
        {!upper || !lower ? (
          <Choose scope={scope} />
        ) : isTexts ? (
          <Texts key={`${upper}|${lower}`} upper={upper} lower={lower} />
        ) : (
          <>
            <Queue
              queue={queue}
              current={shown?.link?.id ?? null}
              scope={scope}
              order={order}
              onOrder={setOrder}
              additions={additions}
              alone={alone}
            />
            {alone ? (
              <Alone id={alone} upper={upper} scope={scope} additions={additions} reload={coverage.retry} />
            ) : clauses ? (
              <Main
                load={pairLoad}
                queue={queue}
                scope={scope}
                order={order}
                place={place}
                isStale={pairLoad.key !== pairKey}
                reload={reload}
              />
            ) : (
              <Opening load={linksLoad} coverage={coverage} scope={scope} />
            )}
          </>
        )}
      </div>
    </>
  );
}

interface ModesProps {
  upper: string;
  lower: string;
  scope: Scope;
  texts: boolean;
}

/** Link by link with its review, or the two texts from beginning to end. */
function Modes({ upper, lower, scope, texts }: ModesProps) {
  return (
    <span class="segmented" role="group" aria-label="对读方式">
      <a href={addresses.compare(scope)} aria-current={texts ? undefined : 'page'}>
        逐条复核
      </a>
      <a href={addresses.texts(upper, lower)} aria-current={texts ? 'page' : undefined}>
        全文对照
      </a>
    </span>
  );
}

function CopyButtons({ data: { from, to } }: { data: PairResponse }) {
  const quote = (clause: PairResponse['from']): string =>
    quotation({
      text: wordingOf(clause),
      title: clause.documentTitle,
      number: numberOf(clause.document, clause.documentTitle),
      locator: clause.clause,
    });
  return (
    <>
      <button
        class="btn btn--small"
        type="button"
        onClick={() => void copyText(`上位：${quote(to)}\n下位：${quote(from)}`, '已复制对照引文，含文号和条号')}
      >
        复制对照引文
      </button>
      <button class="btn btn--small" type="button" onClick={() => void copyLink(addresses.pair(from.id, to.id))}>
        复制链接
      </button>
    </>
  );
}

function Choose({ scope }: { scope: Scope }) {
  const last = lastScope.value;
  return (
    <Message title="先选要对读的文件">
      <p>选一份上位文件和一份下位文件，逐条看两边原文、异同和依据。在上面的“上位”“下位”里选。</p>
      {last.up && last.down.length > 0 && !scope.up && (
        <p>
          <a href={addresses.compare(last)}>回到上次比对的文件</a>
        </p>
      )}
    </Message>
  );
}

interface OpeningProps {
  load: Load<{ links: readonly LinkView[] }>;
  /** Fails where the upper document is gone. */
  coverage: Pick<Load<unknown>, 'error' | 'retry'>;
  scope: Scope;
}

/** No clauses are named yet: the first open link is on its way, or there is none. */
function Opening({ load, coverage, scope }: OpeningProps) {
  const failure = load.error ?? coverage.error;
  if (failure) {
    return (
      <ScopeFailure
        error={failure}
        scope={scope}
        retry={load.error ? load.retry : coverage.retry}
        href={(next) => addresses.compare(next)}
      />
    );
  }
  if (!load.data) return <Loading label="读取联系" rows={9} />;
  return (
    <Message
      title="两份文件之间没有联系"
      actions={
        <a class="btn" href={addresses.table(scope)}>
          看落实对照表
        </a>
      }
    >
      <p>机器没有找到相对应的条款。上位和下位选反时也会这样，换过来再看。</p>
    </Message>
  );
}

interface MainProps {
  load: Load<PairResponse>;
  queue: readonly LinkView[];
  scope: Scope;
  order: Order;
  /** Where the address is in the queue; -1 for two clauses that are not linked. */
  place: number;
  isStale: boolean;
  reload: () => void;
}

function Main({ load, ...props }: MainProps) {
  if (load.data) {
    const { from, to } = load.data;
    return <Pair key={`${from.id}|${to.id}`} data={load.data} load={load} {...props} />;
  }
  if (!load.error) return <Loading label="读取两条原文" rows={9} />;
  const isGone = load.error.code === 'NOT_FOUND';
  const actions = (
    <a class="btn" href={addresses.compare(props.scope)}>
      看这两份文件的其他联系
    </a>
  );
  return isGone ? (
    <Message title="没有这两条" actions={actions}>
      <p>{load.error.message}</p>
    </Message>
  ) : (
    <Failure error={load.error} retry={load.retry} actions={actions} />
  );
}

type PairProps = Omit<MainProps, 'load'> & { data: PairResponse; load: Load<PairResponse> };

/** The two texts, the tracks below them and the review bar. */
function Pair({ data, load, queue, scope, order, place, isStale, reload }: PairProps) {
  const { from, to, link } = data;
  const [upper, lower] = useMemo(() => [wordingOf(to), wordingOf(from)], [data]);
  const pieces = useMemo(() => pairPieces(upper, lower), [upper, lower]);
  const [kind, setKind] = useState<LinkKind>(link?.review?.kind ?? link?.kind ?? 'thematic');
  const [note, setNote] = useState('');
  const noteField = useRef<HTMLInputElement>(null);
  const review = useReview({ data, queue, scope, kind, setKind, note, noteField, place, isStale, reload });
  return (
    <section class="pair-main" aria-label="两条原文" aria-busy={load.loading}>
      <StaleNotice load={load} />
      <div class="pair">
        <Side side="upper" clause={to} pieces={pieces.upper} />
        <Side side="lower" clause={from} pieces={pieces.lower} />
      </div>
      <PairLegend />
      <Tracks data={data} queue={queue} scope={scope} upper={upper} lower={lower} />
      <ReviewBar
        link={link}
        kind={kind}
        onKind={setKind}
        note={note}
        onNote={setNote}
        noteField={noteField}
        onConfirm={review.confirm}
        onReject={review.reject}
        onSaveNote={review.saveNote}
        onPrevious={review.previous}
        onNext={review.next}
        place={place < 0 ? ORDERS[order] : `第${place + 1}条 / ${queue.length}`}
      />
    </section>
  );
}
