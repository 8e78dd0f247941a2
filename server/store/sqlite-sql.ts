import { accepted, labelName, propertyName } from './check.ts';
import type { Json, NodeLabel, Page, TallyStep } from '../../graph-schema/store.ts';

/** Version of the tables below. A file with a higher one was written by a newer program and is refused. */
export const SCHEMA_VERSION = 2;

/** An edge's foreign keys remove it with either of its ends. */
export const SCHEMA = `
CREATE TABLE node (
  nid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  owner TEXT,
  props TEXT NOT NULL
);
CREATE INDEX node_label ON node (label, id);
CREATE INDEX node_owner ON node (owner) WHERE owner IS NOT NULL;
CREATE INDEX document_name ON node (props -> '$.document') WHERE label = 'Document';
CREATE INDEX document_title ON node (props -> '$.title') WHERE label = 'Document';
CREATE INDEX document_number ON node (props -> '$.documentNumber') WHERE label = 'Document';
CREATE INDEX document_text ON node (props -> '$.textHash') WHERE label = 'Document';
CREATE INDEX diagnostic_document ON node (props -> '$.documentId') WHERE label = 'Diagnostic';
CREATE INDEX agency_name ON node (props -> '$.name') WHERE label = 'Agency';
CREATE INDEX agency_function ON node (props -> '$.function') WHERE label = 'Agency';
CREATE TABLE edge (
  src INTEGER NOT NULL REFERENCES node (nid) ON DELETE CASCADE,
  type TEXT NOT NULL,
  dst INTEGER NOT NULL REFERENCES node (nid) ON DELETE CASCADE,
  key TEXT NOT NULL,
  owner TEXT,
  props TEXT NOT NULL,
  PRIMARY KEY (src, type, dst, key)
) WITHOUT ROWID;
CREATE INDEX edge_in ON edge (dst, type, src);
CREATE INDEX edge_owner ON edge (owner) WHERE owner IS NOT NULL;
CREATE TABLE blob (key TEXT PRIMARY KEY, bytes BLOB NOT NULL);
`;

/** Properties that have an index of their own. */
const INDEXED: ReadonlySet<string> = new Set(['document', 'textHash', 'documentId', 'function']);

export const SQL = {
  putNode: `INSERT INTO node (id, label, owner, props) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET label = excluded.label, owner = excluded.owner, props = excluded.props
    WHERE props IS NOT excluded.props OR label IS NOT excluded.label OR owner IS NOT excluded.owner`,
  putEdge: `INSERT INTO edge (src, type, dst, key, owner, props)
    SELECT s.nid, ?, d.nid, ?, ?, ? FROM node s CROSS JOIN node d WHERE s.id = ? AND d.id = ?
    ON CONFLICT (src, type, dst, key) DO UPDATE SET owner = excluded.owner, props = excluded.props`,
  putBlob: 'INSERT INTO blob (key, bytes) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes',
  removeOwnedEdges: 'DELETE FROM edge WHERE owner = ?',
  removeOwnedNodes: 'DELETE FROM node WHERE owner = ?',
  removeNode: 'DELETE FROM node WHERE id = ?',
  removeEdge: `DELETE FROM edge WHERE src = (SELECT nid FROM node WHERE id = ?) AND type = ?
    AND dst = (SELECT nid FROM node WHERE id = ?) AND key = ?`,
  removeBlob: 'DELETE FROM blob WHERE key = ?',
  nodes: `SELECT n.id, n.label, n.owner, n.props FROM json_each(?) j CROSS JOIN node n ON n.id = j.value`,
  blobKeys: 'SELECT key FROM blob ORDER BY key',
  blob: 'SELECT bytes FROM blob WHERE key = ?',
  nodeCounts: 'SELECT label AS name, count(*) AS count FROM node GROUP BY label ORDER BY label',
  edgeCounts: 'SELECT type AS name, count(*) AS count FROM edge GROUP BY type ORDER BY type',
} as const;

/** What a step asks for, besides the values that travel as parameters. */
export interface StepSql {
  typed: boolean;
  among: boolean;
  via: boolean;
  bare: boolean;
  /** With the nodes at the other ends. */
  followed: boolean;
}

/** Rows of "nid" for a JSON list of ids, or for what edges of a type lead to from them. Parameters: ids, type. */
function nodeSet(via: boolean): string {
  const listed = 'json_each(?) j CROSS JOIN node n ON n.id = j.value';
  return via
    ? `SELECT DISTINCT v.dst AS nid FROM ${listed} CROSS JOIN edge v ON v.src = n.nid AND v.type = ?`
    : `SELECT n.nid AS nid FROM ${listed}`;
}

/**
 * One frontier step along one direction. Parameters, the lists as JSON: ids, type of `via`, types, ids of the other
 * ends, type of `via`; each where it is asked for.
 */
export function expandSql(direction: 'out' | 'in', { typed, among, via, bare, followed }: StepSql): string {
  const [near, far] = direction === 'out' ? ['src', 'dst'] : ['dst', 'src'];
  const types = typed ? 'AND e.type IN (SELECT value FROM json_each(?))' : '';
  const others = among ? `AND e.${far} IN (${nodeSet(via)})` : '';
  const node = followed ? `, ${far}.label AS label, ${far}.owner AS nodeOwner, ${far}.props AS nodeProps` : '';
  return `SELECT ${near}.id AS ${near}, e.type, ${far}.id AS ${far}, e.key, e.owner,
    ${bare ? `'{}' AS props` : 'e.props'}${node}
    FROM (${nodeSet(via)}) s
    CROSS JOIN node ${near} ON ${near}.nid = s.nid
    CROSS JOIN edge e ON e.${near} = s.nid ${types} ${others}
    CROSS JOIN node ${far} ON ${far}.nid = e.${far}`;
}

/** Edges of one type at each node, counted by a property as JSON text. Parameters: JSON list of ids, type. */
export function tallySql({ direction, by }: TallyStep): string {
  const near = direction === 'out' ? 'src' : 'dst';
  return `SELECT n.id AS id, e.props -> '$.${propertyName(by)}' AS value, count(*) AS count
    FROM json_each(?) j
    CROSS JOIN node n ON n.id = j.value
    CROSS JOIN edge e ON e.${near} = n.nid AND e.type = ?
    GROUP BY n.nid, 2`;
}

interface Query {
  sql: string;
  parameters: (string | number)[];
}

/**
 * WHERE clause for `find` and `count`. Properties are compared as JSON texts, so that 1, "1" and true stay apart; the
 * label stands in the text, since an index of one label is used for a constant only.
 */
export function whereSql(label: NodeLabel, where: Record<string, Json>): Query {
  const parameters: string[] = [];
  const parts = Object.entries(where).map(([name, value]) => {
    const column = `props -> '$.${propertyName(name)}'`;
    const values = accepted(value);
    const texts = padded(values.map((one) => JSON.stringify(one)));
    parameters.push(...texts);
    const missing = values.includes(null) ? `OR (${column}) IS NULL` : '';
    return `AND ((${column}) IN (${texts.map(() => '?').join(', ')}) ${missing})`;
  });
  return { sql: `WHERE label = '${labelName(label)}' ${parts.join(' ')}`, parameters };
}

/** The values with the last one repeated up to a power of two, so that lists of many lengths share few statements. */
function padded(values: string[]): string[] {
  const last = values.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array<string>(length - values.length).fill(last)];
}

/** ORDER BY and LIMIT for `find`. */
export function pageSql(
  { limit = -1, offset = 0, sort, descending }: Page,
  where: Readonly<Record<string, Json>> = {},
): Query {
  const direction = descending ? 'DESC' : 'ASC';
  // "+" keeps SQLite from walking all nodes of a label in the order of their ids where an index finds the few wanted
  const id = Object.keys(where).some((name) => INDEXED.has(name)) ? '+id' : 'id';
  const first = sort === undefined ? '' : `props ->> '$.${propertyName(sort)}' ${direction},`;
  return { sql: `ORDER BY ${first} ${id} ${direction} LIMIT ? OFFSET ?`, parameters: [limit, offset] };
}
