import {
  AlignmentType,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  SymbolRun,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../ingest/read/index.ts';
import { formatNumber } from '../../ingest/read/docx-numbering.ts';
import type { SourceText } from '../../ingest/types.ts';

async function read(bytes: Uint8Array, name = '文件.docx'): Promise<SourceText> {
  const [first] = await readInput({ name, bytes });
  return first!.source;
}

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.LEFT,
});

async function made(children: FileChild[]): Promise<SourceText> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'outline',
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
            level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
        { reference: 'dots', levels: [level(0, LevelFormat.BULLET, '●')] },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('按常住人口计算。')] } },
    sections: [{ children }],
  });
  return read(new Uint8Array(await Packer.toBuffer(document)));
}

/** A document from the inside of its body, for what the writing library does not write. */
async function raw(body: string, parts: Record<string, string> = {}): Promise<SourceText> {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`;
  const files = Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, strToU8(content)]));
  return read(zipSync({ 'word/document.xml': strToU8(xml), ...files }));
}

const texts = (source: SourceText): string[] => source.lines.map((line) => line.text);
const item = (text: string, at: number): Paragraph =>
  new Paragraph({ text, numbering: { reference: 'outline', level: at } });
const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('Word documents', () => {
  it('turns generated numbers into text and counts as Word does', async () => {
    const source = await made([
      item('总体要求', 0),
      item('指导思想', 1),
      item('基本原则', 1),
      item('主要任务', 0),
      item('完善制度', 1),
      item('建立台账', 2),
      item('定期通报', 2),
      new Paragraph({ text: '要点', numbering: { reference: 'dots', level: 0 } }),
    ]);
    expect(texts(source)).toEqual([
      '一、总体要求',
      '（一）指导思想',
      '（二）基本原则',
      '二、主要任务',
      '（一）完善制度',
      '1. 建立台账',
      '2. 定期通报',
      '●要点',
    ]);
    for (const line of source.lines) expect(source.text.slice(...line.span)).toBe(line.text);
  });

  it('keeps headings, alignment and weight as hints', async () => {
    const source = await made([
      new Paragraph({ text: '总则', heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: '某局文件', bold: true })] }),
      new Paragraph({ children: [new TextRun({ text: '甲', bold: true }), new TextRun('乙')] }),
    ]);
    expect(source.lines.map(({ text, heading, align, bold }) => ({ text, heading, align, bold }))).toEqual([
      { text: '总则', heading: 1, align: undefined, bold: undefined },
      { text: '某局文件', heading: undefined, align: 'center', bold: true },
      { text: '甲乙', heading: undefined, align: undefined, bold: undefined },
    ]);
  });

  it('places merged cells', async () => {
    const cell = (text: string, options = {}): TableCell =>
      new TableCell({ children: [new Paragraph(text)], ...options });
    const source = await made([
      new Table({
        rows: [
          new TableRow({ tableHeader: true, children: [cell('任务'), cell('单位', { columnSpan: 2 })] }),
          new TableRow({ children: [cell('普查', { rowSpan: 2 }), cell('甲局'), cell('乙局')] }),
          new TableRow({ children: [cell('丙局'), cell('')] }),
        ],
      }),
      new Paragraph('表后'),
    ]);
    expect(source.lines.map((line) => [line.text, line.cell])).toEqual([
      ['任务', { table: 0, row: 0, column: 0, header: true }],
      ['单位', { table: 0, row: 0, column: 1, columnSpan: 2, header: true }],
      ['普查', { table: 0, row: 1, column: 0, rowSpan: 2 }],
      ['甲局', { table: 0, row: 1, column: 1 }],
      ['乙局', { table: 0, row: 1, column: 2 }],
      ['丙局', { table: 0, row: 2, column: 1 }],
      ['', { table: 0, row: 2, column: 2 }],
      ['表后', undefined],
    ]);
  });

  it('accepts tracked changes and keeps notes and symbols', async () => {
    const change = { id: 1, author: '甲', date: '2024-01-01T00:00:00Z' };
    const source = await made([
      new Paragraph({
        children: [
          new TextRun('建成'),
          new DeletedTextRun({ text: '三个', ...change }),
          new InsertedTextRun({ text: '五个', ...change, id: 2 }),
          new TextRun('站点'),
          new FootnoteReferenceRun(1),
          new SymbolRun({ char: 'F0FC', symbolfont: 'Wingdings' }),
        ],
      }),
    ]);
    expect(texts(source)).toEqual(['建成五个站点√', '［1］按常住人口计算。']);
  });

  it('reads text boxes once, fields by their result, hidden text not at all', async () => {
    const box = `<w:txbxContent>${p('框内文字')}</w:txbxContent>`;
    const source = await raw(
      `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>` +
        `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>不要</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
        `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>`,
    );
    expect(texts(source)).toEqual(['正文', '框内文字', '12', '第一行', '第二行']);
    expect(source.lines.map((line) => line.paragraph)).toEqual([true, true, true, undefined, true]);
  });

  it('joins paragraphs whose mark was deleted, drops deleted rows, reads nested tables and frames', async () => {
    const row = (inner: string, deleted = ''): string => `<w:tr><w:trPr>${deleted}</w:trPr>${inner}</w:tr>`;
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const nested = `<w:tbl>${row(cell(p('内一')) + cell(p('内二')))}</w:tbl>${p('后')}`;
    const source = await raw(
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>${p('后半')}` +
        `<w:tbl>${row(cell(p('删')) + cell(p('删')), '<w:del w:id="2"/>')}${row(cell(p('甲')) + cell(nested))}</w:tbl>` +
        `<w:tbl>${row(cell(p('框') + p('内')))}</w:tbl>`,
    );
    expect(source.lines.map((line) => [line.text, line.cell?.table, line.cell?.column])).toEqual([
      ['前半后半', undefined, undefined],
      ['甲', 0, 0],
      ['内一', 0, 1],
      ['内二', 0, 1],
      ['后', 0, 1],
      ['框', undefined, undefined],
      ['内', undefined, undefined],
    ]);
  });

  it('reads Markdown that was pasted into Word', async () => {
    const source = await raw(
      ['# 关于加强节水的意见', '**发布日期**: 2024年5月6日', '---', '## 政策全文', '一、**总体**要求', '正文。']
        .map(p)
        .join(''),
    );
    expect(texts(source)).toEqual(['一、总体要求', '正文。']);
    expect(source.metadata).toEqual({ 标题: '关于加强节水的意见', 发布日期: '2024年5月6日' });
  });

  it.each([
    [12, 'chineseCounting', '十二'],
    [3, 'decimalEnclosedCircle', '③'],
    [4, 'upperRoman', 'IV'],
    [28, 'lowerLetter', 'bb'],
    [2, 'ideographTraditional', '乙'],
    [7, 'decimalZero', '07'],
    [5, 'decimalFullWidth', '５'],
    [6, 'somethingNew', '6'],
  ])('%i as %s is %s', (value, format, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });
});

describe('damaged and hostile Word documents', () => {
  it('refuses what has no text and says why', async () => {
    await expect(raw('')).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    await expect(read(zipSync({ 'word/document.xml': strToU8('') }))).rejects.toMatchObject({
      code: 'UNREADABLE_FILE',
    });
    const whole = zipSync({ 'word/document.xml': strToU8('<w:document/>'.repeat(2000)) }, { level: 0 });
    await expect(read(whole.subarray(0, 9000))).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
  });

  it('says that a document of pictures has no text', async () => {
    const source = await raw('<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>');
    expect(source.diagnostics.map((finding) => finding.code)).toEqual(['NO_TEXT_LAYER']);
  });

  it('keeps what was read before the XML breaks off, expands no entities', async () => {
    expect(texts(await raw(`${p('第一段')}<w:p><w:r><w:t>第二段`))).toContain('第一段');
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const files = { 'word/document.xml': strToU8(`${bomb}<w:document><w:body>${p('甲&b;乙')}</w:body></w:document>`) };
    expect((await read(zipSync(files))).text).not.toContain('aaaa');
  });

  it('survives tables nested a thousand deep and absurd spans', async () => {
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(1000)}${p('底')}${'</w:tc></w:tr></w:tbl>'.repeat(1000)}`;
    expect(texts(await raw(deep))).toContain('底');
    const wide = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${p('宽')}</w:tc><w:tc>${p('窄')}</w:tc></w:tr></w:tbl>`;
    expect((await raw(wide)).lines[1]?.cell?.column).toBe(1000);
  });
});
