import { describe, expect, it } from 'vitest';
import * as api from '../../graph-schema/index.ts';
import { locatorInWords, quotation } from '../../graph-schema/cite.ts';
import { ENDPOINTS } from '../../graph-schema/endpoints.ts';

describe('locatorInWords', () => {
  it.each([
    ['附件2/21', '附件2第21项'],
    ['四/（二）', '四（二）'],
    ['二/（四）/9', '二（四）第9项'],
    ['附件/三/（十二）', '附件第三部分（十二）'],
    ['专栏2/1', '专栏2第1项'],
    ['一/（三）/—2', '一（三）第2个“——”'],
    ['第三章/第十二条', '第十二条'],
    ['第三章', '第三章'],
    ['引言', '引言'],
    ['总体要求/工作目标', '总体要求之工作目标'],
  ])('%s → %s', (locator, words) => {
    expect(locatorInWords(locator)).toBe(words);
  });
});

describe('quotation', () => {
  const quoted = {
    text: '扩大“双师型”队伍。',
    title: '关于某事的意见',
    number: '某府发〔2021〕3号',
    locator: '附件2/21',
  };

  it('carries title, number and clause, with inner marks changed', () => {
    expect(quotation(quoted)).toBe('“扩大‘双师型’队伍。”（《关于某事的意见》，某府发〔2021〕3号，附件2第21项）');
  });

  it('leaves out a number that is not there', () => {
    expect(quotation({ ...quoted, number: null }, 'footnote')).toBe(
      '《关于某事的意见》，附件2第21项：“扩大‘双师型’队伍。”',
    );
  });

  it('keeps the wording as printed in Markdown', () => {
    expect(quotation(quoted, 'markdown')).toContain('> 扩大“双师型”队伍。');
  });
});

describe('endpoints', () => {
  it('name schemas that exist', () => {
    const named = Object.values(ENDPOINTS).map((endpoint) => endpoint.response);
    const missing = named.filter((name) => !['file', 'stream', 'none'].includes(name) && !(name in api));
    expect(missing).toEqual([]);
  });
});
