import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { LineageResponse } from '../../graph-schema/api.ts';
import { chromiumPath } from '../e2e/support/chromium.ts';
import { firstView, lineageDrawn, longestWhileTyping, scrollResults } from './page/measures.ts';
import { benchServer } from './page/server.ts';

const CLAUSES = 20_000;
const SLOWDOWN = 4;
/** Each is measured so often; the best counts, since others use the machine too. */
const ROUNDS = 3;
const VIEWS: Record<string, string> = {
  首页: '/',
  检索: '/search?q=双师型 占比',
  文件: '/d/yufufa-2021-35',
  对照表: '/table?up=yufufa-2021-35/f2&down=liangpingfubanfa-2023-27',
  脉络: '/lineage?up=yufufa-2021-35/f2&down=liangpingfubanfa-2023-27',
  对读: '/pair/liangpingfubanfa-2023-27/f.11/yufufa-2021-35/f2.21',
};
const TYPED = ['职业教育', '产教融合 培训', '“双师型”教师', '技能人才 2025'];
const ROWS = 40;

async function best<T>(run: () => Promise<T>, value: (one: T) => number): Promise<T> {
  const all: T[] = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await run());
  return all.sort((a, b) => value(a) - value(b))[0]!;
}

/** A lineage of so many upper and lower rows, each with the links of a real one. */
function enlarged(real: LineageResponse, rows: number): LineageResponse {
  const fill = <T>(list: readonly T[], name: (one: T, at: number) => T): T[] =>
    Array.from({ length: rows }, (_, at) => name(list[at % list.length]!, at));
  const lower = fill(real.downRows, (row, at) => ({ ...row, clause: { ...row.clause, id: `low-1/${at}` } }));
  const upper = fill(real.rows, (row, at) => ({ ...row, clause: { ...row.clause, id: `up-1/${at}` } }));
  const links = fill(real.links, (link, at) => ({
    ...link,
    id: `low-1/${at}|IMPLEMENTS|up-1/${(at * 7) % rows}`,
    from: { ...link.from, id: `low-1/${at}` },
    to: { ...link.to, id: `up-1/${(at * 7) % rows}` },
  }));
  return { ...real, rows: upper, downRows: lower, links };
}

/** Everything that the page is held to, one line each. */
async function measure(): Promise<void> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('没有找到 Chromium，用 CHROMIUM_PATH 指明');
  const server = await benchServer(CLAUSES);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const base = server.url.replace(/\/$/u, '');
  const say = (line: object): void => console.log(JSON.stringify(line));
  try {
    for (const [view, path] of Object.entries(VIEWS)) {
      say({
        view,
        ...(await best(
          () => firstView(browser, base + path, SLOWDOWN),
          (one) => one.largestPaintMs,
        )),
      });
    }
    const typing = await best(
      () => longestWhileTyping(browser, `${base}/`, TYPED),
      (one) => one,
    );
    say({ typing: 'longest task', clauses: CLAUSES, ms: typing });
    const scope = `up=yufufa-2021-35/f2&down=liangpingfubanfa-2023-27`;
    const real = (await (await fetch(`${base}/api/v1/lineage?${scope}`)).json()) as LineageResponse;
    const lineage = await best(
      () => lineageDrawn(browser, `${base}/lineage?${scope}`, enlarged(real, ROWS)),
      (one) => one,
    );
    say({ lineage: `${ROWS} × ${ROWS}`, ms: lineage });
    say({
      scroll: await best(
        () => scrollResults(browser, `${base}/search?q=“，”&group=clause`),
        (one) => -one.slowest,
      ),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await measure();
