import { documentIdOf } from '../../graph-schema/ids.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { ALL_LINK_TYPES, distinctLinks, linkProps } from '../load/link-edges.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import { evidenceIn, sharesEvidence } from '../queries/coverage.ts';

/** A clause of another document that says what a parent item says. */
export interface Relative {
  id: string;
  /** IMPLEMENTS carries it out; CONTINUES carries out what it continues; PARALLELS says the same; SEARCH was found. */
  relation: 'IMPLEMENTS' | 'CONTINUES' | 'PARALLELS' | 'SEARCH';
  kind: string;
  /** 0 to 1; what is reached over another clause counts less. */
  score: number;
  /** True where every link on the way is shown as a fact, not offered for review. */
  firm: boolean;
}

/** What a link counts that leads to a clause over another one. */
const INDIRECT = 0.8;

/**
 * Clauses of other documents that say what an item says, by links: those that carry it out, straight or as the row or
 * body clause that restates it; those that carry out the earlier provision that it continues; those that say the same,
 * among them other children of the provision that it carries out itself. Links that a reviewer rejected are left out.
 * Best first, each once. Any number of items is read in three steps.
 */
export async function relativesOf(store: GraphStore, items: readonly string[]): Promise<Map<string, Relative[]>> {
  const own = await linksOf(store, items);
  const step = [...own.values()].flat();
  const links = {
    own,
    twins: await linksOf(store, ends(step.filter(({ type }) => type === 'RESTATES'))),
    upper: await linksOf(store, ends(step.filter(isUpward))),
  };
  return new Map(items.map((id) => [id, assembled(id, links)]));
}

interface Links {
  own: ReadonlyMap<string, EdgeRow[]>;
  twins: ReadonlyMap<string, EdgeRow[]>;
  upper: ReadonlyMap<string, EdgeRow[]>;
}

function assembled(id: string, { own, twins, upper }: Links): Relative[] {
  const edges = own.get(id) ?? [];
  const restated = edges.filter(({ type }) => type === 'RESTATES');
  const found = [
    ...edges.flatMap((edge) => relativeOf(edge, id, 1)),
    ...restated.flatMap((edge) => overTwin(edge, otherEnd(edge, id), twins)),
    ...edges.filter((edge) => isUpward(edge) && edge.src === id).flatMap((edge) => overUpper(edge, upper)),
  ];
  const best = new Map<string, Relative>();
  for (const relative of found.sort((a, b) => b.score - a.score)) {
    if (documentIdOf(relative.id) !== documentIdOf(id) && !best.has(relative.id)) best.set(relative.id, relative);
  }
  return [...best.values()];
}

/** Links of each clause in both directions, without rejected ones. */
async function linksOf(store: GraphStore, ids: readonly string[]): Promise<Map<string, EdgeRow[]>> {
  const links = new Map<string, EdgeRow[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return links;
  const reviews = await currentReviews(store, ids);
  for (const edge of distinctLinks(await store.expand(ids, { types: ALL_LINK_TYPES, direction: 'both' }))) {
    const { src, dst } = edge;
    const decided = reviews.get(pairKey(src, dst)) ?? reviews.get(pairKey(dst, src));
    if (decided?.action === 'rejected') continue;
    links.get(src)?.push(edge);
    links.get(dst)?.push(edge);
  }
  return links;
}

function ends(edges: readonly EdgeRow[]): string[] {
  return [...new Set(edges.flatMap(({ src, dst }) => [src, dst]))];
}

function isUpward({ type }: EdgeRow): boolean {
  return type === 'IMPLEMENTS' || type === 'CONTINUES';
}

function otherEnd({ src, dst }: EdgeRow, id: string): string {
  return src === id ? dst : src;
}

/** What leads to the row or body clause that restates the item, by the words that both share. */
function overTwin(restated: EdgeRow, twin: string, links: ReadonlyMap<string, EdgeRow[]>): Relative[] {
  const words = evidenceIn(restated, twin);
  return (links.get(twin) ?? [])
    .filter((edge) => edge.type !== 'RESTATES' && sharesEvidence(words, evidenceIn(edge, twin)))
    .flatMap((edge) => relativeOf(edge, twin, INDIRECT));
}

/** What a link leads to from the upper clause `id`; nothing where the link leads up. */
function relativeOf(edge: EdgeRow, id: string, weight: number): Relative[] {
  const { kind, band } = linkProps(edge);
  const score = linkProps(edge).score * weight;
  const firm = band === 'firm';
  if (edge.type === 'PARALLELS') return [{ id: otherEnd(edge, id), relation: 'PARALLELS', kind, score, firm }];
  if (edge.dst !== id || !isUpward(edge)) return [];
  return [{ id: edge.src, relation: edge.type as 'IMPLEMENTS' | 'CONTINUES', kind, score, firm }];
}

/** Over what the item continues or carries out itself: others who carry that out. */
function overUpper(first: EdgeRow, links: ReadonlyMap<string, EdgeRow[]>): Relative[] {
  const words = evidenceIn(first, first.dst);
  const relation = first.type === 'CONTINUES' ? ('CONTINUES' as const) : ('PARALLELS' as const);
  return (links.get(first.dst) ?? [])
    .filter((edge) => isUpward(edge) && edge.dst === first.dst && edge.src !== first.src)
    .filter((edge) => sharesEvidence(words, evidenceIn(edge, first.dst)))
    .map((edge) => {
      const { kind, score, band } = linkProps(edge);
      const { score: above, band: bandAbove } = linkProps(first);
      const firm = band === 'firm' && bandAbove === 'firm';
      return { id: edge.src, relation, kind, score: score * above * INDIRECT, firm };
    });
}
