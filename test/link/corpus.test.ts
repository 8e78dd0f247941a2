import { describe, expect, it } from 'vitest';
import { linkCorpus } from '../../ingest/link/index.ts';
import { madeDocument } from './made.ts';

const city = () =>
  madeDocument({
    id: 'shi-2022-1',
    number: '江政发〔2022〕1号',
    title: '江州市人民政府关于加快发展智慧渔业的意见',
    level: 'prefecture',
    region: '江州市',
    date: '2022-03-01',
    clauses: {
      '一/（一）': '（一）建设鱼苗繁育中心。建设国家级鱼苗繁育中心，选育抗病鱼苗品种。',
      '一/（二）': '（二）推广循环水养殖。推广工厂化循环水养殖，建立尾水监测站。',
      '二/（一）': '（一）培育渔业经纪人。培育渔业经纪人队伍，举办鲜鱼交易会。',
    },
  });

const district = () =>
  madeDocument({
    id: 'xian-2022-9',
    number: '柳府发〔2022〕9号',
    title: '柳湾县人民政府关于印发《柳湾县智慧渔业实施方案》的通知',
    level: 'county',
    region: '柳湾县',
    date: '2022-08-01',
    cites: [{ title: '江州市人民政府关于加快发展智慧渔业的意见', number: '江政发〔2022〕1号' }],
    clauses: {
      '一/（一）': '（一）选育鱼苗。申报国家级鱼苗繁育中心，支持渔场选育抗病鱼苗品种。',
      '一/（二）': '（二）修缮道路。修缮通往码头的三条道路。',
      '一/（三）': '（三）办好交易会。每年举办鲜鱼交易会，培育渔业经纪人队伍。',
    },
  });

describe('linkCorpus', () => {
  it('finds the parent that is cited and the clauses carried out, and nothing for a measure of its own', () => {
    const { parents, links } = linkCorpus([district(), city()]);
    expect(parents).toMatchObject([{ from: 'xian-2022-9', to: 'shi-2022-1', relation: 'IMPLEMENTS', basis: 'cited' }]);
    expect(links.map(({ from, to }) => `${from.clause}→${to.clause}`)).toEqual([
      '一/（一）→一/（一）',
      '一/（三）→二/（一）',
    ]);
  });

  it('shows the shared measure on both sides', () => {
    const { links } = linkCorpus([district(), city()]);
    const [first] = links;
    const text = city().clauses[0]!.text;
    const spans = first!.evidence[0]!;
    expect(first!.evidence[0]!.text).toContain('选育抗病鱼苗品种');
    expect(text.slice(...spans.to)).toContain('选育抗病鱼苗品种');
  });

  it('compares the targets of linked clauses', () => {
    const target = (document: ReturnType<typeof city>, value: number) => {
      const { id, locator } = document.clauses[0]!;
      const text = `鱼苗繁育中心${String(value)}个`;
      const rest = {
        value2: null,
        cmp: '=',
        unit: '个',
        deadline: null,
        deadlineSource: null,
        baseline: null,
      } as const;
      document.targets.push({
        ...rest,
        type: 'target',
        id: `${id}#t`,
        document: document.document.document,
        clause: locator,
        clauseId: id,
        text,
        span: [0, text.length],
        object: '国家级鱼苗繁育中心',
        value,
      });
      return document;
    };
    const { links } = linkCorpus([target(district(), 2), target(city(), 10)]);
    expect(links[0]!.targets).toMatchObject([{ from: 'xian-2022-9/1.1#t', to: 'shi-2022-1/1.1#t', verdict: 'share' }]);
  });

  it('does not depend on the order of the documents', () => {
    expect(linkCorpus([city(), district()])).toEqual(linkCorpus([district(), city()]));
  });

  it('never links the clauses of an earlier document to those of a later one, though it cites its title', () => {
    const early = district();
    early.document.date = '2021-01-01';
    const { parents, links } = linkCorpus([early, city()]);
    expect(parents).toMatchObject([{ confidence: 0.4, reason: expect.stringContaining('不比较条款') as string }]);
    expect(links).toEqual([]);
  });

  it('never lets a higher document implement a lower one', () => {
    const low = district();
    low.document.level = 'provincial';
    expect(linkCorpus([low, city()])).toEqual({ parents: [], links: [] });
  });
});
