import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { tableFile } from '../../server/export/table-file.ts';
import { createQueries } from '../../server/queries/index.ts';
import { createReviews } from '../../server/review/index.ts';
import { OPINION, PLAN, downId, planStore, upId } from '../support/plan.ts';

let xml: string;
let again: Uint8Array;
let bytes: Uint8Array;
beforeAll(async () => {
  const store = await planStore();
  await createReviews(store, () => Promise.resolve()).add({
    action: 'noted',
    from: downId('附件/1'),
    to: upId('附件/1'),
    document: null,
    relation: 'IMPLEMENTS',
    kind: null,
    note: '数待核',
    who: '某人',
  });
  const table = await createQueries(store).table(`${OPINION.document.id}/f`, [PLAN.document.id]);
  bytes = (await tableFile(table, 'docx')) as Uint8Array;
  again = (await tableFile(table, 'docx')) as Uint8Array;
  xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
});

/** Texts of all runs, joined. */
const words = (): string => Array.from(xml.matchAll(/<w:t[^>]*>([^<]*)</gu), ([, text]) => text).join('|');

describe('the correlation table as Word file', () => {
  it('lies on its side, repeats its heads and breaks no row', () => {
    expect(xml).toContain('w:orient="landscape"');
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    const rows = xml.match(/<w:tr>|<w:tr /gu) ?? [];
    expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(rows.length);
    expect(rows.length).toBe(1 + 5 + 2); // head, items, parts
  });

  it('says what became of each item, with sentence, bodies and note', () => {
    expect(words()).toContain('◧改写 附件/1');
    expect(words()).toContain('建成实训基地5个');
    expect(words()).toContain('责任：县人力社保局');
    expect(words()).toContain('备注：数待核（某人）');
    expect(words()).toContain('遗漏');
  });

  it('is the same each time', () => {
    expect(again).toEqual(bytes);
  });
});
