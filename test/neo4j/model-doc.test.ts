import { describe, expect, it } from 'vitest';
import { RELATIONS } from '../../graph-schema/relations.ts';
import { EDGE_TYPES, NODE_LABELS } from '../../graph-schema/store.ts';
import { graphModelMarkdown } from '../../server/store/neo4j/model-doc.ts';

describe('docs/graph.md', () => {
  it('is what the vocabulary says', async () => {
    await expect(graphModelMarkdown()).toMatchFileSnapshot('../../docs/graph.md');
  });

  it('names every label and every relation', () => {
    const text = graphModelMarkdown();
    for (const label of NODE_LABELS) expect(text).toContain(`### :${label} `);
    expect(new Set(RELATIONS.map(({ type }) => type))).toEqual(new Set(EDGE_TYPES));
  });
});
