import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../ingest/read/index.ts';
import type { SourceText } from '../../ingest/types.ts';

async function read(html: string, encoding = 'utf8'): Promise<SourceText> {
  const [first] = await readInput({ name: 'page.html', bytes: iconv.encode(html, encoding) });
  return first!.source;
}

const BODY = Array.from(
  { length: 8 },
  (_, i) =>
    `<p style="text-indent:2em">${'一二三四五六七八'[i]}、各单位要把安全生产放在首位，按季度检查，及时整改。</p>`,
).join('');

const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="PubDate" content="2024-03-05 10:00">
<title>关于安全生产检查的通知_某市人民政府</title><style>p{color:red}</style></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="breadcrumb">您现在的位置：首页 &gt; 政策文件</div>
<div class="main">
<table class="info"><tr><td>索 引 号：</td><td>000123/2024-00001</td><td>主题分类：</td><td>安全生产</td></tr>
<tr><td>发文机关：</td><td>某市人民政府办公室</td><td>成文日期：</td><td>2024年03月01日</td></tr>
<tr><td>标　　题：</td><td colspan="3">某市人民政府办公室关于安全生产检查的通知</td></tr>
<tr><td>发文字号：</td><td>某政办发〔2024〕3号</td><td></td><td></td></tr></table>
<h1>某市人民政府办公室<br>关于安全生产检查的通知</h1>
<div id="zoom">${BODY}<table border="1"><thead><tr><th>序号</th><th>任务</th></tr></thead>
<tbody><tr><td rowspan="2">1</td><td><p>隐患排查</p><p>立即整改</p></td></tr><tr><td>复查</td></tr>
<tr><td colspan="2">合计</td></tr></tbody></table><p>【字体：大 中 小】</p></div>
<div class="share">分享到：微博</div></div>
<div class="footer">主办单位：某市人民政府办公室 备案号：00000000</div><script>var a="一、脚本"</script></body></html>`;

describe('web pages', () => {
  it('finds the text and drops what stands around it', async () => {
    const source = await read(PAGE);
    const texts = source.lines.map((line) => line.text);
    expect(texts[0]).toBe('某市人民政府办公室 关于安全生产检查的通知'.replace(' ', ''));
    expect(texts[1]).toMatch(/^一、各单位/u);
    expect(source.text).not.toMatch(/首页|微博|主办单位|脚本|字体|color/u);
    for (const line of source.lines) expect(source.text.slice(...line.span)).toBe(line.text);
  });

  it('reads the metadata table and the head', async () => {
    const { metadata } = await read(PAGE);
    expect(metadata).toMatchObject({
      索引号: '000123/2024-00001',
      主题分类: '安全生产',
      发文机关: '某市人民政府办公室',
      成文日期: '2024年03月01日',
      标题: '某市人民政府办公室关于安全生产检查的通知',
      发文字号: '某政办发〔2024〕3号',
      发布日期: '2024-03-05 10:00',
    });
  });

  it('places table cells with their spans', async () => {
    const source = await read(PAGE);
    expect(source.lines.filter((line) => line.cell).map((line) => [line.text, line.cell])).toEqual([
      ['序号', { table: 0, row: 0, column: 0, header: true }],
      ['任务', { table: 0, row: 0, column: 1, header: true }],
      ['1', { table: 0, row: 1, column: 0, rowSpan: 2 }],
      ['隐患排查', { table: 0, row: 1, column: 1 }],
      ['立即整改', { table: 0, row: 1, column: 1 }],
      ['复查', { table: 0, row: 2, column: 1 }],
      ['合计', { table: 0, row: 3, column: 0, columnSpan: 2 }],
    ]);
  });

  it('reads a layout table as text, line breaks as lines, alignment and weight as hints', async () => {
    const source = await read(
      `<table><tbody><tr><td id="UCAP-CONTENT"><p style="text-align: center"><span style="font-weight: bold">关于甲的</span><br>
       <b>意见</b></p><p align="right">某局&nbsp;&nbsp;</p>${BODY}</td></tr><tr><td></td></tr></tbody></table>`,
    );
    expect(
      source.lines.slice(0, 3).map(({ text, align, bold, paragraph }) => ({ text, align, bold, paragraph })),
    ).toEqual([
      { text: '关于甲的', align: 'center', bold: true, paragraph: undefined },
      { text: '意见', align: 'center', bold: true, paragraph: true },
      { text: '某局', align: 'right', bold: undefined, paragraph: true },
    ]);
  });

  it('takes the declared encoding', async () => {
    const source = await read(`<html><head><meta charset="gb2312"></head><body>${BODY}</body></html>`, 'gbk');
    expect(source.encoding).toBe('gb2312');
    expect(source.lines).toHaveLength(8);
    expect(source.diagnostics).toEqual([]);
  });

  it('numbers ordered lists as a browser shows them', async () => {
    const source = await read(
      `<html><body><ol start="3"><li>制定方案</li><li><p>组织实施</p></li></ol>${BODY}</body></html>`,
    );
    expect(source.lines.slice(0, 2).map((line) => line.text)).toEqual(['3. 制定方案', '4. 组织实施']);
  });

  it('keeps the levels of lists in lists, also where an item is not closed or counts anew', async () => {
    const inner = '<ol><li>更换水表<ol><li>城区</li><li value="5">乡镇</li></ol><li>改造管网</ol>';
    const source = await read(`<html><body><ol><li>完善设施${inner}</li><li>加强管理</li></ol>${BODY}</body></html>`);
    const texts = source.lines.slice(0, 6).map((line) => line.text);
    expect(texts).toEqual(['1. 完善设施', '（1）更换水表', '①城区', '⑤乡镇', '（2）改造管网', '2. 加强管理']);
  });

  it('numbers lists in Chinese where the page says so', async () => {
    const style = 'style="list-style-type: cjk-ideographic"';
    const source = await read(
      `<html><body><ol ${style}><li>总体要求</li><li>任务<ol ${style}><li>设施</li></ol></li></ol>${BODY}</body></html>`,
    );
    expect(source.lines.slice(0, 3).map((line) => line.text)).toEqual(['一、总体要求', '二、任务', '（一）设施']);
  });

  it('reads fields that stand in lines in front of the text, and short texts in known containers', async () => {
    const source = await read(
      `<html><head><meta name="ArticleTitle" content="某市教育局关于招生的通知"></head><body><div class="crumb_x">首页&gt;公开</div>
       <ul><li><b>索引号：</b>115/2022</li><li><span>成文日期：</span>2022-04-15</li><li>发布机构：某市教育局</li></ul>
       <div class="info">发布时间：2022-04-18 【字体：大】</div>
       <div class="article-content box"><p>各区县教委：</p><p>现就有关事项通知如下，请认真落实。</p></div>
       <div class="relate">相关文章<a>关于考试的通知</a></div></body></html>`,
    );
    expect(source.lines.map((line) => line.text)).toEqual([
      '某市教育局关于招生的通知',
      '各区县教委：',
      '现就有关事项通知如下，请认真落实。',
    ]);
    expect(source.metadata).toMatchObject({ 索引号: '115/2022', 成文日期: '2022-04-15', 发布机构: '某市教育局' });
  });

  it('reads pages that are laid out with tables and menus, as was usual twenty years ago', async () => {
    const text = '　　一、加强领导。各级政府要把农业放在首位，统一规划，分步实施，一年一考核。<br>'.repeat(5);
    const source = await read(
      `<html><body><table><tr><td><img></td></tr><tr><td><table><tr><td><a>概况</a><br><a>公开</a><br><a>法规</a></td>
       <td><center><b>关于发展农业的决定</b></center>${text}</td></tr></table></td></tr></table></body></html>`,
    );
    expect(source.lines.map((line) => line.text.slice(0, 11))).toEqual([
      '关于发展农业的决定',
      ...Array.from({ length: 5 }, () => '　　一、加强领导。各级'),
    ]);
    expect(source.lines.some((line) => line.cell)).toBe(false);
  });

  it('survives deep nesting, unclosed tags and huge spans', async () => {
    const deep = `<html><body>${'<div>'.repeat(5000)}很深的文字。${BODY}`;
    expect((await read(deep)).text).toContain('很深的文字。');
    const spans = await read(
      `<html><body><table><tr><td colspan="99999999" rowspan="1e9">甲</td><td>乙</td></tr></table>`,
    );
    expect(spans.lines.map((line) => line.text)).toEqual(['甲', '乙']);
    await expect(read(`<html><body>${'<b>'.repeat(30_000)}`)).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
  });
});
