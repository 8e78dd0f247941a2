import { beforeAll, describe, expect, it } from 'vitest';
import { sheetsFile } from '../../server/export/table-file.ts';
import { targetsSheets } from '../../server/export/targets-sheet.ts';
import { createQueries } from '../../server/queries/index.ts';
import { OPINION, PLAN, planStore } from '../support/plan.ts';

let sheets: ReturnType<typeof targetsSheets>;
beforeAll(async () => {
  const { targets } = createQueries(await planStore());
  sheets = targetsSheets(await targets({ documents: [OPINION.document.id, PLAN.document.id] }));
});

describe('targetsSheets', () => {
  it('has five columns for each document and the shares at the end', () => {
    const [{ header, rows } = { header: [], rows: [] }] = sheets;
    expect(header).toHaveLength(1 + 5 * 2 + 1);
    expect(header[6]).toBe('县发〔2022〕5号 数值');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual([
      '实训基地',
      '100个以上\n100个以上',
      '未写期限\n未写期限',
      '一/（一）\n附件/1',
      '',
      '到2025年建成实训基地100个\n到2025年建成实训基地100个',
      '5个以上',
      '未写期限',
      '附件/1',
      '分解',
      '建成实训基地5个',
      '1份共5个，上位100个',
    ]);
  });

  it('becomes one CSV file, and a workbook', async () => {
    const csv = String(await sheetsFile(sheets, 'csv'));
    expect(csv.split('\r\n')).toHaveLength(3);
    expect((await sheetsFile(sheets, 'xlsx')).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });
});
