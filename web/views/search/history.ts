import { stored } from '../../state/storage.ts';

/** Searches of this machine: the latest ones, and those kept under 常用. */
export interface KeptSearch {
  /** Words of the query with its narrowings, as they are shown. */
  label: string;
  href: string;
}

const RECENT_MAX = 12;

export const recentSearches = stored<readonly KeptSearch[]>('recent', []);
export const savedSearches = stored<readonly KeptSearch[]>('saved', []);

/** The list with this search at its head, without doubles. */
export function withLatest(list: readonly KeptSearch[], search: KeptSearch): KeptSearch[] {
  return [search, ...list.filter((one) => one.href !== search.href)].slice(0, RECENT_MAX);
}

/** Remembers a search that someone settled on. */
export function rememberSearch(search: KeptSearch): void {
  if (search.label.trim() === '' || recentSearches.value[0]?.href === search.href) return;
  recentSearches.value = withLatest(recentSearches.value, search);
}

/** Keeps a search, or lets it go. Returns whether it is kept now. */
export function toggleSaved(search: KeptSearch): boolean {
  const kept = savedSearches.value.some((one) => one.href === search.href);
  savedSearches.value = kept
    ? savedSearches.value.filter((one) => one.href !== search.href)
    : [...savedSearches.value, search];
  return !kept;
}
