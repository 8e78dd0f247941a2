import { BASIS_NAMES, KIND_NAMES, LEVEL_NAMES, RELATION_NAMES } from '../../graph-schema/names.ts';
import type { ClauseRecord, DocumentRecord, DutyRecord, ExportRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { exportRecords } from './records.ts';
import type { ExportView } from './view.ts';
import { escapeXml } from './xml.ts';

/** Attributes of nodes and edges: name → type in GraphML. */
const NODE_KEYS = {
  label: 'string',
  kind: 'string',
  title: 'string',
  text: 'string',
  level: 'string',
  region: 'string',
  date: 'string',
  year: 'int',
  document: 'string',
} as const;
const EDGE_KEYS = { relation: 'string', kind: 'string', weight: 'double', basis: 'string' } as const;

type Attributes = Record<string, string | number | null | undefined>;

const DOCUMENT_EDGE = { HAS: '条款', PART: '上级条款', DUTY: '责任单位' };

function data(attributes: Attributes, scope: string): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `<data key="${scope}-${name}">${escapeXml(String(value))}</data>`)
    .join('');
}

function node(id: string, attributes: Attributes): string {
  return `<node id="${escapeXml(id)}">${data(attributes, 'n')}</node>\n`;
}

function edge(source: string, target: string, attributes: Attributes): string {
  return `<edge source="${escapeXml(source)}" target="${escapeXml(target)}">${data(attributes, 'e')}</edge>\n`;
}

function documentNode({ id, document, title, level, region, date }: DocumentRecord): string {
  const year = date?.slice(0, 4);
  return node(id, { label: document, kind: '文件', title, level: level && LEVEL_NAMES[level], region, date, year });
}

function clauseNode({ id, locator, title, text, document }: ClauseRecord): string {
  return node(id, { label: title || locator, kind: '条款', title: locator, text, document });
}

/** A body by its id in the register, or by its name as printed where it is not known. */
function dutyAgencies({ agencies, resolved }: DutyRecord): { id: string; name: string }[] {
  return agencies.map((name, i) => ({ id: `agency:${resolved[i] ?? name}`, name }));
}

/** `clauses` holds the ids of the document's clauses by locator. */
function edgesOf(record: ExportRecord, clauses: ReadonlyMap<string, string>): string {
  switch (record.type) {
    case 'clause': {
      const parent = record.parent === null ? undefined : clauses.get(record.parent);
      return parent === undefined
        ? edge(record.documentId, record.id, { relation: DOCUMENT_EDGE.HAS })
        : edge(record.id, parent, { relation: DOCUMENT_EDGE.PART });
    }
    case 'duty':
      return dutyAgencies(record)
        .map(({ id, name }) =>
          edge(id, record.clauseId, { relation: DOCUMENT_EDGE.DUTY, kind: name === record.lead ? '牵头' : '配合' }),
        )
        .join('');
    case 'parent': {
      const { from, to, relation, confidence, basis } = record;
      return edge(from, to, {
        relation: RELATION_NAMES[relation],
        weight: confidence,
        basis: BASIS_NAMES[basis] ?? basis,
      });
    }
    case 'link': {
      const { from, to, relation, kind, score } = record;
      return edge(from.id, to.id, { relation: RELATION_NAMES[relation], kind: KIND_NAMES[kind], weight: score });
    }
    default:
      return '';
  }
}

function keys(names: Readonly<Record<string, string>>, scope: 'n' | 'e'): string {
  return Object.entries(names)
    .map(
      ([name, type]) =>
        `<key id="${scope}-${name}" for="${scope === 'n' ? 'node' : 'edge'}" attr.name="${name}" attr.type="${type}"/>\n`,
    )
    .join('');
}

/**
 * Documents, clauses and responsible bodies as nodes, their relations as edges: GraphML 1.0 as Gephi, Cytoscape and
 * yEd read it, nodes before edges. `weight` of a link is its score. `only` of the view is not heeded.
 */
export async function* graphml(store: GraphStore, { documents }: ExportView): AsyncGenerator<string> {
  const view: ExportView = documents ? { documents } : {};
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield `${keys(NODE_KEYS, 'n')}${keys(EDGE_KEYS, 'e')}<graph id="zhengmai" edgedefault="directed">\n`;
  yield* nodes(store, view);
  const clauses = new Map<string, string>();
  for await (const record of exportRecords(store, view)) {
    if (record.type === 'document') clauses.clear();
    if (record.type === 'clause') clauses.set(record.locator, record.id);
    yield edgesOf(record, clauses);
  }
  yield '</graph>\n</graphml>\n';
}

async function* nodes(store: GraphStore, view: ExportView): AsyncGenerator<string> {
  const agencies = new Map<string, string>();
  for await (const record of exportRecords(store, { ...view, only: ['document', 'clause', 'duty'] })) {
    if (record.type === 'document') yield documentNode(record);
    else if (record.type === 'clause') yield clauseNode(record);
    else if (record.type === 'duty') for (const { id, name } of dutyAgencies(record)) agencies.set(id, name);
  }
  for (const [id, name] of agencies) yield node(id, { label: name, kind: '责任单位' });
}
