import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserSuite } from './support/browser.ts';

const UP = 'yufufa-2021-35/f2';
const TABLE = `/table?up=${UP}&down=liangpingfubanfa-2023-27,qijiao-2023-17`;

/** The rows behind the first ones are drawn in the next frame: the table is whole where its last one is there. */
const lastRow = (page: Page): Locator => page.locator('tr#f2\\.40');

browserSuite('correlation table', ({ open }) => {
  it('has every item, a mark for each in the map, and counts that agree with the cells', async () => {
    const page = await open(TABLE);
    await lastRow(page).waitFor();
    expect(await page.locator('.correlation tbody tr[id]').count()).toBe(40);
    expect(await page.locator('a.tick').count()).toBe(80);
    const omitted = await page.locator('.coverage-counts .alarm b').allTextContents();
    const sum = omitted.reduce((total, count) => total + Number(count), 0);
    expect(await page.locator('td.is-omitted').count()).toBe(sum);
  });

  it('lists what a lower document added of its own', async () => {
    const page = await open(TABLE);
    const listed = page.getByRole('region', { name: '下位自己新增的条款' }).getByRole('listitem');
    await listed.first().waitFor();
    const told = await page.locator('.coverage-counts .meta', { hasText: '无上位' }).allTextContents();
    const { violations } = await new AxeBuilder({ page }).include('.additions').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await listed.count()).toBe(told.reduce((sum, text) => sum + Number(text.replace(/\D/gu, '')), 0));
  });

  it('filters, keeps the filter in the address, and goes to an item from the map', async () => {
    const page = await open(TABLE);
    await lastRow(page).waitFor();
    await page.getByRole('link', { name: /^任一份遗漏/u }).click();
    expect(new URL(page.url()).searchParams.get('only')).toBe('omitted');
    const rows = await page.locator('.correlation tbody tr[id]').count();
    expect(rows).toBeLessThan(40);
    await page.reload();
    await expect.poll(() => page.locator('.correlation tbody tr[id]').count()).toBe(rows);
    await page.getByRole('link', { name: /^全部 \d/u }).click();
    await page.locator('a.tick').nth(20).click();
    expect(new URL(page.url()).hash).toBe('#f2.21');
    await page.locator('tr#f2\\.21.is-target').waitFor();
  });

  it('moves by cell with the arrows and opens the two texts', async () => {
    const page = await open(`${TABLE}#f2.21`);
    await page.locator('tr#f2\\.20 [data-cell]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => new URL(page.url()).pathname)
      .toBe('/pair/liangpingfubanfa-2023-27/f.11/yufufa-2021-35/f2.21');
  });

  it('marks an omitted item as not applicable, and takes it back', async () => {
    const page = await open(TABLE);
    const cells = page.locator('td.is-omitted');
    await lastRow(page).waitFor();
    const before = await cells.count();
    await cells.first().focus();
    await page.keyboard.press('x');
    await expect.poll(() => cells.count()).toBe(before - 1);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => cells.count()).toBe(before);
  });

  it('gives the table as files', async () => {
    const page = await open(TABLE);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 XLSX' }).click();
    expect((await download).suggestedFilename()).toMatch(/^落实对照表 .*\.xlsx$/u);
  });

  it('gives the table as a Word file', async () => {
    const page = await open(TABLE);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Word' }).click();
    expect((await download).suggestedFilename()).toMatch(/^落实对照表 .*\.docx$/u);
  });

  it('keeps a note on a cell', async () => {
    const page = await open(`${TABLE}#f2.21`);
    const cell = page.locator('tr#f2\\.21 [data-cell]').first();
    await cell.focus();
    await page.keyboard.press('m');
    const words = `待核 ${Date.now()}`;
    await page.getByLabel('备注').fill(words);
    await page.keyboard.press('Enter');
    await cell.getByText(words).waitFor();
    await page.reload();
    await cell.getByText(words).waitFor();
  });

  it('confirms what was added below, and takes it back', async () => {
    const page = await open(TABLE);
    const additions = page.getByRole('region', { name: '下位自己新增的条款' });
    await additions.getByRole('button', { name: '确认新增' }).first().click();
    await additions
      .getByText(/确认新增$/u)
      .first()
      .waitFor();
    await additions.locator('.review--confirmed').first().waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => additions.locator('.review--confirmed').count(), { timeout: 10_000 }).toBe(0);
  });

  it('adds and removes lower documents', async () => {
    const page = await open(`/table?up=${UP}`);
    await page.getByText('还没有选下位文件').waitFor();
    await page.getByLabel('下位文件').selectOption('liangpingfubanfa-2023-27');
    await page.locator('.correlation').waitFor();
    await page.getByLabel('添加下位文件').selectOption('qijiao-2023-17');
    await expect.poll(() => page.locator('.correlation thead th').count()).toBe(5);
    await page.getByLabel('下位文件2').selectOption('');
    await expect.poll(() => page.locator('.correlation thead th').count()).toBe(4);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing, ${theme}`, async () => {
      const page = await open(`${TABLE}&only=omitted`, { theme });
      await page.locator('.correlation').waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
      ).toEqual([]);
    });
  }
});
