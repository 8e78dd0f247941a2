import { describe, expect, it } from 'vitest';
import { csvCell, sheetCsv } from '../../server/export/csv.ts';

describe('csvCell', () => {
  it.each([
    ['职业教育', '职业教育'],
    ['甲,乙', '"甲,乙"'],
    ['说“好”，"好"', '"说“好”，""好"""'],
    ['上\n下', '"上\n下"'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`], // would run as a formula
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1', "'-1"],
    ['＝1+1', "'＝1+1"],
    ['\n=1', '"\'\n=1"'],
    ['—2', '—2'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

it('sheetCsv begins with a byte order mark and ends each line', () => {
  expect(sheetCsv({ name: '表', header: ['一', '二'], rows: [['1', '2']] })).toBe('\ufeff一,二\r\n1,2\r\n');
});
