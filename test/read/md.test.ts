import { describe, expect, it } from 'vitest';
import { readMd } from '../../ingest/read/md.ts';

const read = (text: string): ReturnType<typeof readMd> => readMd(Buffer.from(text), 'a.md');

describe('Markdown', () => {
  it('turns marks into hints and fields into metadata', () => {
    const source = read(
      '# 节水条例\n\n- **发布机构**：某市\n<!-- END -->\n## 第一章 总则\n\n第一条 **为了**节水，见[说明](http://x.cn/a)。\n',
    );
    expect(source.lines.filter(({ text }) => text).map(({ text, heading }) => [text, heading])).toEqual([
      ['节水条例', 1],
      ['第一章 总则', 2],
      ['第一条 为了节水，见说明。', undefined],
    ]);
    expect(source.metadata).toEqual({ 发布机构: '某市' });
    for (const line of source.lines) expect(source.text.slice(...line.span)).toBe(line.text);
  });

  it('reads tables', () => {
    const source = read('# 表\n\n| 序号 | 任务 |\n|---|:-:|\n| 1 | 普查 |\n\n| 甲 | 乙 |\n');
    expect(source.lines.filter(({ cell }) => cell).map(({ text, cell }) => [text, cell])).toEqual([
      ['序号', { table: 0, row: 0, column: 0, header: true }],
      ['任务', { table: 0, row: 0, column: 1, header: true }],
      ['1', { table: 0, row: 1, column: 0 }],
      ['普查', { table: 0, row: 1, column: 1 }],
      ['甲', { table: 1, row: 0, column: 0, header: true }],
      ['乙', { table: 1, row: 0, column: 1, header: true }],
    ]);
  });

  it('leaves plain text alone', () => {
    expect(read('1*2*3 与 a_b_c\n#1号楼').lines.map(({ text }) => text)).toEqual(['1*2*3 与 a_b_c', '#1号楼']);
  });
});
