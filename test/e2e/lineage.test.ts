import { expect, it } from 'vitest';
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
});
