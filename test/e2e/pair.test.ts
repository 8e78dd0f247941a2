import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserSuite, clipboard } from './support/browser.ts';

const LOWER = 'liangpingfubanfa-2023-27';
const UPPER = 'yufufa-2021-35';
const PAIR = `/pair/${LOWER}/f.11/${UPPER}/f2.21`;

const decided = async (page: Page): Promise<number> =>
  Number(/已复核 (\d+)/u.exec((await page.locator('.queue .panel-head .meta').textContent()) ?? '')?.[1]);
const path = (page: Page): string => new URL(page.url()).pathname;

browserSuite('two texts', ({ open, expectErrors }) => {
  it('shows what only one of them says, numbers, bodies and signals', async () => {
    const page = await open(PAIR);
    await page.getByRole('article', { name: '上位条款' }).locator('del', { hasText: '特聘计划' }).waitFor();
    await page.getByRole('article', { name: '下位条款' }).locator('.number', { hasText: '2025年' }).waitFor();
    await page.getByRole('region', { name: '数字' }).getByText('≥60%').first().waitFor();
    await page.getByRole('region', { name: '责任单位' }).getByText('对应，均为牵头').waitFor();
    expect(await page.locator('.signal').count()).toBeGreaterThanOrEqual(4);
  });

  it('is reviewed by keyboard alone: confirm, reject, undo', async () => {
    const page = await open(`/pair?up=${UPPER}&down=${LOWER}`);
    await page.locator('.queue li[aria-current]').waitFor();
    const first = path(page);
    const before = await decided(page);
    await page.keyboard.press('2');
    await page.keyboard.press('m');
    await page.keyboard.type('ny12');
    await page.keyboard.press('Escape');
    await page.keyboard.press('y');
    await expect.poll(() => path(page)).not.toBe(first);
    await expect.poll(() => decided(page)).toBe(before + 1);
    const second = path(page);
    // a decision counts for the pair that is shown: the next one must be there
    await page.locator('.pair-main[aria-busy="false"]').waitFor();
    await page.keyboard.press('n');
    await expect.poll(() => decided(page)).toBe(before + 2);
    await page.keyboard.press('z');
    await expect.poll(() => path(page)).toBe(second);
    await expect.poll(() => decided(page)).toBe(before + 1);
    await page.keyboard.press('z');
    await expect.poll(() => path(page)).toBe(first);
    await expect.poll(() => decided(page)).toBe(before);
  });

  it('decides nothing on a pair that is still on its way, and takes back meanwhile', async () => {
    const page = await open(`/pair?up=${UPPER}&down=${LOWER}`);
    await page.locator('.queue li[aria-current]').waitFor();
    const first = path(page);
    const before = await decided(page);
    // the first pair stays in view, dimmed, until the next one comes
    await page.route('**/api/v1/pair?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await route.continue().catch(() => undefined);
    });
    await page.keyboard.press('y');
    await expect.poll(() => path(page)).not.toBe(first);
    await page.keyboard.press('n');
    await page.keyboard.press('y');
    await expect.poll(() => decided(page)).toBe(before + 1);
    await page.keyboard.press('z');
    await expect.poll(() => path(page)).toBe(first);
    await expect.poll(() => decided(page)).toBe(before);
  });

  it('moves through the queue and back', async () => {
    const page = await open(PAIR);
    await page.locator('.queue li[aria-current]').waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => path(page)).not.toBe(PAIR);
    await page.locator('.queue li[aria-current]').waitFor();
    await page.goBack();
    await expect.poll(() => path(page)).toBe(PAIR);
  });

  it('copies both sentences with their sources', async () => {
    const page = await open(PAIR);
    await page.getByRole('button', { name: '复制对照引文' }).click();
    await page.getByText('已复制对照引文').waitFor();
    expect(await clipboard(page)).toMatch(/^上位：“支持校企共建.*附件2第21项.*\n下位：“支持校企共建.*第11项/u);
  });

  it('says so where a clause is gone', async () => {
    expectErrors(/404/u);
    const page = await open(`/pair/${LOWER}/f.999/${UPPER}/f2.21`);
    await page.getByText('看这两份文件的其他联系').waitFor();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing, ${theme}`, async () => {
      const page = await open(PAIR, { theme });
      await page.locator('.queue li[aria-current]').waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
      ).toEqual([]);
    });
  }
});

browserSuite('two whole documents', ({ open }) => {
  const TEXTS = `/pair?up=${UPPER}&down=${LOWER}&view=texts`;

  it('stand side by side, and J leads from difference to difference', async () => {
    const page = await open(TEXTS);
    await page.locator('.text-row').first().waitFor();
    const counts = await page.locator('.texts-count b').allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(60);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.locator('.text-row[aria-current]').waitFor();
    const at = new URL(page.url()).searchParams.get('at');
    await page.reload();
    await page.locator(`.text-row[aria-current][data-place="${at}"]`).waitFor();
  });

  it('show what differs alone, and lead to the two clauses', async () => {
    const page = await open(TEXTS);
    await page.locator('.text-row').first().waitFor();
    await page.getByLabel('只看不同').check();
    await expect.poll(() => page.url()).toContain('only=different');
    expect(await page.locator('.text-row--same').count()).toBe(0);
    await page.getByRole('link', { name: /对读/u }).nth(1).click();
    await expect.poll(() => path(page)).toContain('/pair/');
  });

  it('are chosen from the reader', async () => {
    const page = await open(`/d/${LOWER}`);
    await page.getByRole('link', { name: '对照', exact: true }).click();
    await page.getByLabel('上位文件').selectOption(UPPER);
    await page.locator('.text-row').first().waitFor();
  });
});

browserSuite('a clause without an upper one', ({ open }) => {
  it('is confirmed as an addition and taken back, or given an upper clause by hand', async () => {
    const page = await open(`/pair/${LOWER}/3.4?up=${UPPER}`);
    await page.getByText('这项措施没有上位条款').waitFor();
    await page.keyboard.press('y');
    await page.getByText('已确认新增 ·').waitFor();
    await page.getByRole('button', { name: '撤销' }).first().click();
    await expect.poll(() => page.getByText('已确认新增 ·').count()).toBe(0);
    await page.keyboard.press('m');
    await page.getByRole('searchbox', { name: '在上位文件里找' }).fill('教师');
    await page.locator('.choose-upper .clause-ref').first().click();
    await page.getByRole('button', { name: /补充联系|确认/u }).waitFor();
  });
});
