import type { EdgeType, NodeLabel } from './store.ts';

/** One kind of edge: its ends, what it means, and what its properties say. The graph's documentation is made from this. */
export interface RelationInfo {
  type: EdgeType;
  from: NodeLabel;
  to: NodeLabel;
  chinese: string;
  meaning: string;
  properties: Record<string, string>;
}

const LINK_PROPERTIES = {
  kind: 'verbatim 逐字, adapted 改写, thematic 主题',
  score: 'certainty, 0 to 1',
  band: 'firm 可信 or review 待核',
  signals: 'what the score is made of, each 0 to 1 (JSON)',
  evidence: 'aligned spans in both texts (JSON)',
  targets: 'numbers compared along the link (JSON)',
};
const DOCUMENT_RELATION = {
  basis: 'cited 引用, issued 印发, continued 承接, inferred 推断',
  confidence: 'certainty, 0 to 1',
  reason: 'why, in words',
};
const ORDER = { order: 'place, from 0' };

/** Every edge of the graph. Links between clauses point from the later or lower clause to the one it follows. */
export const RELATIONS: readonly RelationInfo[] = [
  {
    type: 'HAS_CLAUSE',
    from: 'Document',
    to: 'Clause',
    chinese: '条款',
    meaning: 'the clause stands in the document',
    properties: ORDER,
  },
  {
    type: 'PART_OF',
    from: 'Clause',
    to: 'Clause',
    chinese: '上级条款',
    meaning: 'the clause stands under this heading',
    properties: {},
  },
  {
    type: 'ISSUED_BY',
    from: 'Document',
    to: 'Agency',
    chinese: '发文机关',
    meaning: 'the body issued the document',
    properties: ORDER,
  },
  {
    type: 'CITES',
    from: 'Document',
    to: 'Document',
    chinese: '引用',
    meaning: 'the document names the other; one edge for each place',
    properties: {
      ...ORDER,
      role: 'basis 依据, issue 印发, mention 提及, repeals 废止, amends 修改',
      clause: 'locator of the citing clause',
      clauseId: 'id of the citing clause',
      title: 'cited title as printed',
      number: 'cited 文号 as printed',
      provision: 'cited provision as printed',
      span: 'place in the clause',
      resolves: 'document that is meant, where we hold it',
    },
  },
  {
    type: 'IMPLEMENTS',
    from: 'Document',
    to: 'Document',
    chinese: '落实',
    meaning: 'the document carries out the upper one',
    properties: DOCUMENT_RELATION,
  },
  {
    type: 'CONTINUES',
    from: 'Document',
    to: 'Document',
    chinese: '承接',
    meaning: 'a later document of the same level takes it up',
    properties: DOCUMENT_RELATION,
  },
  {
    type: 'PARALLELS',
    from: 'Document',
    to: 'Document',
    chinese: '同源',
    meaning: 'both carry out the same upper document',
    properties: DOCUMENT_RELATION,
  },
  {
    type: 'IMPLEMENTS',
    from: 'Clause',
    to: 'Clause',
    chinese: '落实',
    meaning: 'the clause carries out the upper provision',
    properties: LINK_PROPERTIES,
  },
  {
    type: 'CONTINUES',
    from: 'Clause',
    to: 'Clause',
    chinese: '承接',
    meaning: 'the clause takes over an earlier one of the same level',
    properties: LINK_PROPERTIES,
  },
  {
    type: 'RESTATES',
    from: 'Clause',
    to: 'Clause',
    chinese: '分解',
    meaning: 'an annex row takes up a body clause of its own document',
    properties: LINK_PROPERTIES,
  },
  {
    type: 'PARALLELS',
    from: 'Clause',
    to: 'Clause',
    chinese: '同源',
    meaning: 'the same measure, neither above the other',
    properties: LINK_PROPERTIES,
  },
  {
    type: 'SETS',
    from: 'Clause',
    to: 'Target',
    chinese: '设定指标',
    meaning: 'the clause sets the target',
    properties: ORDER,
  },
  {
    type: 'LOCALISES',
    from: 'Target',
    to: 'Target',
    chinese: '指标对应',
    meaning: 'the same indicator one level up',
    properties: {
      verdict: 'same, raised, lowered, different-basis, no-value, no-deadline, value-added, deadline-added, share',
      note: 'what differs, in words',
    },
  },
  {
    type: 'RESPONSIBLE_FOR',
    from: 'Agency',
    to: 'Clause',
    chinese: '负责',
    meaning: 'the body is responsible for the clause',
    properties: {
      ...ORDER,
      role: 'lead 牵头 or support 配合',
      printed: 'name as printed',
      standing: 'true where the document names the body once for all clauses that follow (以下不再列出)',
    },
  },
  {
    type: 'COUNTERPART_OF',
    from: 'Agency',
    to: 'Agency',
    chinese: '对口',
    meaning: 'same function one level up',
    properties: {},
  },
  {
    type: 'HAS_DIAGNOSTIC',
    from: 'Document',
    to: 'Diagnostic',
    chinese: '校读提示',
    meaning: 'something odd in the document',
    properties: {},
  },
  {
    type: 'REVIEWS',
    from: 'Review',
    to: 'Clause',
    chinese: '复核',
    meaning: 'the decision is about a link of this clause',
    properties: {},
  },
];
