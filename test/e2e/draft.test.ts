import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDocx } from '../../ingest/read/docx.ts';
import { browserSuite } from './support/browser.ts';
import { createDraft, draftLines, isSaved, openDraft, pasteInto, plainBlock, writeAt } from './support/drafts.ts';

const SOURCE = {
  clauseId: 'liangpingfubanfa-2023-27/f.17',
  documentId: 'liangpingfubanfa-2023-27',
  title: '某区方案',
  number: '梁平府办发〔2023〕27号',
  locator: '附件/17',
  region: '梁平区',
  text: '深化对外交流合作，引进优质资源和优质企业开展合作。',
};
const BLOCKS = [
  plainBlock('p', 0, '为落实意见，制定本方案。'),
  plainBlock('a', 1, '', { title: '扩大资源供给' }),
  plainBlock('b', 2, '完善专业设置。', { agencies: ['区教委'] }),
  plainBlock('c', 2, SOURCE.text, { sources: [SOURCE] }),
];

/** What a word processor puts on the clipboard: numbered paragraphs with their numbers printed, and a table. */
const WORD_HTML = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]><b>强化保障</b></p>
<p class=MsoNormal style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span><![endif]><b>加强领导。</b>建立联席会议制度。</p>
<table class=MsoTableGrid border=1><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>
<tr><td>1</td><td>建设实训基地10个</td><td>区教委、区财政局</td></tr>
<tr><td>2</td><td>培训教师200人次</td><td>区教委</td></tr>
<tr><td>3</td><td>开展学徒制试点</td><td>区人力社保局</td></tr></table>
<!--EndFragment--></body></html>`;
const WORD_TEXT =
  '一、强化保障\n（一）加强领导。建立联席会议制度。\n序号\t工作任务\t责任单位\n1\t建设实训基地10个\t区教委、区财政局\n2\t培训教师200人次\t区教委\n3\t开展学徒制试点\t区人力社保局';

browserSuite('drafting', ({ open, expectErrors }) => {
  it('goes from the list of items to a Word file with its sources', async () => {
    const page = await open('/draft');
    await page.getByRole('button', { name: '开始起草' }).click();
    await page.getByText(/选择本级地区/u).waitFor();
    await page.getByRole('combobox', { name: '本级地区' }).fill('綦江');
    await page.getByRole('option', { name: /綦江区/u }).click();
    await page.getByRole('combobox', { name: '上位文件' }).fill('渝府发〔2021〕35号');
    await page.getByRole('option', { name: /渝府发〔2021〕35号/u }).click();
    await page.getByRole('button', { name: '开始起草' }).click();

    // another's clause, with the names of its region decided on one by one
    await page.locator('.checklist li').first().waitFor();
    await page.getByRole('button', { name: /31 建设陆海新通道/u }).click();
    const peer = (locator: string) => page.locator('section.wording').filter({ hasText: locator });
    await peer('五/（四）').getByRole('button', { name: '插入' }).click();
    const offer = page.getByRole('region', { name: '替换外地名称' });
    await offer.getByRole('textbox').waitFor();
    expect(await offer.getByRole('textbox').inputValue()).toBe('綦江');
    await offer.getByRole('button', { name: '替换' }).click();
    await offer.waitFor({ state: 'detached' });
    expect((await draftLines(page)).join()).toContain('畅通綦江职业教育');
    await page.locator('.source-chip').filter({ hasText: '改写' }).waitFor();

    // what nobody offered is found by the check, and repaired
    await peer('附件/17').getByRole('button', { name: '插入' }).click();
    await isSaved(page);
    await page.getByRole('tab', { name: /^检查/u }).click();
    await page.getByRole('button', { name: '改为“来綦”' }).click();
    expect((await draftLines(page)).join()).toMatch(/优质企业来綦开展/u);

    // left out, with a reason
    await page.getByRole('button', { name: /— 1 “十四五”期间，建成2所/u }).click();
    await page.getByRole('button', { name: '不写…' }).click();
    await page.getByRole('textbox', { name: '不写的理由' }).fill('本区无高职院校');
    await page.getByRole('button', { name: '记下' }).click();
    await page.locator('.checklist .is-waived').waitFor();
    expect(await page.locator('.checklist .panel-head').textContent()).toMatch(/已写1.*不写1/u);

    await isSaved(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^导出/u }).click();
    await page.getByRole('menuitem', { name: 'Word，附出处脚注' }).click();
    const bytes = readFileSync(await (await download).path());
    const read = readDocx(new Uint8Array(bytes), '草稿.docx');
    expect(read.lines.map(({ text }) => text).join('\n')).toMatch(/畅通綦江职业教育/u);
    const notes = strFromU8(unzipSync(new Uint8Array(bytes))['word/footnotes.xml']!).replace(/<[^>]+>/gu, '');
    expect(notes).toContain('梁平府办发〔2023〕27号');
  }, 120_000);

  it('numbers, nests, moves, splits and undoes by keyboard', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, BLOCKS));
    await writeAt(page, 'b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('新写一条');
    expect(await draftLines(page)).toContain('（二）新写一条');
    await page.keyboard.press('Tab');
    expect(await draftLines(page)).toContain('1．新写一条');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Alt+ArrowUp');
    expect((await draftLines(page)).slice(2, 4)).toEqual(['（一）新写一条', '（二）完善专业设置。']);
    for (let i = 0; i < 8 && (await draftLines(page)).length > BLOCKS.length; i++)
      await page.keyboard.press('Control+z');
    expect((await draftLines(page))[2]).toBe('（一）完善专业设置。');
    await isSaved(page);
    await page.reload();
    await page.locator('.draft-text').first().waitFor();
    expect(await draftLines(page)).toHaveLength(BLOCKS.length);
  });

  it('moves a block by mouse', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, BLOCKS));
    await page.locator('#b-c').hover();
    const grip = (await page.locator('#b-c .draft-grip').boundingBox())!;
    const to = (await page.locator('#b-b').boundingBox())!;
    await page.mouse.move(grip.x + 8, grip.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 30, to.y + 20);
    await page.mouse.move(to.x + 30, to.y + 3);
    await page.locator('.drop-line').waitFor();
    await page.mouse.up();
    expect((await draftLines(page))[2]).toBe(`（一）${SOURCE.text}`);
  });

  it('keeps levels, headings and rows of what is pasted from Word', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, BLOCKS));
    await writeAt(page, 'c');
    await pasteInto(page, { html: WORD_HTML, text: WORD_TEXT });
    await page.getByText('已贴入5条').waitFor();
    expect((await draftLines(page)).slice(4)).toEqual([
      '二、强化保障',
      '（一）加强领导。建立联席会议制度。',
      '1．建设实训基地10个',
      '2．培训教师200人次',
      '3．开展学徒制试点',
    ]);
    await page.locator('.draft-block[data-form="row"]').getByText('区教委、区财政局').waitFor();
  });

  it('shows how far a text has moved from its source, and asks when little is left', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, BLOCKS));
    const chip = page.locator('#b-c .source-chip');
    expect(await chip.textContent()).toContain('逐字');
    await writeAt(page, 'c');
    await page.keyboard.type('每年开展两次。');
    await chip.filter({ hasText: '改写' }).waitFor();
    await page.locator('#b-c .draft-text').evaluate((line) => getSelection()?.selectAllChildren(line));
    await page.keyboard.type('完全另写的一句话，与原来无关。');
    await chip.filter({ hasText: '来源还成立？' }).waitFor();
  });

  it('brings two tabs together: apart by itself, the same block by choice, nothing lost', async () => {
    expectErrors(/409/u);
    const one = await open('/draft');
    const id = await createDraft(one, BLOCKS);
    await openDraft(one, id);
    const other = await open(`/draft/${id}`, { beside: one });
    await other.locator('.draft-text').first().waitFor();
    // the other tab does not look by itself
    await other.route(`**/api/v1/drafts/${id}`, (route) => (route.request().method() === 'GET' ? route.abort() : route.continue())); // prettier-ignore
    expectErrors(/ERR_FAILED/u);
    await one.bringToFront();
    await writeAt(one, 'b');
    await one.keyboard.type('甲写。');
    await isSaved(one);
    await other.bringToFront();
    await writeAt(other, 'p');
    await other.keyboard.type('乙写。');
    await other.getByText(/同时改了1处，已并入/u).waitFor();
    expect((await draftLines(other)).join()).toMatch(/乙写。.*甲写。/u);

    await one.bringToFront();
    await writeAt(one, 'c');
    await one.keyboard.type('甲改。');
    await isSaved(one);
    await other.bringToFront();
    await writeAt(other, 'c');
    await other.keyboard.type('乙改。');
    const dialog = other.getByRole('dialog', { name: /两边都改了/u });
    await dialog.waitFor();
    const { violations } = await new AxeBuilder({ page: other }).include('dialog').analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await dialog.getByRole('button', { name: '按所选合并' }).click();
    await isSaved(other);
    const lines = (await draftLines(other)).join();
    expect(lines).toContain('甲改。');
    expect(lines).toContain('乙改。');
  });

  it('keeps what is typed without a line on this machine, also over a reload, and sends it later', async () => {
    expectErrors(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/u);
    const page = await open('/draft');
    const id = await createDraft(page, BLOCKS);
    await openDraft(page, id);
    await page.context().setOffline(true);
    await writeAt(page, 'b');
    await page.keyboard.type('断网时写。');
    await page.getByText('连不上服务，已存在本机').waitFor();
    await page.context().setOffline(false);
    await isSaved(page);
    // the server away for saves alone: the text outlives the page
    await page.route(`**/api/v1/drafts/${id}`, (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue())); // prettier-ignore
    await page.keyboard.type('再写。');
    await page.getByText('连不上服务，已存在本机').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.unroute(`**/api/v1/drafts/${id}`);
    await page.reload();
    await page.getByText('断网时写。再写。').waitFor();
    await isSaved(page);
    const stored = (await (await page.request.get(new URL(`/api/v1/drafts/${id}`, page.url()).href)).json()) as { draft: { blocks: { text: string }[] } }; // prettier-ignore
    expect(stored.draft.blocks[2]?.text).toContain('断网时写。再写。');
  });

  it('goes back to an earlier version, and forth again', async () => {
    const page = await open('/draft');
    await openDraft(page, await createDraft(page, BLOCKS));
    await writeAt(page, 'b');
    await page.keyboard.type('后来写的。');
    await isSaved(page);
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByRole('button', { name: /^第2版/u }).click();
    await page.getByRole('button', { name: '恢复到这一版' }).click();
    await expect.poll(() => draftLines(page).then((lines) => lines.join())).not.toContain('后来写的');
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect.poll(() => draftLines(page).then((lines) => lines.join())).toContain('后来写的');
  });

  it('deletes a draft and brings it back', async () => {
    const page = await open('/draft');
    const id = await createDraft(page, BLOCKS);
    await page.goto(new URL('/draft', page.url()).href);
    const row = page.locator('.drafts tbody tr').filter({ has: page.locator(`a[href="/draft/${id}"]`) });
    await row.getByRole('button', { name: /^删除/u }).click();
    await row.waitFor({ state: 'detached' });
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click();
    await row.waitFor();
  });

  it('takes stored clauses from anywhere into the draft', async () => {
    const page = await open('/search?q=学分银行');
    await page.locator('.hit').first().waitFor();
    await page.getByRole('button', { name: /^存入条款库/u }).click();
    await page.getByRole('button', { name: /^条款库 \d/u }).waitFor();
    await openDraft(page, await createDraft(page, BLOCKS));
    await page.getByRole('tab', { name: '条款库' }).click();
    await page.locator('section.wording').first().focus();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => draftLines(page).then((lines) => lines.join())).toContain('学分银行');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`axe finds nothing, ${theme}`, async () => {
      const page = await open('/draft', { theme });
      const check = async (name: string, part = 'body'): Promise<string[]> => {
        const { violations } = await new AxeBuilder({ page }).include(part).analyze();
        return violations.map(
          (one) => `${name} ${one.id}: ${one.nodes.map(({ target }) => target.join(' ')).join('; ')}`,
        );
      };
      await page.locator('.start-form').waitFor();
      const found = await check('start');
      await openDraft(page, await createDraft(page, BLOCKS));
      await page.getByRole('button', { name: /31 建设陆海新通道/u }).click();
      await page.locator('.peer-text').first().waitFor();
      await page.locator('.checklist li:nth-child(n + 3)').evaluateAll((rest) => {
        for (const one of rest) one.remove(); // all made alike, and axe takes its time
      });
      found.push(...(await check('draft')));
      for (const tab of ['检查', '来源', '条款库', '搜索', '版本']) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`, 'u') }).click();
        await page.waitForTimeout(400);
        found.push(...(await check(tab, '.draft-side')));
      }
      expect(found).toEqual([]);
    }, 120_000);
  }
});
