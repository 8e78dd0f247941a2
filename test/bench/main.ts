/** `npm run bench [part… [-- options of the part]]`: every benchmark in a process of its own, so that none starts warm or full of another's memory. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PARTS: Record<string, string> = {
  draft: '起草：保存、清单、校核、Word 文件',
  extract: '读取与提取，对照只用jieba切词',
  ingest: '读入：对照只用jieba切词，一个与几个线程，十倍文件',
  link: '建立联系：十倍文件、一份新文件',
  search: '检索：时间与内存',
  'search-neo4j': '检索：Neo4j上五万条',
  page: '页面：首屏大小与时间、输入、脉络图、滚动',
  load: '服务：50人读、2人写',
  'graph-load': '入库：SQLite与Neo4j；每条语句的行数',
  graph: '全部查询：25万个节点、140万条关系',
};

const words = process.argv.slice(2);
const options = words.slice(words.findIndex((word) => word.startsWith('--')) >>> 0);
const chosen = words.filter((word) => !options.includes(word));
const unknown = chosen.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`没有这一项：${unknown.join('、')}。可选：${Object.keys(PARTS).join('、')}`);
  process.exit(2);
}
for (const part of chosen.length > 0 ? chosen : Object.keys(PARTS)) {
  console.log(`# ${PARTS[part]!}`);
  const file = join(import.meta.dirname, `${part}.ts`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', file, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
