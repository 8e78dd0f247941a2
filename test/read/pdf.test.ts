import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import { withoutRadicals } from '../../ingest/read/symbols.ts';
import type { SourceText } from '../../ingest/types.ts';
import { expectIdempotent, expectInvariants } from '../support/invariants.ts';
import { makePages, makePdf, type PdfPage, type PdfText } from '../support/pdf.ts';

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'fixtures', name));

async function read(bytes: Uint8Array): Promise<SourceText> {
  const [first] = await readInput({ name: '文件.pdf', bytes });
  return first!.source;
}

describe('PDF', () => {
  it('gives lines in reading order with page, alignment and the end of paragraphs', async () => {
    const { lines, text } = await read(fixture('plan.pdf'));
    const start = lines.slice(0, 8).map((line) => [line.text.slice(0, 12), line.page, line.align, line.paragraph]);
    expect(start).toEqual([
      ['河阳市人民政府公报', 1, 'center', true],
      ['河阳市人民政府关于加强节', 1, 'center', true],
      ['河政发〔2024〕5号', 1, 'center', true],
      ['各区县人民政府，市政府各', 1, undefined, true],
      ['为加强节水工作，提高用水', 1, undefined, undefined],
      ['展情况，确保各项任务落实', 1, undefined, true],
      ['一、总体要求', 1, undefined, true],
      ['坚持节水优先，到2026', 1, undefined, undefined],
    ]);
    for (const line of lines) expect(text.slice(...line.span)).toBe(line.text);
  });

  it('reads a table by its rules and joins its parts over pages, the repeated header left out', async () => {
    const { lines } = await read(fixture('plan.pdf'));
    const cells = lines.filter((line) => line.cell);
    expect(new Set(cells.map((line) => line.cell?.table))).toEqual(new Set([0]));
    expect(new Set(cells.map((line) => line.page))).toEqual(new Set([1, 2]));
    const column = (at: number): string[] => cells.filter((line) => line.cell?.column === at).map((line) => line.text);
    expect(column(0)).toEqual(['序号', ...Array.from({ length: 56 }, (_, i) => String(i + 1))]);
    expect(column(1)[56]).toBe('完成第56片区管网改造');
    expect(cells.at(-1)?.cell).toEqual({ table: 0, row: 56, column: 2 });
    expect(lines.at(-2)?.text).toBe('2024年5月6日');
  });

  it('comes out of the pipeline with whole paragraphs, one table and its own signature', async () => {
    const [document] = await ingestFile({ name: 'plan.pdf', bytes: fixture('plan.pdf') });
    const { clauses, document: record } = document!;
    expect(clauses.find(({ locator }) => locator === '引言')?.text).toMatch(/按季度报送进展情况，确保/u);
    expect(clauses.filter(({ form }) => form === 'row')).toHaveLength(56);
    expect(record).toMatchObject({
      title: '河阳市人民政府关于加强节水工作的意见',
      documentNumber: '河政发〔2024〕5号',
      issuers: ['河阳市人民政府'],
      date: '2024-05-06',
    });
  });

  it('says that a scanned file has no text', async () => {
    const source = await read(fixture('scanned.pdf'));
    expect(source.text).toBe('');
    expect(source.diagnostics.map((finding) => finding.code)).toEqual(['NO_TEXT_LAYER']);
  });

  it('refuses passwords, rubbish and old Word files, each with what to do', async () => {
    await expect(read(fixture('locked.pdf'))).rejects.toThrow('密码');
    await expect(read(Buffer.from('%PDF-1.7\nrubbish'))).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    await expect(read(fixture('old.doc'))).rejects.toThrow('另存为 docx');
  });

  it('reads what is left of a file that was cut off, or refuses it', async () => {
    const whole = fixture('plan.pdf');
    for (const share of [0.3, 0.6, 0.9]) {
      const outcome = read(whole.subarray(0, Math.floor(whole.length * share))).then(
        (source) => source.format,
        (error: { code: string }) => error.code,
      );
      expect(['pdf', 'UNREADABLE_FILE']).toContain(await outcome);
    }
  });

  it('replaces radicals by the characters that they stand for', () => {
    expect(withoutRadicals('节⽔⼯作，⼈⺠政府')).toBe('节水工作，人民政府');
  });
});

describe('PDF tables over pages', () => {
  const COLUMNS = [60, 120, 340, 520];

  /** A page with a table whose rows are 40 points high and a running head. */
  function tablePage(rows: string[][], page: number): PdfPage {
    const top = 780;
    const bottom = top - rows.length * 40;
    const texts = rows.flatMap((cells, row) =>
      cells.flatMap((text, column) =>
        text === '' ? [] : [{ text, x: (COLUMNS[column] ?? 0) + 6, y: top - row * 40 - 25 }],
      ),
    );
    return {
      texts: [...texts, { text: `—${page}—`, x: 280, y: 40 }],
      lines: [
        ...COLUMNS.map((x): [number, number, number, number] => [x, top, x, bottom]),
        ...[...rows, []].map((_, row): [number, number, number, number] => [60, top - row * 40, 520, top - row * 40]),
      ],
    };
  }

  const cellsOf = async (...pages: string[][][]): Promise<string[][]> => {
    const { lines } = await read(makePages(pages.map((rows, i) => tablePage(rows, i + 1))));
    const rows: string[][] = [];
    for (const { cell, text } of lines) if (cell) (rows[cell.row] ??= [])[cell.column] = text;
    return rows;
  };
  const head = ['序号', '任务', '责任单位'];

  it('put a row together that a page parts, below the header printed again', async () => {
    expect(
      await cellsOf(
        [head, ['1', '修建管网。', '市水务局'], ['2', '更换老旧水表，', '市水务局、市']],
        [head, ['', '检查管网漏损。', '财政局'], ['3', '制定水价。', '市发展改革委']],
      ),
    ).toEqual([
      head,
      ['1', '修建管网。', '市水务局'],
      ['2', '更换老旧水表，检查管网漏损。', '市水务局、市财政局'],
      ['3', '制定水价。', '市发展改革委'],
    ]);
  });

  it('put a row together over three pages', async () => {
    expect(
      await cellsOf([head, ['1', '更换水表，', '市水务局']], [['', '检查漏损，', '']], [['', '制定水价。', '']]),
    ).toEqual([head, ['1', '更换水表，检查漏损，制定水价。', '市水务局']]);
  });

  it('leave a row without a number alone where the one before is complete', async () => {
    const rows = await cellsOf([head, ['1', '修建管网。', '市水务局']], [['', '更换水表。', '市水务局'], ['2', '检查漏损。', '市水务局']]); // prettier-ignore
    expect(rows).toHaveLength(4);
    expect(rows[1]).toEqual(['1', '修建管网。', '市水务局']);
  });
});

describe('PDF in two columns', () => {
  const LEFT = ['为加强节约用水工作提高用水效率', '促进水资源可持续利用现提出如下', '意见。各区要把节水放在优先位置', '落实责任完善制度强化监督检查和', '考核评估。各部门要密切配合形成', '合力，推动各项任务落到实处。']; // prettier-ignore
  const RIGHT = ['一、加快管网改造。三年内改造老', '旧管网一百公里，新建小区一律安', '装智能水表，做到一户一表抄表到', '户。二、推广节水器具。公共机构', '带头更换器具，引导居民使用节水', '产品，对更换的家庭给予补助。']; // prettier-ignore
  const column = (texts: readonly string[], x: number): PdfText[] =>
    texts.map((text, i) => ({ text, x, y: 700 - i * 20 }));

  it('is read column by column, below the title that runs across', async () => {
    const title = { text: '某市人民政府关于加强节约用水工作的意见', x: 180, y: 760 };
    const source = await read(makePdf([title, ...column(LEFT, 72), ...column(RIGHT, 290)]));
    expect(source.lines.map((line) => line.text)).toEqual([title.text, ...LEFT, ...RIGHT]);
    expectInvariants(source);
  });

  it('reads short cells side by side row by row', async () => {
    const left = ['水务局', '财政局', '住建局', '环境局', '教育局', '发改委'];
    const source = await read(makePdf([...column(left, 72), ...column(RIGHT, 290)]));
    expect(source.lines.map((line) => line.text.slice(0, 3))).toEqual(left);
  });
});

describe('PDF keeps what holds for every format', () => {
  it('with text conserved and cleaned once', async () => {
    const source = await read(fixture('plan.pdf'));
    expectInvariants(source);
    expectIdempotent(source);
  });

  it('and never breaks, wherever the file is cut off', async () => {
    const whole = fixture('plan.pdf');
    for (let part = 0; part < 12; part++) {
      const bytes = whole.slice(0, Math.floor((whole.length * part) / 12));
      const outcome = await readInput({ name: '文件.pdf', bytes }).then(
        (found) => found.map(({ source }) => source),
        (error: unknown) => error,
      );
      if (Array.isArray(outcome)) for (const source of outcome) expectInvariants(source as SourceText);
      else expect(outcome).toHaveProperty('code');
    }
  });
});
