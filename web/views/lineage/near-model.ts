import type { DocumentSummary } from '../../../graph-schema/api.ts';
import type { NeighbourhoodResponse } from '../../../graph-schema/api-graph.ts';
import { levelRank, type LinkKind, type LinkRelation } from '../../../graph-schema/terms.ts';
import type { NearEdge, NearNode } from '../../charts/near-layout.ts';
import { shortNames } from '../../parts/texts.ts';

/** A clause as it is drawn and listed. */
export interface NearClauseNode extends NearNode {
  document: DocumentSummary | null;
  /** Short name of its document. */
  name: string;
  clause: string;
  gist: string;
}

export interface NearLink extends NearEdge {
  relation: LinkRelation;
  kind: LinkKind | null;
}

export interface NearModel {
  nodes: NearClauseNode[];
  links: NearLink[];
}

/** Relations in which neither end is above the other. */
const SIDEWAYS: ReadonlySet<string> = new Set(['RESTATES', 'PARALLELS']);

/** Clauses and links of a neighbourhood, with their documents' names. */
export function nearModel(near: NeighbourhoodResponse, documents: readonly DocumentSummary[]): NearModel {
  const byId = new Map(documents.map((one) => [one.id, one]));
  const clauses = near.nodes.filter(({ label }) => label === 'Clause');
  const here = byId.get(clauses.find(({ steps }) => steps === 0)?.documentId ?? '') ?? null;
  const met = [...new Set(clauses.flatMap(({ documentId }) => byId.get(documentId ?? '') ?? []))];
  const names = shortNames(
    met.map((one) => ({ ...one, documentId: one.id })),
    null,
  );
  const nodes = clauses.map(({ id, title, documentId, clause }): NearClauseNode => {
    const document = byId.get(documentId ?? '') ?? null;
    return {
      id,
      documentId: documentId ?? '',
      document,
      name: document === here && here !== null ? '本文件' : (names.get(document?.id ?? '') ?? documentId ?? ''),
      clause: clause ?? '',
      gist: title.replace(/^\s*(?:\d+[.．、]?|（[^）]{1,4}）)\s*/u, '').replace(/\s+/gu, ' '), // "11\t支持"; not "11个"
      order: orderOf(document, id),
    };
  });
  const known = new Set(nodes.map(({ id }) => id));
  const links = near.edges
    .filter(({ src, dst }) => known.has(src) && known.has(dst))
    .map(({ src, dst, type, score, kind }) => ({
      id: `${src}|${type}|${dst}`,
      from: src,
      to: dst,
      side: SIDEWAYS.has(type),
      score: score ?? 0.5,
      relation: type as LinkRelation,
      kind,
    }));
  const kept = keptIds(clauses.find(({ steps }) => steps === 0)?.id ?? '', links);
  return {
    nodes: nodes.filter(({ id }) => kept.has(id)),
    links: links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

/**
 * What belongs to the picture of one clause: what it carries out and what that carries out, what carries it out and so
 * on, and what says the same beside it. Other ways of two steps (what else a parent is carried out by) are left out.
 */
function keptIds(centre: string, links: readonly NearLink[]): Set<string> {
  const kept = new Set([centre]);
  const follow = (next: (link: NearLink, id: string) => string | null): void => {
    let frontier = [centre];
    for (let step = 0; step < 2; step++) {
      frontier = frontier.flatMap((id) => links.flatMap((link) => next(link, id) ?? []));
      for (const id of frontier) kept.add(id);
    }
  };
  follow(({ side, from, to }, id) => (!side && from === id ? to : null));
  follow(({ side, from, to }, id) => (!side && to === id ? from : null));
  for (const { side, from, to } of links) {
    if (side && from === centre) kept.add(to);
    if (side && to === centre) kept.add(from);
  }
  return kept;
}

/** Higher levels first, then older documents, then the place in print. */
function orderOf(document: DocumentSummary | null, id: string): string {
  const rank = document?.level ? levelRank(document.level) : 9;
  const place = id.replace(/\d+/gu, (number) => number.padStart(4, '0')); // "f.2" before "f.11"
  return `${rank} ${document?.date ?? ''} ${place}`;
}

/** What a column holds, in words. */
export function columnName(column: number): string {
  if (column === 0) return '本条和同级';
  const steps = Math.abs(column) === 1 ? '一' : '两';
  return column < 0 ? `上${steps}步` : `下${steps}步`;
}
