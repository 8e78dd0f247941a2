import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { browserSuite } from './support/browser.ts';

const PAIR = '/lineage?up=yufufa-2021-35/f2&down=liangpingfubanfa-2023-27';

browserSuite('lineage', ({ open }) => {
  it('draws the upper list against the lower one, with what was left out', async () => {
    const page = await open(PAIR);
    await page.locator('svg.flow').waitFor();
    expect(await page.locator('svg.flow .row').count()).toBe(62);
    expect(await page.locator('svg.flow .ribbon').count()).toBeGreaterThan(15);
    const omitted = Number(await page.locator('.lineage-summary .alarm b').textContent());
    expect(await page.locator('svg.flow .omitted').count()).toBe(omitted);
  });

  it('shows both texts of a row by mouse and keyboard, and keeps it in the address', async () => {
    const page = await open(PAIR);
    await page.locator('[data-row="liangpingfubanfa-2023-27/f.11"]').click();
    const evidence = page.getByRole('complementary', { name: '依据' });
    await evidence.locator('mark', { hasText: '示范性教师企业实践流动站' }).first().waitFor();
    expect(await evidence.locator('.quote').count()).toBeGreaterThanOrEqual(2);
    expect(new URL(page.url()).searchParams.get('sel')).toBe('liangpingfubanfa-2023-27/f.11');
    await page.reload();
    await evidence.locator('.quote').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('点一条线或一行').waitFor();
    await page.keyboard.press('j');
    await evidence.locator('.quote').first().waitFor();
  });

  it('filters by kind and says so in counts and address', async () => {
    const page = await open(PAIR);
    await page.locator('svg.flow').waitFor();
    const before = await page.locator('svg.flow .ribbon').count();
    const chip = page.getByRole('button', { name: /^逐字/u });
    await chip.click();
    await expect.poll(() => page.locator('svg.flow .ribbon').count()).toBeLessThan(before);
    expect(await page.locator('.ribbon--verbatim').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('kind')).toBe('adapted,thematic');
    await chip.click();
    await expect.poll(() => page.locator('svg.flow .ribbon').count()).toBe(before);
  });

  it('offers the documents where nothing is chosen', async () => {
    const page = await open('/lineage');
    await page.getByText('先选要比对的文件').waitFor();
    await page.getByLabel('上位文件').selectOption('yufufa-2021-35');
    await page.getByLabel('下位文件').selectOption('liangpingfubanfa-2023-27');
    await page.locator('svg.flow').waitFor();
  });

  it('says the same in a table', async () => {
    const page = await open(PAIR);
    await page.getByText('查看为表格').click();
    expect(await page.locator('.lineage-table tbody tr').count()).toBe(40);
  });

  it('confirms a link by key, and takes it back', async () => {
    const page = await open(`${PAIR}&sel=liangpingfubanfa-2023-27/f.11%7CIMPLEMENTS%7Cyufufa-2021-35/f2.21`);
    const evidence = page.getByRole('complementary', { name: '依据' });
    await evidence.locator('.evidence-head').waitFor();
    await page.keyboard.press('y');
    await evidence.locator('.review--confirmed').first().waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => evidence.locator('.review--confirmed').count(), { timeout: 10_000 }).toBe(0);
  });

  it('shows documents by date and level, and compares with the one that is clicked', async () => {
    const page = await open(PAIR);
    await page.locator('svg.timeline').waitFor();
    expect(await page.locator('.timeline-box.is-chosen').count()).toBe(2);
    expect(await page.locator('.timeline-box.is-not-held').count()).toBeGreaterThan(0);
    await page
      .locator('svg.timeline')
      .getByRole('link', { name: /渝府发〔2019〕18号/u })
      .click();
    await expect.poll(() => new URL(page.url()).searchParams.get('up')).toBe('yufufa-2019-18');
    await page.locator('svg.flow').waitFor();
  });

  it('saves the drawing as a picture', async () => {
    const page = await open(PAIR);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'PNG' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^脉络 .*\.png$/u);
    expect(statSync(await file.path()).size).toBeGreaterThan(50_000); // with its colours, not an empty sheet
  });

  it('prints the table with the drawing', async () => {
    const page = await open(PAIR);
    await page.locator('svg.flow').waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.locator('.lineage-table tbody tr').first().waitFor();
  });
});

browserSuite('two steps around a clause', ({ open, expectErrors }) => {
  const NEAR = '/lineage?clause=yufufa-2021-35/f2.21';

  it('draws what is above on the left and what is below on the right, and lists the same', async () => {
    const page = await open(NEAR);
    await page.locator('.near-clause.is-centre').waitFor();
    const x = async (name: RegExp): Promise<number> =>
      (await page.locator('svg.near').getByRole('link', { name }).first().boundingBox())!.x;
    expect(await x(/重庆2019/u)).toBeLessThan(await x(/^本文件 附件2\/21/u));
    expect(await x(/^本文件 附件2\/21/u)).toBeLessThan(await x(/梁平 附件\/11/u));
    expect(await page.locator('.near-list tbody tr').count()).toBe(await page.locator('svg.near .ribbon').count());
    await page
      .locator('svg.near')
      .getByRole('link', { name: /梁平 附件\/11/u })
      .click();
    await expect.poll(() => new URL(page.url()).searchParams.get('clause')).toBe('liangpingfubanfa-2023-27/f.11');
  });

  it('says what is not there any more', async () => {
    expectErrors(/404/u);
    const page = await open('/lineage?clause=yufufa-2021-35/f2.999');
    await page.getByRole('heading', { name: '没有这个条款' }).waitFor();
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing, ${theme}`, async () => {
      const page = await open(NEAR, { theme });
      await page.locator('.near-clause.is-centre').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(new URL(PAIR, page.url()).href);
      await page.locator('svg.timeline').waitFor();
      expect(await violations(page, '.evidence')).toEqual([]);
    });
  }
});
