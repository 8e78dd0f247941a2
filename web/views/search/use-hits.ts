import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { isAbort, request } from '../../api.ts';
import { useLoad, type Load } from '../../state/load.ts';
import { toRequest, type SearchState } from './query.ts';

/** Hits that are asked for at first, and each time the reader comes near the end of what is there. */
const FIRST = 60;
const MORE = 200;

/** Hits behind the first ones, of the searches looked at last: back and forward find them again. */
const further = new Map<string, Pick<SearchResponse, 'hits' | 'perDocument'>>();
const FURTHER_MAX = 4;

function keepFurther(key: string, more: Pick<SearchResponse, 'hits' | 'perDocument'>): void {
  further.delete(key);
  further.set(key, more);
  const oldest = further.keys().next();
  if (further.size > FURTHER_MAX && !oldest.done) further.delete(oldest.value);
}

/** First hits and further ones as one answer; a clause that moved between two requests stands once. */
export function joined(
  first: SearchResponse,
  more: Pick<SearchResponse, 'hits' | 'perDocument'> | undefined,
): SearchResponse {
  if (!more) return first;
  const hits = new Map<string, SearchHitView>();
  for (const hit of [...first.hits, ...more.hits]) if (!hits.has(hit.id)) hits.set(hit.id, hit);
  return { ...first, hits: [...hits.values()], perDocument: { ...more.perDocument, ...first.perDocument } };
}

export interface Hits {
  load: Load<SearchResponse>;
  /** Asks for the next hits, unless they are on their way or all are there. */
  more: () => void;
  loadingMore: boolean;
}

/** A search with as many of its hits as were asked for; null where there is nothing to search for. */
export function useHits(state: SearchState | null): Hits {
  const ask = state && toRequest(state);
  const key = ask && `search:${JSON.stringify(ask)}`;
  const load = useLoad(key, (signal) => request('search', { ...ask, limit: FIRST }, { signal }));
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => {
    asked.current = null;
    return () => asked.current?.abort();
  }, [key]);

  const first = load.data;
  const answerKey = load.key;
  const memo = useRef<{ first?: SearchResponse; more?: unknown; answer?: SearchResponse }>({});
  const behind = answerKey === null ? undefined : further.get(answerKey);
  if (first && (memo.current.first !== first || memo.current.more !== behind)) {
    memo.current = { first, more: behind, answer: joined(first, behind) };
  }
  const answer = first && memo.current.answer;

  const more = (): void => {
    if (!answer || key === null || key !== answerKey || asked.current || answer.hits.length >= answer.total) return;
    const abort = new AbortController();
    asked.current = abort;
    request('search', { ...ask, limit: MORE, offset: answer.hits.length }, { signal: abort.signal })
      .then(({ hits, perDocument }) => {
        keepFurther(key, {
          hits: [...(behind?.hits ?? []), ...hits],
          perDocument: { ...behind?.perDocument, ...perDocument },
        });
      })
      .catch((error: unknown) => {
        if (!isAbort(error)) load.retry(); // says what is wrong, and tries again
      })
      .finally(() => {
        if (asked.current === abort) asked.current = null;
        redraw(undefined as never);
      });
    redraw(undefined as never);
  };
  return { load: { ...load, data: answer }, more, loadingMore: asked.current !== null };
}
