import { signal } from '@preact/signals';

/** Where the reader is: everything a view needs to draw itself again. */
export interface Address {
  path: string;
  query: URLSearchParams;
  /** Decoded fragment without "#". */
  hash: string;
  /** Names the history entry; stays the same while an entry is rewritten. */
  key: string;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads an address of this site. */
export function parseAddress(href: string, key = ''): Address {
  const url = new URL(href, 'http://site');
  return { path: decode(url.pathname), query: url.searchParams, hash: decode(url.hash.slice(1)), key };
}

function currentHref(): string {
  return window.location.pathname + window.location.search + window.location.hash;
}

/** The current address. Views read it; only `navigate` and the browser's own buttons change it. */
export const address = signal<Address>(parseAddress('/'));
/** True when the address came from back, forward or reload, so that the old scroll position holds. */
export const restoring = signal(false);

interface HistoryState {
  key?: string;
}

let entryKey = '';
const SCROLL_PREFIX = 'scroll:';

function rememberScroll(): void {
  try {
    if (entryKey) sessionStorage.setItem(SCROLL_PREFIX + entryKey, String(window.scrollY));
  } catch {
    // private windows may forbid storage: the page then opens at its top
  }
}

/** Scroll position that this history entry had, or null. */
export function rememberedScroll(): number | null {
  try {
    const stored = sessionStorage.getItem(SCROLL_PREFIX + entryKey);
    return stored === null ? null : Number(stored);
  } catch {
    return null;
  }
}

function newKey(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}

/** Goes to an address of this site. `replace` rewrites the current history entry (typing, filters being set). */
export function navigate(href: string, options: { replace?: boolean } = {}): void {
  if (href === currentHref()) return;
  if (options.replace) {
    window.history.replaceState({ key: entryKey } satisfies HistoryState, '', href);
  } else {
    rememberScroll();
    entryKey = newKey();
    window.history.pushState({ key: entryKey } satisfies HistoryState, '', href);
  }
  restoring.value = false;
  address.value = parseAddress(href, entryKey);
}

/** True for a click that the browser itself should handle: new tab, download, other site. */
function isBrowsersOwn(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    link.hasAttribute('download') ||
    (link.target !== '' && link.target !== '_self') ||
    link.origin !== window.location.origin ||
    link.pathname.startsWith('/api/')
  );
}

function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || isBrowsersOwn(event, link)) return;
  // a fragment of this page that is an element (skip link): left to the browser
  if (link.getAttribute('href')?.startsWith('#') && link.classList.contains('skip-link')) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}

/** Starts following links and the browser's buttons. Returns the function that stops it. */
export function startRouter(): () => void {
  const state = window.history.state as HistoryState | null;
  entryKey = state?.key ?? newKey();
  if (!state?.key) window.history.replaceState({ key: entryKey } satisfies HistoryState, '', currentHref());
  else restoring.value = true;
  window.history.scrollRestoration = 'manual';
  address.value = parseAddress(currentHref(), entryKey);

  const onPop = (event: PopStateEvent): void => {
    rememberScroll();
    const popped = event.state as HistoryState | null;
    entryKey = popped?.key ?? newKey();
    if (!popped?.key) window.history.replaceState({ key: entryKey } satisfies HistoryState, '', currentHref());
    restoring.value = popped?.key !== undefined;
    address.value = parseAddress(currentHref(), entryKey);
  };
  window.addEventListener('popstate', onPop);
  window.addEventListener('pagehide', rememberScroll);
  document.addEventListener('click', followLink);
  return () => {
    window.removeEventListener('popstate', onPop);
    window.removeEventListener('pagehide', rememberScroll);
    document.removeEventListener('click', followLink);
  };
}
