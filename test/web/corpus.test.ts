import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '../../graph-schema/api.ts';
import { parseAddress } from '../../web/router.ts';
import { formOf, patchOf } from '../../web/views/corpus/correct-dialog.tsx';
import { isOpen, readFilter } from '../../web/views/corpus/filter.ts';
import { batches, progressOf, refuse, waiting, withEvent } from '../../web/views/corpus/ingest.ts';
import { watchWords } from '../../web/views/corpus/watched.tsx';

describe('files before they are sent', () => {
  it.each([
    ['通知.doc', 10, 'UNSUPPORTED_FILE'],
    ['无后缀', 10, 'UNSUPPORTED_FILE'],
    ['空.txt', 0, 'UNREADABLE_FILE'],
    ['大.pdf', 60 * 1024 * 1024, 'TOO_LARGE'],
  ])('%s of %i bytes is refused', (name, size, code) => {
    expect(refuse({ name, size })).toMatchObject({ state: 'failed', code });
  });

  it.each(['意见.TXT', '方案.docx', '规划.pdf'])('%s may go', (name) => {
    expect(refuse({ name, size: 10 })).toBeNull();
  });

  it('go in requests of twenty', () => {
    expect(batches(Array.from({ length: 41 }, (_, i) => i)).map((one) => one.length)).toEqual([20, 20, 1]);
    expect(batches([])).toEqual([]);
  });
});

describe('progress', () => {
  it('moves on with the stages and ends at one, also where a file failed', () => {
    const at = (stage: 'read' | 'link') => progressOf({ state: 'running', stage });
    expect(at('read')).toBeLessThan(at('link'));
    expect(progressOf({ state: 'failed', stage: null })).toBe(1);
  });

  it('keeps files in the order they were chosen', () => {
    const files = withEvent([waiting('a'), waiting('b')], { ...waiting('a'), state: 'done', clauses: 3 });
    expect(files.map((file) => [file.file, file.state])).toEqual([
      ['a', 'done'],
      ['b', 'queued'],
    ]);
  });
});

describe('corrections', () => {
  const one = {
    id: 'a-2021-1',
    title: '关于某事的意见',
    documentNumber: '甲府发〔2021〕1号',
    date: null,
    issuers: ['甲市人民政府'],
    level: 'provincial',
    region: '甲市',
    documentType: null,
  } as unknown as DocumentSummary;
  const before = formOf(one);

  it('send only what was changed', () => {
    expect(patchOf(before, before)).toEqual({});
    expect(patchOf(before, { ...before, date: '2021-03-04', region: '' })).toEqual({
      date: '2021-03-04',
      region: null,
    });
  });

  it('take issuers apart at the marks people use', () => {
    expect(patchOf(before, { ...before, issuers: '甲局、乙局， 丙局' }).issuers).toEqual(['甲局', '乙局', '丙局']);
  });
});

describe('filter', () => {
  it('is read from the address', () => {
    const filter = readFilter(parseAddress('/corpus?level=county&year=2021&want=某号').query);
    expect(filter).toEqual({ q: '', level: ['county'], region: [], year: ['2021'] });
    expect(isOpen(filter)).toBe(false);
    expect(isOpen(readFilter(parseAddress('/corpus?want=某号').query))).toBe(true);
  });
});

describe('the folder that the server watches', () => {
  const watch = {
    folder: '/srv/文件',
    waiting: 0,
    working: false,
    taken: 3,
    known: 1,
    failed: 0,
    failures: [],
    last: null,
  };

  it('is told in a sentence', () => {
    expect(watchWords(watch)).toBe('已读入3份');
    expect(watchWords({ ...watch, failed: 2, waiting: 7 })).toBe('正在读入，还有7份；已读入3份，2份没有读入');
  });
});
