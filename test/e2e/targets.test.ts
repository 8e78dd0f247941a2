import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fitsWidth, violations } from './support/axe.ts';
import { browserSuite, clipboard, PHONE } from './support/browser.ts';

const SCOPE = 'up=yufufa-2021-35&down=liangpingfubanfa-2023-27,qijiao-2023-17';
const TARGETS = `/targets?${SCOPE}`;
const MATCH = '职业院校专业设置与重点产业匹配度';

browserSuite('indicators', ({ open, expectErrors }) => {
  it('follows a number from the city to the districts, with the sentences', async () => {
    const page = await open(TARGETS);
    await page.getByRole('button', { name: MATCH }).click();
    const row = page.locator('tr[aria-selected="true"]');
    expect(await row.locator('.value').first().textContent()).toBe('90%');
    expect(await row.locator('.not-told').count()).toBe(1); // one district says it without the number
    await row.locator('.conclusion .verdict--no-value').waitFor();
    const panel = page.getByRole('complementary', { name: '所选指标' });
    await panel.getByRole('heading', { name: MATCH }).waitFor();
    expect(await panel.locator('.quote').count()).toBeGreaterThanOrEqual(4);
    await panel.getByRole('button', { name: '复制对照引文' }).click();
    expect(await clipboard(page)).toContain('（《教育部 重庆市人民政府关于');
  });

  it('restores filter and choice from the address', async () => {
    const page = await open(TARGETS);
    await page.locator('.indicator-table').waitFor();
    const all = await page.locator('.indicator-table tbody tr').count();
    await page.getByRole('button', { name: /缺数值/u }).click();
    await expect.poll(() => page.locator('.indicator-table tbody tr').count()).toBeLessThan(all);
    const few = await page.locator('.indicator-table tbody tr').count();
    expect(new URL(page.url()).searchParams.get('verdict')).toBe('no-value');
    await page.keyboard.press('j');
    const chosen = new URL(page.url()).searchParams.get('sel');
    expect(chosen).not.toBeNull();
    await page.reload();
    await expect.poll(() => page.locator('.indicator-table tbody tr').count()).toBe(few);
    expect(await page.locator('tr[aria-selected="true"]').getAttribute('data-indicator')).toBe(chosen);
  });

  it('goes further up where the upper document has one before it', async () => {
    const page = await open(TARGETS);
    await page.locator('.indicator-table').waitFor();
    const columns = await page.locator('.indicator-table thead th').count();
    await page.getByLabel('含渝府发〔2019〕18号').check();
    await expect.poll(() => page.locator('.indicator-table thead th').count()).toBe(columns + 1);
    expect(new URL(page.url()).searchParams.get('with')).toBe('yufufa-2019-18');
  });

  it('lists what one document alone says, and gives everything as files', async () => {
    const page = await open(TARGETS);
    await page.getByText(/^只见于一份文件的指标/u).click();
    await page.getByRole('button', { name: '轻纺食品类专业' }).first().click();
    await page.getByRole('complementary').getByRole('heading', { name: '轻纺食品类专业' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain(MATCH);
    expect(text).toContain('未写数');
  });

  it('says what is to be chosen, and what belongs with it', async () => {
    const page = await open('/targets?up=yufufa-2021-35');
    await page.getByText('还没有选下位文件').waitFor();
    await page
      .getByRole('link', { name: /梁平区/u })
      .first()
      .click();
    await page.locator('.indicator-table').waitFor();
    const none = await open('/targets?up=yurenshe-2021-452&down=qijiao-2023-17&verdict=lowered');
    await none.getByRole('heading', { name: /^没有/u }).waitFor();
    expectErrors(/404/u);
    const wrong = await open('/targets?up=nothing-1&down=qijiao-2023-17');
    await wrong.getByRole('heading', { name: '要比对的文件不在文库里' }).waitFor();
  });

  it('fits a phone, and prints without its side column', async () => {
    const phone = await open(TARGETS, { size: PHONE });
    await phone.locator('.indicator-table').waitFor();
    expect(await fitsWidth(phone)).toBe(true);
    const page = await open(TARGETS);
    await page.locator('.indicator-table').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('complementary').isVisible()).toBe(false);
    expect(await page.locator('.indicator-table').isVisible()).toBe(true);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing, ${theme}`, async () => {
      const page = await open(TARGETS, { theme });
      await page.locator('.indicator-table').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  }
});
