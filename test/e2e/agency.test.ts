import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fitsWidth, violations } from './support/axe.ts';
import { browserSuite, PHONE } from './support/browser.ts';

const BUREAU = '/agency/education-500155';

browserSuite('bodies', ({ open, expectErrors }) => {
  it('are found by name, and lead to all of their duties', async () => {
    const page = await open('/agency');
    await page.locator('.agencies-table tbody tr').first().waitFor();
    const all = await page.locator('.agencies-table tbody tr').count();
    await page.getByLabel('按名称或地区找单位').fill('梁平 教育');
    await expect.poll(() => page.locator('.agencies-table tbody tr').count()).toBeLessThan(all);
    await page.getByRole('link', { name: '重庆市梁平区教育委员会' }).click();
    await page.getByRole('heading', { level: 1, name: /梁平区教育委员会/u }).waitFor();
    expect(await page.locator('.duties-table tbody tr:not(.duty-document)').count()).toBe(23);
    await page.getByRole('complementary').getByRole('link', { name: '重庆市教育委员会' }).click();
    await page.getByRole('heading', { level: 1, name: /重庆市教育委员会/u }).waitFor();
  });

  it('are reached from the margin of a clause by the name that it prints', async () => {
    const page = await open('/agency/%E5%8C%BA%E6%95%99%E5%A7%94?at=liangpingfubanfa-2023-27/f.11');
    await page.getByRole('heading', { level: 1, name: /梁平区教育委员会/u }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe(BUREAU);
  });

  it('narrow their duties by role, and keep it in the address', async () => {
    const page = await open(BUREAU);
    await page.getByRole('button', { name: /^牵头/u }).click();
    await expect.poll(() => page.locator('.duties-table tbody tr:not(.duty-document)').count()).toBe(16);
    await page.getByRole('button', { name: '按期限' }).click();
    await page.reload();
    await page.locator('.duties-table').waitFor();
    expect(await page.locator('.duties-table tbody tr').count()).toBe(16); // one line of time, no documents between
    expect(new URL(page.url()).search).toBe('?role=lead&sort=due');
  });

  it('give their duties as a file', async () => {
    const page = await open(BUREAU);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text.split('\r\n').length).toBeGreaterThanOrEqual(24);
    expect(text).toContain('牵头');
  });

  it('that are not there are said so, with a way on', async () => {
    expectErrors(/404/u);
    const page = await open('/agency/没有这个局');
    await page.getByRole('heading', { name: '没有责任单位“没有这个局”' }).waitFor();
    await page.getByRole('link', { name: '找名称相近的' }).click();
    await page.getByRole('heading', { name: /^没有名称含/u }).waitFor();
  });

  it('fit a phone', async () => {
    const phone = await open(BUREAU, { size: PHONE });
    await phone.locator('.duties-table').waitFor();
    expect(await fitsWidth(phone)).toBe(true);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing, ${theme}`, async () => {
      const page = await open(`${BUREAU}?role=support`, { theme });
      await page.locator('.duties-table').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(new URL('/agency?q=教育', page.url()).href);
      await page.locator('.agencies-table').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  }
});
