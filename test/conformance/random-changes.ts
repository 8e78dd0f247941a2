import fc from 'fast-check';
import { EDGE_TYPES, NODE_LABELS, type Changes, type Props } from '../../graph-schema/store.ts';

/** Ids that random changes use; one store is cleared of them between runs. */
export const NODE_IDS = ['a', 'b/1', '“c”', "d'", '😀'];
const idArbitrary = fc.constantFrom(...NODE_IDS);
const ownerArbitrary = fc.option(fc.constantFrom('o1', 'o2'), { nil: undefined });
const scalarArbitrary = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const propsArbitrary: fc.Arbitrary<Props> = fc.record(
  { sortable: scalarArbitrary, v: fc.oneof(scalarArbitrary, fc.array(scalarArbitrary, { maxLength: 2 })) },
  { requiredKeys: [] },
);
/** Random transactions over few nodes, so that they meet: removals, nodes, edges with and without their ends. */
export const changesArbitrary: fc.Arbitrary<Changes> = fc.record(
  {
    removeOwned: fc.array(fc.constantFrom('o1', 'o2'), { maxLength: 1 }),
    removeNodes: fc.array(idArbitrary, { maxLength: 1 }),
    nodes: fc.array(
      fc
        .record({
          id: idArbitrary,
          label: fc.constantFrom(...NODE_LABELS),
          props: propsArbitrary,
          owner: ownerArbitrary,
        })
        .map(({ owner, ...row }) => (owner === undefined ? row : { ...row, owner })),
      { maxLength: 6 },
    ),
    edges: fc.array(
      fc
        .record({
          src: idArbitrary,
          type: fc.constantFrom(...EDGE_TYPES.slice(0, 4)),
          dst: idArbitrary,
          key: fc.constantFrom('', 'k'),
          props: propsArbitrary,
          owner: ownerArbitrary,
        })
        .map(({ owner, ...row }) => (owner === undefined ? row : { ...row, owner })),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: [] },
);
