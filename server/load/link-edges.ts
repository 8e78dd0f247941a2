import type { LinkRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, EdgeType } from '../../graph-schema/store.ts';

/** Relations between clauses of different documents. */
export const CROSS_TYPES: readonly EdgeType[] = ['IMPLEMENTS', 'CONTINUES', 'PARALLELS'];
export const ALL_LINK_TYPES: readonly EdgeType[] = [...CROSS_TYPES, 'RESTATES'];

/** "from clause id|RELATION|to clause id". */
export function linkId({ src, type, dst }: Pick<EdgeRow, 'src' | 'type' | 'dst'>): string {
  return `${src}|${type}|${dst}`;
}

/** True for edges between clauses; edges between documents have the same types. */
export function isClauseLink(edge: EdgeRow): boolean {
  return edge.src.includes('/');
}

/** An edge's record without its ends. */
export type LinkProps = Omit<LinkRecord, 'type' | 'from' | 'to' | 'relation'>;

export function linkProps(edge: EdgeRow): LinkProps {
  return edge.props as unknown as LinkProps;
}

/** Edges of one link once: what a reviewer added gives way to what the linker found since. */
export function distinctLinks(edges: readonly EdgeRow[]): EdgeRow[] {
  const byId = new Map<string, EdgeRow>();
  for (const edge of edges) {
    const held = byId.get(linkId(edge));
    if (!held || (held.key ?? '') !== '') byId.set(linkId(edge), edge);
  }
  return [...byId.values()];
}
