import { expect, it } from 'vitest';
import { browserSuite, PHONE, withoutClips } from './support/browser.ts';
import { TestServer } from './support/server.ts';

browserSuite('shell', ({ open, expectErrors }) => {
  it('goes back and forward through searches, documents and places, to where one was', async () => {
    const page = await open('/search?q=职业培训');
    await page.locator('.hit').nth(6).waitFor();
    const link = page.locator('.result-doc h2 a').nth(1);
    await page.evaluate(() => window.scrollTo(0, 400));
    await link.hover(); // scrolls until it is not covered
    const scrolled = await page.evaluate(() => window.scrollY);
    expect(scrolled).toBeGreaterThan(0);
    await link.click();
    await page.locator('.sheet').waitFor();
    await page.locator('.outline-list a').nth(3).click();
    const place = page.url();
    await page.goBack();
    await page.goBack();
    await page.locator('.hit').nth(6).waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.goForward();
    await page.goForward();
    await page.locator('.sheet').waitFor();
    expect(page.url()).toBe(place);
  });

  it('makes one history entry of a typed query', async () => {
    const page = await open('/search?q=学徒制');
    await page.locator('.hit').first().waitFor();
    const field = page.getByRole('combobox', { name: '检索' });
    await field.fill('');
    await field.pressSequentially('学分银行', { delay: 200 });
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('学分银行');
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('学徒制');
    await page.locator('.hit mark', { hasText: '学徒制' }).first().waitFor();
  });

  it('comes back after reload with selection, filters and grouping', async () => {
    const page = await open('/search?q=培训&level=county&group=clause');
    await page.locator('.hit').nth(1).waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => page.url()).toContain('sel=');
    const selected = await page.locator('.hit[aria-current]').getAttribute('data-hit');
    await page.reload();
    await page.locator('.hits-flat .hit[aria-current]').waitFor();
    expect(await page.locator('.hit[aria-current]').getAttribute('data-hit')).toBe(selected);
    expect(await page.locator('.facet input:checked').count()).toBe(1);
  });

  it('keeps two tabs in step: what is set aside in one is there in the other', async () => {
    const one = await open('/d/yufufa-2021-35#2.1');
    await withoutClips(one);
    const other = await open('/corpus', { beside: one });
    await one.locator('.clause.is-target').waitFor();
    await one.bringToFront();
    await one.keyboard.press('s');
    await other.getByRole('button', { name: '条款库 1' }).waitFor();
  });

  it('goes to views with G and a letter, and shows the keys with ?', async () => {
    const page = await open('/search?q=培训');
    await page.locator('.hit').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.waitForURL('**/corpus');
    await page.locator('.documents-table td').first().waitFor(); // keys belong to a view that is there
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    // in a field single keys are text
    await page.keyboard.type('gs?');
    expect(await page.getByRole('combobox', { name: '检索' }).inputValue()).toBe('gs?');
  });

  it('leaves keys alone while an input method composes', async () => {
    const page = await open('/d/yufufa-2021-35#2.1');
    await page.locator('.clause.is-target').waitFor();
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true })),
    );
    await page.waitForTimeout(100);
    expect(page.url()).toContain('#2.1');
  });

  it('can be used by keyboard from the first key: skip link, then the text', async () => {
    const page = await open('/help');
    await page.getByRole('heading', { name: '帮助', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('changes between light and dark and remembers it', async () => {
    const page = await open('/help');
    const button = page.getByRole('button', { name: /^界面：/u });
    await button.click();
    await button.click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.reload();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });

  it('says of an unknown address what it was', async () => {
    expectErrors(/404/u);
    const page = await open('/documents/1');
    await page.getByText('没有这个页面').waitFor();
    expect(await page.locator('#main').textContent()).toContain('/documents/1');
  });

  it('loads nothing from elsewhere', async () => {
    const page = await open('/help');
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(page.url()).origin)) foreign.push(request.url());
    });
    for (const path of ['/search?q=培训', '/d/yufufa-2021-35', '/corpus']) {
      await page.goto(new URL(path, page.url()).href);
      await page.waitForLoadState('networkidle');
    }
    expect(foreign.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([]);
  });

  it('fits a phone in every view of its own', async () => {
    for (const path of ['/', '/search?q=培训', '/d/yufufa-2021-35', '/corpus', '/help']) {
      const page = await open(path, { size: PHONE });
      await page.waitForLoadState('networkidle');
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, PHONE.width]);
      await page.close();
    }
  });

  it('keeps what was read when the server goes away, and goes on when it is back', async () => {
    expectErrors(/ERR_CONNECTION|Failed to load|503|502/u);
    const server = await TestServer.start();
    try {
      const page = await open('/d/yufufa-2021-35', { url: server.url });
      await page.locator('.clause').nth(5).waitFor();
      await page.locator('.app-name').click();
      await page.locator('.home').waitFor();
      await server.stop();
      await page.goBack();
      await page.locator('.clause').nth(5).waitFor();
      await page.getByRole('combobox', { name: '检索' }).fill('学徒制');
      await page.keyboard.press('Enter');
      await page.getByText('连不上政脉服务').waitFor();
      await server.start();
      await page.getByRole('button', { name: '立即重试' }).click();
      await page.locator('.hit').first().waitFor();
    } finally {
      await server.remove();
    }
  }, 300_000); // starts a server of its own, twice
});
