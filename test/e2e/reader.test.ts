import { expect, it } from 'vitest';
import { browserSuite, clipboard, PHONE, withoutClips } from './support/browser.ts';

const DOCUMENT = '/d/yufufa-2021-35';

browserSuite('reader', ({ open, expectErrors }) => {
  it('opens a clause by its address and marks it', async () => {
    const page = await open(`${DOCUMENT}#f2.21`);
    const target = page.locator('.clause.is-target');
    await target.waitFor();
    expect(await target.getAttribute('data-clause')).toBe('yufufa-2021-35/f2.21');
    const box = (await target.boundingBox())!;
    expect(box.y).toBeGreaterThan(60);
    expect(box.y).toBeLessThan(300);
    expect(await target.locator('td').count()).toBe(3);
  });

  it('has contents that follow the reading and lead to places', async () => {
    const page = await open(DOCUMENT);
    await page
      .getByRole('navigation', { name: '目录' })
      .getByRole('link', { name: /重庆市工作任务清单/u })
      .click();
    await expect.poll(() => page.url()).toContain('#f2');
    await expect.poll(() => page.locator('.outline-list [aria-current]').textContent()).toContain('重庆市工作任务清单');
  });

  it('shows links beside their clause, and D leads down and U back up', async () => {
    const page = await open(`${DOCUMENT}#f2.21`);
    await page.locator('.clause.is-target .note-line', { hasText: '下启' }).waitFor();
    await page.keyboard.press('d');
    await page.waitForURL(/\/d\/liangpingfubanfa-2023-27#/u);
    await page.locator('.clause.is-target .note-line', { hasText: '上承' }).waitFor();
    await page.keyboard.press('u');
    await page.waitForURL(/\/d\/yufufa-2021-35#/u);
  });

  it('goes from clause to clause with J and K and hides notes with N', async () => {
    const page = await open(`${DOCUMENT}#2.1`);
    await page.locator('.clause.is-target').waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => page.url()).toContain('#2.2');
    await page.keyboard.press('k');
    await expect.poll(() => page.url()).toContain('#2.1');
    await page.keyboard.press('n');
    await expect.poll(() => page.locator('.clause-notes').first().isVisible()).toBe(false);
    await page.keyboard.press('n');
  });

  it('copies quotation and link of the clause', async () => {
    const page = await open(`${DOCUMENT}#f2.21`);
    await page.locator('.clause.is-target').waitFor();
    await page.keyboard.press('c');
    await page.getByText('已复制引文').waitFor();
    expect(await clipboard(page)).toMatch(/渝府发〔2021〕35号，附件2第21项）$/u);
    await page.keyboard.press('l');
    await page.getByText('已复制条款链接').waitFor();
    expect(await clipboard(page)).toMatch(/\/d\/yufufa-2021-35#f2\.21$/u);
  });

  it('sets clauses aside and copies them together', async () => {
    const page = await open(`${DOCUMENT}#f2.21`);
    await withoutClips(page);
    await page.locator('.clause.is-target').waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '条款库 1' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '条款库 2' }).click();
    await page.getByRole('button', { name: '复制全部引文' }).click();
    await page.getByText('已复制2条引文').waitFor();
    expect((await clipboard(page)).split('\n\n')).toHaveLength(2);
  });

  it('finds words in the document and steps through the places', async () => {
    const page = await open(DOCUMENT);
    await page.locator('.clause').nth(3).waitFor();
    await page.keyboard.press('f');
    const field = page.getByRole('searchbox', { name: '在本文件中找' });
    await field.fill('学分银行');
    await expect.poll(() => page.locator('.find-count').textContent()).toMatch(/^1\/\d+/u);
    await field.press('Enter');
    expect(await page.locator('.find-count').textContent()).toMatch(/^2\/\d+/u);
    expect(await page.locator('.found.is-current').count()).toBe(1);
    await field.press('Escape');
    expect(await page.locator('.found').count()).toBe(0);
  });

  it('shows what is cited beside the words that cite, and closes on Esc', async () => {
    const page = await open('/d/liangpingfubanfa-2023-27');
    await page.locator('.citation').first().click();
    const card = page.getByRole('dialog', { name: '引用的文件' });
    await card.waitFor();
    await expect.poll(() => card.textContent()).toMatch(/打开|未入库/u);
    await page.keyboard.press('Escape');
    await expect.poll(() => card.count()).toBe(0);
  });

  it('gives the original file', async () => {
    const page = await open(DOCUMENT);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '原件' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.txt$/u);
  });

  it('says what an address was that is gone, and offers the nearest', async () => {
    expectErrors(/404/u);
    const page = await open(`${DOCUMENT}#f2.999`);
    const notice = page.locator('.moved-notice');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('附件2/999');
    await notice.getByRole('link').click();
    await page.locator('.clause.is-target').waitFor();
    const missing = await open('/d/yufufa-2021-53');
    await missing.getByText('这份文件不在文库里').waitFor();
    expect(await missing.locator('.message').textContent()).toContain('2021年第53号');
    await missing
      .locator('.message')
      .getByRole('link', { name: /技能型社会/u })
      .first()
      .waitFor();
  });

  it('reads on a phone: one column, notes folded under their clause', async () => {
    const page = await open(`${DOCUMENT}#2.1`, { size: PHONE });
    await page.locator('.clause.is-target').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.locator('.clause.is-target summary').click();
    await page.locator('.clause.is-target .note-line').first().waitFor();
    await page.getByRole('button', { name: '目录' }).click();
    await page
      .getByRole('navigation', { name: '目录' })
      .getByRole('link', { name: /强化工作保障/u })
      .click();
    await expect.poll(() => page.url()).toContain('#6');
  });

  it('prints the text alone', async () => {
    const page = await open(DOCUMENT);
    await page.locator('.clause').nth(3).waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.app-bar', '.outline', '.sheet-bar', '.clause-notes']) {
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    }
    expect(await page.locator('.official').first().isVisible()).toBe(true);
  });
});
