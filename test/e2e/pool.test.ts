import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POOL } from '../support/pool.ts';
import { browserSuite } from './support/browser.ts';
import { TestServer } from './support/server.ts';

/** Takes minutes to read, so it is asked for by its own command. */
const ASKED = process.env['npm_lifecycle_event'] === 'test:pool' || process.env['ZHENGMAI_E2E_POOL'] === '1';
const READY = ASKED && existsSync(POOL);
if (!READY) {
  const why = ASKED ? `no pool of documents at ${POOL} (set ZHENGMAI_POOL)` : 'run it by npm run test:pool';
  process.stderr.write(`\n*** PAGE WITH HUNDREDS OF DOCUMENTS NOT TESTED: ${why} ***\n`);
}
const INGEST_MS = 900_000;

if (READY) {
  browserSuite('hundreds of documents', ({ open }) => {
    let server: TestServer | null = null;
    let url = process.env['ZHENGMAI_E2E_URL'] ?? '';
    beforeAll(async () => {
      if (url !== '') return; // one that has the documents already
      server = await TestServer.start([POOL]);
      url = server.url;
    }, INGEST_MS);
    afterAll(() => server?.remove());

    it('are listed, and every one of the longest opens', async () => {
      const page = await open('/corpus', { url });
      await page.locator('.documents-table td').first().waitFor();
      const count = Number(/文件\s*(\d+)/u.exec((await page.locator('.figures').textContent()) ?? '')?.[1]);
      expect(count).toBeGreaterThan(200);
      const answer = await page.request.get(`${url}/api/v1/documents?limit=1000`);
      const { documents } = (await answer.json()) as { documents: { id: string; clauses: number }[] };
      const longest = documents.sort((a, b) => b.clauses - a.clauses).slice(0, 5);
      for (const { id, clauses } of longest) {
        await page.goto(`${url}/d/${id}`);
        await expect.poll(() => page.locator('.clause[data-clause]').count()).toBe(clauses);
      }
    });

    it('are searched with counts that agree with what narrowing gives', async () => {
      const page = await open('/search?q=培训', { url });
      await page.locator('.hit').first().waitFor();
      for (const name of ['层级', '地区', '年份', '发文机关', '责任单位', '文种', '指标与联系']) {
        const box = page
          .locator('.facet', { has: page.getByText(name, { exact: true }) })
          .locator('li')
          .nth(1);
        const count = await box.locator('.count').textContent();
        await box.locator('input').check();
        await expect.poll(() => page.locator('.results-bar b').textContent()).toBe(`${count} 条`);
        await page.getByRole('button', { name: /清除筛选/u }).click();
        await expect.poll(() => page.url()).not.toMatch(/level|region|year|issuer|agency|type|has=/u);
      }
    });

    it('give long lists that go on while one scrolls, and come back to the place', async () => {
      const page = await open('/search?q=“，”&group=clause', { url });
      await page.locator('.hit').first().waitFor();
      for (let round = 0; round < 12; round++) {
        await page.mouse.move(600, 500);
        await page.mouse.wheel(0, 6000);
        await page.waitForTimeout(250);
      }
      const top = await page.evaluate(() => window.scrollY);
      expect(top).toBeGreaterThan(20_000);
      expect(await page.locator('.hit').count()).toBeLessThan(60);
      await page.locator('.hit .locator').nth(8).click();
      await page.locator('.clause.is-target').waitFor();
      await page.goBack();
      await page.locator('.hit').first().waitFor();
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(20_000);
    });
  });
} else it.skip('hundreds of documents', () => undefined);
