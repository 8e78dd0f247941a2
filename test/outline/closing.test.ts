import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { outline } from '../../ingest/outline/index.ts';
import type { SourceText } from '../../ingest/types.ts';
import { readHtml } from '../../ingest/read/html.ts';
import { textSource } from '../support/source.ts';

interface Parts {
  header: string[];
  imprint: string[];
  clauses: Record<string, string>;
}

/** Header and imprint as printed, and the text of each clause by its locator. */
function parts(source: SourceText): Parts {
  const cleaned = clean(source);
  const { header, imprint, clauses } = outline(cleaned);
  const printed = ([from, to]: [number, number]): string => cleaned.text.slice(from, to);
  return {
    header: header.map(printed),
    imprint: imprint.map(printed),
    clauses: Object.fromEntries(clauses.map(({ locator, text }) => [locator, text])),
  };
}

const read = (...lines: string[]): Parts => parts(textSource(`${lines.join('\n')}\n`));
const html = (body: string): Parts =>
  parts(readHtml(new TextEncoder().encode(`<html><body><div>${body}</div></body></html>`), 'a.html'));
const paragraphs = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('');

const plan = ['节水方案', '一、目标', '用水量下降。', '二、保障', '各单位要落实责任。'];

describe('what closes a file', () => {
  it('takes no month of a task table for a date below a signature', () => {
    const { imprint, clauses } = read('任务清单', '1.开展节水培训', '600人次', '2023年11月', '2.1+X证书试点', '6个', '2023年12月'); // prettier-ignore
    expect(imprint).toEqual([]);
    expect(clauses).toEqual({ '1': '1.开展节水培训\n600人次\n2023年11月', '2': '2.1+X证书试点\n6个\n2023年12月' });
  });

  it.each(['附：', '附件：'])('tells %s that names annexes from the annex below the signature', (word) => {
    const { imprint, clauses } = read('关于节水的通知', '各区水务局：', '一、目标', '用水量下降。', `${word}1.节水任务表`, '2.时间表', '某市水务局', '2023年5月19日', `${word}节水任务表`, '街道\t用水量\t负责人', '东街道\t300\t张某', '西街道\t400\t李某'); // prettier-ignore
    expect(imprint).toEqual([`${word}1.节水任务表\n2.时间表\n某市水务局\n2023年5月19日`]);
    expect(Object.keys(clauses)).toEqual(['一', '附件', '附件/1', '附件/2']);
  });

  it('reads tables that are drawn with lines', () => {
    const { clauses } = read(...plan, '附1  节水任务表', '┌──┬────┬────┐', '│序号│ 任务 │ 时间 │', '├──┼────┼────┤', '│ 1 │更换水 │2023年│', '│   │表    │底   │', '├──┼────┼────┤', '│ 2 │查漏损 │长期 │', '└──┴────┴────┘'); // prettier-ignore
    expect(clauses['附件1/1']).toBe('1\n更换水表\n2023年底');
    expect(clauses['附件1/2']).toBe('2\n查漏损\n长期');
  });

  it('takes 附件： above the title for the header, and a table of figures behind 附表 for an annex', () => {
    const { header, clauses } = read('附件：', ...plan, '附表  节水任务表', '街道  用水量  漏损率', '东街道  300  8%', '西街道  —  9%'); // prettier-ignore
    expect(header).toEqual(['附件：\n节水方案']);
    expect(clauses['附表/2']).toBe('西街道\n—\n9%');
    expect(clauses.二).toBe('二、保障\n各单位要落实责任。');
  });

  it.each([['附则'], ['附', '则']])('numbers the rules below %s anew', (...heading) => {
    const { clauses } = read('节水办法', '一、管理', '1.更换水表。', '二、奖励', '2.表彰先进。', ...heading, '1.本办法由市水务局解释。', '2.本办法自印发之日起施行。'); // prettier-ignore
    expect(Object.keys(clauses)).toEqual(['一', '一/1', '二', '二/2', '附则', '附则/1', '附则/2']);
  });

  it('takes copies, printing and the legend of a collector for the imprint', () => {
    const { imprint, clauses } = read(...plan, '抄送：市委办公室，市人大常委会办公室。', '某市人民政府办公室 2023年5月19日印发', '【标注说明】', '• 红色 (55/100)', '• 绿色 (95/100)'); // prettier-ignore
    expect(imprint).toEqual(['抄送：市委办公室，市人大常委会办公室。\n某市人民政府办公室2023年5月19日印发\n【标注说明】\n• 红色 (55/100)\n• 绿色 (95/100)']); // prettier-ignore
    expect(clauses.二).toBe('二、保障\n各单位要落实责任。');
  });

  it('takes the body that printed the file for the imprint where it stands alone', () => {
    const { imprint, clauses } = read(...plan, '某市节水工作领导小组办公室', '2023年5月19日印发');
    expect(imprint).toEqual(['某市节水工作领导小组办公室\n2023年5月19日印发']);
    expect(clauses.二).toBe('二、保障\n各单位要落实责任。');
    expect(read('节水方案', '一、目标', '用水量下降', '2023年5月19日印发').clauses.一).toBe('一、目标\n用水量下降');
  });

  it('leaves sentences that speak of printing, and purposes in brackets, where they are', () => {
    const { imprint, clauses } = read('节水条例', '第一条【立法说明】', '为了节水，制定本条例。', '第二条 本条例自公布之日起施行，各单位于2023年5月19日前印发。'); // prettier-ignore
    expect(imprint).toEqual([]);
    expect(Object.keys(clauses)).toEqual(['第一条', '第二条']);
  });

  it('takes a list of annexes that are left out for the imprint', () => {
    const { imprint, clauses } = read(...plan, '附件（略）：', '1.管网清单', '2.水表清单');
    expect(imprint).toEqual(['附件（略）：\n1.管网清单\n2.水表清单']);
    expect(Object.keys(clauses)).toEqual(['一', '二']);
  });

  it('takes "附件：" above a signature for the list of annexes, and above a text for an annex', () => {
    const letter = ['节水通知', '各区水务局：', '请各单位落实节水要求，按月报送进展情况。', '附件：', '节水任务清单'];
    const signed = read(...letter, '某市水务局', '2023年5月19日', '（此件公开发布）', '附件');
    expect(Object.keys(signed.clauses)).toEqual(['引言']);
    expect(signed.imprint[0]).toMatch(/^附件：\n节水任务清单\n某市水务局\n2023年5月19日/u);
    const annexed = read(...letter, '一、修建管网', '各区三年内改造老旧管网一百公里，漏损率降到百分之九以下。', '二、更换水表', '新建小区一律安装智能水表。'); // prettier-ignore
    expect(Object.keys(annexed.clauses)).toEqual(['引言', '附件', '附件/一', '附件/二']);
  });

  it('reads a signature of more bodies than usual, and no list of persons', () => {
    const bodies = Array.from({ length: 16 }, (_, i) => `某市第${i + 1}水务局`);
    const many = read(...plan, ...bodies, '2023年5月19日');
    expect(many.imprint).toEqual([[...bodies, '2023年5月19日'].join('\n')]);
    const persons = Array.from({ length: 16 }, (_, i) => `张${i + 1}市水务局副局长`);
    expect(read(...plan, ...persons, '某市水务局', '2023年5月19日').clauses.二).toContain('张2市水务局副局长');
  });
});

describe('what stands above the text', () => {
  it('takes all changes of a statute for its header', () => {
    const { header, clauses } = read('某市节约用水条例', '2010年5月1日 某市人民代表大会常务委员会第二次会议通过', '2018年5月1日 某市人民代表大会常务委员会《关于修改〈某市节约用水条例〉的决定》第一次修正', '2023年5月1日 某市人民代表大会常务委员会第八次会议第二次修正）', '第一条 为了节水，制定本条例。'); // prettier-ignore
    expect(header[0]).toMatch(/^某市节约用水条例[\s\S]*第二次修正）$/u);
    expect(Object.keys(clauses)).toEqual(['第一条']);
  });

  it('leaves a sentence that begins with a date', () => {
    expect(read('节水通报', '2023年5月1日，某市发生供水管网破裂事故，三个小区停水，经抢修后已恢复供水。', '一、加强管理', '各单位要落实责任。').clauses.引言).toMatch(/^2023年/u); // prettier-ignore
  });
});

describe('notes and boxes', () => {
  const rows =
    '<tr><td>序号</td><td>指标</td></tr><tr><td>1</td><td>用水量</td></tr><tr><td>2</td><td>漏损率</td></tr>';

  it('keeps numbered notes below a table apart from its rows', () => {
    const { clauses } = html(`${paragraphs('节水通知', '请落实。', '附件1')}${paragraphs('节水指标')}<table>${rows}</table>${paragraphs('注：', '1.用水量按年统计。', '2.漏损率按月统计。')}`); // prettier-ignore
    expect(Object.keys(clauses)).toEqual(['引言', '附件1', '附件1/1', '附件1/2', '附件1/注', '附件1/注/1', '附件1/注/2']); // prettier-ignore
  });

  it('leaves a note of one sentence with the table', () => {
    const { clauses } = html(`${paragraphs('节水通知', '请落实。', '附件1')}${paragraphs('节水指标')}<table>${rows}</table>${paragraphs('注：用水量按年统计。')}`); // prettier-ignore
    expect(clauses.附件1).toContain('注：用水量按年统计。');
    expect(clauses).not.toHaveProperty('附件1/注');
  });

  it('goes on with the text around a box behind the table of the box', () => {
    const { clauses } = html(`${paragraphs('节水规划', '一、目标', '实现下列目标。', '专栏1 主要指标')}<table>${rows}</table>${paragraphs('用水更加节约。全市用水量稳步下降。', '二、任务', '修建管网。')}`); // prettier-ignore
    expect(clauses.专栏1).not.toContain('用水更加节约');
    expect(clauses.一).toBe('一、目标\n实现下列目标。\n用水更加节约。全市用水量稳步下降。');
    expect(Object.keys(clauses)).toEqual(['一', '专栏1', '专栏1/1', '专栏1/2', '二']);
  });

  it('puts the items below its caption into a box, wherever the list might go on', () => {
    const { clauses } = read('节水规划', '一、建设', '（一）管网。修建管网。', '专栏1 管网重点', '1.城区管网：三年完成。', '2.镇区管网：五年完成。', '（二）水表。更换水表。', '二、工程', '（一）修建工程。', '1.水库工程。修建水库。', '（二）改造工程。', '2.泵站工程。改造泵站。'); // prettier-ignore
    expect(Object.keys(clauses)).toEqual(['一', '一/（一）', '专栏1', '专栏1/1', '专栏1/2', '一/（二）', '二', '二/（一）', '二/（一）/1', '二/（二）', '二/（二）/2']); // prettier-ignore
  });

  it('reads a heading that is broken inside a cell', () => {
    const cell = (lines: string[]): string => `<td>${lines.map((line) => `<p>${line}</p>`).join('')}</td>`;
    const table = `<table><tr><td>一级指标</td><td>二级指标</td><td>说明</td></tr><tr>${cell(['一、用水'])}${cell(['1.用水量'])}${cell(['按年统计。'])}</tr><tr>${cell(['二、', '用户', '满意度'])}${cell(['2.满意度'])}${cell(['按年调查。'])}</tr></table>`; // prettier-ignore
    const cleaned = clean(readHtml(new TextEncoder().encode(`<html><body>${paragraphs('节水通知', '请落实。', '附件1', '节水指标')}${table}</body></html>`), 'a.html')); // prettier-ignore
    const titles = Object.fromEntries(outline(cleaned).clauses.map(({ locator, title }) => [locator, title]));
    expect(titles).toMatchObject({ '附件1/一': '用水', '附件1/二': '用户满意度' });
  });
});
