import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { createLinker, heldIn, linkCorpus, type LinkResult } from '../../ingest/link/index.ts';
import { madeDocument } from './made.ts';

const MEASURES = [
  '建设国家级鱼苗繁育中心，选育抗病鱼苗品种。',
  '推广工厂化循环水养殖，建立尾水监测站。',
  '培育渔业经纪人队伍，举办鲜鱼交易会。',
  '修缮通往码头的道路，更新渔港灯塔设备。',
  '每年开展渔船安全检查，淘汰老旧木质渔船。',
  '设立渔业保险补贴，降低渔民投保费用。',
];
const TOPICS = ['加快智慧渔业发展', '加强渔港安全管理', '完善渔业保险制度'];

const shape = fc.record({
  level: fc.constantFrom('national', 'provincial', 'prefecture', 'county', null),
  region: fc.constantFrom('江州市', '柳湾县', '云溪县'),
  date: fc.constantFrom('2021-03-01', '2022-05-06', '2023-07-08', null),
  topic: fc.nat(TOPICS.length - 1),
  measures: fc.uniqueArray(fc.nat(MEASURES.length - 1), { minLength: 1 }),
  cites: fc.option(fc.nat(4), { nil: null }),
});

const corpora = fc.array(shape, { minLength: 2, maxLength: 6 }).map((shapes) =>
  shapes.map(({ measures, cites, topic, ...rest }, i) =>
    madeDocument({
      ...rest,
      level: rest.level as never,
      id: `d-${String(i)}`,
      number: `渔发〔2020〕${String(i)}号`,
      title: `关于${TOPICS[topic]!}的意见`,
      cites: cites === null ? [] : [{ title: '所引用的某件渔业文件', number: `渔发〔2020〕${String(cites)}号` }],
      clauses: Object.fromEntries(
        measures.map((measure, k) => [`一/（${'一二三四五六'.charAt(k)}）`, MEASURES[measure]!]),
      ),
    }),
  ),
);

function touching({ parents, links }: LinkResult, id: string): LinkResult {
  const ofId = (clause: string) => clause.startsWith(`${id}/`);
  return {
    parents: parents.filter(({ from, to }) => from === id || to === id),
    links: links.filter(({ from, to }) => ofId(from.id) || ofId(to.id)),
  };
}

describe('linkNew', () => {
  it('gives for each document what linking everything gives for it', () => {
    fc.assert(
      fc.property(corpora, (documents: IngestedDocument[]) => {
        const all = linkCorpus(documents);
        for (const document of documents) {
          const found = createLinker().linkNew([document], heldIn(documents));
          expect(found).toEqual(touching(all, document.document.id));
        }
      }),
      { numRuns: 60, seed: 20_240_601 },
    );
  });

  it('keeps direction and date: no link goes to a later or lower document', () => {
    fc.assert(
      fc.property(corpora, (documents) => {
        const dates = new Map(documents.map(({ document }) => [document.id, document.date]));
        for (const { from, to, relation } of linkCorpus(documents).links) {
          if (relation === 'RESTATES') continue;
          const [lower, upper] = [from, to].map(({ id }) => dates.get(id.split('/')[0]!) ?? null);
          if (lower && upper) expect(upper <= lower).toBe(true);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
