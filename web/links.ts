import { documentIdOf, slugOf } from '../graph-schema/id-parts.ts';

/** Builds every address of the page. A view never writes an address by hand. */

export type QueryValue = string | number | readonly string[] | null | undefined;

/** Query string without empty values; lists are joined by commas. Unreserved Chinese stays readable in the address. */
export function query(values: Record<string, QueryValue>): string {
  const parts = Object.entries(values).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    return text === '' ? [] : [`${name}=${encodeURIComponent(text).replace(/%2F/gu, '/').replace(/%2C/gu, ',')}`];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Upper and lower scope, carried through lineage, table, pair, targets and draft. */
export interface Scope {
  /** Document id, or document id and clause slug. */
  up: string;
  down: readonly string[];
}

export interface SearchAddress {
  q?: string;
  level?: readonly string[];
  region?: readonly string[];
  year?: readonly string[];
  issuer?: readonly string[];
  agency?: readonly string[];
  type?: readonly string[];
  /** target, up, down; with "no-" before it: without. */
  has?: readonly string[];
  document?: readonly string[];
  sort?: string;
  group?: string;
  syn?: string;
  sel?: string;
}

function scopeQuery(scope: Partial<Scope>, more: Record<string, QueryValue> = {}): string {
  return query({ up: scope.up, down: scope.down, ...more });
}

export const links = {
  search: (to: SearchAddress = {}): string => `/search${query({ ...to })}`,
  /** A document, or one clause of it by its slug ("f2.21"). */
  document: (id: string, slug?: string): string => `/d/${id}${slug ? `#${slug}` : ''}`,
  /** A clause by its id ("yufufa-2021-35/f2.21"). */
  clause: (id: string): string => links.document(documentIdOf(id), slugOf(id)),
  lineage: (scope: Partial<Scope> = {}, more: Record<string, QueryValue> = {}): string =>
    `/lineage${scopeQuery(scope, more)}`,
  /** What lies within two steps of one clause. */
  near: (clause: string, more: Record<string, QueryValue> = {}): string => `/lineage${query({ clause, ...more })}`,
  table: (scope: Partial<Scope> = {}, more: Record<string, QueryValue> = {}, clause?: string): string =>
    `/table${scopeQuery(scope, more)}${clause ? `#${clause}` : ''}`,
  /** Two clauses side by side: lower, then upper. */
  pair: (lower: string, upper: string, scope: Partial<Scope> = {}): string =>
    `/pair/${lower}/${upper}${scopeQuery(scope)}`,
  /** A lower clause that has no upper one. */
  alone: (lower: string, scope: Partial<Scope>): string => `/pair/${lower}${scopeQuery(scope)}`,
  /** Two whole documents side by side, the upper or earlier one first; more: the place in them, what is shown. */
  texts: (upper: string, lower: string, more: Record<string, QueryValue> = {}): string =>
    `/pair${scopeQuery({ up: upper, down: [lower] }, { view: 'texts', ...more })}`,
  compare: (scope: Partial<Scope> = {}): string => `/pair${scopeQuery(scope)}`,
  targets: (scope: Partial<Scope> = {}, more: Record<string, QueryValue> = {}): string =>
    `/targets${scopeQuery(scope, more)}`,
  /** One body: its id without "agency:", or a name as a clause (`at`) prints it. */
  agency: (name: string, at?: string | null, more: Record<string, QueryValue> = {}): string =>
    `/agency/${encodeURIComponent(name.replace(/^agency:/u, ''))}${query({ at, ...more })}`,
  agencies: (more: Record<string, QueryValue> = {}): string => `/agency${query(more)}`,
  draft: (id?: string, more: Record<string, QueryValue> = {}): string => `/draft${id ? `/${id}` : ''}${query(more)}`,
  corpus: (more: Record<string, QueryValue> = {}): string => `/corpus${query(more)}`,
  help: (section?: string): string => `/help${section ? `#${section}` : ''}`,
};

/** Reads a list parameter of an address. */
export function listOf(params: URLSearchParams, name: string): string[] {
  return (params.get(name) ?? '').split(',').filter(Boolean);
}

/** The scope in an address; empty where none is set. */
export function scopeOf(params: URLSearchParams): Scope {
  return { up: params.get('up') ?? '', down: listOf(params, 'down') };
}
