import type { Browser, Page } from 'playwright-core';
import { sum, tasksDuring } from './trace.ts';

/** What one view costs until it is there: bytes over the wire, and when the largest thing was painted. */
export interface ViewFigures {
  kilobytes: number;
  largestPaintMs: number;
  /** Processor time of the page's main thread until all is still, without slowing down. */
  busyMs: number;
}

const DESK = { width: 1366, height: 768 };

/** Notes in the page when its largest thing was painted. */
function observe(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

declare global {
  interface Window {
    largestPaint?: number;
  }
}

/** A page in a context of its own: nothing is cached. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(observe);
  return page;
}

/** First view of an address with an empty cache and a processor `slowdown` times slower. */
export async function firstView(browser: Browser, url: string, slowdown: number): Promise<ViewFigures> {
  const page = await freshPage(browser);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(300);
  const paint = await page.waitForFunction(() => window.largestPaint).then((handle) => handle.jsonValue());
  await page.context().close();
  return {
    kilobytes: Math.round(bytes / 100) / 10,
    largestPaintMs: Math.round(paint ?? 0),
    busyMs: await busyFor(browser, url),
  };
}

async function busyFor(browser: Browser, url: string): Promise<number> {
  const page = await freshPage(browser);
  const tasks = await tasksDuring(browser, page, () => page.goto(url, { waitUntil: 'networkidle' }));
  await page.context().close();
  return Math.round(sum(tasks));
}

/** Longest stretch, in processor time, in which the page answered nobody while somebody typed. */
export async function longestWhileTyping(browser: Browser, url: string, texts: readonly string[]): Promise<number> {
  const page = await freshPage(browser);
  await page.goto(url, { waitUntil: 'networkidle' });
  const field = page.locator('#main-search');
  await field.fill(texts[0]!);
  await page.locator('.hit').first().waitFor();
  await page.waitForTimeout(300);
  const tasks = await tasksDuring(browser, page, async () => {
    for (const text of texts) {
      await field.fill('');
      await field.pressSequentially(text, { delay: 120 });
      await page.waitForTimeout(300);
    }
  });
  await page.context().close();
  return Math.round(Math.max(0, ...tasks));
}

export interface ScrollFigures {
  hits: number;
  /** Frames a second at the median, and the slowest of twenty. */
  median: number;
  slowest: number;
}

/** Scrolls a result list from its beginning once all its hits are there. */
export async function scrollResults(browser: Browser, url: string): Promise<ScrollFigures> {
  const page = await freshPage(browser);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('.hit').first().waitFor();
  const more = page.locator('.more-results');
  while ((await more.count()) > 0) await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const hits = Number(/\d+/u.exec((await page.locator('.results-bar b').textContent()) ?? '')?.[0]);
  const frames = await page.evaluate(async () => {
    window.scrollTo(0, 0);
    await new Promise((done) => setTimeout(done, 500));
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let at = 0; at < 300; at++) {
      window.scrollBy(0, 60);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => a - b);
  });
  await page.context().close();
  const rate = (share: number): number => Math.round(1000 / frames[Math.floor(share * (frames.length - 1))]!);
  return { hits, median: rate(0.5), slowest: rate(0.95) };
}

/** Processor time from following a link to the lineage until its figure stands, in milliseconds. */
export async function lineageDrawn(browser: Browser, url: string, answer: unknown): Promise<number> {
  const page = await freshPage(browser);
  await page.goto(`${new URL(url).origin}/lineage`, { waitUntil: 'networkidle' }); // the view's code is there
  await page.route('**/api/v1/lineage?*', (route) => route.fulfill({ json: answer }));
  const tasks = await tasksDuring(browser, page, async () => {
    await page.evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      document.querySelector('main')!.append(link);
      link.click();
    }, url);
    await page.locator('svg.flow .row').first().waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  });
  await page.context().close();
  return Math.round(sum(tasks));
}
