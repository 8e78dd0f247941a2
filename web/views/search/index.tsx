import { useEffect, useRef } from 'preact/hooks';
import { request } from '../../api.ts';
import { links } from '../../links.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { gist } from '../../parts/texts.ts';
import { address, navigate } from '../../router.ts';
import { useTitle } from '../../state/title.ts';
import { Found } from './found.tsx';
import { Home } from './home.tsx';
import { isBlank, readState, toAddress, toRequest, type SearchState } from './query.ts';
import './search.css';

const TYPING_MS = 130;

/** 检索: where exactly is it said, and by whom? */
export default function SearchView() {
  const state = readState(address.value.query);
  const blank = isBlank(state);
  const typing = useTyping(state);
  useTitle(state.q ? `检索：${gist(state.q, 30)}` : '检索');

  const field = (
    <SearchField
      id="main-search"
      main
      autoFocus={blank && window.matchMedia('(min-width: 768px)').matches}
      value={state.q}
      onInput={typing.input}
      onSubmit={(q) => void typing.submit(q)}
      onOpen={({ id }) => navigate(links.clause(id))}
    />
  );
  if (blank) {
    return (
      <div class="home">
        <h1 class="visually-hidden">政脉检索</h1>
        <form role="search" aria-label="检索条款" onSubmit={(event) => event.preventDefault()}>
          {field}
        </form>
        <Home />
      </div>
    );
  }
  return <Found state={state} field={field} onSubmit={() => void typing.submit(state.q)} />;
}

/** Where a query leads that names a document or clause, asked when somebody presses Enter. */
async function directHref(state: SearchState): Promise<string | null> {
  const answer = await request('search', toRequest(state, 1)).catch(() => null);
  if (!answer?.direct?.documentId) return null;
  return answer.direct.clauseId ? links.clause(answer.direct.clauseId) : links.document(answer.direct.documentId);
}

/**
 * Typing searches after a short pause and rewrites one history entry; the first key of a new query makes a new one,
 * so that "back" leads to the search before and not to half a word.
 */
function useTyping(state: SearchState) {
  const current = useRef(state);
  current.current = state;
  const inSession = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (q: string): void => {
    clearTimeout(timer.current);
    if (q.trim() === current.current.q.trim()) return;
    navigate(links.search(toAddress({ ...current.current, q, sel: '' })), { replace: inSession.current });
    inSession.current = true;
  };
  return {
    input: (q: string, composing: boolean): void => {
      clearTimeout(timer.current);
      if (!composing) timer.current = setTimeout(() => go(q), TYPING_MS);
    },
    submit: async (q: string): Promise<void> => {
      go(q);
      inSession.current = false;
      const href = await directHref({ ...current.current, q });
      if (href) navigate(href);
    },
  };
}
