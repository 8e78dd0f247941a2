import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../graph-schema/draft.ts';
import { draftDocx } from '../../server/draft/docx/index.ts';
import { block, draftOf, SOURCE } from './docx-sample.ts';

const DRAFT = draftOf([
  block('a', 'paragraph', 0, { text: '为做好技能人才培养工作，制定本方案。' }),
  block('b', 'clause', 1, { title: '重点任务' }),
  block('c', 'clause', 2, {
    title: '共建基地',
    text: '支持学校与企业共建<实训>基地。',
    agencies: ['区教委'],
    sources: [SOURCE],
  }),
  block('d', 'row', 0, { text: '建成2个实训基地。', agencies: ['区教委', '区财政局'], sources: [SOURCE] }),
]);

const FINDING: Finding = {
  key: 'foreign-place:c:临区',
  rule: 'foreign-place',
  weight: 'must',
  block: 'c',
  place: '一/（一）',
  span: [0, 2],
  text: '临区',
  message: '这是别处的地名。',
  evidence: [],
  repair: null,
  dismissed: false,
};

/** Parts of the file as text; words of its body without markup. */
async function written(
  options: Parameters<typeof draftDocx>[1],
): Promise<{ part: (name: string) => string; words: string }> {
  const files = unzipSync(await draftDocx(DRAFT, options));
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  return {
    part,
    words: part('word/document.xml')
      .replace(/<\/w:p>/gu, '\n')
      .replace(/<[^>]+>/gu, ''),
  };
}

describe('draftDocx', () => {
  let clean: Awaited<ReturnType<typeof written>>;
  beforeAll(async () => {
    clean = await written({ form: 'clean' });
  });

  it('writes title, numbered clauses with bodies, signature and task list in order', () => {
    const order = ['推动技能人才培养实施方案', '区政府各部门：', '一、重点任务', '（一）共建基地。支持学校', '（责任单位：区教委）', '附件：东区推动技能人才培养工作任务清单', '东区人民政府', '2024年3月1日', '\n附件\n', '建成2个实训基地。', '区教委、区财政局']; // prettier-ignore
    const places = order.map((words) => clean.words.indexOf(words));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('escapes markup in texts', () => {
    expect(clean.part('word/document.xml')).toContain('&lt;实训&gt;');
  });

  it('keeps to the page of GB/T 9704: A4, margins, exact lines, repeated heading row', () => {
    const xml = clean.part('word/document.xml');
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect(xml).toMatch(/w:top="2098"/u);
    expect(xml).toMatch(/w:line="579" w:lineRule="exact"/u);
    expect(xml).toContain('<w:tblHeader/>');
  });

  it('writes letterhead and imprint only where they are asked for', async () => {
    const headed = (await written({ form: 'clean', head: true })).words;
    expect(headed).toMatch(/^东区人民政府文件\n东府发〔2024〕3号/u);
    expect(headed).toMatch(/东区人民政府办公室2024年3月1日印发/u);
    expect(clean.words).not.toMatch(/文件\n|印发/u);
  });

  it('names no source in the clean form, and each reused block in the form with sources', async () => {
    expect(clean.part('word/footnotes.xml')).not.toContain('源自');
    const sourced = await written({ form: 'sources', origin: 'http://127.0.0.1:3000' });
    const notes = sourced.part('word/footnotes.xml').replace(/<[^>]+>/gu, '');
    expect(notes.match(/源自《临区技能人才培养实施方案》，临区府发〔2023〕8号，附件第4项，http:\/\/127\.0\.0\.1:3000\/d\/linqufa-2023-8#f\.4/gu)).toHaveLength(2); // prettier-ignore
  });

  it('puts open findings into comments and leaves dismissed ones out', async () => {
    const open = await written({ form: 'sources', findings: [FINDING] });
    expect(open.part('word/comments.xml')).toContain('外地地名');
    const none = await written({ form: 'sources', findings: [{ ...FINDING, dismissed: true }] });
    expect(none.part('word/comments.xml')).not.toContain('外地地名');
  });

  it('adds the correlation table as a second annex', async () => {
    const correlation = {
      label: '',
      title: '落实对照表',
      columns: [{ name: '序号', width: 100 }],
      rows: [[{ text: '7' }]],
    };
    const { words } = await written({ form: 'table', correlation });
    expect(words).toMatch(/附件1[\s\S]*附件2\n落实对照表/u);
  });

  it('gives the same bytes for the same draft', async () => {
    expect(await draftDocx(DRAFT, { form: 'sources' })).toEqual(await draftDocx(DRAFT, { form: 'sources' }));
  });
});
