import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { toSource } from '../../ingest/clean/offsets.ts';
import { textSource } from '../support/source.ts';

/** A text set in lines of `width` characters, first lines of paragraphs two shorter. */
function wrap(paragraphs: string[], width: number): string {
  return paragraphs
    .flatMap((paragraph) => {
      const first = paragraph.slice(0, width - 2);
      const rest = paragraph.slice(width - 2).match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
      return [first, ...rest];
    })
    .join('\n');
}

const PARAGRAPHS = [
  '一、总体要求',
  '水是生命之源、生产之要、生态之基。各级各部门要把节约用水摆在更加突出的位置，加快建设节水型社会，推动用水方式由粗放向节约集约转变。',
  '（一）修建管网。三年内改造老旧管网一百公里，漏损率降到百分之九以下，新建小区一律安装智能水表，做到一户一表、抄表到户、计量到人，按月公布。',
];

describe('clean', () => {
  it('undoes hard wraps', () => {
    const text = wrap(PARAGRAPHS, 30);
    expect(clean(textSource(text)).lines.map((line) => line.text)).toEqual(PARAGRAPHS);
  });

  it('takes out bookmarks and page marks inside a sentence', () => {
    const half = PARAGRAPHS[1]!.slice(0, 28);
    const text = `${PARAGRAPHS[0]!}\n${half}\n# Page 12:\n[bookmark: _Toc1]${wrap([`　　${PARAGRAPHS[1]!.slice(28)}`, PARAGRAPHS[2]!], 30)}`;
    const result = clean(textSource(text));
    expect(result.text).not.toMatch(/Page|bookmark/u);
    expect(result.findings.map(({ code }) => code).sort()).toEqual(['BOOKMARK_REMOVED', 'PAGE_MARK_REMOVED']);
    expect(result.lines[1]!.text).toBe(PARAGRAPHS[1]);
  });

  it('takes out white space beside numbers and full-width digits', () => {
    expect(clean(textSource('２０２１ 年 7 月，Ａ 类 教育部 市政府')).text).toBe('2021年7月，A 类 教育部 市政府');
  });

  it('rebuilds the cells of narrow columns', () => {
    const left = ['一、修', '建管', '网和', '水表'];
    const body = wrap([PARAGRAPHS[2]!, PARAGRAPHS[2]!.replace('（一）', '（二）')], 24).split('\n');
    const right = ['市水', '务局、', '市财', '政局'];
    const text = [...wrap([PARAGRAPHS[1]!, PARAGRAPHS[1]!], 30).split('\n'), ...left, ...body, ...right].join('\n\n');
    const result = clean(textSource(text));
    expect(result.lines.filter(({ narrow }) => narrow).map((line) => line.text)).toEqual([
      '一、修建管网和水表',
      '市水务局、市财政局',
    ]);
  });

  it('tells of columns that came out broken, once', () => {
    const side = ['市水', '务局、', '市财', '政局'];
    const body = wrap([PARAGRAPHS[2]!, PARAGRAPHS[2]!], 24).split('\n');
    const broken = [...wrap([PARAGRAPHS[1]!, PARAGRAPHS[1]!], 30).split('\n'), ...side, ...body, ...side].join('\n\n');
    const codes = (text: string): string[] => clean(textSource(text)).findings.map(({ code }) => code);
    expect(codes(broken)).toEqual(['TABLE_BROKEN']);
    expect(codes(wrap(PARAGRAPHS, 30))).toEqual([]);
  });

  it('tells of tables whose cells came out one a line', () => {
    const cells = ['序号', '工作任务', '责任单位', '1', '修建管网。', '市水务局', '2', '更换水表。', '区政府'];
    const found = clean(textSource(cells.join('\n'))).findings;
    expect(found.map(({ code, span }) => [code, span])).toEqual([['TABLE_BROKEN', [0, cells.join('\n').length]]]);
    expect(clean(textSource('序号\n一、任务\n修建管网。')).findings).toEqual([]);
  });

  it('parts the years of a target table that came out one cell a line', () => {
    const cells = ['序号', '指标', '单位', '2020年', '2025年', '属性', '1', '入园率', '%', '88.5', '92', '预期性'];
    const rows = clean(textSource(cells.join('\n'))).lines.map(({ text, cell }) => `${cell?.column ?? '-'} ${text}`);
    expect(rows).toEqual(cells.map((text, k) => `${k % 6} ${text}`));
  });

  it('keeps title, number, addressees and notes of a wrapped text apart', () => {
    const head = ['某市人民政府办公室关于印发某市节约用水三年行动方案的通知（2023年4月20', '日）', '某政办发〔2023〕9 号', '各区人民政府，市政府各部门:']; // prettier-ignore
    const foot = ['（此件公开发布）', '某市节约用水三年行动方案'];
    const text = [...head, ...wrap([PARAGRAPHS[1]!, PARAGRAPHS[2]!], 30).split('\n'), ...foot].join('\n');
    const lines = clean(textSource(text)).lines.map((line) => line.text);
    expect(lines.slice(1, 3)).toEqual(['某政办发〔2023〕9号', '各区人民政府，市政府各部门:']);
    expect(lines.slice(-2)).toEqual(foot);
  });

  it("ends a compiler's heading with its date", () => {
    const head = ['9. 某市人民政府办公室关于印发', '《某市节约用', '水三年行动方案》的通知（2023 年4 月29 日）'];
    const text = [...head, '各区人民政府，市政府各部门：', ...wrap([PARAGRAPHS[1]!, PARAGRAPHS[2]!], 30).split('\n')];
    const lines = clean(textSource(text.join('\n'))).lines.map((line) => line.text);
    expect(lines.slice(0, 2)).toEqual([
      '9. 某市人民政府办公室关于印发《某市节约用水三年行动方案》的通知（2023年4月29日）',
      '各区人民政府，市政府各部门：',
    ]);
  });

  it.each([
    [['1.取消办理许可时“本地常住户口、初中以上文化', '程度”等审批条件。']],
    [['12.取消', '“不按照规定随车携带许可证的罚款”等罚款事项。']],
    [['9.实行《资质证书》', '《许可证》', '《资格证》电子证照。']],
    [['3.建成服务区快速充电设施，实现服务区快速充电设施覆', '盖率达到一半。']],
  ])('joins %j', (broken) => {
    const rest = wrap([PARAGRAPHS[2]!, PARAGRAPHS[2]!], 30).split('\n');
    const lines = clean(textSource([...broken, ...rest].join('\n'))).lines.map((line) => line.text);
    expect(lines[0]).toBe(broken.join(''));
  });

  it('does not join a heading with a comma to the paragraph below it', () => {
    const heading = '（一）推动融合创新发展，提升服务便利化水平';
    const text = [heading, ...wrap([PARAGRAPHS[1]!, PARAGRAPHS[1]!], 30).split('\n')].join('\n');
    expect(clean(textSource(text)).lines[0]?.text).toBe(heading);
  });

  it('keeps a number inside a sentence that was broken around it', () => {
    const first = `${PARAGRAPHS[1]!.slice(0, 24)}按照`;
    const text = [
      first,
      '某政办发〔2023〕9 号',
      '文件执行。',
      ...wrap([PARAGRAPHS[1]!, PARAGRAPHS[2]!], 30).split('\n'),
    ];
    expect(clean(textSource(text.join('\n'))).lines[0]?.text).toContain('按照某政办发〔2023〕9号文件执行。');
  });

  it('maps every character back to the source', () => {
    const text = `[bookmark: a]第１ 条　甲\n${wrap(PARAGRAPHS, 30)}`;
    const result = clean(textSource(text));
    for (const { clean: at, source, length } of result.map) {
      const there = text
        .slice(source, source + length)
        .replace('１', '1')
        .replace(/\u3000/gu, ' ');
      expect(there).toBe(result.text.slice(at, at + length));
    }
    expect(toSource(result.map, result.text.length)).toBe(text.length);
    expect(toSource([], 5)).toBe(0);
  });

  it.each([
    ['', ''],
    ['\n\n', ''],
    ['　', ''],
  ])('leaves nothing of %j', (text, expected) => {
    expect(clean(textSource(text)).text).toBe(expected);
  });

  it('keeps short pieces of one printed line in the sentence', () => {
    const before = '二、加强领导。水是生命之源，各级各部门要高度重视节约用水，切实加强';
    const after = '推动用水方式由粗放向节约集约转变，加快建设节水型社会，提高用水效率。';
    const pieces = ['组织领导，', '压实', '“一把手”', '责任，', '打好', '“组合拳”', '，'];
    const text = [...wrap([PARAGRAPHS[1]!, PARAGRAPHS[2]!], 36).split('\n'), before, ...pieces, after].join('\n');
    const { lines } = clean(textSource(text));
    expect(lines.at(-1)!.text).toBe(`${before}${pieces.join('')}${after}`);
    expect(lines.some(({ narrow }) => narrow)).toBe(false);
  });

  it('reads the end of a printed line as such where its last characters are a piece of their own', () => {
    const pieces = ['（六）市水质检验研究院对供水企业和个体工商户的管道、', '供水设施、', '泵', '（站）'];
    const after = '等的检测费用下浮，推动用水方式由粗放向节约集约转变，加快建设。';
    const text = [...wrap([PARAGRAPHS[1]!, PARAGRAPHS[2]!], 36).split('\n'), ...pieces, after].join('\n');
    expect(clean(textSource(text)).lines.at(-1)!.text).toBe(`${pieces.join('')}${after}`);
  });

  it('goes on across the end of a page in text that is not wrapped', () => {
    const text =
      '一、目标\n各单位要加强管理，把节约用水摆在更加突出\n— 3 —\n的位置。\n·4·\n二、总体、分项任务\n第5页 共9页\n修建管网。';
    expect(clean(textSource(text)).lines.map((line) => line.text)).toEqual([
      '一、目标',
      '各单位要加强管理，把节约用水摆在更加突出的位置。',
      '二、总体、分项任务',
      '修建管网。',
    ]);
  });

  it('does not take issuers of four characters for a narrow column', () => {
    const issuers = ['省水利厅', '省财政厅', '省科技厅', '省教育厅'];
    const text = [...wrap([PARAGRAPHS[1]!, PARAGRAPHS[2]!], 36).split('\n'), ...issuers, '2023年6月27日'].join('\n');
    expect(
      clean(textSource(text))
        .lines.map((line) => line.text)
        .slice(-5),
    ).toEqual([...issuers, '2023年6月27日']);
  });
});
