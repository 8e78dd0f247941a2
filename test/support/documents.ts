import { clauseId } from '../../graph-schema/ids.ts';
import { clauseSlugs, parentLocator } from '../../graph-schema/locator.ts';
import type {
  CitationRecord,
  ClauseRecord,
  DocumentRecord,
  DutyRecord,
  IngestedDocument,
  LinkRecord,
  Span,
  TargetRecord,
} from '../../graph-schema/records.ts';

/** What a test says of a clause; the rest has defaults. */
export interface ClauseSketch extends Partial<Pick<ClauseRecord, 'title' | 'form' | 'role'>> {
  locator: string;
  text: string;
  agencies?: string[];
  targets?: Partial<TargetRecord>[];
  citations?: Partial<CitationRecord>[];
}

/** What a test says of a document. */
export interface DocumentSketch extends Partial<Omit<DocumentRecord, 'type' | 'source'>> {
  id: string;
  clauses: ClauseSketch[];
  sha256?: string;
  file?: string;
}

/** A whole document as the pipeline would hand it over, made from a sketch. Its text is the clauses' texts, one a line. */
export function ingested({ clauses: sketches, sha256, file, ...fields }: DocumentSketch): IngestedDocument {
  const name = fields.document ?? fields.documentNumber ?? fields.title ?? fields.id;
  const text = sketches.map((sketch) => sketch.text).join('\n');
  const document: DocumentRecord = {
    type: 'document',
    document: name,
    title: `关于${name}的意见`,
    level: 'provincial',
    region: '某省',
    regionCode: null,
    issuers: ['某省人民政府'],
    documentType: '意见',
    documentNumber: null,
    date: '2021-01-01',
    effectiveDate: null,
    addressees: [],
    annotation: null,
    validity: null,
    theme: [],
    source: {
      file: file ?? `${fields.id}.txt`,
      format: 'txt',
      sha256: sha256 ?? `sha-${fields.id}`,
      bytes: text.length,
    },
    header: [],
    imprint: [],
    textLength: text.length,
    ...fields,
  };
  const slugs = clauseSlugs(sketches.map((sketch) => sketch.locator));
  const clauses = sketches.map((sketch, order) => clause(document, sketch, slugs[order]!, order, sketches));
  const parts = sketches.map((sketch, order) => ({ sketch, clause: clauses[order]! }));
  return {
    document,
    text,
    clauses,
    targets: parts.flatMap(({ sketch, clause: own }) =>
      (sketch.targets ?? []).map((target, i) => targetOf(own, target, i + 1)),
    ),
    duties: parts.flatMap(({ sketch, clause: own }) => (sketch.agencies ? [dutyOf(own, sketch.agencies)] : [])),
    citations: parts.flatMap(({ sketch, clause: own }) =>
      (sketch.citations ?? []).map((one, i) => citationOf(own, one, i + 1)),
    ),
    diagnostics: [],
  };
}

function clause(
  document: DocumentRecord,
  { locator, text, title = '', form = 'item', role = 'measure' }: ClauseSketch,
  slug: string,
  order: number,
  all: ClauseSketch[],
): ClauseRecord {
  const start = all.slice(0, order).reduce((sum, sketch) => sum + sketch.text.length + 1, 0);
  return {
    type: 'clause',
    id: clauseId(document.id, slug),
    document: document.document,
    documentId: document.id,
    locator,
    title,
    text,
    bodyStart: 0,
    label: '',
    form,
    role,
    parent: parentLocator(locator),
    order,
    leaf: !all.some((other) => other.locator.startsWith(`${locator}/`)),
    spans: [[start, start + text.length]],
    cells: [],
  };
}

function owned(own: ClauseRecord): { document: string; clause: string; clauseId: string } {
  return { document: own.document, clause: own.locator, clauseId: own.id };
}

function targetOf(own: ClauseRecord, target: Partial<TargetRecord>, serial: number): TargetRecord {
  const text = target.text ?? own.text;
  const start = own.text.indexOf(text);
  return {
    type: 'target',
    id: `${own.id}#t${serial}`,
    ...owned(own),
    text,
    span: [start, start + text.length],
    object: '学校',
    value: 1,
    value2: null,
    cmp: '>=',
    unit: '所',
    deadline: null,
    deadlineSource: null,
    baseline: null,
    ...target,
  };
}

function dutyOf(own: ClauseRecord, agencies: string[]): DutyRecord {
  const resolved = agencies.map(() => null);
  return {
    type: 'duty',
    ...owned(own),
    agencies,
    lead: agencies[0] ?? null,
    etc: false,
    spans: [],
    resolved,
    damaged: false,
  };
}

function citationOf(own: ClauseRecord, citation: Partial<CitationRecord>, serial: number): CitationRecord {
  return {
    type: 'citation',
    id: `${own.id}#c${serial}`,
    ...owned(own),
    title: '某文件',
    number: null,
    role: 'basis',
    resolves: null,
    span: null,
    provision: null,
    ...citation,
  };
}

/** A link between two clauses, adapted and firm unless said otherwise. */
export function linkRecord(from: ClauseRecord, to: ClauseRecord, fields: Partial<LinkRecord> = {}): LinkRecord {
  const whole = (one: ClauseRecord): Span => [0, one.text.length];
  return {
    type: 'link',
    from: { document: from.document, clause: from.locator, id: from.id },
    to: { document: to.document, clause: to.locator, id: to.id },
    relation: 'IMPLEMENTS',
    kind: 'adapted',
    score: 0.9,
    band: 'firm',
    signals: { text: 0.9 },
    evidence: [{ from: whole(from), to: whole(to), text: from.text }],
    targets: [],
    ...fields,
  };
}
