import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import GraphML from 'graphology-graphml';
import type { DirectedGraph } from 'graphology';
import { MultiDirectedGraph } from 'graphology';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportRecord } from '../../graph-schema/records.ts';
import { createExporter, FILE_FORMATS, type ExportRequest } from '../../server/export/exporter.ts';
import { exportRecords } from '../../server/export/records.ts';
import { saveDocument } from '../../server/load/save.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { corpusStore } from '../support/corpus.ts';
import { ingested } from '../support/documents.ts';

const ALL: ExportRequest = {
  format: 'jsonl',
  document: [],
  level: [],
  region: [],
  year: [],
  q: '',
  only: [],
  base: 'https://zhengmai.example/',
};
const UP = '渝府发〔2021〕35号';
const DOWN = '梁平府办发〔2023〕27号';

let store: MemoryStore;
let records: ExportRecord[];
beforeAll(async () => {
  store = await corpusStore();
  records = [];
  for await (const record of exportRecords(store)) records.push(record);
});

async function file(request: Partial<ExportRequest>): Promise<Buffer> {
  const { pieces } = await createExporter(store)({ ...ALL, ...request });
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(parts);
}

function count(type: ExportRecord['type']): number {
  return records.filter((record) => record.type === type).length;
}

describe('every format', () => {
  it.each(FILE_FORMATS.filter((format) => format !== 'xlsx'))(
    '%s gives equal bytes for equal content',
    async (format) => {
      expect((await file({ format })).equals(await file({ format }))).toBe(true);
    },
  );
});

describe('a large store', () => {
  it('is read some documents at a time, so that an export needs no more memory than for a small one', async () => {
    const large = new MemoryStore();
    for (let at = 0; at < 50; at++) {
      const sketch = {
        id: `d-2021-${at}`,
        documentNumber: `某发〔2021〕${at}号`,
        clauses: [{ locator: '一', text: `一、第${at}项` }],
      };
      await saveDocument(large, ingested(sketch));
    }
    const asked: number[] = [];
    const expand = large.expand.bind(large);
    large.expand = (ids, step) => {
      if (step.via) asked.push(ids.length);
      return expand(ids, step);
    };
    let clauses = 0;
    for await (const record of exportRecords(large)) if (record.type === 'clause') clauses++;
    expect([clauses, asked.length > 2]).toEqual([50, true]);
    expect(Math.max(...asked)).toBeLessThanOrEqual(20);
  });
});

describe('a choice of documents', () => {
  it('holds these alone and the links between them', async () => {
    const lines = (await file({ document: [UP, DOWN] })).toString('utf8').trimEnd().split('\n');
    const chosen = lines.map((line) => JSON.parse(line) as ExportRecord);
    expect(chosen.filter((one) => one.type === 'document').map((one) => one.document)).toEqual([DOWN, UP]);
    const links = chosen.filter((one) => one.type === 'link');
    expect(links.length).toBeGreaterThan(30);
    for (const { from, to } of links)
      expect([
        [UP, DOWN],
        [DOWN, UP],
        [UP, UP],
        [DOWN, DOWN],
      ]).toContainEqual([from.document, to.document]);
  });

  it('by region and year, and nothing passes silently', async () => {
    const lines = (await file({ region: ['梁平区'], year: ['2023'], only: ['document'] })).toString('utf8');
    expect(JSON.parse(lines)).toMatchObject({ document: DOWN });
    await expect(file({ region: ['某某县'] })).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    await expect(file({ format: 'cypher', document: [UP] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(file({ document: ['某府发〔1999〕1号'] })).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});

describe('csv', () => {
  it('is a zip with a table for each kind of record', async () => {
    const tables = unzipSync(new Uint8Array(await file({ format: 'csv' })));
    expect(Object.keys(tables)).toContain('条款联系.csv');
    const targets = Buffer.from(tables['指标.csv']!).toString('utf8');
    expect(targets.startsWith('\ufeff文件,条款,指标,数值')).toBe(true);
    expect(targets.trimEnd().split('\r\n')).toHaveLength(1 + count('target'));
  });

  it('is a plain table where one kind is wanted', async () => {
    const text = (await file({ format: 'csv', only: ['parent'] })).toString('utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + count('parent'));
  });
});

describe('xlsx', () => {
  it('opens with typed columns and fixed heads', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await file({ format: 'xlsx' })).buffer as ArrayBuffer);
    const documents = workbook.getWorksheet('文件')!;
    expect(documents.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(documents.rowCount).toBe(1 + count('document'));
    const heads = documents.getRow(1).values as string[];
    const dated = documents.getRow(2).getCell(heads.indexOf('成文日期')).value;
    expect(dated).toBeInstanceOf(Date);
    const targets = workbook.getWorksheet('指标')!;
    const values = targets.getColumn((targets.getRow(1).values as string[]).indexOf('数值')).values;
    expect(values.filter((value) => typeof value === 'number').length).toBeGreaterThan(50);
    expect(workbook.getWorksheet('条款')!.rowCount).toBe(1 + count('clause'));
  });
});

describe('graphml', () => {
  it('opens in graphology with every document, clause and link', async () => {
    const graph = GraphML.parse(
      MultiDirectedGraph as typeof DirectedGraph,
      (await file({ format: 'graphml' })).toString('utf8'),
    );
    const kinds = groupBy(graph.nodes(), (node) => graph.getNodeAttribute(node, 'kind') as string);
    expect(kinds.get('文件')).toHaveLength(count('document'));
    expect(kinds.get('条款')).toHaveLength(count('clause'));
    expect(kinds.get('责任单位')!.length).toBeGreaterThan(20);
    const relations = graph.edges().map((edge) => graph.getEdgeAttribute(edge, 'relation') as string);
    expect(relations.filter((name) => ['落实', '承接', '分解', '同源'].includes(name))).toHaveLength(
      count('link') + count('parent'),
    );
    expect(graph.getNodeAttributes('yufufa-2021-35')).toMatchObject({ label: UP, level: '省级', year: 2021 });
  });
});

describe('jsonld', () => {
  it('becomes RDF without a network, with the terms of schema.org', async () => {
    const content = JSON.parse((await file({ format: 'jsonld' })).toString('utf8')) as jsonld.JsonLdDocument;
    const quads = new Parser({ format: 'N-Quads' }).parse(
      (await jsonld.toRDF(content, { format: 'application/n-quads' })) as unknown as string,
    );
    const objects = (subject: string, predicate: string): string[] =>
      quads
        .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
        .map((quad) => quad.object.value);
    const plan = 'https://zhengmai.example/d/liangpingfubanfa-2023-27';
    const opinion = 'https://zhengmai.example/d/yufufa-2021-35';
    expect(objects(plan, 'https://schema.org/legislationIdentifier')).toEqual([DOWN]);
    expect(objects(plan, 'https://schema.org/legislationEnsuresImplementationOf')).toContain(opinion);
    const link = records.find(
      (one) => one.type === 'link' && one.relation === 'IMPLEMENTS' && one.from.document === DOWN,
    ) as Extract<ExportRecord, { type: 'link' }>;
    const address = (id: string): string => `https://zhengmai.example/d/${id.replace('/', '#')}`;
    expect(objects(address(link.from.id), 'https://schema.org/legislationEnsuresImplementationOf')).toContain(
      address(link.to.id),
    );
    const typed = quads.filter((quad) => quad.object.value === 'urn:zhengmai:term:Link');
    expect(typed).toHaveLength(count('link'));
  });
});
