import { useState } from 'preact/hooks';
import type { ClauseRef, ClauseView, DocumentResponse } from '../../../graph-schema/api.ts';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';
import { documentIdOf, slugOf } from '../../../graph-schema/id-parts.ts';
import { request } from '../../api.ts';
import { useKeys } from '../../keys.ts';
import { links, type Scope } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { clauseWording } from '../../parts/quote.ts';
import { Failure, Loading } from '../../parts/states.tsx';
import { gist } from '../../parts/texts.ts';
import { navigate } from '../../router.ts';
import { useLoad } from '../../state/load.ts';
import { stateWithReceipt, takeBack } from '../../state/reviewer.ts';
import { useStatements } from './statements.tsx';
import { alikeClauses } from './suggest-upper.ts';

interface AloneProps {
  /** Id of the lower clause. */
  id: string;
  /** Id of the upper document. */
  upper: string;
  scope: Scope;
  /** Clauses without an upper one, for J and K. */
  additions: readonly ClauseRef[];
  reload: () => void;
}

/** A lower clause without an upper one: its words, and the two things that can be said of it. */
export function Alone(props: AloneProps) {
  const { id, upper } = props;
  const clause = useLoad(`clause:${id}`, (signal) =>
    request('clause', { document: documentIdOf(id), clause: slugOf(id) }, { signal }),
  );
  const document = useLoad(upper ? `document:${upper}` : null, (signal) =>
    request('document', { document: upper }, { signal }),
  );
  const failed = clause.error ?? document.error;
  if (failed) return <Failure error={failed} retry={clause.error ? clause.retry : document.retry} />;
  if (clause.data?.id !== id || document.data?.document.id !== upper) return <Loading label="读取条款" rows={7} />;
  return <AloneClause key={id} {...props} clause={clause.data} document={document.data} />;
}

type AloneClauseProps = AloneProps & { clause: ClauseView; document: DocumentResponse };

function useAddition({ clause, upper, reload }: AloneClauseProps) {
  const statements = useStatements(clause.id);
  const decided = statements.data?.reviews.find(
    (one) => one.action === 'addition' && one.withdrawn === null && one.fromId === clause.id && one.document === upper,
  );
  const changed = (): void => {
    statements.retry();
    reload();
  };
  const undo = (reviewId: string): void => void takeBack(reviewId, changed);
  const confirm = (): void =>
    void stateWithReceipt({ action: 'addition', from: clause.id, document: upper }, '已确认为本级新增', changed);
  return { decided, confirm, undo };
}

function AloneClause(props: AloneClauseProps) {
  const { clause, document, scope, additions } = props;
  const [choosing, setChoosing] = useState(false);
  const { decided, confirm, undo } = useAddition(props);
  const at = additions.findIndex((one) => one.id === clause.id);
  const go = (one: ClauseRef | undefined): void => {
    if (one) navigate(links.alone(one.id, scope));
  };
  useKeys({
    y: () => !decided && confirm(),
    m: () => setChoosing(true),
    j: () => go(additions[at + 1]),
    k: () => go(additions[at - 1]),
  });
  const number = document.document.documentNumber ?? document.document.title;
  return (
    <section class="pair-main" aria-label="没有上位的条款">
      <div class="alone">
        <article aria-label="下位条款">
          <header>
            <span class="doc-number">{clause.document}</span>{' '}
            <a class="clause-ref" href={links.clause(clause.id)}>
              {clause.locator}
            </a>
          </header>
          <p class="quote">{clauseWording(clause)}</p>
        </article>
        <div class="alone-say">
          <h2 class="message-title">这项措施没有上位条款</h2>
          <p>在 {number} 中没有找到对应，判为本级新增。</p>
          {decided && (
            <p role="status">
              已确认新增 · {decided.who} · {decided.when.slice(0, 10)}{' '}
              {decided.stale && <span class="alarm">原文有变</span>}{' '}
              <button class="text-button" type="button" onClick={() => undo(decided.id)}>
                撤销
              </button>
            </p>
          )}
          <div class="btn-row">
            <button class="btn btn--primary" type="button" disabled={Boolean(decided)} onClick={confirm}>
              确认新增 <kbd>Y</kbd>
            </button>
            <button class="btn" type="button" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
              手动指定上位 <kbd>M</kbd>
            </button>
          </div>
          {choosing && <ChooseUpper clause={clause} document={document} scope={scope} />}
        </div>
      </div>
    </section>
  );
}

/** Upper clauses, those first that share the most words; narrowed by what is typed. */
function ChooseUpper({ clause, document, scope }: { clause: ClauseView; document: DocumentResponse; scope: Scope }) {
  const [words, setWords] = useState('');
  const found = alikeClauses(clause.text, document.clauses, words);
  return (
    <div class="choose-upper">
      <input
        type="search"
        class="choose-words"
        aria-label="在上位文件里找"
        placeholder="在上位文件里找，或从下面选"
        autoFocus
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <LevelBadge level={document.document.level} region={document.document.region} />{' '}
            <a class="clause-ref" href={links.pair(clause.id, one.id, scope)}>
              {one.locator}
            </a>{' '}
            <span class="quiet">
              {gist(wordingOf({ text: one.text, title: one.title, agencies: one.duty?.agencies ?? [] }), 90)}
            </span>
          </li>
        ))}
        {found.length === 0 && <li class="quiet">上位文件里没有这个词。</li>}
      </ul>
      <p class="meta">选一条，看两边原文，再按“补充联系”。</p>
    </div>
  );
}
