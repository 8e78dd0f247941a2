import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fitsWidth } from './support/axe.ts';
import { browserSuite, DESK, PHONE } from './support/browser.ts';

/** States of the views that this suite looks at, each with what must be there first. */
const STATES: [string, string, string][] = [
  ['start page', '/', '.home-columns li'],
  ['hits', '/search?q=双师型 占比', '.preview .citation-box'],
  ['no hits', '/search?q=“没有这样的话”', '.message'],
  ['flat hits', '/search?q=培训&group=clause&level=county', '.hits-flat .hit'],
  ['reader', '/d/yufufa-2021-35#2.1', '.clause.is-target .note-line'],
  ['table of an annex', '/d/yufufa-2021-35#f2.21', '.clause.is-target td'],
  ['moved clause', '/d/yufufa-2021-35#f2.999', '.moved-notice'],
  ['corpus', '/corpus', '.documents-table td'],
  ['help', '/help', '.help-section'],
  [
    'lineage',
    '/lineage?up=yufufa-2021-35/f1&down=liangpingfubanfa-2023-27&sel=liangpingfubanfa-2023-27/f.14',
    '.evidence .quote',
  ],
  ['lineage, nothing chosen', '/lineage', '.message'],
  ['two whole documents', '/pair?up=yufufa-2021-35&down=liangpingfubanfa-2023-27&view=texts', '.text-row'],
  ['clause without an upper one', '/pair/liangpingfubanfa-2023-27/3.4?up=yufufa-2021-35', '.alone .quote'],
  ['unknown page', '/nothing', '.message'],
];

/** Views that are laid out anew in narrow windows. */
const PHONE_STATES: [string, string][] = [
  ['/table?up=yufufa-2021-35/f2&down=liangpingfubanfa-2023-27,qijiao-2023-17&only=omitted', '.correlation'],
  ['/pair/liangpingfubanfa-2023-27/f.11/yufufa-2021-35/f2.21', '.queue li[aria-current]'],
  ['/lineage?clause=yufufa-2021-35/f2.21', '.near-clause.is-centre'],
  ['/lineage?up=yufufa-2021-35/f1&down=liangpingfubanfa-2023-27', 'svg.flow'],
];

const CLAUSES = 8;
const MANY_ALIKE =
  '.hits > li:nth-child(n + 12), .text-rows > li:nth-child(n + 8), .queue li:nth-child(n + 8):not([aria-current]), .correlation tbody tr:nth-child(n + 9)';
const SLOW_MS = 180_000;

/** Takes most of a long text out of the page: axe needs a minute for 80 clauses, and they are all made alike. */
async function shorten(page: Page): Promise<void> {
  await page.evaluate(
    ([most, alike]) => {
      const all = Array.from(document.querySelectorAll('.clause'));
      const target = Math.max(
        0,
        all.findIndex((one) => one.classList.contains('is-target')),
      );
      all.forEach((one, index) => {
        if (index > 1 && Math.abs(index - target) > most / 2) one.remove();
      });
      document.querySelectorAll(alike).forEach((one) => {
        one.remove();
      });
    },
    [CLAUSES, MANY_ALIKE] as const,
  );
}

/** What axe finds; `rules` are all where none are named. */
async function violations(page: Page, rules: string[] = []): Promise<string[]> {
  await shorten(page);
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return found.map((one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

browserSuite('accessibility', ({ open, expectErrors }) => {
  for (const theme of ['light', 'dark'] as const) {
    it(
      `axe finds nothing, ${theme}`,
      async () => {
        expectErrors(/404/u);
        const page = await open('/', { theme });
        const base = new URL(page.url()).origin;
        const found: string[] = [];
        for (const [name, path, ready] of STATES) {
          await page.goto('about:blank'); // else another fragment is no new page
          await page.goto(base + path);
          await page.locator(ready).first().waitFor();
          found.push(
            ...(await violations(page, theme === 'dark' ? ['color-contrast'] : [])).map((one) => `${name}: ${one}`),
          );
        }
        expect(found).toEqual([]);
      },
      SLOW_MS,
    );
  }

  it('axe finds nothing in windows, drawers and menus', async () => {
    const page = await open('/search?q=培训');
    await page.locator('.hit').first().waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: '检索' }).fill('双师');
    await page.getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const phone = await open('/d/yufufa-2021-35', { size: PHONE });
    await phone.getByRole('button', { name: '目录' }).click();
    expect(await violations(phone)).toEqual([]);
  });

  it(
    'axe finds nothing on a phone, where nothing scrolls sideways',
    async () => {
      const page = await open('/', { size: PHONE });
      const base = new URL(page.url()).origin;
      const found: string[] = [];
      for (const [path, ready] of PHONE_STATES) {
        await page.goto(base + path);
        await page.locator(ready).first().waitFor();
        if (!(await fitsWidth(page))) found.push(`${path} is wider than the phone`);
        found.push(...(await violations(page)).map((one) => `${path}: ${one}`));
      }
      expect(found).toEqual([]);
    },
    SLOW_MS,
  );

  it('shows the focus on everything that takes it', async () => {
    const page = await open('/search?q=双师型', { size: DESK });
    await page.locator('.preview .citation-box').waitFor();
    const unseen: string[] = [];
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        if (!at || at === document.body) return true;
        const style = getComputedStyle(at);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? true : at.outerHTML.slice(0, 80);
      });
      if (seen !== true) unseen.push(seen);
    }
    expect(unseen).toEqual([]);
  });
});
