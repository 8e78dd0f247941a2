import type { EdgeRow, EdgeType, NodeLabel, NodeRow, Props } from '../../graph-schema/store.ts';

/** A node with few words. */
export const node = (id: string, label: NodeLabel = 'Clause', props: Props = {}, owner?: string): NodeRow => ({
  id,
  label,
  props,
  ...(owner === undefined ? {} : { owner }),
});

/** An edge with few words. */
export const edge = (
  src: string,
  type: EdgeType,
  dst: string,
  props: Props = {},
  rest: Partial<EdgeRow> = {},
): EdgeRow => ({
  src,
  type,
  dst,
  key: '',
  props,
  ...rest,
});

/** Ids of nodes. */
export const ids = (rows: NodeRow[]): string[] => rows.map((row) => row.id);

/** Edges as "a PART_OF b key". */
export const arrows = (rows: EdgeRow[]): string[] =>
  rows.map((row) => `${row.src} ${row.type} ${row.dst} ${row.key ?? ''}`.trim());
