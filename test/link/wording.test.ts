import { describe, expect, it } from 'vitest';
import { modalityOf } from '../../ingest/link/modality.ts';
import { compareWording } from '../../ingest/link/wording.ts';
import { madeDocument } from './made.ts';

const clause = (text: string) => madeDocument({ id: 'a-1', title: '某文件', clauses: { 一: text } }).clauses[0]!;
const change = (upper: string, lower: string) => compareWording(clause(upper), clause(lower));

describe('compareWording', () => {
  it('finds nothing where nothing has changed', () => {
    const text = '建立鱼病监测网络，定期发布鱼病预警。';
    expect(change(text, text)).toEqual({ added: [], dropped: [], strength: [] });
  });

  it('names what was added and dropped, with its kind and place', () => {
    const upper = '建设鱼苗繁育中心，选育抗病鱼苗品种。';
    const lower = '建设“金鳞”鱼苗繁育中心3个，选育鱼苗品种。';
    const { added, dropped } = change(upper, lower);
    expect(added.map(({ text, kind }) => [text, kind])).toContainEqual(['“金鳞”', 'project']);
    expect(dropped.map(({ text }) => text)).toContain('抗病');
    for (const { span, text } of added) expect(lower.slice(...span)).toBe(text);
    for (const { span, text } of dropped) expect(upper.slice(...span)).toBe(text);
  });

  it('tells a whole measure that the other clause does not have', () => {
    const { added } = change('建设鱼苗繁育中心。', '建设鱼苗繁育中心。修缮码头道路。');
    expect(added).toMatchObject([{ text: '修缮码头道路', kind: 'measure' }]);
  });

  it.each([
    ['应当建立尾水监测站，公布监测结果。', '鼓励建立尾水监测站，公布监测结果。', 'weakened'],
    ['建立尾水监测站，公布监测结果。', '探索建立尾水监测站，公布监测结果。', 'weakened'],
    ['鼓励渔场建立尾水监测站。', '渔场必须建立尾水监测站。', 'strengthened'],
  ])('%s → %s: %s', (upper, lower, expected) => {
    expect(change(upper, lower).strength).toMatchObject([{ change: expected }]);
  });

  it('says nothing of empty clauses', () => {
    expect(change('', '')).toEqual({ added: [], dropped: [], strength: [] });
  });
});

describe('modalityOf', () => {
  it.each([
    ['鼓励社会力量办学', 2, '鼓励'],
    ['各地应公布结果', 4, '应'],
    ['建设适应需要的重要平台', 3, null],
    ['可能需要应用信息技术', 3, null],
    ['不得收取费用', 5, '不得'],
  ])('%s', (text, rank, word) => {
    expect(modalityOf(text, [0, text.length])).toMatchObject({ rank, word });
  });
});
