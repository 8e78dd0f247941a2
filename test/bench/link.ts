import { pathToFileURL } from 'node:url';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { fingerprintOf } from '../../ingest/link/fingerprint.ts';
import { createLinker, heldIn, linkCorpus } from '../../ingest/link/index.ts';
import { madeDocument } from '../link/made.ts';

export interface LinkFigures {
  documents: number;
  links: number;
  /** Everything linked with everything. */
  corpusSeconds: number;
  /** One new document linked against all. */
  newDocumentSeconds: number;
}

const CLAUSES = 30;
const LOWER = 5;
const WORDS =
  '鱼苗 繁育 尾水 监测 渔港 码头 灯塔 渔船 保险 冷链 仓储 交易 经纪 品牌 检测 培训 补贴 航道 渔政 休渔 放流 藻类 贝类 网箱 饲料 病害'.split(
    ' ',
  );
const VERBS = '建设 推广 完善 培育 改造 设立 开展 健全 支持 举办'.split(' ');

/** Numbers from 0 to 1, the same for the same seed (a linear congruence). */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

function sentence(next: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  const object = () => Array.from({ length: 3 }, () => pick(WORDS)).join('');
  return `${pick(VERBS)}${object()}，${pick(VERBS)}${object()}${pick(WORDS)}。`;
}

function clausesOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, i) => [`一/${String(i + 1)}`, `${String(i + 1)}.${text}`]));
}

function withPrint(document: IngestedDocument): IngestedDocument {
  return { ...document, document: { ...document.document, fingerprint: fingerprintOf(document.clauses) } };
}

/** A plan of a province and plans of its districts that each take over half of it and add as much. */
function family(group: number): IngestedDocument[] {
  const next = random(group + 1);
  const texts = Array.from({ length: CLAUSES }, () => sentence(next) + sentence(next));
  const number = `省${String(group)}发〔2022〕1号`;
  const base = { level: 'provincial', region: `第${String(group)}省`, date: '2022-01-01' } as const;
  const upper = madeDocument({
    ...base,
    id: `p-${String(group)}`,
    number,
    title: `第${String(group)}省渔业规划`,
    clauses: clausesOf(texts),
  });
  const lower = Array.from({ length: LOWER }, (_, i) =>
    madeDocument({
      id: `c-${String(group)}-${String(i)}`,
      number: `县${String(group)}发〔2022〕${String(i)}号`,
      title: `第${String(group)}省${String(i)}县渔业方案`,
      level: 'county',
      region: `${String(group)}之${String(i)}县`,
      date: '2022-06-01',
      cites: [{ title: `第${String(group)}省渔业规划`, number }],
      clauses: clausesOf(texts.map((text, place) => (place % 2 === i % 2 ? text : sentence(next) + sentence(next)))),
    }),
  );
  return [upper, ...lower].map(withPrint);
}

/** Processor time, so that what else the machine does counts little. */
function seconds(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return Number(((user + system) / 1e6).toFixed(2));
}

function figures(documents: IngestedDocument[]): LinkFigures {
  let links = 0;
  const corpusSeconds = seconds(() => (links = linkCorpus(documents).links.length));
  const newDocumentSeconds = seconds(() => createLinker().linkNew([documents[1]!], heldIn(documents)));
  return { documents: documents.length, links, corpusSeconds, newDocumentSeconds };
}

/** Families of documents, ten times as many families, and a thousand near copies of one text. */
export function linkFigures(): Record<string, LinkFigures> {
  const families = (count: number) => Array.from({ length: count }, (_, group) => family(group)).flat();
  const copies = Array.from({ length: 1000 }, (_, i) => {
    const texts = Array.from(
      { length: CLAUSES },
      (_, k) => sentence(random(k)) + (k === i % CLAUSES ? sentence(random(i)) : ''),
    );
    return withPrint(
      madeDocument({
        id: `n-${String(i).padStart(4, '0')}`,
        number: `县${String(i)}发〔2022〕1号`,
        title: `${String(i)}县渔业养殖保险补贴方案`,
        level: 'county',
        region: `${String(i)}县`,
        date: '2022-06-01',
        clauses: clausesOf(texts),
      }),
    );
  });
  figures(families(2)); // warms up
  return { 一倍: figures(families(5)), 十倍: figures(families(50)), 一千份近似: figures(copies) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = linkFigures();
  console.table(found);
  const ratio = found['十倍']!.corpusSeconds / found['一倍']!.corpusSeconds;
  console.log(`文件多十倍，时间多 ${ratio.toFixed(1)} 倍（不应超过 12 倍）`);
}
