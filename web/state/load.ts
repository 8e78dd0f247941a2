import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiError, isAbort } from '../api.ts';

/** State of something that is fetched. While loading anew, the old data stays, so that a view can dim it. */
export interface Load<T> {
  data: T | undefined;
  error: ApiError | undefined;
  loading: boolean;
  /** Key that `data` belongs to. */
  key: string | null;
  /** True while `data` still answers an earlier question: to be dimmed, and nothing of it to be acted on. */
  isOld: boolean;
  retry: () => void;
}

/** Answers that were already here: back, forward and reopening are instant, and a read document stays readable offline. */
const kept = new Map<string, unknown>();
const KEPT_MAX = 60;

function keep(key: string, data: unknown): void {
  kept.delete(key);
  kept.set(key, data);
  const oldest = kept.keys().next();
  if (kept.size > KEPT_MAX && !oldest.done) kept.delete(oldest.value);
}

/** Forgets answers after something was changed (upload, correction, review). */
export function forget(match: (key: string) => boolean = () => true): void {
  for (const key of Array.from(kept.keys())) if (match(key)) kept.delete(key);
}

type State<T> = Omit<Load<T>, 'retry' | 'isOld'>;

const RETRY_MS = 10_000;

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError('INTERNAL', error instanceof Error ? error.message : String(error));
}

/**
 * Fetches what `key` names whenever it changes; null means nothing to fetch. A newer key calls the older request off,
 * so answers never arrive out of order. Failures that may pass (server away) are tried again every 10 seconds.
 */
export function useLoad<T>(key: string | null, fetcher: (signal: AbortSignal) => Promise<T>): Load<T> {
  const [, redraw] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const state = useRef<State<T>>({ data: undefined, error: undefined, loading: false, key: null });
  const latest = useRef(fetcher);
  latest.current = fetcher;

  const cached = key === null ? undefined : (kept.get(key) as T | undefined);
  if (key !== state.current.key && cached !== undefined) {
    state.current = { data: cached, error: undefined, loading: false, key };
  }

  // asked for before anything is painted: the answer comes a frame earlier
  useLayoutEffect(() => {
    if (key === null) {
      state.current = { data: undefined, error: undefined, loading: false, key };
      redraw((n) => n + 1);
      return;
    }
    if (kept.has(key) && attempt === 0) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const set = (next: State<T>): void => {
      if (abort.signal.aborted) return;
      state.current = next;
      redraw((n) => n + 1);
    };
    set({ ...state.current, loading: true, error: state.current.key === key ? state.current.error : undefined });
    latest
      .current(abort.signal)
      .then((data) => {
        if (abort.signal.aborted) return;
        keep(key, data);
        set({ data, error: undefined, loading: false, key });
      })
      .catch((error: unknown) => {
        if (isAbort(error) || abort.signal.aborted) return;
        const failed = asApiError(error);
        set({ data: state.current.key === key ? state.current.data : undefined, error: failed, loading: false, key });
        if (failed.passing) timer = setTimeout(() => setAttempt((n) => n + 1), RETRY_MS);
      });
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [key, attempt]);

  const isPending = key !== null && state.current.key !== key;
  return {
    ...state.current,
    loading: state.current.loading || isPending,
    error: isPending ? undefined : state.current.error,
    isOld: isPending && state.current.data !== undefined,
    retry: () => setAttempt((n) => n + 1),
  };
}

/** Dims a view that shows what was asked for before, while the answer to the new question is on its way. */
export function oldClass({ isOld }: Pick<Load<unknown>, 'isOld'>): string {
  return isOld ? ' is-old' : '';
}
