import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import { withoutRadicals } from '../../ingest/read/symbols.ts';
import type { SourceText } from '../../ingest/types.ts';

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
