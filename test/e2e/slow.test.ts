import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserSuite } from './support/browser.ts';
import { createDraft, draftLines, openDraft, plainBlock } from './support/drafts.ts';

/** Holds answers back, as a slow network does; gives how many were asked for. */
async function slow(page: Page, pattern: RegExp, ms: number): Promise<() => number> {
  let count = 0;
  await page.route(pattern, async (route) => {
    count++;
    await new Promise((done) => setTimeout(done, ms));
    await route.continue().catch(() => undefined); // called off meanwhile
  });
  return () => count;
}

/** A file that is in from the start. */
const HELD = 'qijiao-2023-17.txt';
const REVIEWS = /\/api\/v1\/reviews$/u;

browserSuite('a slow network', ({ open }) => {
  it('loses no key that is typed while an answer comes', async () => {
    const page = await open('/corpus');
    await page.locator('.documents-table td').first().waitFor();
    await slow(page, /\/api\/v1\/documents\?/u, 350);
    const field = page.getByRole('searchbox', { name: /按标题/u });
    await field.pressSequentially('梁平区职业教育', { delay: 190 });
    expect(await field.inputValue()).toBe('梁平区职业教育');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('梁平区职业教育');

    await page.goto(new URL('/search?q=培训', page.url()).href);
    await slow(page, /\/api\/v1\/search\?/u, 350);
    const search = page.getByRole('combobox', { name: '检索' });
    await search.fill('');
    await search.pressSequentially('产教融合实训基地', { delay: 140 });
    expect(await search.inputValue()).toBe('产教融合实训基地');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('产教融合实训基地');
    await page.goBack();
    await expect.poll(() => search.inputValue()).toBe('培训');
  });

  it('does nothing twice that is pressed twice', async () => {
    const page = await open(
      '/lineage?up=yufufa-2021-35/f2&down=liangpingfubanfa-2023-27&sel=liangpingfubanfa-2023-27/f.12',
    );
    const evidence = page.getByRole('complementary', { name: '依据' });
    await evidence.locator('.evidence-head').first().waitFor();
    const asked = await slow(page, REVIEWS, 600);
    await evidence.getByRole('button', { name: /^确认/u }).first().dblclick();
    await evidence.locator('.review--confirmed').first().waitFor();
    expect(asked()).toBe(1);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => evidence.locator('.review--confirmed').count()).toBe(0);
  });

  it('goes on uploading while one looks at something else', async () => {
    const page = await open('/corpus');
    await page.locator('.documents-table td').first().waitFor();
    const asked = await slow(page, /\/api\/v1\/documents$/u, 1000);
    await page.locator('input[type="file"]').setInputFiles(resolve(import.meta.dirname, '../../corpus', HELD));
    const views = page.getByRole('navigation', { name: '主导航' });
    await views.getByRole('link', { name: '检索' }).click();
    await page.locator('.home').waitFor();
    await views.getByRole('link', { name: '文库' }).click();
    await page.getByRole('region', { name: '入库进度' }).getByText('已在库中').first().waitFor();
    expect(asked()).toBe(1);
  });

  it('never offers the clauses of another item', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, [plainBlock('p', 0, '为落实意见，制定本方案。')]));
    await page.getByRole('button', { name: /31 建设陆海新通道/u }).click();
    await page.locator('.peer-text').first().waitFor();
    await slow(page, /\/peers\?/u, 1500);
    await page.getByRole('button', { name: /^— 30 /u }).click();
    await page.locator('.wording--upper', { hasText: '上位第30项' }).waitFor();
    expect(await page.locator('.peer-text').count()).toBe(0);
  });

  it('takes a clause over once, for the item that was open', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, [plainBlock('p', 0, '为落实意见，制定本方案。')]));
    await page.getByRole('tab', { name: '搜索' }).click();
    await page.getByRole('searchbox', { name: /词语/u }).fill('学分银行');
    await page.keyboard.press('Enter');
    const insert = page.locator('section.wording').first().getByRole('button', { name: '插入' });
    await insert.waitFor();
    await slow(page, /\/clauses\//u, 500);
    await insert.dblclick();
    await expect.poll(() => draftLines(page).then(({ length }) => length)).toBe(2);
    await page.waitForTimeout(700);
    expect(await draftLines(page)).toHaveLength(2);
  });
});
