import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { textSource } from '../support/source.ts';

const cells = (...lines: string[]) => {
  const { lines: cleaned } = clean(textSource(`${lines.join('\n')}\n`));
  return cleaned.map(({ text, cell }) => (cell ? `${cell.row}.${cell.column} ${text}` : text));
};

describe('tables that are drawn with lines', () => {
  it('cuts framed lines into cells', () => {
    expect(cells('┌─┬──┐', '│序│任务│', '├─┼──┤', '│1│修管│', '└─┴──┘', '完成后报市水务局。')).toEqual([
      '0.0 序',
      '0.1 任务',
      '1.0 1',
      '1.1 修管',
      '完成后报市水务局。',
    ]);
  });

  it('puts the lines of a cell together, and begins a row at a number where no rule parts them', () => {
    expect(cells('│序│任务│', '├─┼──┤', '│1│修建│', '│ │管网│', '│2│查漏│')).toEqual([
      '0.0 序',
      '0.1 任务',
      '1.0 1',
      '1.1 修建管网',
      '2.0 2',
      '2.1 查漏',
    ]);
  });

  it('takes each line between pipes for a row', () => {
    expect(cells('| 序 | 任务 |', '|---|---|', '| 1 | 修管 |', '| 合计 |  |')).toEqual([
      '0.0 序',
      '0.1 任务',
      '1.0 1',
      '1.1 修管',
      '2.0 合计',
    ]);
  });

  it('begins a row where only some columns have a rule', () => {
    expect(cells('│类│任务│', '├─┼──┤', '│管│修建│', '│网├──┤', '│ │查漏│')).toEqual([
      '0.0 类',
      '0.1 任务',
      '1.0 管',
      '1.1 修建',
      '2.0 网',
      '2.1 查漏',
    ]);
  });

  it.each([[['│序│任务│', '│1│修管│查漏│', '│2│换表│']], [['│只有一行│']], [['──加强管理', '──完善制度']]])(
    'leaves other lines as they are: %j',
    (lines) => expect(cells(...lines)).toEqual(lines),
  );
});
