import type { SearchAddress } from '../../links.ts';
import { listOf } from '../../links.ts';
import { gist } from '../../parts/texts.ts';

/** The search as its address says it. Lists are facets; empty means no narrowing. */
export interface SearchState {
  q: string;
  level: string[];
  region: string[];
  year: string[];
  issuer: string[];
  agency: string[];
  type: string[];
  /** "target", "up", "down" for clauses that have one; "no-target" … for those without. */
  has: string[];
  document: string[];
  sort: 'relevance' | 'date' | 'level';
  group: 'document' | 'clause';
  synonyms: boolean;
  /** Id of the selected clause; "" for the first hit. */
  sel: string;
}

export const SORTS: Record<SearchState['sort'], string> = { relevance: '相关', date: '时间', level: '层级' };
const LIST_FIELDS = ['level', 'region', 'year', 'issuer', 'agency', 'type', 'has', 'document'] as const;
export type ListField = (typeof LIST_FIELDS)[number];

function oneOf<T extends string>(value: string | null, allowed: readonly T[], fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback;
}

/** Reads the state from an address; what it does not understand is as if it were not there. */
export function readState(params: URLSearchParams): SearchState {
  const lists = Object.fromEntries(LIST_FIELDS.map((name) => [name, listOf(params, name)])) as Record<
    ListField,
    string[]
  >;
  return {
    q: params.get('q') ?? '',
    ...lists,
    sort: oneOf(params.get('sort'), ['relevance', 'date', 'level'], 'relevance'),
    group: oneOf(params.get('group'), ['document', 'clause'], 'document'),
    synonyms: params.get('syn') !== '0',
    sel: params.get('sel') ?? '',
  };
}

/** The address of a state; defaults are left out. */
export function toAddress(state: SearchState): SearchAddress {
  const { sort, group, synonyms, ...rest } = state;
  return {
    ...rest,
    ...(sort === 'relevance' ? {} : { sort }),
    ...(group === 'document' ? {} : { group }),
    ...(synonyms ? {} : { syn: '0' }),
  };
}

/** True where there is nothing to search for: the start page is shown. */
export function isBlank(state: SearchState): boolean {
  return state.q.trim() === '' && LIST_FIELDS.every((name) => state[name].length === 0);
}

/** Number of facet values that narrow the search. */
export function narrowings(state: SearchState): number {
  return LIST_FIELDS.reduce((count, name) => count + state[name].length, 0);
}

/** What a search is called in lists: its query and how many narrowings it has. */
export function searchLabel(state: SearchState): string {
  const count = narrowings(state);
  return [gist(state.q, 60), count > 0 ? `（${count}项筛选）` : ''].join('').trim();
}

/** Takes a facet value in or out. Of "target" and "no-target" only one can hold. */
export function toggle(state: SearchState, field: ListField, value: string): SearchState {
  const has = state[field].includes(value);
  const opposite = value.startsWith('no-') ? value.slice(3) : `no-${value}`;
  const others = state[field].filter((one) => one !== value && (field !== 'has' || one !== opposite));
  return { ...state, [field]: has ? others : [...others, value], sel: '' };
}

/** Without any narrowing. */
export function cleared(state: SearchState): SearchState {
  return { ...state, ...Object.fromEntries(LIST_FIELDS.map((name) => [name, []])), sel: '' };
}

function hasParam(state: SearchState, what: string): string[] {
  if (state.has.includes(what)) return ['true'];
  return state.has.includes(`no-${what}`) ? ['false'] : [];
}

/** What is asked of the server. Grouping and selection do not change the answer. */
export function toRequest(state: SearchState): Record<string, string | string[]> {
  return {
    q: state.q,
    level: state.level,
    region: state.region,
    year: state.year,
    issuer: state.issuer,
    agency: state.agency,
    documentType: state.type,
    hasTarget: hasParam(state, 'target'),
    hasUp: hasParam(state, 'up'),
    hasDown: hasParam(state, 'down'),
    document: state.document,
    sort: state.sort,
    synonyms: state.synonyms ? '1' : '0',
  };
}
