import { useState } from 'preact/hooks';
import type { SearchHitView } from '../../../../graph-schema/api.ts';
import type { DraftSource } from '../../../../graph-schema/draft.ts';
import { slugOf } from '../../../../graph-schema/id-parts.ts';
import { ApiError, request } from '../../../api.ts';
import { isComposing } from '../../../keys.ts';
import { Marked } from '../../../parts/highlight.tsx';
import { LevelBadge } from '../../../parts/marks.tsx';
import { clauseWording, numberOf } from '../../../parts/quote.ts';
import { Failure, failureWords, Loading } from '../../../parts/states.tsx';
import { saveClip } from '../../../state/clips.ts';
import { useLoad } from '../../../state/load.ts';
import { once } from '../../../state/once.ts';
import { toast } from '../../../state/toasts.ts';
import { insertTaken, replaceByTaken, type Taken } from '../session/insert.ts';
import type { DraftSession } from '../session/session.ts';

const LIMIT = 20;

/** 搜索: the whole corpus, beside the text. */
export function SearchTab({ session }: { session: DraftSession }) {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const load = useLoad(q ? `draft-search:${q}` : null, (signal) => request('search', { q, limit: LIMIT }, { signal }));
  return (
    <>
      <form
        class="side-search"
        role="search"
        aria-label="在文库里找条款"
        onSubmit={(event) => {
          event.preventDefault();
          setQ(typed.trim());
        }}
      >
        <input
          class="text-field"
          type="search"
          aria-label="词语、“原文短语”、文号"
          placeholder="词语、“原文短语”、文号"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => isComposing(event) && event.stopPropagation()}
        />
        <button class="btn" type="submit">
          找
        </button>
      </form>
      {load.error && <Failure error={load.error} retry={load.retry} />}
      {load.loading && !load.data && <Loading label="检索" rows={7} />}
      {load.data && (
        <>
          <p class="check-head meta" role="status">
            {load.data.total === 0
              ? `没有条款含“${q}”。`
              : `${load.data.total}条${load.data.total > LIMIT ? `，先列${LIMIT}条` : ''}`}
          </p>
          {load.data.hits.map((hit) => (
            <Hit key={hit.id} session={session} hit={hit} />
          ))}
        </>
      )}
    </>
  );
}

/** Reads the whole clause of a hit, ready to be taken over for the item that is being written. */
async function takenOf(hit: SearchHitView, session: DraftSession): Promise<Taken> {
  const item = session.activeItem.value; // the one that is being written now, whenever the answer comes
  const clause = await request('clause', { document: hit.documentId, clause: slugOf(hit.id) });
  const source: DraftSource = {
    clauseId: hit.id,
    documentId: hit.documentId,
    title: hit.documentTitle,
    number: numberOf(hit.document, hit.documentTitle),
    locator: hit.clause,
    region: hit.region,
    text: clauseWording(clause),
  };
  return { source, agencies: clause.duty?.agencies ?? [], items: item ? [item] : [], replacements: null };
}

/** Takes a hit over once, however often the button is pressed while its clause is on its way. */
function take(session: DraftSession, hit: SearchHitView, use: (taken: Taken) => void): void {
  void once(`take ${hit.id}`, () => takenOf(hit, session).then(use)).catch((error: unknown) =>
    toast(`没有取到这一条。${error instanceof ApiError ? failureWords(error).text : ''}`),
  );
}

function Hit({ session, hit }: { session: DraftSession; hit: SearchHitView }) {
  const block = session.currentBlock.value;
  const disabled = !session.mayWrite.value;
  return (
    <section class="wording" aria-label={`${hit.document} ${hit.clause}`}>
      <div class="btn-row wording-head">
        <LevelBadge level={hit.level} region={hit.region} />
        <b class="doc-number" title={hit.documentTitle}>
          {hit.document}
        </b>
        <a class="clause-ref" href={`/d/${hit.documentId}#${slugOf(hit.id)}`} target="_blank" rel="noreferrer">
          {hit.clause}
        </a>
      </div>
      <p class="quote">
        {hit.cutBefore && '……'}
        <Marked text={hit.snippet} marks={hit.marks} />
        {hit.cutAfter && '……'}
      </p>
      <div class="btn-row">
        <button
          class="btn btn--small"
          type="button"
          disabled={disabled}
          onClick={() => take(session, hit, (taken) => insertTaken(session, taken))}
        >
          插入
        </button>
        <button
          class="btn btn--small"
          type="button"
          disabled={disabled || block === null}
          onClick={() => block && take(session, hit, (taken) => replaceByTaken(session, block, taken))}
        >
          整条替换
        </button>
        <button class="btn btn--small btn--quiet" type="button" onClick={() => void saveClip({ clauseId: hit.id })}>
          存入条款库
        </button>
      </div>
    </section>
  );
}
