import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { browserSuite } from './support/browser.ts';

/**
 * A made-up document of a made-up county, with things in it that must never be taken for HTML, and more marks side by side
 * than a browser can lay out without help.
 */
const NOTICE = `甲乙县人民政府办公室
关于印发甲乙县公共图书馆夜间开放工作方案的通知
甲乙府办发〔2024〕7号

各乡镇人民政府，县政府有关部门：

《甲乙县公共图书馆夜间开放工作方案》已经县政府同意，现印发给你们，请认真组织实施。

一、工作目标
到2026年，全县公共图书馆夜间开放率达到80%以上。<script>document.title='坏了'</script>
二、主要任务
（一）延长开放时间。推动县图书馆每周夜间开放不少于3天。<img src=x onerror="document.title='坏了'">
（二）完善服务设施。\u202e反向文字\u202c照常显示。${'增设自助借还设备，'.repeat(600)}完善无障碍设施。
（三）加强宣传。${'（'.repeat(30_000)}

甲乙县人民政府办公室
2024年3月5日
`;

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

browserSuite('corpus', ({ open, expectErrors }) => {
  it('shows what is in, what is odd, and what is cited but not held', async () => {
    const page = await open('/corpus');
    await page.locator('.documents-table tbody tr').nth(4).waitFor();
    await page.locator('.figures:not(.is-empty)').waitFor();
    // other suites may have brought in documents of their own
    const overview = await page.request.get(new URL('/api/v1/overview', page.url()).href);
    const { documents } = (await overview.json()) as { documents: number };
    expect(documents).toBeGreaterThanOrEqual(5);
    expect(await page.locator('.figures').textContent()).toMatch(new RegExp(`文件\\s*${documents}\\D`, 'u'));
    await page.getByRole('region', { name: '被引用而未入库' }).waitFor();
  });

  it('narrows the table and keeps that in the address', async () => {
    const page = await open('/corpus');
    await page.getByRole('searchbox', { name: /按标题/u }).fill('梁平');
    await expect.poll(() => page.locator('.documents-table tbody tr').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('q')).toBe('梁平');
    await page.reload();
    await expect.poll(() => page.locator('.documents-table tbody tr').count()).toBe(1);
    await page.getByRole('searchbox', { name: /按标题/u }).fill('没有这样的文件');
    await page.getByText('没有符合筛选的文件').waitFor();
  });

  it('gives out what the table shows', async () => {
    const page = await open('/corpus?q=梁平');
    await page.locator('.documents-table tbody tr').waitFor();
    await page.getByRole('button', { name: '导出筛选结果' }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'JSONL 数据' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('政脉.jsonl');
    const lines = readFileSync(await saved.path(), 'utf8')
      .trimEnd()
      .split('\n');
    const records = lines.map((line) => JSON.parse(line) as { type: string; document?: string });
    expect(records.filter(({ type }) => type === 'document')).toHaveLength(1);
    expect(records.length).toBeGreaterThan(50);
    await page.goto(new URL('/corpus', page.url()).href);
    await page.getByRole('button', { name: '导出全库' }).click();
    expect(await page.getByRole('menuitem').count()).toBe(6);
  });

  it('takes in a file, shows its text as text, corrects it, deletes it and undoes that', async () => {
    const page = await open('/corpus');
    await page.locator('.documents-table').waitFor();
    await page
      .locator('input[type="file"]')
      .setInputFiles([file('夜间开放.txt', NOTICE), file('表格.xls', 'x'), file('空.txt', '')]);
    const panel = page.getByRole('region', { name: '入库进度' });
    await panel.getByText(/完成 \d+条/u).waitFor({ timeout: 30_000 });
    expect(await panel.textContent()).toMatch(/读不了这种文件.*文件是空的/su);

    await panel.getByRole('link', { name: '夜间开放.txt' }).click();
    await page.locator('.clause').nth(2).waitFor();
    expect(await page.locator('.sheet').textContent()).toContain("<script>document.title='坏了'</script>");
    expect(await page.locator('.sheet img, .sheet script').count()).toBe(0);
    expect(await page.title()).not.toContain('坏了');

    await page.goto(new URL('/corpus?q=夜间开放', page.url()).href);
    const row = page.locator('.documents-table tbody tr');
    await row.getByRole('button', { name: /的操作/u }).click();
    await page.getByRole('menuitem', { name: '更正题录' }).click();
    await page.getByRole('textbox', { name: '成文日期' }).fill('2024-03-06');
    await page.getByRole('button', { name: '存下' }).click();
    await row.getByText('2024-03-06').waitFor();

    await row.getByRole('button', { name: /的操作/u }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await page.getByText('没有符合筛选的文件').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await row.getByText('2024-03-06').waitFor();

    await row.getByRole('button', { name: /的操作/u }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await page.getByText('没有符合筛选的文件').waitFor();
  });

  it('says in words what was wrong with a correction', async () => {
    expectErrors(/400|422/u);
    const page = await open('/corpus?q=綦江');
    await page
      .getByRole('button', { name: /的操作/u })
      .first()
      .click();
    await page.getByRole('menuitem', { name: '更正题录' }).click();
    await page.getByRole('textbox', { name: '成文日期' }).fill('去年春天');
    await page.getByRole('button', { name: '存下' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/日期/u);
  });
});
