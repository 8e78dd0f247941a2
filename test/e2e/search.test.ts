import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { browserSuite, clipboard, PHONE } from './support/browser.ts';

browserSuite('search', ({ open, expectErrors }) => {
  it('finds clauses while typing, says how it understood and why each matched', async () => {
    const page = await open('/');
    await page.getByRole('combobox', { name: '检索' }).fill('双师型 占比');
    await page.getByText('理解为').waitFor();
    const first = page.locator('.hit').first();
    await first.waitFor();
    expect(await first.locator('mark').allTextContents()).toContain('双师型');
    expect(await first.locator('.why').textContent()).toContain('双师型');
    expect(new URL(page.url()).searchParams.get('q')).toBe('双师型 占比');
  });

  it('never shows an older answer over a newer one', async () => {
    const page = await open('/');
    // the first query answers late: its answer must not replace the second one's
    await page.route(/search\?q=%E5%AD%A6%E5%BE%92%E5%88%B6&/u, async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue().catch(() => undefined);
    });
    const field = page.getByRole('combobox', { name: '检索' });
    await field.fill('学徒制');
    await page.waitForRequest(/search\?q=%E5%AD%A6/u);
    await field.fill('学分银行');
    await page.locator('.hit mark', { hasText: '学分银行' }).first().waitFor();
    await page.waitForTimeout(900);
    expect(await page.locator('.hit mark', { hasText: '学徒制' }).count()).toBe(0);
  });

  it('groups hits by document and flattens them on request', async () => {
    const page = await open('/search?q=培训');
    await expect.poll(() => page.locator('.result-doc').count()).toBeGreaterThan(1);
    await page.getByRole('button', { name: '按条款' }).click();
    await page.locator('.hits-flat').waitFor();
    expect(page.url()).toContain('group=clause');
    expect(await page.locator('.result-doc').count()).toBe(0);
  });

  it('narrows by facets, with counts that hold', async () => {
    const page = await open('/search?q=培训');
    const facet = page.locator('.facet', { hasText: '层级' }).locator('li', { hasText: '区县' }).first();
    const count = Number(await facet.locator('.count').textContent());
    await facet.locator('input').check();
    await expect.poll(() => page.locator('.results-bar b').textContent()).toBe(`${count} 条`);
    expect(page.url()).toContain('level=county');
    await page.getByRole('button', { name: /清除筛选/u }).click();
    await expect.poll(() => page.url()).not.toContain('level=');
  });

  it('shows the selected clause with its links, and copies a quotation with its source', async () => {
    const page = await open('/search?q=“双师型”教师');
    const preview = page.getByRole('complementary', { name: '所选条款' });
    await preview.locator('.citation-box').waitFor();
    await page.keyboard.press('c');
    await page.getByText('已复制引文').waitFor();
    const copied = await clipboard(page);
    expect(copied).toMatch(/^“[^“”]+”（《.+》，.+号，.+）$/su);
    expect(copied).toBe(await preview.locator('.citation-box').textContent());
  });

  it('goes through the hits by keyboard and opens one', async () => {
    const page = await open('/search?q=职业培训');
    await page.locator('.hit').nth(2).waitFor();
    const ids = await page.locator('.hit').evaluateAll((all) => all.map((one) => one.getAttribute('data-hit') ?? ''));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('.hit[aria-current]').getAttribute('data-hit')).toBe(ids[1]);
    await page.keyboard.press('Enter');
    await page.locator('.clause.is-target').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(`/d/${ids[1]!.replace('/', '#')}`);
  });

  it('leads a 文号 straight to its document, however it is written', async () => {
    const page = await open('/');
    const field = page.getByRole('combobox', { name: '检索' });
    await field.fill('渝府发[2021]35号');
    await page.locator('.direct').waitFor();
    await field.press('Enter');
    await page.waitForURL('**/d/yufufa-2021-35');
  });

  it('says when a 文号 is not held, and who cites it', async () => {
    const page = await open('/search?q=渝府办发〔2022〕52号');
    await page.getByRole('heading', { name: /未入库/u }).waitFor();
    expect(await page.locator('.results').textContent()).toContain('梁平府办发〔2023〕27号');
  });

  it('offers near spellings where nothing was found', async () => {
    const page = await open('/search?q=双狮型');
    await page.getByRole('heading', { name: /没有条款含/u }).waitFor();
    await page.locator('.message a', { hasText: '双师型' }).first().click();
    await page.locator('.hit mark', { hasText: '双师型' }).first().waitFor();
  });

  it('points at the mistake in a query and offers the repair', async () => {
    expectErrors(/400/u);
    const page = await open('/');
    await page.getByRole('combobox', { name: '检索' }).fill('“双师型 占比');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await alert.locator('.btn--primary').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).not.toBe('“双师型 占比');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('suggests while typing; arrows and Enter take a suggestion', async () => {
    const page = await open('/');
    const field = page.getByRole('combobox', { name: '检索' });
    await field.pressSequentially('双师');
    await page.getByRole('option').first().waitFor();
    await field.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await field.press('Enter');
    await page.locator('.hit, .clause').first().waitFor();
  });

  it('keeps searches on this machine: recent by themselves, others on request', async () => {
    const page = await open('/search?q=学分银行');
    await page.getByRole('button', { name: '存为常用' }).click();
    await page.locator('.app-name').click();
    const saved = page.locator('section', { has: page.getByRole('heading', { name: '常用' }) });
    await saved.getByRole('link', { name: '学分银行' }).click();
    await page.locator('.hit').first().waitFor();
  });

  it('exports all hits as tables and as a Word file of quotations', async () => {
    const page = await open('/search?q=学徒制');
    const total = Number(/\d+/u.exec((await page.locator('.results-bar b').textContent()) ?? '')?.[0]);
    const save = async (format: RegExp) => {
      await page.getByRole('button', { name: '导出' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: format }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const csv = await save(/CSV/u);
    expect(csv.name).toBe('政脉检索 学徒制.csv');
    const text = csv.bytes.toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.trim().split(/\r\n(?=[^"]*(?:"[^"]*"[^"]*)*$)/u)).toHaveLength(total + 1);
    await page.getByText(`已导出${total}条`).waitFor();
    expect((await save(/Excel/u)).bytes.subarray(0, 2).toString()).toBe('PK');
    const word = await save(/Word/u);
    expect(word.name).toBe('政脉检索 学徒制.docx');
    expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('takes a query of 5,000 characters and one of operators only', async () => {
    expectErrors(/400/u);
    const page = await open('/');
    const field = page.getByRole('combobox', { name: '检索' });
    await field.fill('产教融合'.repeat(1250));
    await page.locator('.message, .hit').first().waitFor();
    await field.fill('- OR “” :');
    await page.locator('.message, .hit').first().waitFor();
    expect(await page.getByText('这个视图出了错').count()).toBe(0);
  });

  it('works on a phone: hits, filters and preview in drawers', async () => {
    const page = await open('/search?q=双师型', { size: PHONE });
    await page.locator('.hit').first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('button', { name: '筛选' }).click();
    await page.locator('.facets').getByRole('checkbox').first().waitFor();
    await page.getByRole('button', { name: '看结果' }).click();
    await page.locator('.hit .snippet').first().click();
    await page.locator('.preview .citation-box').waitFor();
    await page.getByRole('link', { name: '读全文' }).click();
    await page.locator('.clause.is-target').waitFor();
  });
});
