import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { extractMetadata, type Metadata } from '../../ingest/extract/metadata.ts';
import { themesOf } from '../../ingest/extract/theme.ts';
import { readTxt } from '../../ingest/read/txt.ts';

function metadata(text: string, name = '文件.txt'): Metadata {
  const cleaned = clean(readTxt(Buffer.from(text), name));
  return extractMetadata(cleaned, name);
}

const BODY = `
一、总体要求

坚持稳中求进，到2026年建成若干工作站点。

二、主要任务

（一）完善制度。各单位要加强统筹协调，按季度报送进展情况。
`;

const NOTICE = `重庆市梁平区人民政府办公室

关于印发《梁平区社区工作站建设实施方案》的通知

梁平府办发〔2024〕 9 号

各乡镇人民政府、街道办事处，区政府有关部门：

《梁平区社区工作站建设实施方案》已经区政府同意，现印发给你们，请认真组织实施。

重庆市梁平区人民政府办公室

2024年3月5日

（此件公开发布）

梁平区社区工作站建设

实施方案

为加强社区工作，制定本方案。
${BODY}
本方案自印发之日起施行，有效期3年。《梁平区社区工作站管理办法》（梁平府办发〔2019〕3号）同时废止。
`;

describe('a notice that issues a plan', () => {
  it('names the document by the plan and keeps the notice', () => {
    expect(metadata(NOTICE)).toMatchObject({
      title: '梁平区社区工作站建设实施方案',
      noticeTitle: '重庆市梁平区人民政府办公室关于印发《梁平区社区工作站建设实施方案》的通知',
      documentNumber: '梁平府办发〔2024〕9号',
      documentType: '实施方案',
      issuers: ['重庆市梁平区人民政府办公室'],
      level: 'county',
      region: '梁平区',
      regionCode: '500155',
      date: '2024-03-05',
      effectiveDate: '2024-03-05',
      addressees: ['各乡镇人民政府、街道办事处', '区政府有关部门'],
      annotation: '此件公开发布',
      validity: expect.stringMatching(/^本方案自印发之日起施行，有效期3年。.*同时废止。$/u) as string,
      findings: [],
    });
  });

  it('parts the title from what a page says about itself', () => {
    const page = NOTICE.replace('的通知\n', '的通知\n发布时间：2024-03-06 来源：办公室 浏览次数：312\n');
    expect(metadata(page)).toMatchObject({ title: '梁平区社区工作站建设实施方案', date: '2024-03-05' });
  });

  it('keeps the notice as the document where it passes on another body’s text or issues several', () => {
    const passedOn = NOTICE.replaceAll('印发《', '转发区民政局《');
    expect(metadata(passedOn).title).toMatch(/的通知$/u);
    const several = NOTICE.replace('》的通知', '》和《任务清单》的通知');
    expect(metadata(several)).toMatchObject({ title: expect.stringMatching(/的通知$/u) as string, noticeTitle: null });
  });

  it('reads a red-headed original with secrecy, urgency, signer and imprint', () => {
    const original = `000123\n机密\n特急\n\n重庆市梁平区人民政府办公室文件\n\n梁平府办发〔2024〕9号    签发人：张三\n\n${NOTICE.replace('梁平府办发〔2024〕 9 号', '')}
抄送：区委办公室，区人大常委会办公室。\n重庆市梁平区人民政府办公室            2024年3月6日印发\n`;
    expect(metadata(original)).toMatchObject({
      title: '梁平区社区工作站建设实施方案',
      noticeTitle: '重庆市梁平区人民政府办公室关于印发《梁平区社区工作站建设实施方案》的通知',
      documentNumber: '梁平府办发〔2024〕9号',
      date: '2024-03-05',
      issuers: ['重庆市梁平区人民政府办公室'],
    });
  });

  it('reports a number of another place', () => {
    const codes = metadata(NOTICE.replace('梁平府办发〔2024〕 9 号', '湘府办发〔2024〕9号')).findings.map(
      (f) => f.code,
    );
    expect(codes).toContain('REGION_MISMATCH');
  });
});

describe('places of others', () => {
  const foreign = (sentence: string): string[] => {
    const text = NOTICE.replace('各单位要加强统筹协调', sentence);
    const cleaned = clean(readTxt(Buffer.from(text), 'a.txt'));
    return extractMetadata(cleaned, 'a.txt').findings.map(
      ({ code, span }) => `${code} ${cleaned.text.slice(...(span ?? [0, 0]))}`,
    );
  };

  it.each([
    ['由綦江区教委牵头协调', ['FOREIGN_PLACE 綦江区']],
    ['由梁平区教委牵头协调', []],
    ['与垫江县、忠县政府加强协作', []],
    ['学习綦江区经验', []],
    ['报重庆市人民政府备案', []],
  ])('%s', (sentence, findings) => {
    expect(foreign(sentence)).toEqual(findings);
  });
});

describe('themes', () => {
  it.each([
    ['某市职业教育改革实施方案', ['科技、教育']],
    ['国家组织药品集中采购试点方案', ['卫生、体育']],
    ['某市知识产权行政保护工作方案', ['市场监管、安全生产']],
    ['某市人民政府关于有关事项的通知', []],
  ])('%s', (title, themes) => {
    expect(themesOf(title, null)).toEqual(themes);
  });
});

describe('joint opinions', () => {
  const text = `教育部

重庆市人民政府

关于加强社区教育工作的意见

渝府发〔2022〕7号

教育部各司局，重庆市各区县（自治县）人民政府：

为加强社区教育，现提出如下意见。
${BODY}
教育部          重庆市人民政府

2022年6月8日
`;
  it('keeps the issuers apart and belongs to the region that it is for', () => {
    expect(metadata(text)).toMatchObject({
      title: '教育部 重庆市人民政府关于加强社区教育工作的意见',
      issuers: ['教育部', '重庆市人民政府'],
      level: 'provincial',
      region: '重庆市',
      documentType: '意见',
      date: '2022-06-08',
    });
  });
});

describe('old practice and other layouts', () => {
  it('reads Chinese dates and years in two digits', () => {
    const old = `国务院办公厅关于节约用电工作的通知

国办发(1984)12号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：

节约用电是一项长期的任务，各地区要切实抓好。

国务院办公厅

一九八四年二月二十一日
`;
    expect(metadata(old)).toMatchObject({
      documentNumber: '国办发〔1984〕12号',
      date: '1984-02-21',
      level: 'national',
      region: null,
      issuers: ['国务院办公厅'],
    });
  });

  it('reads the history of a statute', () => {
    const statute = `某某条例
（2019年5月6日重庆市第五届人民代表大会常务委员会第十次会议通过 2023年7月8日重庆市第六届人民代表大会常务委员会第三次会议修订）
第一章 总则
第一条 为了规范有关活动，制定本条例。
第二十条 本条例自2023年9月1日起施行。
`;
    expect(metadata(statute.replace('某某条例', '重庆市社区教育条例'))).toMatchObject({
      title: '重庆市社区教育条例',
      issuers: ['重庆市人民代表大会常务委员会'],
      level: 'provincial',
      date: '2023-07-08',
      effectiveDate: '2023-09-01',
      documentType: '条例',
    });
  });

  it('takes what a page states where the text says nothing', () => {
    const cleaned = clean(readTxt(Buffer.from(BODY), 'x.txt'));
    cleaned.metadata = {
      标题: '关于做好防汛工作的通知',
      发文机关: '陕西省水利厅',
      成文日期: '2023年06月01日',
      文号: '陕水发[2023]8号',
    };
    expect(extractMetadata(cleaned, 'x.txt')).toMatchObject({
      title: '关于做好防汛工作的通知',
      issuers: ['陕西省水利厅'],
      level: 'provincial-department',
      region: '陕西省',
      documentNumber: '陕水发〔2023〕8号',
      date: '2023-06-01',
    });
  });

  it('reports what is missing and never throws', () => {
    const codes = metadata('随便一段文字\n第二行', '材料.txt').findings.map((finding) => finding.code);
    expect(codes).toEqual(['NO_TITLE', 'NO_NUMBER', 'NO_DATE', 'NO_ISSUER']);
    expect(metadata('x').title).toBe('文件');
  });
});
