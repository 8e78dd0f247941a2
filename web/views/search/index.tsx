import { useEffect, useRef } from 'preact/hooks';

import { links } from '../../links.ts';
import { placeOf } from '../../parts/pasted.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { gist } from '../../parts/texts.ts';
import { address, navigate } from '../../router.ts';
import { toggleDrawer } from '../../state/shell.ts';
import { useTitle } from '../../state/title.ts';
import { Found } from './found.tsx';
import { savedSearches, toggleSaved } from './history.ts';
import { Home } from './home.tsx';
import { isBlank, narrowings, readState, searchLabel, toAddress, type SearchState } from './query.ts';
import { UnderstoodLine } from './understood.tsx';
import { useHits } from './use-hits.ts';
import './search.css';

const TYPING_MS = 130;

/** 检索: where exactly is it said, and by whom? */
export default function SearchView() {
  const state = readState(address.value.query);
  const blank = isBlank(state);
  const typing = useTyping(state);
  const hits = useHits(blank ? null : state);
  const href = links.search(toAddress({ ...state, sel: '' }));
  useTitle(state.q ? `检索：${gist(state.q, 30)}` : '检索');
  // one tree for both: the field keeps its place, its focus and what an input method is composing
  return (
    <div class={blank ? 'home' : 'search-view'}>
      <h1 class="visually-hidden">检索</h1>
      <form
        class={blank ? 'home-search' : 'search-top'}
        role="search"
        aria-label="检索条款"
        onSubmit={(event) => {
          event.preventDefault();
          void typing.submit(state.q);
        }}
      >
        <SearchField
          id="main-search"
          main
          autoFocus={blank && window.matchMedia('(min-width: 768px)').matches}
          value={state.q}
          onInput={typing.input}
          onSubmit={(q) => void typing.submit(q)}
          onOpen={({ id }) => navigate(links.clause(id))}
        />
        {!blank && <SearchButtons state={state} href={href} />}
        {!blank && hits.load.data && <UnderstoodLine state={state} understood={hits.load.data.understood} />}
      </form>
      {blank ? <Home /> : <Found state={state} href={href} hits={hits} />}
    </div>
  );
}

/** What can be done with the search as a whole. */
function SearchButtons({ state, href }: { state: SearchState; href: string }) {
  const isSaved = savedSearches.value.some((one) => one.href === href);
  const count = narrowings(state);
  return (
    <div class="btn-row search-buttons">
      <button class="btn btn--primary search-go" type="submit">
        检索
      </button>
      <a class="btn btn--quiet" href={links.help('search')}>
        检索式写法
      </a>
      <button
        class="btn btn--quiet"
        type="button"
        aria-pressed={isSaved}
        onClick={() => toggleSaved({ label: searchLabel(state), href })}
      >
        {isSaved ? '已存为常用' : '存为常用'}
      </button>
      <button class="btn btn--small drawer-open" type="button" onClick={() => toggleDrawer('left')}>
        筛选{count > 0 ? ` ${count}` : ''}
      </button>
    </div>
  );
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
      const href = await placeOf(q);
      if (href) navigate(href);
    },
  };
}
