import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../graph-schema/records.ts';
import { bandPrecision, calibration } from './calibration.ts';
import { readGold, readLinks } from './gold.ts';
import { readLineage, scoreLineage } from './lineage.ts';
import { readPairs, scorePairs } from './pairs.ts';
import { scoreMetadata, type GoldMetadata } from './parts/metadata.ts';
import { readPoolDocuments } from './pool.ts';
import { scoreDocuments } from './score.ts';
import { reading } from './source.ts';
import type { Gold, Row } from './types.ts';

const gold = fileURLToPath(new URL('../gold', import.meta.url));
const document = (id: string, file: string): Row => ({ type: 'document', id, document: id, source: { file } });

describe('annotations of pool documents', () => {
  const documents = readPoolDocuments(join(gold, 'pool/documents.json'));
  const pool = readGold(join(gold, 'pool'));

  it('are of twenty-seven documents, twelve of them kept for checking', () => {
    const annotated = Object.keys(documents).filter((key) => documents[key]?.annotated);
    expect(annotated.filter((key) => documents[key]?.parts?.includes('structure') ?? true)).toEqual(
      Object.keys(pool.structure),
    );
    expect(annotated).toHaveLength(27);
    expect(annotated.filter((key) => documents[key]?.check)).toHaveLength(12);
  });

  it('leave what is not annotated unscored', () => {
    const rows = [document('p', 'p.txt'), { type: 'target', document: 'p', clause: '一', text: '两所', value: 2 }];
    const read = reading(rows as Row[], new Map([['p.txt', 'P']]));
    const none: Gold = { structure: { P: [] }, targets: [], agencies: [], citations: [], links: [] };
    const scored = scoreDocuments(none, read, ['P'], new Set(), (_, part) => part === 'structure');
    expect(scored.map(({ part }) => part)).toEqual(['structure']);
  });

  it('stand at annotated clauses and name no locator twice', () => {
    for (const [doc, clauses] of Object.entries(pool.structure)) {
      const locators = clauses.map(({ loc }) => loc);
      expect(new Set(locators).size, doc).toBe(locators.length);
      for (const { clause } of [...pool.targets, ...pool.agencies, ...pool.citations].filter((x) => x.doc === doc)) {
        expect(locators, `${doc} ${clause}`).toContain(clause);
      }
    }
  });
});

describe('annotated pairs', () => {
  const folder = join(gold, 'pairs');
  const pairs = readPairs(folder);
  const links = Object.keys(pairs).flatMap((name) => readLinks(join(folder, `${name}.jsonl`)));

  it('have 200 links or more, a third of them thematic, from the lower to the upper document', () => {
    const full = links.filter((link) => link.grade === 2);
    expect(full.length).toBeGreaterThanOrEqual(200);
    expect(full.filter((link) => link.kind === 'thematic').length).toBeGreaterThanOrEqual(full.length / 3);
    expect(links.every((link) => link.from.startsWith('L:') && link.to.startsWith('U:'))).toBe(true);
  });

  it('name each link once', () => {
    for (const name of Object.keys(pairs)) {
      const names = readLinks(join(folder, `${name}.jsonl`)).map((link) => `${link.from} ${link.to}`);
      expect(new Set(names).size, name).toBe(names.length);
    }
  });

  it('are scored by file, take a plan for its annex, and count a link in the wrong direction as wrong', () => {
    const own = mkdtempSync(join(tmpdir(), 'zhengmai-eval-'));
    writeFileSync(join(own, '甲.jsonl'), '{"from":"L:一","to":"U:二","grade":2,"kind":"adapted"}\n');
    const link = (from: string, clause: string, to: string, other: string): Row => ({
      type: 'link',
      from: { document: from, clause },
      to: { document: to, clause: other },
      kind: 'adapted',
    });
    const rows = [
      document('上', 'txt/上.txt'),
      document('下', 'txt/下.txt'),
      link('下', '附件1/一', '上', '二'),
      link('上', '二', '下', '一'),
      link('下', '一', '下', '二'),
    ];
    const pair = { upper: 'txt/上.txt', lower: 'txt/下.txt', check: false };
    const [scored] = scorePairs(own, { 甲: pair }, rows);
    expect(scored?.measures).toMatchObject([{ scope: '甲', tp: 1, fp: 1, fn: 0 }]);
    expect(scorePairs(own, { 甲: pair }, rows.slice(1))).toEqual([]);
  });
});

describe('what is optional', () => {
  const own: Gold = {
    structure: {
      P: [
        { loc: '通知', optional: true },
        { loc: '一', title: '全面提升农产品…' },
        { loc: '二', title: '保障' },
      ],
    },
    targets: [
      {
        doc: 'P',
        clause: '一',
        text: '每张补助4000元',
        object: '',
        value: 4000,
        cmp: '>=',
        unit: '元',
        optional: true,
      },
    ],
    agencies: [{ doc: 'P', clause: '一', agencies: ['省民政厅'], lead: '省民政厅', optional: ['各市'] }],
    citations: [
      { doc: 'P', clause: '一', title: '', number: '甲发〔2023〕1号', role: 'mention', resolves: null, optional: true },
    ],
    links: [],
  };
  const clause = (locator: string, title: string): Row => ({ type: 'clause', document: 'p', locator, title });
  const score = (...rows: Row[]) => {
    const measures = scoreDocuments(own, reading([document('p', 'p.txt'), ...rows], new Map([['p.txt', 'P']])), ['P']);
    return Object.fromEntries(
      measures.map(({ part, tp, fp, fn, ratio }) => [part, { tp, fp, fn, right: ratio.right }]),
    );
  };

  it('may be found', () => {
    const figures = score(
      clause('通知', ''),
      clause('一', '全面提升农产品供给水平'),
      clause('二', '保障措施'),
      { type: 'target', document: 'p', clause: '一', text: '补助4000元', value: 4000, cmp: '=', unit: '元' },
      { type: 'duty', document: 'p', clause: '一', agencies: ['省民政厅', '各市'], lead: '省民政厅' },
      {
        type: 'citation',
        document: 'p',
        clause: '一',
        title: '甲发〔2023〕1号',
        number: '甲发〔2023〕1号',
        resolves: null,
      },
    );
    expect(figures.structure).toEqual({ tp: 2, fp: 0, fn: 0, right: 1 });
    expect(figures.targets).toEqual({ tp: 0, fp: 0, fn: 0, right: 0 });
    expect(figures.duties).toEqual({ tp: 1, fp: 0, fn: 0, right: 1 });
    expect(figures.citations).toEqual({ tp: 0, fp: 0, fn: 0, right: 0 });
  });

  it('leaves a citation that is due elsewhere alone', () => {
    const due = {
      doc: 'P',
      clause: '二',
      title: '甲办法',
      number: '甲发〔2023〕1号',
      role: 'basis',
      resolves: null,
    } as const;
    const both: Gold = { ...own, citations: [...own.citations, due] };
    const rows: Row[] = ['一', '二'].map((at) => ({ type: 'citation', document: 'p', clause: at, title: '甲办法', number: due.number, resolves: null })); // prettier-ignore
    const measures = scoreDocuments(both, reading([document('p', 'p.txt'), ...rows], new Map([['p.txt', 'P']])), ['P']);
    expect(measures.find(({ part }) => part === 'citations')).toMatchObject({ tp: 1, fp: 0, fn: 0 });
  });

  it('excuses nothing else', () => {
    const figures = score(
      clause('三', ''),
      { type: 'target', document: 'p', clause: '一', text: '补助400000元', value: 41, cmp: '=', unit: '元' },
      { type: 'duty', document: 'p', clause: '一', agencies: ['各县'], lead: null },
      { type: 'citation', document: 'p', clause: '一', title: '乙办法', number: null, resolves: null },
    );
    expect(figures.structure).toEqual({ tp: 0, fp: 1, fn: 2, right: 0 });
    expect(figures.targets).toEqual({ tp: 0, fp: 1, fn: 0, right: 0 });
    expect(figures.duties).toEqual({ tp: 0, fp: 1, fn: 1, right: 0 });
    expect(figures.citations).toEqual({ tp: 0, fp: 1, fn: 0, right: 0 });
  });
});

describe('parents of documents', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'zhengmai-eval-')), 'lineage.tsv');
  writeFileSync(
    file,
    'kind\tparent\tchild\nexplicit\t1_甲.txt\t2_乙.txt\nimplicit\t1_甲.txt\t3_丙.txt\ndecoy\t3_丙.txt\t2_乙.txt\n',
  );
  const documents = [document('jia', 'x/1_甲.txt'), document('yi', 'x/2_乙.txt'), document('bing', 'x/3_丙.txt')];
  const parent = (from: string, to: string, relation = 'IMPLEMENTS'): Row => ({ type: 'parent', from, to, relation });

  it('are right where listed, wrong where a decoy or not listed; siblings are no parents', () => {
    const rows = [...documents, parent('yi', 'jia'), parent('yi', 'bing'), parent('bing', 'jia', 'PARALLELS')];
    expect(scoreLineage(readLineage(file), rows)).toMatchObject({ tp: 1, fp: 1, fn: 1, ratio: { right: 0, of: 1 } });
    expect(scoreLineage(readLineage(file), documents)).toMatchObject({
      tp: 0,
      fp: 0,
      fn: 2,
      ratio: { right: 1, of: 1 },
    });
  });

  it('are neither where the links of the pair are annotated', () => {
    const related = [{ lower: 'txt/3_丙.txt', upper: 'txt/2_乙.txt' }];
    const rows = [...documents, parent('bing', 'yi')];
    expect(scoreLineage(readLineage(file), rows, related)).toMatchObject({ tp: 0, fp: 0, fn: 2 });
    expect(scoreLineage(readLineage(file), rows)).toMatchObject({ fp: 1 });
  });

  it('refuses a list out of form', () => {
    writeFileSync(`${file}.bad`, 'kind\tparent\tchild\nsibling\ta\tb\n');
    expect(() => readLineage(`${file}.bad`)).toThrow(TypeError);
  });
});

describe('fields of documents', () => {
  const record = (file: string, fields: object): DocumentRecord =>
    ({
      source: { file },
      documentNumber: null,
      date: null,
      effectiveDate: null,
      level: null,
      region: null,
      ...fields,
    }) as DocumentRecord;
  const score = (annotated: Partial<GoldMetadata>, fields: Partial<DocumentRecord>) =>
    scoreMetadata(
      [{ file: 'txt/1_甲.txt', check: false, ...annotated }],
      [record('x/1_甲.txt', { issuers: [], documentType: null, ...fields })],
    ).map(({ scope, tp, fp, fn }) => ({ scope, tp, fp, fn }));

  it('are right, missing, wrong, or there where there are none; none where there are none is nothing to count', () => {
    const number = '甲发〔2023〕1号';
    expect(score({ number }, { documentNumber: '甲发 〔2023〕1号' })).toEqual([
      { scope: 'number', tp: 1, fp: 0, fn: 0 },
    ]);
    expect(score({ number }, {})).toEqual([{ scope: 'number', tp: 0, fp: 0, fn: 1 }]);
    expect(score({ number }, { documentNumber: '乙发〔2023〕1号' })).toEqual([
      { scope: 'number', tp: 0, fp: 1, fn: 1 },
    ]);
    expect(score({ number: null }, { documentNumber: number })).toEqual([{ scope: 'number', tp: 0, fp: 1, fn: 0 }]);
    expect(score({ number: null }, {})).toEqual([]);
  });

  it('may have several right values; issuers are a set', () => {
    expect(score({ region: ['甲区', '乙市甲区'] }, { region: '乙市甲区' })).toEqual([
      { scope: 'region', tp: 1, fp: 0, fn: 0 },
    ]);
    expect(score({ issuers: ['甲委', '乙局'] }, { issuers: ['乙局', '甲委'] })).toEqual([
      { scope: 'issuers', tp: 1, fp: 0, fn: 0 },
    ]);
    expect(score({ issuers: ['甲委', '乙局'] }, { issuers: ['甲委'] })).toEqual([
      { scope: 'issuers', tp: 0, fp: 1, fn: 1 },
    ]);
  });
});

describe('scores of links', () => {
  it('are held against how often they are right, by tenth and by band', () => {
    const items = [
      { name: 'a', outcome: 'hit', score: 0.85, band: 'firm' },
      { name: 'b', outcome: 'extra', score: 0.81, band: 'firm' },
      { name: 'c', outcome: 'extra', score: 1, band: 'review' },
      { name: 'd', outcome: 'missed' },
    ] as const;
    expect(calibration(items)).toEqual([
      { from: 0.8, to: 0.9, right: 1, of: 2 },
      { from: 0.9, to: 1, right: 0, of: 1 },
    ]);
    expect(bandPrecision(items, 'firm')).toEqual({ right: 1, of: 2 });
  });
});
