import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { outline } from '../../ingest/outline/index.ts';
import { textSource } from '../support/source.ts';

/** Locators of a text, with titles where asked for. */
function locators(text: string): string[] {
  return outline(clean(textSource(text))).clauses.map(({ locator }) => locator);
}

function titles(text: string): Record<string, string> {
  return Object.fromEntries(outline(clean(textSource(text))).clauses.map(({ locator, title }) => [locator, title]));
}

const lines = (...text: string[]): string => `${text.join('\n')}\n`;

describe('numbering', () => {
  it('nests 一、 （一） 1. （1）', () => {
    const text = lines(
      '关于加强节水的意见', '各区人民政府：', '为节约用水，提出如下意见。', '一、总体要求', '（一）目标。用水量下降。',
      '1.建设管网。修建管网。', '（1）城区管网一年内完成。', '（2）镇区管网两年内完成。', '2.更换水表。更换老旧水表。', '（二）原则。节水优先。', '二、保障措施', '各单位要落实责任。',
    ); // prettier-ignore
    expect(locators(text)).toEqual([
      '引言', '一', '一/（一）', '一/（一）/1', '一/（一）/1/（1）', '一/（一）/1/（2）', '一/（一）/2', '一/（二）', '二',
    ]); // prettier-ignore
  });

  it('keeps arabic numbers that run on through a part', () => {
    const text = lines('节水方案', '一、任务', '（一）建设', '1．修管网。修建管网。', '2．换水表。更换水表。', '（二）管理', '3．查漏损。检查漏损。', '4．定水价。制定水价。'); // prettier-ignore
    expect(locators(text)).toEqual(['一', '一/（一）', '一/（一）/1', '一/（一）/2', '一/（二）', '一/（二）/3', '一/（二）/4']); // prettier-ignore
  });

  it('repairs a wrong mark and a repeated number, keeps a gap', () => {
    const text = lines('节水方案', '一、目标', '用水量下降。', '二、任务', '（一）修建管网。尽快修建。', '3、措施', '（一）加强领导。层层负责。', '（一）加强宣传。广泛宣传。', '（三）加强考核。定期考核。', '五、附则', '本方案自印发之日起施行。'); // prettier-ignore
    const result = outline(clean(textSource(text)));
    expect(result.clauses.map(({ locator }) => locator)).toEqual(['一', '二', '二/（一）', '三', '三/（一）', '三/（二）', '三/（三）', '五']); // prettier-ignore
    expect(result.findings.map(({ code, locator }) => [code, locator])).toEqual([
      ['NUMBER_REPAIRED', '三'],
      ['NUMBER_REPAIRED', '三/（二）'],
      ['NUMBER_SKIPPED', '五'],
    ]);
  });

  it('numbers dash items', () => {
    const text = lines('节水方案', '一、目标', '到2025年，实现以下目标。', '——用水更省。用水量下降。', '——水质更好。水质达标。', '二、任务', '修建管网。'); // prettier-ignore
    expect(titles(text)).toEqual({ 一: '目标', '一/—1': '用水更省', '一/—2': '水质更好', 二: '任务' });
  });

  it('leaves 一是 inside the clause', () => {
    const text = lines('节水方案', '一、任务', '一是修建管网。', '二是更换水表。', '二、保障', '落实责任。');
    expect(locators(text)).toEqual(['一', '二']);
  });

  it('reads statutes with and without chapters', () => {
    const chapters = lines('节水条例', '第一章 总则', '第一条 为了节水，制定本条例。', '第二条 本条例适用于本市。', '第二章 用水', '第三条 单位用水应当计量：', '（一）工业用水；', '（二）生活用水。'); // prettier-ignore
    expect(locators(chapters)).toEqual([
      '第一章', '第一章/第一条', '第一章/第二条', '第二章', '第二章/第三条', '第二章/第三条/（一）', '第二章/第三条/（二）',
    ]); // prettier-ignore
    expect(locators(lines('节水办法', '第一条 为了节水，制定本办法。', '第二条 本办法自发布之日起施行。'))).toEqual(['第一条', '第二条']); // prettier-ignore
  });
});

describe('parts of a document', () => {
  const plan = ['为节约用水，制定本方案。', '一、目标', '用水量下降。', '二、任务', '修建管网。'];

  it('puts the notice around a bound plan into 通知', () => {
    const text = lines('某市人民政府关于印发节水方案的通知', '某府发〔2020〕1号', '各区人民政府：', '现将《节水方案》印发给你们，请遵照执行。', '某市人民政府', '2020年1月2日', '（此件公开发布）', '节水方案', ...plan, '附件：任务清单', '附件', '任务清单', '1.修管网。', '2.换水表。'); // prettier-ignore
    const cleaned = clean(textSource(text));
    const result = outline(cleaned);
    expect(result.clauses.map(({ locator }) => locator)).toEqual([
      '通知',
      '引言',
      '一',
      '二',
      '附件',
      '附件/1',
      '附件/2',
    ]);
    expect(result.imprint.map((span) => cleaned.text.slice(...span))).toEqual([
      '某市人民政府\n2020年1月2日\n（此件公开发布）',
      '附件：任务清单',
    ]);
    expect(result.header.map((span) => cleaned.text.slice(...span)).at(-1)).toBe('节水方案');
  });

  it('keeps several bound plans apart by their titles', () => {
    const text = lines('某市人民政府关于印发两个方案的通知', '各区人民政府：', '现将《节水方案》和《节电方案》印发给你们。', '某市人民政府', '2020年1月2日', '节水方案', ...plan, ...Array<string>(8).fill('水是生命之源，各单位都要节约用水，杜绝浪费。'), '某市水务局', '2020年1月1日', '节电方案', '为节约用电，制定本方案。', '一、目标', '用电量下降。', ...Array<string>(10).fill('电是工业之本，各单位都要节约用电，杜绝浪费。')); // prettier-ignore
    expect(locators(text)).toEqual(['通知', '节水方案', '节水方案/引言', '节水方案/一', '节水方案/二', '节电方案', '节电方案/引言', '节电方案/一']); // prettier-ignore
  });

  it('keeps a bound text apart whose title was lost, by its first paragraph', () => {
    const text = lines('某市人民政府关于印发两个方案的通知', '各区人民政府：', '现将两个方案印发给你们。', '某市人民政府', '2020年1月2日', '节水方案', ...plan, '为节约用电，促进绿色发展，制定以下工作措施。', '一、目标', '用电量下降。', '二、保障', '各单位要落实责任。'); // prettier-ignore
    expect(locators(text)).toEqual(['通知', '节水方案', '节水方案/引言', '节水方案/一', '节水方案/二', '正文', '正文/一', '正文/二']); // prettier-ignore
    expect(outline(clean(textSource(text))).clauses.find(({ locator }) => locator === '正文')?.text).toMatch(
      /^为节约用电.*措施。$/u,
    );
    expect(locators(lines('节水方案', '一、目标', '制定以下措施。', '二、保障', '各单位要落实责任。'))).toEqual(['一', '二']); // prettier-ignore
  });

  it('takes contents before the text for no clauses', () => {
    const text = lines('节水条例', '目录', '第一章 总则', '第二章 附则', '第一章 总则', '第一条 为了节水，制定本条例。', '第二章 附则', '第二条 本条例自公布之日起施行。'); // prettier-ignore
    expect(locators(text)).toEqual(['第一章', '第一章/第一条', '第二章', '第二章/第二条']);
  });
});

describe('what is told to readers', () => {
  const codes = (text: string): string[] => outline(clean(textSource(text))).findings.map(({ code }) => code);

  it('contents before the text', () => {
    const statute = ['第一章 总则', '第一条 为了节水，制定本条例。', '第二章 附则', '第二条 本条例自公布之日起施行。'];
    expect(codes(lines('节水条例', '目录', '第一章 总则', '第二章 附则', ...statute))).toEqual(['CONTENTS_REMOVED']);
    expect(codes(lines('节水条例', ...statute))).toEqual([]);
  });

  it('numbers in half-width brackets, once', () => {
    const items = (open: string, close: string): string =>
      lines('节水方案', '一、任务', ...['一', '二'].map((n) => `${open}${n}${close}修建管网。修建管网一百公里。`));
    expect(codes(items('(', ')'))).toEqual(['HALF_WIDTH_BRACKET']);
    expect(codes(items('（', '）'))).toEqual([]);
  });

  it.each([
    ['市水务局、', ['CELL_DAMAGED']],
    ['、市水务局', ['CELL_DAMAGED']],
    ['市水务局（节水', ['CELL_DAMAGED']],
    ['市水务局、市财政局等', []],
    ['市水务局（节水办）；', []],
  ])('a cell that holds %s: %j', (cell, expected) => {
    const rows = ['\t序号', '\t工作任务', '\t责任单位', '', '\t1', '\t修建管网。', `\t${cell}`, '', ''];
    expect(codes(lines('节水方案', '一、任务', '修建管网。', '附件', '任务清单', ...rows))).toEqual(expected);
  });
});

describe('tables', () => {
  const table = ['\t序号', '\t工 作 任 务', '\t责任单位', '', '\t1', '\t修建管网。', '\t市水务局、市财政局', '', '\t2', '\t更换水表。', '\t市水务局', '', '']; // prettier-ignore

  it('makes rows clauses with named cells', () => {
    const text = lines('节水方案', '一、任务', '修建管网。', '附件', '任务清单', ...table, '备注：按职责分工负责。');
    const { clauses } = outline(clean(textSource(text)));
    expect(clauses.map(({ locator }) => locator)).toEqual(['一', '附件', '附件/1', '附件/2']);
    const row = clauses[2]!;
    expect(row.cells.map(({ name, text }) => [name, text])).toEqual([
      ['序号', '1'],
      ['工作任务', '修建管网。'],
      ['责任单位', '市水务局、市财政局'],
    ]);
    for (const { span, text } of row.cells) expect(row.text.slice(...span)).toBe(text);
    expect(clauses[1]!.text).toContain('备注');
  });

  it('gives boxes locators of their own and goes on behind them', () => {
    const text = lines('节水规划', '一、任务', '（一）建设', '1．修管网。修建管网。', '\t专栏1：建设', '', '\t1.修管网一百公里。', '2.换水表一万只。', '', '', '2．换水表。更换水表。', '（二）管理', '3．查漏损。检查漏损。'); // prettier-ignore
    expect(locators(text)).toEqual([
      '一', '一/（一）', '一/（一）/1', '专栏1', '专栏1/1', '专栏1/2', '一/（一）/2', '一/（二）', '一/（二）/3',
    ]); // prettier-ignore
  });
});

describe('tables whose cells came out one below the other', () => {
  const head = ['节水方案', '一、任务', '修建管网。', '附件', '任务清单', '序号', '工作任务', '责任单位', '完成时限'];

  it('rebuilds rows, groups and cells of several paragraphs', () => {
    const text = lines(...head, '1', '修建管网。', '市水务局、市财政局', '2025年底前', '2', '更换水表。', '做好登记。', '各区政府', '长期', '一、管理', '3', '查漏损。', '市水务局', '2024年', '备注：按分工落实。'); // prettier-ignore
    const { clauses } = outline(clean(textSource(text)));
    expect(clauses.map(({ locator }) => locator)).toEqual(['一', '附件', '附件/1', '附件/2', '附件/一', '附件/一/3']);
    expect(clauses[3]!.cells.map(({ name, text }) => [name, text])).toEqual([
      ['序号', '2'],
      ['工作任务', '更换水表。\n做好登记。'],
      ['责任单位', '各区政府'],
      ['完成时限', '长期'],
    ]);
  });

  it('puts words together that were broken over lines, and headings printed again', () => {
    const again = ['序', '号', '改革事项', '具体措施', '来源'];
    const text = lines('节水方案', '附件1', '改革清单', ...again, '1', '修建', '管网', '改革', '三年内改造老旧管网一百公里，新建小区一', '律安装智能水表，做到一户一表、抄表到户、计', '量到人', '甲市', ...again, '2', '水价改', '革试点', '推行阶梯水价制度，完善水价形成机制，按', '月公布用水情况', '乙市'); // prettier-ignore
    const { clauses } = outline(clean(textSource(text)));
    const rows = clauses.filter(({ form }) => form === 'row');
    expect(rows.map(({ locator }) => locator)).toEqual(['附件1/1', '附件1/2']);
    expect(rows[1]!.cells.map(({ name, text }) => `${name}=${text}`)).toEqual([
      '序号=2',
      '改革事项=水价改革试点',
      '具体措施=推行阶梯水价制度，完善水价形成机制，按月公布用水情况',
      '来源=乙市',
    ]);
  });
});

describe('tables whose cells are broken over a few lines', () => {
  it('gives each line to the column that it belongs to', () => {
    const text = lines('节水任务清单', '序号', '重点任务', '责任单位', '完成时限', '一、管网', '1', '改造老旧管网一百', '公里。', '市水务', '局', '2023年底', '2', '安装智能水表。', '市水务局、市财', '政局', '2024年底', '3', '修建水库。', '制定水价。', '市发展改革委', '持续推进'); // prettier-ignore
    const rows = outline(clean(textSource(text))).clauses.filter(({ form }) => form === 'row');
    expect(rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
      ['1', '改造老旧管网一百公里。', '市水务局', '2023年底'],
      ['2', '安装智能水表。', '市水务局、市财政局', '2024年底'],
      ['3', '修建水库。\n制定水价。', '市发展改革委', '持续推进'],
    ]);
  });
});

describe('less usual numbering', () => {
  it('reads numbers that are one character with their mark', () => {
    const text = lines('节水方案', '一、任务', '㈠修建管网。三年完成。', '⑴城区管网。一年完成。', '⑵镇区管网。两年完成。', '㈡更换水表。全部更换。', '二、要求', '⒈加强领导。层层负责。', '⒉加强宣传。广泛宣传。'); // prettier-ignore
    expect(locators(text)).toEqual(['一', '一/（一）', '一/（一）/（1）', '一/（一）/（2）', '一/（二）', '二', '二/1', '二/2']); // prettier-ignore
  });

  it('reads bullets as dash items, but no page marks, names and prices', () => {
    const text = lines('节水方案', '一、任务', '●修建管网。三年完成。', '●更换水表。全部更换。', '二、原则', '－政府引导。加强引导。', '·市场主导。发挥作用。', '三、要求', '•3元一吨。', '·5·18节水日宣传。'); // prettier-ignore
    expect(locators(text)).toEqual(['一', '一/—1', '一/—2', '二', '二/—1', '二/—2', '三']);
  });

  it('gives the next paragraph of an article behind its items to the article', () => {
    const text = lines('节水条例', '第一条 用水单位应当遵守下列规定：', '（一）计量用水；', '（二）按时缴费。', '违反前款规定的，责令改正。', '第二条 本条例所称用水包括：', '（一）工业用水，', '指生产用水。', '（二）生活用水。'); // prettier-ignore
    const found = outline(clean(textSource(text))).clauses;
    expect(Object.fromEntries(found.map((clause) => [clause.locator, clause.text]))).toEqual({
      第一条: '第一条 用水单位应当遵守下列规定：\n违反前款规定的，责令改正。',
      '第一条/（一）': '（一）计量用水；',
      '第一条/（二）': '（二）按时缴费。',
      第二条: '第二条 本条例所称用水包括：',
      '第二条/（一）': '（一）工业用水，\n指生产用水。',
      '第二条/（二）': '（二）生活用水。',
    });
  });

  it('takes no sentence for a heading that is all an item says', () => {
    const text = lines('节水方案', '一、任务', '（一）完善管网，改造水表，检查漏损。（牵头单位：市水务局）', '（二）加强领导。（市水务局负责）', '（三）修建管网，改造水表。三年内完成。（市水务局负责）'); // prettier-ignore
    expect(titles(text)).toEqual({ 一: '任务', '一/（一）': '', '一/（二）': '加强领导', '一/（三）': '修建管网，改造水表' }); // prettier-ignore
  });

  it('takes no broken sentence for the heading of an article', () => {
    expect(titles(lines('节水条例', '第一条 为了节约用水，', '制定本条例。', '第二条 适用范围', '本条例适用于本市。'))).toEqual({ 第一条: '', 第二条: '适用范围' }); // prettier-ignore
  });

  it('reads annexes with letters', () => {
    const text = lines('节水规划', '一、目标', '用水量下降。', '附录A', '名词解释', '一、节水', '节约用水。', '附录B 指标', '一、用水量', '按年统计。'); // prettier-ignore
    expect(titles(text)).toMatchObject({ 附录A: '名词解释', '附录A/一': '节水', 附录B: '指标', '附录B/一': '用水量' });
  });

  it('takes contents without a heading for no clauses, but a plan of bare headings for clauses', () => {
    const contents = lines('节水规划', '第一章 基础……………1', '第一节 成效………1', '第二章 要求……………3', '第一章 基础', '第一节 成效', '用水量下降。', '第二章 要求', '节水优先。'); // prettier-ignore
    expect(locators(contents)).toEqual(['第一章', '第一章/第一节', '第二章']);
    expect(outline(clean(textSource(contents))).findings.map(({ code }) => code)).toEqual(['CONTENTS_REMOVED']);
    const bare = lines('节水要点', '一、修建管网', '二、更换水表', '三、检查漏损', '四、加强宣传');
    expect(locators(bare)).toEqual(['一', '二', '三', '四']);
  });

  it('reads decimals', () => {
    const text = lines('应急预案', '1 总则', '1.1 目的', '规范应急工作。', '1.2 原则', '统一领导。', '2 组织', '2.1 指挥部', '2.1.1 职责', '统筹协调，投入1.5亿元。'); // prettier-ignore
    expect(locators(text)).toEqual(['1', '1/1.1', '1/1.2', '2', '2/2.1', '2/2.1/2.1.1']);
  });

  it('takes the items of a list that runs on in one line for clauses, but no short ones and no other numbers', () => {
    const list = (text: string): string[] =>
      locators(lines('节水方案', '一、任务', `（一）建设。${text}`, '（二）管理。落实责任。'));
    const items = '重点做好：1、制定改造方案，明确任务；2、组织管网改造，更换水表；3、加强督导检查，按月通报。';
    expect(list(items)).toEqual(['一', '一/（一）', '一/（一）/1', '一/（一）/2', '一/（一）/3', '一/（二）']);
    for (const other of [
      '包括：1.方案；2.图纸；3.预算。',
      '做好：1、制定改造方案，明确任务；2、组织管网改造，更换水表。',
      '做好：1、制定改造方案，明确任务；3、组织管网改造，更换水表；4、加强督导检查，按月通报。',
    ]) {
      expect(list(other), other).toEqual(['一', '一/（一）', '一/（二）']);
    }
  });

  it('finds a label inside a line where the sequence needs it, and only there', () => {
    const text = lines('节水方案', '一、任务', '1.修建管网。2.更换水表。', '3.查漏损。做到：1.按月查；2.按季查。', '4.定水价。'); // prettier-ignore
    expect(locators(text)).toEqual(['一', '一/1', '一/2', '一/3', '一/4']);
  });

  it('reads headings without numbers where the format marks them', () => {
    const source = textSource('节水方案\n总体要求\n节水优先。\n重点任务\n（一）修建管网。尽快修建。');
    for (const i of [1, 3]) source.lines[i]!.heading = 2;
    source.lines[0]!.heading = 1;
    const found = outline(clean({ ...source, format: 'md' })).clauses.map(({ locator }) => locator);
    expect(found.filter((locator) => locator.startsWith('重点任务'))).toEqual(['重点任务', '重点任务/（一）']);
  });

  it('gives an annex with an outline its own 引言', () => {
    const text = lines('关于节水的通知', '各区：', '现将方案印发给你们，请认真贯彻执行。', '附件', '节水方案', '为深入贯彻节水要求，推进节水工作，制定本方案。', '一、目标', '用水量下降。', '附：分工表', '略'); // prettier-ignore
    expect(locators(text).slice(0, 4)).toEqual(['通知', '附件', '附件/引言', '附件/一']);
  });
});

describe('what never fails', () => {
  it.each(['', '一', '附件', '通知：', '（一）', '专栏', '——', '第一条'])('outlines %j', (text) => {
    const result = outline(clean(textSource(text)));
    expect(new Set(result.clauses.map(({ locator }) => locator)).size).toBe(result.clauses.length);
  });
});
