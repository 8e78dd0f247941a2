import { describe, expect, it } from 'vitest';
import { addDays, dateLine, endsInDate, findDate } from '../../ingest/extract/document-date.ts';
import { findNumber, parseNumberLine } from '../../ingest/extract/document-number.ts';
import { chooseIssuers, isAgency, issuersOfTitle, splitNames } from '../../ingest/extract/issuers.ts';
import { levelOfUnknownPlace, standingOf } from '../../ingest/extract/level.ts';
import { issuedBy, likeness, typeOfTitle } from '../../ingest/extract/titles.ts';
import { effectiveDate, validityOf } from '../../ingest/extract/validity.ts';

describe('document numbers', () => {
  it.each([
    ['渝府发〔2021〕35号', '渝府发〔2021〕35号'],
    ['渝府发 [2021] 35 号', '渝府发〔2021〕35号'],
    ['国办发（1984）12号', '国办发〔1984〕12号'],
    ['教职成【2022】第 3 号', '教职成〔2022〕3号'],
    ['教计字〔84〕021号', '教计字〔84〕021号'],
    ['文号：粤财采购函〔２０２３〕２９号', '粤财采购函〔2023〕29号'],
    ['（86）教职字008号', '〔86〕教职字008号'],
    ['中华人民共和国国务院令第707号', '中华人民共和国国务院令第707号'],
    ['2023年第12号', '2023年第12号'],
    ['甲府发〔2021〕3号 签发人：王某（此件公开发布）*', '甲府发〔2021〕3号'],
  ])('%s is %s', (line, number) => {
    expect(parseNumberLine(line)?.text).toBe(number);
  });

  it.each([
    '（渝府发〔2021〕35号）精神',
    '根据渝府发〔2021〕35号文件',
    '2021年35号楼',
    '一、总体要求',
    '关于〔2021〕年度',
  ])('%s is no number line', (line) => {
    expect(parseNumberLine(line)).toBeNull();
  });

  it('finds a number inside a value', () => {
    expect(findNumber('见川办发〔2023〕14号')?.serial).toBe('14');
    expect(findNumber('无')).toBeNull();
  });
});

describe('dates', () => {
  it.each([
    ['2023年4月17日', '2023-04-17'],
    ['二〇二一年十一月四日', '2021-11-04'],
    ['二○○四年一月十六日', '2004-01-16'],
    ['一九九六年七月二十七日', '1996-07-27'],
    ['（2021年1月4日）', '2021-01-04'],
    ['2021年12月', '2021-12'],
    ['2023-06-01', '2023-06-01'],
  ])('%s is %s', (text, date) => {
    expect(dateLine(text)).toBe(date);
    expect(findDate(`于${text}印发`)).toBe(date);
  });

  it.each(['2023年', '2023年13月1日', '2021—2025年', '12月底前', '2023年4月17日前完成'])(
    '%s is no date line',
    (text) => {
      expect(dateLine(text)).toBeNull();
    },
  );

  it('reads signatures on one line and counts days', () => {
    expect(endsInDate('重庆市人民政府2019年7月1日')).toEqual({ before: '重庆市人民政府', date: '2019-07-01' });
    expect(addDays('2023-01-31', 30)).toBe('2023-03-02');
  });
});

describe('issuers', () => {
  it.each([
    ['重庆市人民政府办公厅关于做好节水工作的通知', ['重庆市人民政府办公厅'], false],
    ['中共扬州市委 扬州市人民政府关于加强人才工作的意见', ['中共扬州市委', '扬州市人民政府'], false],
    [
      '国家知识产权局办公室工业和信息化部办公厅关于开展试点的通知',
      ['国家知识产权局办公室', '工业和信息化部办公厅'],
      false,
    ],
    ['国家税务总局广东省税务局关于便民服务的通知', ['国家税务总局广东省税务局'], false],
    ['海南省教育厅等十九部门关于劳务工作的意见', ['海南省教育厅'], true],
    ['关于加强管理的通知', [], false],
    ['武汉市人民政府令', ['武汉市人民政府'], false],
    ['法令汇编', [], false],
  ])('%s', (title, names, open) => {
    expect(issuersOfTitle(title)).toEqual({ names, open });
  });

  it('tells bodies from other words', () => {
    expect(['市教育委员会', '教育部', '区政府办公室', '上海海关'].every(isAgency)).toBe(true);
    expect(['各区县人民政府', '加强组织领导', '市', '2023年工作组', '的委员会'].some(isAgency)).toBe(false);
    expect(splitNames('省科技厅省教育厅')).toEqual(['省科技厅', '省教育厅']);
  });

  it('chooses between title and signature', () => {
    const title = (names: string[], open = false): { names: string[]; open: boolean } => ({ names, open });
    expect(chooseIssuers(title(['浙江省建设厅']), ['浙江省住房和城乡建设厅'])).toEqual(['浙江省住房和城乡建设厅']);
    expect(chooseIssuers(title(['某市交通局']), ['某市交通局办公室'])).toEqual(['某市交通局']);
    expect(chooseIssuers(title(['甲市教育局'], true), ['甲市教育局', '甲市财政局'])).toEqual([
      '甲市教育局',
      '甲市财政局',
    ]);
    expect(chooseIssuers(title(['甲市教育局'], true), ['甲市财政局'])).toEqual(['甲市教育局', '甲市财政局']);
  });

  it.each([
    ['国务院办公厅', 'national', undefined],
    ['国家发展改革委', 'ministry', undefined],
    ['住房和城乡建设部办公厅', 'ministry', undefined],
    ['重庆市人民政府', 'provincial', '重庆市'],
    ['重庆市教育委员会', 'provincial-department', '重庆市'],
    ['中共徐州市委', 'prefecture', '徐州市'],
    ['徐州市交通运输局', 'prefecture-department', '徐州市'],
    ['凉山州人民政府办公室', 'prefecture', '凉山彝族自治州'],
    ['重庆市梁平区人民政府办公室', 'county', '梁平区'],
    ['国家税务总局广东省税务局', 'provincial-department', '广东省'],
    ['重庆市梁平区礼让镇人民政府', 'township', '梁平区'],
    ['重庆市公安局梁平分局', 'county-department', '梁平区'],
    ['中共重庆市綦江区委教育工作委员会', 'county-department', '綦江区'],
  ])('%s is %s of %s', (agency, level, region) => {
    const standing = standingOf(agency, null);
    expect([standing.level, standing.region?.name]).toEqual([level, region]);
  });
});

describe('bodies of places that no gazetteer has', () => {
  it.each([
    ['中共云泽县委', 'county'],
    ['云泽县人民政府', 'county'],
    ['云泽县教育局', 'county-department'],
    ['江陵山市人民政府办公室', 'prefecture'],
    ['云泽镇人民政府', 'township'],
    ['梁平区人民政府', null],
    ['县人民政府', null],
    ['各区县政府', null],
    ['市场监管总局', null],
  ])('%s: %s', (name, level) => expect(levelOfUnknownPlace(name)).toBe(level));
});

describe('titles', () => {
  it.each([
    ['某市关于加强管理的实施方案（试行）', '实施方案'],
    ['优化服务政策25条', '政策'],
    ['技工教育“十四五”规划', '规划'],
    ['若干措施（2.0版）', '若干措施'],
    ['总体要求', null],
  ])('%s is a %s', (title, type) => {
    expect(typeOfTitle(title)).toBe(type);
  });

  it.each([
    ['某市人民政府关于印发节水工作方案的通知', { title: '节水工作方案', own: true }],
    ['关于印发《关于加强节水的意见》的通知', { title: '关于加强节水的意见', own: true }],
    ['国务院印发关于加强节水若干措施的通知', { title: '关于加强节水若干措施', own: true }],
    ['两办印发《关于加强节水的意见》', { title: '关于加强节水的意见', own: true }],
    ['转发市水利局关于节水工作意见的通知', { title: '市水利局关于节水工作意见', own: false }],
    ['关于印发《甲方案》和《乙清单》的通知', null],
    ['关于印发甲行动计划（2024—2027年）和乙工作方案的通知', null],
    ['关于做好方案印发工作的通知', null],
    ['关于加强节水工作的通知', null],
  ])('%s issues %o', (title, issued) => {
    expect(issuedBy(title)).toEqual(issued);
  });

  it('measures likeness', () => {
    expect(likeness('节水工作方案', '节水工作方案')).toBe(1);
    expect(likeness('节水工作方案', '防汛应急预案')).toBe(0);
  });
});

describe('validity', () => {
  it.each([
    ['本办法自2023年5月1日起施行', '2023-05-01'],
    ['本办法自印发之日起施行', '2023-01-02'],
    ['本条例自公布之日起30日后施行', '2023-02-01'],
    ['自行车停放办法。居民自2020年1月1日起施行垃圾分类', null],
  ])('%s: in force %s', (text, date) => {
    expect(effectiveDate(text, '2023-01-02')).toBe(date);
  });

  it.each([
    ['第九条本办法自2023年5月1日起施行，有效期5年。', '本办法自2023年5月1日起施行，有效期5年。'],
    ['《旧办法》同时废止。', '《旧办法》同时废止。'],
    ['许可证有效期为3年，期满换领。', null],
    ['制定废止程序。', null],
    ['各有关单位：经研究，决定废止《旧办法》，自2023年12月1日起停止执行。', '经研究，决定废止《旧办法》，自2023年12月1日起停止执行。'], // prettier-ignore
  ])('%s', (text, validity) => {
    expect(validityOf(text)).toBe(validity);
  });
});
