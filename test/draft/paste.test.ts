import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { blocksResponseSchema } from '../../graph-schema/api-draft.ts';
import { blockOf } from '../../server/draft/to-blocks.ts';
import { draftDocx } from '../../server/draft/docx/index.ts';
import { blocksOfFile, pastedBlocks } from '../../server/draft/paste.ts';
import { draftContentSchema } from '../../graph-schema/draft.ts';

const shape = ({ blocks }: Awaited<ReturnType<typeof pastedBlocks>>) =>
  blocks.map(({ form, level, title, text, agencies }) => [form, level, title, text, agencies.join('、')]);

describe('pasted content', () => {
  it('keeps headings and levels, and lets the draft number', async () => {
    const text = [
      '一、主要任务',
      '（一）扩大规模。到2025年建成5个基地。（责任单位：区教委、区财政局）',
      '（二）提高质量',
      '1．加强培训。每年培训200人次。',
    ].join('\n');
    expect(shape(await pastedBlocks({ text }))).toEqual([
      ['clause', 1, '主要任务', '', ''],
      ['clause', 2, '扩大规模', '到2025年建成5个基地。', '区教委、区财政局'],
      ['clause', 2, '提高质量', '', ''],
      ['clause', 3, '加强培训', '每年培训200人次。', ''],
    ]);
  });

  it('reads what Word puts on the clipboard, scripts left out', async () => {
    const html =
      '<p class=MsoNormal><b>一、主要任务</b></p><script>alert(1)</script>' +
      '<p class=MsoNormal>（一）扩大规模。建成&lt;5&gt;个基地。<o:p></o:p></p>';
    const answer = await pastedBlocks({ html });
    expect(shape(answer).slice(0, 2)).toEqual([
      ['clause', 1, '主要任务', '', ''],
      ['clause', 2, '扩大规模', '建成<5>个基地。', ''],
    ]);
    expect(JSON.stringify(answer)).not.toContain('alert');
  });

  it('takes rows of a task list with their bodies', async () => {
    const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const rows = [
      ['序号', '工作任务', '责任单位'],
      ['1', '建成2个实训基地。', '区教委、区财政局'],
      ['2', '开展技能竞赛。', '区人力社保局'],
      ['3', '完善评价制度。', '区教委'],
    ];
    const { blocks } = await pastedBlocks({ html: `<p>附件</p><table>${rows.map(row).join('')}</table>` });
    expect(blocks.filter(({ form }) => form === 'row').map(({ text, agencies }) => [text, ...agencies])).toEqual([
      ['建成2个实训基地。', '区教委', '区财政局'],
      ['开展技能竞赛。', '区人力社保局'],
      ['完善评价制度。', '区教委'],
    ]);
  });

  it('cuts a table of 5,000 rows and says so', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `<tr><td>${i + 1}</td><td>完成第${i + 1}项任务。</td></tr>`);
    const head = '<tr><td>序号</td><td>工作任务</td></tr>';
    const answer = await pastedBlocks({ html: `<table>${head}${rows.join('')}</table>` });
    expect(answer.blocks.length).toBeLessThanOrEqual(2000);
    expect(answer.messages.join()).toMatch(/只取了前 \d+ [行段]/u);
    expect(blocksResponseSchema.safeParse(answer).success).toBe(true);
  }, 60_000);

  it.each([{ html: '<p>&nbsp;</p>' }, { text: ' \n ' }])('says that there is no text in %j', async (pasted) => {
    expect(await pastedBlocks(pasted)).toEqual({ title: '', blocks: [], messages: ['粘贴的内容里没有文字。'] });
  });

  it('cuts a paragraph that is too long for a block', async () => {
    const answer = await pastedBlocks({ text: `一、主要任务\n（一）扩大规模。${'建设基地'.repeat(8000)}。` });
    expect(answer.messages.join()).toContain('太长');
    expect(blocksResponseSchema.safeParse(answer).success).toBe(true);
  });
});

describe('a file as blocks', () => {
  const draft = draftContentSchema.parse({
    title: '东区推动技能人才培养实施方案',
    documentType: '实施方案',
    region: { code: null, name: '东区' },
    parents: [],
    blocks: [
      blockOf({ form: 'paragraph', level: 0, text: '为做好技能人才培养工作，制定本方案。' }),
      blockOf({ level: 1, title: '重点任务' }),
      blockOf({ level: 2, title: '共建基地', text: '支持学校与企业共建基地。', agencies: ['区教委'] }),
      blockOf({ level: 3, title: '加强管理', text: '建立台账，按月通报。' }),
    ],
  });

  it('gives back the clauses of a draft that went out to Word', async () => {
    const bytes = await draftDocx(draft, { form: 'clean' });
    const answer = await blocksOfFile({ name: '方案.docx', bytes });
    expect(answer.title).toBe(draft.title);
    expect(shape(answer)).toEqual(shape({ title: '', messages: [], blocks: draft.blocks }));
    expect(answer.messages).toEqual([]);
  });

  const XML = '<?xml version="1.0"?>';
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const parts = {
    '[Content_Types].xml': strToU8(`${XML}<Types/>`),
    'word/document.xml': strToU8(
      `${XML}<w:document ${W}><w:body><w:p><w:r><w:t>一、主要任务</w:t></w:r></w:p></w:body></w:document>`,
    ),
  };

  it('leaves macros, links and pictures where they are, and names them', async () => {
    const rel = '<Relationship Id="r1" Type="t" Target="http://example.invalid/x" TargetMode="External"/>';
    const bytes = zipSync({
      ...parts,
      'word/vbaProject.bin': strToU8('x'),
      'word/media/image1.png': strToU8('x'),
      'word/_rels/document.xml.rels': strToU8(`${XML}<Relationships>${rel}${rel}</Relationships>`),
    });
    const { blocks, messages } = await blocksOfFile({ name: '方案.docm', bytes });
    expect(blocks.map(({ title }) => title)).toEqual(['主要任务']);
    expect(messages).toEqual([
      '文件带有宏，只取了文字，宏没有带入。',
      '文件有 2 处外部链接，只取了文字，没有打开链接。',
      '文件里的图片没有带入。',
    ]);
  });

  it('refuses a zip bomb and a damaged file with their names', async () => {
    const bomb = zipSync({ ...parts, 'word/document.xml': new Uint8Array(210 * 1024 * 1024) }, { level: 1 });
    await expect(blocksOfFile({ name: '炸弹.docx', bytes: bomb })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const broken = { name: '坏.docx', bytes: zipSync(parts).slice(0, 200) };
    await expect(blocksOfFile(broken)).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
  });
});
