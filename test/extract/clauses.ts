import { clauseId } from '../../graph-schema/ids.ts';
import { clauseSlug, parentLocator } from '../../graph-schema/locator.ts';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';

/** A document record in which a test states only what matters to it. */
export function makeDocument(overrides: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    type: 'document',
    id: 'ceshifa-2022-1',
    document: '测试发〔2022〕1号',
    title: '青山市人民政府关于印发青山市职业教育提质实施方案的通知',
    level: 'prefecture',
    region: '青山市',
    regionCode: null,
    issuers: ['青山市人民政府'],
    documentType: '通知',
    documentNumber: '测试发〔2022〕1号',
    date: '2022-03-01',
    effectiveDate: null,
    addressees: [],
    annotation: null,
    validity: null,
    theme: [],
    source: { file: 'test.txt', format: 'txt', sha256: '0', bytes: 0 },
    header: [],
    imprint: [],
    textLength: 0,
    ...overrides,
  };
}

/** A clause record from its text; a heading that opens the text is given as `title`. */
export function makeClause(text: string, overrides: Partial<ClauseRecord> = {}): ClauseRecord {
  const locator = overrides.locator ?? '一/（一）';
  return {
    type: 'clause',
    id: clauseId('ceshifa-2022-1', clauseSlug(locator)),
    document: '测试发〔2022〕1号',
    documentId: 'ceshifa-2022-1',
    locator,
    title: '',
    text,
    bodyStart: overrides.title ? text.indexOf(overrides.title) + overrides.title.length : 0,
    label: '',
    form: 'item',
    role: 'measure',
    parent: parentLocator(locator),
    order: 0,
    leaf: true,
    spans: [[0, text.length]],
    cells: [],
    ...overrides,
  };
}
