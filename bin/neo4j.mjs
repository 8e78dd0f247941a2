#!/usr/bin/env node
// `npm run neo4j`: a Neo4j server for development, its data below the data directory.
import { join, resolve } from 'node:path';
import { missingForNeo4j, startNeo4j } from './neo4j/server.mjs';

const missing = missingForNeo4j();
if (missing) {
  process.stderr.write(`不能启动Neo4j：${missing}。\n`);
  process.exit(1);
}
const home = join(resolve(process.env.ZHENGMAI_DATA ?? 'data'), 'neo4j');
const port = Number(process.env.NEO4J_PORT ?? 7687);
process.stderr.write(`启动Neo4j，数据在 ${home} ……\n`);
const server = await startNeo4j({ home, port });
process.stderr.write(`Neo4j在 ${server.uri}，首次登录用户neo4j、密码neo4j，须先改密码。按Ctrl+C结束。\n`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop().then(() => process.exit(0)));
