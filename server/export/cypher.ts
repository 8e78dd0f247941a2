import neo4j from 'neo4j-driver';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { edgePages, fileKeys, nodePages } from '../load/walk.ts';
import * as cypher from '../store/neo4j/cypher.ts';
import { nativeEdge, nativeNode, toBase64 } from '../store/neo4j/values.ts';
import { cypherLiteral } from './cypher-literal.ts';
import { packedRow, unwindPacked } from './cypher-packed.ts';
import { columnsOf, type Sheet } from './neo4j-columns.ts';

/** Most rows and characters of one statement: the server plans each anew. */
const ROWS = 1000;
const CHARACTERS = 200_000;

const HEADER = `// 政脉知识图谱，Cypher 语句。导入空的 Neo4j 数据库（5.x 或更高版本）：
//   cypher-shell -a neo4j://主机:7687 -u neo4j --fail-fast -f 文件
// 断开后可以重新运行，不会重复。检索索引由政脉第一次启动时建立。
`;

/**
 * The whole store as Cypher statements, for cypher-shell: constraints and indexes, nodes, edges, texts and original
 * files. Statements end with ";" at the end of a line. Run on an empty database they give the store that a copy gives;
 * run again they change nothing.
 */
export async function* cypherExport(store: GraphStore): AsyncGenerator<string> {
  yield HEADER;
  for (const { statements } of cypher.MIGRATIONS) for (const statement of statements) yield filled(statement);
  yield filled(cypher.AWAIT_INDEXES);
  yield* upserts(() => nodePages(store), NODES);
  yield* upserts(() => edgePages(store), EDGES);
  for (const key of await fileKeys(store)) yield* blob(key, (await store.blob(key)) ?? new Uint8Array());
  // last, so that a file that was run only in part is taken for an unfinished one
  for (const { version, name } of cypher.MIGRATIONS)
    yield filled(cypher.RECORD_MIGRATION, { version: neo4j.int(version), name });
}

/** A statement with its parameters written out. */
function filled(statement: string, parameters: Record<string, unknown> = {}): string {
  const written = statement.replace(/\$(\w+)/gu, (_, name: string) => cypherLiteral(parameters[name])); // "$rows"; not "$ rows"
  return `${written};\n`;
}

/** How rows of one kind become statements. */
interface Kind<Row, Native extends { props: Record<string, unknown> }> {
  group: (row: Row) => string;
  native: (row: Row) => Native;
  fixed: (keyof Native & string)[];
  statement: (row: Row) => string;
}

const NODES: Kind<NodeRow, ReturnType<typeof nativeNode>> = {
  group: ({ label }) => label,
  native: nativeNode,
  fixed: ['id'],
  statement: ({ label }) => cypher.upsertNodes(label),
};
const EDGES: Kind<EdgeRow, ReturnType<typeof nativeEdge>> = {
  group: ({ type }) => type,
  native: nativeEdge,
  fixed: ['src', 'dst', 'key'],
  statement: ({ type }) => cypher.mergeEdges(type),
};

async function* upserts<Row, Native extends { props: Record<string, unknown> }>(
  pages: () => AsyncIterable<Row[]>,
  { group, native, fixed, statement }: Kind<Row, Native>,
): AsyncGenerator<string> {
  const columns = await columnsOf(pages(), group, (row) => native(row).props);
  for await (const page of pages()) {
    const sheets = groupBy(page, (row) => columns.get(group(row))!.sheet(native(row).props));
    for (const [sheet, rows] of sheets) yield* sheetStatements(statement(rows[0]!), rows.map(native), fixed, sheet);
  }
}

function* sheetStatements<Native extends { props: Record<string, unknown> }>(
  statement: string,
  rows: readonly Native[],
  fixed: readonly (keyof Native & string)[],
  { columns }: Sheet,
): Generator<string> {
  const packed: string[] = [];
  const literals: string[] = [];
  for (const row of rows) {
    const text = packedRow(
      fixed.map((name) => row[name] as string),
      row.props,
      columns,
    );
    if (text === undefined) literals.push(cypherLiteral(row));
    else packed.push(text);
  }
  const after = statement.replace(/^UNWIND \$rows AS row /u, '');
  for (const portion of portions(packed)) yield `${unwindPacked(portion, fixed, columns)} ${after};\n`;
  for (const portion of portions(literals)) yield `UNWIND [${portion.join(', ')}] AS row ${after};\n`;
}

function* portions(texts: readonly string[]): Generator<string[]> {
  let portion: string[] = [];
  let size = 0;
  for (const text of texts) {
    if (portion.length === ROWS || (portion.length > 0 && size + text.length > CHARACTERS)) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(text);
    size += text.length;
  }
  if (portion.length > 0) yield portion;
}

function* blob(key: string, bytes: Uint8Array): Generator<string> {
  for (const [i, part] of toBase64(bytes, CHARACTERS).entries())
    yield filled(i === 0 ? cypher.PUT_BASE64 : cypher.ADD_BASE64, { key, parts: [part] });
}
