import { describe, expect, it } from 'vitest';
import { findRegion } from '../../../ingest/resolve/regions.ts';
import { context, findings, plan, words } from './made.ts';

describe('places of another region', () => {
  it.each([
    ['a body', '（一）建立机制。垫江县人民政府负责统筹全县技能培训工作。', ['垫江县人民政府']],
    ['a school', '（一）办好学校。加快垫江县职业教育中心迁建，新增学位两千个。', ['垫江县职业教育中心']],
    ['a county where the own one should stand', '（一）扩大规模。推动垫江县技能人才队伍不断壮大。', ['垫江县']],
    ['a short name', '（一）引进资源。引进优质企业来垫开展职业教育合作。', ['来垫']],
    ['a township', '（一）办好学校。在屏锦镇新建一所成人学校。', ['屏锦镇']],
  ])('finds %s', (_name, clause, found) => {
    const own = words('foreign-place', plan(clause));
    expect([...own, ...words('foreign-body', plan(clause))]).toEqual(found);
  });

  it.each([
    [
      'the own region, what is above and what is below',
      '（一）办好学校。支持綦江区职教中心、重庆市綦江区人民政府在古南街道、石角镇办学，服务重庆市。',
    ],
    ['citations', '（一）落实要求。落实《垫江县人民政府关于促进就业的意见》（垫江府发〔2022〕3号）。'],
    ['partners', '（一）扩大交流。与垫江县人民政府深化职业教育协作。对口帮扶垫江县教委所属学校。'],
    ['lists of places', '（一）扩大交流。办好垫江县、梁平区、忠县等地来访企业座谈。'],
    ['universities and lines', '（一）引进资源。支持上海交通大学、南京银行和成都东站设点。'],
    ['the own short name', '（一）引进资源。引进优质企业来綦开展职业教育合作，鼓励来渝就业。'],
    ['ordinary words', '（一）服务企业。在建项目、在校学生、来源企业、在职人员、驻地单位参加培训。'],
    ['kinds of towns', '（一）服务乡村。建设特色小城镇、中心镇、重点镇和美丽城镇，覆盖各乡镇。'],
    ['accidents elsewhere', '（一）严守底线。吸取梁平区一起火灾事故教训。'],
  ])('stays silent for %s', (_name, clause) => {
    expect(words('foreign-place', plan(clause))).toEqual([]);
    expect(words('foreign-body', plan(clause))).toEqual([]);
  });

  it('offers the own name, at its place in the clause', () => {
    const [found] = findings('foreign-place', plan('（一）扩大规模。推动垫江县技能人才队伍不断壮大。'));
    expect(found).toMatchObject({ weight: 'must', place: '一/（一）', repair: { text: '綦江区' } });
    expect('（一）扩大规模。推动垫江县技能人才'.slice(...found!.repair!.span)).toBe('垫江县');
  });

  it('says nothing where the region is not known or is a province', () => {
    const clause = '（一）建立机制。垫江县人民政府负责统筹全县技能培训工作。';
    expect(words('foreign-body', plan(clause), context({ region: findRegion('重庆市') }))).toEqual([]);
  });
});

describe('words of a higher level', () => {
  it.each([
    ['districts below a district', '（一）扩大规模。建设实训基地。（责任单位：区教委，各区县政府）', ['各区县政府']],
    ['我市 in a district', '（一）扩大规模。推动我市技能人才队伍壮大。', ['我市']],
  ])('finds %s', (_name, clause, found) => {
    expect(words('level-mismatch', plan(clause))).toEqual(found);
  });

  it('stays silent for towns below, for 自我市场 and in cities', () => {
    const clause = '（一）扩大规模。建设实训基地，加强自我市场定位。（责任单位：区教委，各街镇）';
    expect(words('level-mismatch', plan(clause))).toEqual([]);
    const city = context({ region: findRegion('昆山市') });
    expect(words('level-mismatch', plan('（一）扩大规模。推动我市技能人才队伍壮大。'), city)).toEqual([]);
  });
});
