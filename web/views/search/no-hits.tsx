import type { SearchResponse } from '../../../graph-schema/api.ts';
import type { ApiError } from '../../api.ts';
import { links } from '../../links.ts';
import { Failure, Message } from '../../parts/states.tsx';
import { gist } from '../../parts/texts.ts';
import { cleared, narrowings, toAddress, type SearchState } from './query.ts';

const QUOTED = /["“”]/u; // '“原文”'; not '原文'

function searchHref(state: SearchState, q: string): string {
  return links.search(toAddress({ ...state, q, sel: '' }));
}

const WORDS = /[\p{L}\p{N}]/u; // "占比", "60"; not "***"

/** The query is signs alone. */
function NothingAsked() {
  return (
    <Message
      title="没有可找的词"
      actions={
        <a class="btn btn--quiet" href={links.help('search')}>
          检索式写法
        </a>
      }
    >
      <p>检索式里只有标点和符号。写一个词、一句原文或一个文号。</p>
    </Message>
  );
}

/** Nothing was found: says what was looked for, offers near spellings and a wider search. */
export function NoHits({ state, answer }: { state: SearchState; answer: SearchResponse }) {
  const q = state.q.trim();
  const narrowed = narrowings(state) > 0;
  const isPhrase = QUOTED.test(q);
  if (!WORDS.test(q) && q !== '') return <NothingAsked />;
  return (
    <Message
      title={`没有条款含${isPhrase ? gist(q) : `“${gist(q)}”`}`}
      actions={
        <>
          {narrowed && (
            <a class="btn btn--primary" href={links.search(toAddress(cleared(state)))}>
              清除{narrowings(state)}项筛选再找
            </a>
          )}
          {isPhrase && (
            <a class="btn" href={searchHref(state, q.replace(/["“”]/gu, ' ').trim())}>
              去掉引号再找
            </a>
          )}
          <a class="btn btn--quiet" href={links.help('search')}>
            检索式写法
          </a>
        </>
      }
    >
      {isPhrase && <p>引号内要求一字不差。</p>}
      {narrowed && <p>现有{narrowings(state)}项筛选，清除后可能有。</p>}
      {answer.didYouMean.length > 0 && (
        <>
          <p>接近的写法：</p>
          <ul>
            {answer.didYouMean.map((near) => (
              <li key={near.text}>
                <a href={searchHref(state, near.text)}>{near.text}</a> <span class="meta">{near.hits}条</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Message>
  );
}

/** The query names a document: opened with one click, or said not to be held, with who cites it. */
export function DirectAnswer({ direct, state }: { direct: NonNullable<SearchResponse['direct']>; state: SearchState }) {
  if (direct.documentId !== null) {
    const href = direct.clauseId ? links.clause(direct.clauseId) : links.document(direct.documentId);
    return (
      <p class="direct">
        <span class="meta">{direct.kind === 'clause' ? '条款' : '文件'}直达</span>
        <a href={href}>{direct.text}</a>
        <span class="meta push">
          <kbd>Enter</kbd> 打开
        </span>
      </p>
    );
  }
  return (
    <Message
      title={`${direct.text} 未入库`}
      actions={
        <>
          <a class="btn" href={links.corpus({ want: direct.text })}>
            上传该文件
          </a>
          <a class="btn" href={searchHref(state, `“${direct.text}”`)}>
            找提到它的条款
          </a>
        </>
      }
    >
      {direct.citedBy.length === 0 ? (
        <p>文库中没有文件引用它。</p>
      ) : (
        <p>
          有{direct.citedBy.length}份文件引用它：
          {direct.citedBy.map((name, index) => (
            <span key={name}>
              {index > 0 && '、'}
              <a href={links.search({ q: name })}>{name}</a>
            </span>
          ))}
          。
        </p>
      )}
    </Message>
  );
}

/** The query is an address of this page: opened with one click. */
export function PastedAnswer({ href }: { href: string }) {
  return (
    <p class="direct">
      <span class="meta">地址直达</span>
      <a href={href}>{href}</a>
      <span class="meta push">
        <kbd>Enter</kbd> 打开
      </span>
    </p>
  );
}

/** The query cannot be read: shows the place and offers the repaired query. */
export function BadQuery({ error, state }: { error: ApiError; state: SearchState }) {
  const position = error.extra.position as [number, number] | undefined;
  const repaired = typeof error.extra.repair === 'string' ? error.extra.repair.trim() : '';
  const repair = WORDS.test(repaired) ? repaired : '';
  const plain = state.q.replace(/["“”()（）:：-]|\bOR\b/gu, ' ').trim();
  return (
    <div class="message message--error" role="alert">
      <h2 class="message-title">检索式有误</h2>
      <p>{error.message}</p>
      {position && (
        <p class="bad-query">
          {gist(state.q.slice(0, position[0]), 200)}
          <span class="alarm">{gist(state.q.slice(position[0], position[1]), 80) || '▏'}</span>
          {gist(state.q.slice(position[1]), 80)}
        </p>
      )}
      <p class="meta">{error.code}</p>
      <div class="btn-row">
        {repair && (
          <a class="btn btn--primary" href={searchHref(state, repair)}>
            改为 {gist(repair, 24)}
          </a>
        )}
        {plain && plain !== repair && (
          <a class="btn" href={searchHref(state, plain)}>
            按词检索
          </a>
        )}
        <a class="btn btn--quiet" href={links.help('search')}>
          检索式写法
        </a>
      </div>
    </div>
  );
}

/** Any failure of a search in its own words. */
export function SearchFailure({ error, state, retry }: { error: ApiError; state: SearchState; retry: () => void }) {
  return error.code === 'BAD_QUERY' ? (
    <BadQuery error={error} state={state} />
  ) : (
    <Failure error={error} retry={retry} />
  );
}
