import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';

export const DESK = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

export interface OpenOptions {
  size?: { width: number; height: number };
  theme?: 'light' | 'dark';
  /** Share cookies and storage with another page: a second tab. */
  beside?: Page;
  url?: string;
}

/** What a suite of browser tests works with. */
export interface Tools {
  /** Opens a page at a path of the server. Pages are closed after each test; errors in them fail it. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** Messages of this kind are expected in this test ("Failed to load resource"). */
  expectErrors(pattern: RegExp): void;
}

/** A suite that is skipped as a whole where there is no Chromium (the global set-up has said so, loudly). */
export function browserSuite(name: string, define: (tools: Tools) => void): void {
  const url = inject('serverUrl');
  describe.skipIf(url === '')(name, () => {
    let browser: Browser;
    let contexts: BrowserContext[] = [];
    let errors: string[] = [];
    let expected: RegExp[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: inject('chromium'),
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      });
    });
    afterAll(() => browser.close());
    afterEach(async () => {
      await Promise.all(contexts.map((context) => context.close()));
      const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
      [contexts, errors, expected] = [[], [], []];
      expect(unexpected).toEqual([]);
    });

    define({
      expectErrors: (pattern) => void expected.push(pattern),
      open: async (path, options = {}) => {
        const context = options.beside?.context() ?? (await newContext(browser, options));
        if (!options.beside) contexts.push(context);
        const page = await context.newPage();
        page.on('pageerror', (error) => errors.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
        });
        await page.goto((options.url ?? url) + path);
        return page;
      },
    });
  });
}

async function newContext(browser: Browser, options: OpenOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: options.size ?? DESK,
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(30_000);
  return context;
}

/** What the page has put on the clipboard. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Takes everything out of the 条款库, which all suites share, and shows the page anew. */
export async function withoutClips(page: Page): Promise<void> {
  const api = new URL('/api/v1/clips', page.url()).href;
  const { clips } = (await (await page.request.get(api)).json()) as { clips: { id: string }[] };
  for (const { id } of clips) await page.request.delete(`${api}/${id}`);
  await page.reload();
}
