import { measure } from '../figures.ts';
import { rowsOf, type GoldLink, type Item, type Measure, type Reading, type RowOf } from '../types.ts';

type LinkRow = RowOf<'link'>;

/** Names the scope of a link by its two ends ("D1:附件/3", "D0:附件2/4"). */
export type ScopeOf = (from: string, to: string) => string;

/** Scope as in score.py: documents, and body or annex of each: "D1.annex>D0.annex". */
export const scopeByPart: ScopeOf = (from, to) => `${documentPart(from)}>${documentPart(to)}`;

function documentPart(end: string): string {
  const cut = end.indexOf(':');
  return `${end.slice(0, cut)}.${end.startsWith('附件', cut + 1) ? 'annex' : 'body'}`;
}

/**
 * Clause links found and missed, one measure for each scope that has annotated links. Grade 1 is neither right nor
 * wrong. The ratio is how many of the found have the kind right.
 */
export function scoreLinks(links: readonly GoldLink[], reading: Reading, scopeOf = scopeByPart): Measure[] {
  const full = links.filter((link) => link.grade === 2);
  const wanted = new Map(full.map((link) => [linkName(link.from, link.to), link]));
  const passing = new Set(links.filter((link) => link.grade === 1).map((link) => linkName(link.from, link.to)));
  const got = reportedLinks(reading);
  const scopes = [...new Set(full.map((link) => scopeOf(link.from, link.to)))].sort();
  return scopes.map((scope) => {
    const inScope = (name: string): boolean => scopeOf(...linkEnds(name)) === scope;
    const items: Item[] = [...wanted]
      .filter(([name]) => inScope(name))
      .map(([name, link]) => wantedItem(name, link, got));
    for (const [name, row] of got) {
      if (inScope(name) && !wanted.has(name) && !passing.has(name)) items.push(extraItem(name, row));
    }
    return linkMeasure(scope, items, wanted);
  });
}

function linkMeasure(scope: string, items: Item[], wanted: ReadonlyMap<string, GoldLink>): Measure {
  const hits = items.filter((item) => item.outcome === 'hit');
  const rightKind = hits.filter(({ name, gotKind }) => {
    const link = wanted.get(name);
    return link !== undefined && (link.kinds ?? [link.kind]).some((kind) => kind === gotKind);
  });
  return measure('links', scope, items, { name: 'kind', right: rightKind.length, of: hits.length });
}

function reportedLinks({ rows, keyOf }: Reading): Map<string, LinkRow> {
  return new Map(
    rowsOf(rows, 'link').flatMap((row) => {
      const [from, to] = [keyOf(row.from.document), keyOf(row.to.document)];
      if (from === null || to === null) return [];
      return [[linkName(`${from}:${row.from.clause}`, `${to}:${row.to.clause}`), row] as const];
    }),
  );
}

function linkName(from: string, to: string): string {
  return `${from} → ${to}`;
}

function linkEnds(name: string): [string, string] {
  const [from = '', to = ''] = name.split(' → ');
  return [from, to];
}

function wantedItem(name: string, link: GoldLink, got: ReadonlyMap<string, LinkRow>): Item {
  const row = got.get(name);
  return { name, outcome: row ? 'hit' : 'missed', kind: link.kind, group: link.from, ...(row && reported(row)) };
}

function extraItem(name: string, row: LinkRow): Item {
  return { name, outcome: 'extra', group: linkEnds(name)[0], ...reported(row) };
}

function reported({ kind, score, band }: LinkRow): Pick<Item, 'gotKind' | 'score' | 'band'> {
  return { gotKind: kind, score, band };
}
