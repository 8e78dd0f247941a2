import {
  EDGE_TYPES,
  NODE_LABELS,
  type Direction,
  type EdgeType,
  type NodeLabel,
  type TallyStep,
} from '../../../graph-schema/store.ts';
import { propertyName } from '../check.ts';

/**
 * All Cypher of the store, in one place. Values travel as parameters only; what stands in the text are labels,
 * relation types and property names, and those come from the closed lists of graph-schema or are plain identifiers.
 *
 * Every node of ours has the label Zhengmai besides its own: one uniqueness constraint finds a node by id whatever
 * its label is, and foreign data in the same database is neither read nor touched.
 */

/** Label that marks the nodes of this program. */
export const OURS = 'Zhengmai';

/** A relation type or label, checked against the closed list it must come from. */
function listed<T extends string>(value: T, list: readonly T[]): T {
  if (!list.includes(value)) throw new TypeError(`not in the vocabulary: ${value}`);
  return value;
}

/** A property name in back quotes; TypeError where it is not a plain identifier. */
function property(name: string): string {
  return `n.\`${propertyName(name)}\``;
}

/** Versioned migrations, in order; each statement is idempotent. New ones are added at the end, old ones never change. */
export const MIGRATIONS: { version: number; name: string; statements: string[] }[] = [
  {
    version: 1,
    name: 'nodes by id, owners, look-ups',
    statements: [
      `CREATE CONSTRAINT zhengmai_id IF NOT EXISTS FOR (n:${OURS}) REQUIRE n.id IS UNIQUE`,
      `CREATE INDEX zhengmai_owner IF NOT EXISTS FOR (n:${OURS}) ON (n._owner)`,
      'CREATE INDEX zhengmai_document_number IF NOT EXISTS FOR (n:Document) ON (n.documentNumber)',
      'CREATE INDEX zhengmai_clause_document IF NOT EXISTS FOR (n:Clause) ON (n.documentId)',
      'CREATE CONSTRAINT zhengmai_blob IF NOT EXISTS FOR (n:ZhengmaiBlob) REQUIRE n.key IS UNIQUE',
      ...EDGE_TYPES.map(
        (type) => `CREATE INDEX zhengmai_owner_${type.toLowerCase()} IF NOT EXISTS FOR ()-[r:${type}]-() ON (r._owner)`,
      ),
    ],
  },
  {
    version: 2,
    name: 'counter of changes; agencies and documents by what they are looked up by',
    statements: [
      'CREATE CONSTRAINT zhengmai_state IF NOT EXISTS FOR (n:ZhengmaiState) REQUIRE n.id IS UNIQUE',
      'CREATE INDEX zhengmai_document_name IF NOT EXISTS FOR (n:Document) ON (n.document)',
      'CREATE INDEX zhengmai_document_text IF NOT EXISTS FOR (n:Document) ON (n.textHash)',
      'CREATE INDEX zhengmai_agency_function IF NOT EXISTS FOR (n:Agency) ON (n.function)',
      'CREATE INDEX zhengmai_diagnostic_document IF NOT EXISTS FOR (n:Diagnostic) ON (n.documentId)',
    ],
  },
  {
    version: 3,
    name: 'documents by title, agencies by name',
    statements: [
      'CREATE INDEX zhengmai_document_title IF NOT EXISTS FOR (n:Document) ON (n.title)',
      'CREATE INDEX zhengmai_agency_name IF NOT EXISTS FOR (n:Agency) ON (n.name)',
    ],
  },
];

/**
 * Counts a change; the first statement of every writing transaction, so that two of them wait for each other here and
 * never for each other's rows.
 */
export const COUNT_CHANGE = 'MERGE (s:ZhengmaiState {id: 1}) SET s.version = coalesce(s.version, 0) + 1';
export const VERSION = 'MATCH (s:ZhengmaiState {id: 1}) RETURN s.version AS version';

export const SERVER_VERSION =
  'CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0] AS version, edition';
export const SCHEMA_VERSION = 'MATCH (m:ZhengmaiMigration) RETURN coalesce(max(m.version), 0) AS version';
export const RECORD_MIGRATION =
  'MERGE (m:ZhengmaiMigration {version: $version}) ON CREATE SET m.name = $name, m.appliedAt = datetime()';
export const AWAIT_INDEXES = 'CALL db.awaitIndexes(120)';

export const NODES_BY_ID = `MATCH (n:${OURS}) WHERE n.id IN $ids RETURN labels(n) AS labels, properties(n) AS props`;

/**
 * Locks one node and tells the value of a property; no row where the node is not there. Writing a property takes the
 * lock that reading alone does not.
 */
export function lockedValue(name: string): string {
  return `MATCH (n:${OURS} {id: $id}) SET n._lock = true REMOVE n._lock RETURN ${property(name)} AS value`;
}

/** Creates or replaces nodes of one label. Parameter rows: {id, props}. */
export function upsertNodes(label: NodeLabel): string {
  const others = NODE_LABELS.filter((name) => name !== label).join(':');
  return (
    `UNWIND $rows AS row MERGE (n:${OURS} {id: row.id}) ` +
    `SET n = row.props REMOVE n:${others} SET n:${listed(label, NODE_LABELS)}`
  );
}

/** Creates or replaces edges of one type. Parameter rows: {src, dst, key, props}. */
export function mergeEdges(type: EdgeType): string {
  return (
    `UNWIND $rows AS row MATCH (a:${OURS} {id: row.src}) MATCH (b:${OURS} {id: row.dst}) ` +
    `MERGE (a)-[r:${listed(type, EDGE_TYPES)} {key: row.key}]->(b) SET r = row.props`
  );
}

/** The same; returns how many found both ends. */
export function upsertEdges(type: EdgeType): string {
  return `${mergeEdges(type)} RETURN count(r) AS written`;
}

export const REMOVE_NODES = `MATCH (n:${OURS}) WHERE n.id IN $ids DETACH DELETE n`;
export const REMOVE_OWNED_NODES = `MATCH (n:${OURS}) WHERE n._owner IN $owners DETACH DELETE n`;

/** Removes the edges of one type that belong to the owners. */
export function removeOwnedEdges(type: EdgeType): string {
  return `MATCH ()-[r:${listed(type, EDGE_TYPES)}]->() WHERE r._owner IN $owners DELETE r`;
}

/** Removes single edges of one type. Parameter rows: {src, dst, key}. */
export function removeEdges(type: EdgeType): string {
  return (
    `UNWIND $rows AS row MATCH (:${OURS} {id: row.src})-[r:${listed(type, EDGE_TYPES)} {key: row.key}]->` +
    `(:${OURS} {id: row.dst}) DELETE r`
  );
}

/** How a step is taken, besides the ids: see `ExpandStep`; `among` says only whether the other ends are limited. */
export interface Step {
  types: readonly EdgeType[];
  direction: Direction;
  among: boolean;
  via: EdgeType | undefined;
  bare: boolean;
}

function reachedBy(via: EdgeType): string {
  return `-[:${listed(via, EDGE_TYPES)}]->`;
}

function stepPath({ types, direction, among, via }: Step): string {
  const pattern = `[r${types.length > 0 ? `:${types.map((type) => listed(type, EDGE_TYPES)).join('|')}` : ''}]`;
  const [left, right] = { out: ['-', '->'], in: ['<-', '-'], both: ['-', '-'] }[direction] as [string, string];
  const start = via ? `(:${OURS} {id: id})${reachedBy(via)}(n:${OURS})` : `(n:${OURS} {id: id})`;
  const path = `UNWIND $ids AS id MATCH ${start} MATCH (n)${left}${pattern}${right}(m:${OURS})`;
  if (!among) return path;
  return via
    ? `${path} WHERE EXISTS { (o:${OURS})${reachedBy(via)}(m) WHERE o.id IN $among }`
    : `${path} WHERE m.id IN $among`;
}

function stepEdge({ bare }: Step): string {
  const props = bare ? 'r {.key, ._owner}' : 'properties(r)';
  return `startNode(r).id AS src, type(r) AS type, endNode(r).id AS dst, ${props} AS props`;
}

/**
 * Edges that leave or reach the nodes, once for each end that is asked for; no types means all. Parameters: ids, and
 * `among`, the ids of the other ends, where they are limited.
 */
export function expand(step: Step): string {
  return `${stepPath(step)} RETURN ${stepEdge(step)}`;
}

/** The same with the nodes at the other ends. */
export function follow(step: Step): string {
  return `${stepPath(step)} RETURN ${stepEdge(step)}, labels(m) AS labels, properties(m) AS nodeProps`;
}

function tallyPath(type: EdgeType, direction: 'out' | 'in'): string {
  const pattern = `[r:${listed(type, EDGE_TYPES)}]`;
  return direction === 'out' ? `(n)-${pattern}->(:${OURS})` : `(n)<-${pattern}-(:${OURS})`;
}

/** Edges of one type at each node, counted by a property. */
export function tally({ type, direction, by }: TallyStep): string {
  return (
    `UNWIND $ids AS id MATCH (n:${OURS} {id: id}) MATCH ${tallyPath(type, direction)} ` +
    `RETURN n.id AS id, r.\`${propertyName(by)}\` AS value, count(r) AS count`
  );
}

/** How one property is compared: equal to a value, one of a list, or absent. */
export type Condition = 'equals' | 'oneOf' | 'oneOfOrAbsent' | 'absent';

function condition(name: string, how: Condition, index: number): string {
  const value = `$value${index}`;
  switch (how) {
    case 'absent':
      return `${property(name)} IS NULL`;
    case 'equals':
      return `${property(name)} = ${value}`;
    case 'oneOf':
      return `${property(name)} IN ${value}`;
    case 'oneOfOrAbsent':
      return `(${property(name)} IN ${value} OR ${property(name)} IS NULL)`;
  }
}

function matchLabel(label: NodeLabel, conditions: readonly [string, Condition][]): string {
  const where = conditions.map(([name, how], index) => condition(name, how, index)).join(' AND ');
  return `MATCH (n:${listed(label, NODE_LABELS)}:${OURS})${where ? ` WHERE ${where}` : ''}`;
}

/** Missing first, then numbers and truth values, then texts: the order that all stores keep. */
function sortKeys(value: string): string[] {
  return [
    `${value} IS NOT NULL`,
    `${value} IS :: STRING`,
    `CASE WHEN ${value} IS :: BOOLEAN THEN toInteger(${value}) ELSE ${value} END`,
  ];
}

/** Nodes of one label, sorted; parameters value0 …, offset, limit. */
export function find(
  label: NodeLabel,
  conditions: readonly [string, Condition][],
  order: { sort?: string | undefined; descending?: boolean | undefined },
): string {
  const direction = order.descending ? ' DESC' : '';
  const keys = [...(order.sort ? sortKeys(property(order.sort)) : []), 'n.id'].map((key) => key + direction);
  return (
    `${matchLabel(label, conditions)} RETURN labels(n) AS labels, properties(n) AS props ` +
    `ORDER BY ${keys.join(', ')} SKIP $offset LIMIT $limit`
  );
}

/** Number of nodes of one label; parameters value0 …. */
export function countNodes(label: NodeLabel, conditions: readonly [string, Condition][]): string {
  return `${matchLabel(label, conditions)} RETURN count(n) AS count`;
}

/** Number of nodes of each label and of edges of each type, which the server keeps: nothing is read. */
export const COUNTS = [
  ...NODE_LABELS.map((label) => `MATCH (n:${label}) WHERE n:${OURS} RETURN '${label}' AS name, count(n) AS count`),
  ...EDGE_TYPES.map((type) => `MATCH (:${OURS})-[r:${type}]->() RETURN '${type}' AS name, count(r) AS count`),
].join(' UNION ALL ');

export const PUT_BLOB = 'MERGE (n:ZhengmaiBlob {key: $key}) SET n.bytes = $bytes REMOVE n.base64';
export const GET_BLOB = 'MATCH (n:ZhengmaiBlob {key: $key}) RETURN n.bytes AS bytes, n.base64 AS base64';
export const BLOB_KEYS = 'MATCH (n:ZhengmaiBlob) RETURN n.key AS key ORDER BY key';
/** Bytes as a text, for files of statements, where there is no literal for bytes; long ones in several steps. */
export const PUT_BASE64 = 'MERGE (n:ZhengmaiBlob {key: $key}) SET n.base64 = $parts REMOVE n.bytes';
export const ADD_BASE64 = 'MATCH (n:ZhengmaiBlob {key: $key}) SET n.base64 = n.base64 + $parts';
export const REMOVE_BLOB = 'MATCH (n:ZhengmaiBlob {key: $key}) DELETE n';

const ANY_STEP: Step = { types: [], direction: 'out', among: false, via: undefined, bare: false };

/** Names of all statements with sample text, for the test that has them parsed and planned. */
export function allStatements(): Record<string, string> {
  return {
    NODES_BY_ID,
    REMOVE_NODES,
    REMOVE_OWNED_NODES,
    PUT_BLOB,
    GET_BLOB,
    BLOB_KEYS,
    PUT_BASE64,
    ADD_BASE64,
    REMOVE_BLOB,
    lockedValue: lockedValue('version'),
    upsertNodes: upsertNodes('Clause'),
    upsertEdges: upsertEdges('HAS_CLAUSE'),
    removeOwnedEdges: removeOwnedEdges('IMPLEMENTS'),
    removeEdges: removeEdges('IMPLEMENTS'),
    expandOut: expand({ ...ANY_STEP, types: ['HAS_CLAUSE', 'PART_OF'] }),
    expandIn: expand({ ...ANY_STEP, types: ['HAS_CLAUSE', 'PART_OF'], direction: 'in' }),
    expandAny: expand(ANY_STEP),
    expandBoth: expand({ ...ANY_STEP, types: ['IMPLEMENTS'], direction: 'both' }),
    expandAmong: expand({ ...ANY_STEP, types: ['IMPLEMENTS'], direction: 'both', among: true, bare: true }),
    expandVia: expand({ ...ANY_STEP, types: ['IMPLEMENTS'], direction: 'both', among: true, via: 'HAS_CLAUSE' }),
    follow: follow({ ...ANY_STEP, types: ['SETS'], via: 'HAS_CLAUSE' }),
    findByNumber: find('Document', [['documentNumber', 'equals']], {}),
    findByDocument: find('Clause', [['documentId', 'oneOf']], { sort: 'order' }),
    findAll: find('Document', [], { sort: 'date', descending: true }),
    countNodes: countNodes('Clause', []),
    tally: tally({ type: 'RESPONSIBLE_FOR', direction: 'out', by: 'role' }),
    COUNTS,
    COUNT_CHANGE,
    VERSION,
  };
}
