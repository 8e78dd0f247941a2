import { useEffect, useState } from 'preact/hooks';
import type { Suggestion } from '../../graph-schema/search.ts';
import { request } from '../api.ts';

const DELAY_MS = 120;
const MAX_PREFIX = 60;

/** Suggestions for what is being typed; empty for "" and for text too long to be a beginning. Newest answer only. */
export function useSuggestions(text: string): Suggestion[] {
  const [found, setFound] = useState<{ text: string; suggestions: Suggestion[] }>({ text: '', suggestions: [] });
  const prefix = text.trim();
  useEffect(() => {
    if (prefix === '' || prefix.length > MAX_PREFIX) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      request('suggest', { q: prefix, limit: 8 }, { signal: abort.signal })
        .then((answer) => {
          // exactOptionalPropertyTypes is off: an absent id may come as undefined
          setFound({ text: prefix, suggestions: answer.suggestions as Suggestion[] });
        })
        .catch(() => undefined); // no suggestions is no failure: the search itself says what is wrong
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [prefix]);
  return prefix !== '' && prefix.startsWith(found.text) && found.text !== '' ? found.suggestions : [];
}
