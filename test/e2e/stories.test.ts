import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserSuite, clipboard } from './support/browser.ts';

const UPPER = 'yufufa-2021-35';
const LOWER = 'liangpingfubanfa-2023-27';

const place = (page: Page): string => {
  const { pathname, hash } = new URL(page.url());
  return pathname + hash;
};

browserSuite('stories', ({ open }) => {
  it('a researcher asks what became of item 28 of annex 2, and takes the evidence along', async () => {
    const page = await open('/');
    const field = page.getByRole('combobox', { name: '检索' });
    await field.fill('渝府发〔2021〕35号 附件2第28项');
    await field.press('Enter');
    await page.waitForURL(`**/d/${UPPER}#f2.28`);
    await page.locator('.clause.is-target', { hasText: '永川区' }).waitFor();
    // no district took it up: that is said, for each of them
    await page.goto(new URL(`/table?up=${UPPER}/f2&down=${LOWER},qijiao-2023-17#f2.28`, page.url()).href);
    const row = page.locator('tr#f2\\.28');
    await row.waitFor();
    expect(await row.locator('td.is-omitted').count()).toBe(2);
    // the item before it was taken up: which clause, in which words
    await page
      .locator('tr#f2\\.27')
      .getByRole('link', { name: /附件\/14/u })
      .first()
      .waitFor();
    await page.goto(new URL(`/pair/${LOWER}/f.14/${UPPER}/f2.27`, page.url()).href);
    await page.getByRole('button', { name: '复制对照引文' }).click();
    await page.getByText('已复制对照引文').waitFor();
    expect(await clipboard(page)).toMatch(
      /渝府发〔2021〕35号，附件2第27项.*\n下位：.*梁平府办发〔2023〕27号，附件第14项/su,
    );
    await page.goBack();
    await row.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 XLSX' }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('a clerk finds an exact phrase, pastes the quotation, and the quotation leads back to its place', async () => {
    const page = await open('/');
    const field = page.getByRole('combobox', { name: '检索' });
    await field.fill('“示范性教师企业实践流动站”');
    await page.locator('.hit mark', { hasText: '示范性教师企业实践流动站' }).first().waitFor();
    const hits = await page.locator('.hit').count();
    expect(await page.locator('.hit .snippet mark', { hasText: '示范性教师企业实践流动站' }).count()).toBe(hits);
    await page.locator('.hit', { hasText: '附件2/21' }).locator('.snippet').click();
    await page.locator('.preview .panel-head', { hasText: '附件2/21' }).waitFor();
    await page.locator('.preview .citation-box').waitFor();
    await page.keyboard.press('c');
    await page.getByText('已复制引文').waitFor();
    const quotation = await clipboard(page);
    expect(quotation).toContain('示范性教师企业实践流动站');
    await field.fill(quotation);
    await field.press('Enter');
    await expect.poll(() => place(page)).toBe(`/d/${UPPER}#f2.21`);
    await page.locator('.clause.is-target').waitFor();
    await page.keyboard.press('l');
    await page.getByText('已复制条款链接').waitFor();
    const link = await clipboard(page);
    await page.locator('.app-name').click();
    await page.locator('.home').waitFor();
    await field.fill(link);
    await field.press('Enter');
    await expect.poll(() => place(page)).toBe(`/d/${UPPER}#f2.21`);
  });

  it('a reviewer clears ten links by keyboard, and takes them all back', async () => {
    const page = await open(`/pair?up=${UPPER}&down=${LOWER}`);
    const decided = async (): Promise<number> =>
      Number(/已复核 (\d+)/u.exec((await page.locator('.queue .panel-head .meta').first().textContent()) ?? '')?.[1]);
    await page.getByLabel('次序').selectOption('doubt');
    await page.locator('.queue li[aria-current]').waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const before = await decided();
    const first = place(page);
    for (let count = 1; count <= 10; count++) {
      const here = place(page);
      await page.locator('.pair-main[aria-busy="false"]').waitFor();
      await page.keyboard.press(count % 3 === 0 ? 'n' : 'y');
      await expect.poll(() => place(page)).not.toBe(here);
      await expect.poll(decided).toBe(before + count);
    }
    for (let count = 9; count >= 0; count--) {
      await page.keyboard.press('z');
      await expect.poll(decided).toBe(before + count);
    }
    await expect.poll(() => place(page)).toBe(first);
  });
});
