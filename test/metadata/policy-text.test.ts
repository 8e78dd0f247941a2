import { describe, expect, it } from 'vitest';
import { looksLikePolicyText } from '../../ingest/extract/policy-text.ts';

describe('looksLikePolicyText', () => {
  it.each([
    ['a notice', '关于加强节水工作的通知\n各区县人民政府：\n为贯彻落实有关要求，现就有关事项通知如下。', true],
    ['articles', '第一条 为了规范管理，制定本办法。\n第二条 有关单位应当按照规定报送情况。', true],
    ['a task table', '责任单位\n市水务局\n1.建成节水型单位120家，按季度报送进展情况，年底前完成\n', true],
    ['a story', '那天夜里下着雨，他撑着伞走过石桥，远远看见一盏灯，心里忽然暖和起来，脚步也轻快了。', false],
    ['English', 'Annual report of the committee. 1. Introduction and a list of the members, with notes.', false],
    ['code', 'const x = 1; // 通知\nfunction f() { return x; }', false],
    ['nothing', '', false],
  ])('%s', (_, text, expected) => {
    expect(looksLikePolicyText(text)).toBe(expected);
  });
});
