import type {
  CitationRecord,
  ClauseRecord,
  DiagnosticRecord,
  DutyRecord,
  IngestedDocument,
  TargetRecord,
} from '../../graph-schema/records.ts';
import type { Changes, EdgeRow, EdgeType, GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import type { Level } from '../../graph-schema/terms.ts';
import { citationEdge, documentGraph } from '../../server/load/document-graph.ts';
import { stubNode } from '../../server/load/citations.ts';
import { pairOwner, textKey } from '../../server/load/keys.ts';
import { reviewNode } from '../../server/review/graph.ts';
import { seeded } from './clauses.ts';

/**
 * An invented graph in the shape that real documents have: families of one national plan, four provincial ones and a
 * hundred of districts, each with body and task list, whose clauses carry out, take over, restate and parallel others.
 */

const PROVINCES = 4;
const COUNTIES = 95;
const ITEMS = 24;
const ROWS = 16;
const REGIONS = 400;
const NAMES = 40;
const STUBS = 3;
const VERBS = '建设 推广 完善 培育 改造 设立 开展 健全 支持 举办 落实 优化 深化 加快 推动 扩大'.split(' ');
const OBJECTS =
  '鱼苗繁育 尾水监测 渔港码头 灯塔航标 渔船保险 冷链仓储 交易市场 品牌检测 培训补贴 航道渔政 休渔放流 藻类贝类 网箱饲料 病害防治 良种基地 数字渔业 休闲渔业 海洋牧场 加工园区 安全生产'.split(
    ' ',
  );

interface Place {
  id: string;
  level: Level;
  region: string | null;
  year: number;
}

/** One family, as the changes that write it: documents one by one, then what links them. */
export interface Family {
  documents: Changes[];
  links: Changes[];
}

/** Documents of so many families; equal for equal numbers. */
export function placesOf(family: number): Place[] {
  const national: Place = { id: `g${family}fa-2020-1`, level: 'national', region: null, year: 2020 };
  const provinces = Array.from({ length: PROVINCES }, (_, i): Place => ({
    id: `p${family}fa-2021-${i}`,
    level: 'provincial',
    region: `第${(family * PROVINCES + i) % REGIONS}省`,
    year: 2021,
  }));
  const counties = Array.from({ length: COUNTIES }, (_, i): Place => ({
    id: `c${family}fa-2022-${i}`,
    level: 'county',
    region: `第${(family * 7 + i) % REGIONS}县`,
    year: 2022,
  }));
  return [national, ...provinces, ...counties];
}

/** Ids of a document's clauses that can be linked: items of the body, then rows of the list. */
export function leafIds(document: string): string[] {
  const items = Array.from({ length: ITEMS }, (_, i) => `${document}/${1 + Math.floor(i / 6)}.${1 + (i % 6)}`);
  return [...items, ...Array.from({ length: ROWS }, (_, i) => `${document}/f.${i + 1}`)];
}

export function invent(family: number): Family {
  const random = seeded(family + 1);
  const places = placesOf(family);
  const texts = Array.from({ length: ITEMS + ROWS }, () => sentence(random, 3));
  const made = places.map((place) => inventedDocument(place, family, random, texts));
  return { documents: made.map(documentChanges), links: [...linkChanges(places, random), reviewChanges(places)] };
}

/** Writes families one after the other, as ingest writes documents. */
export async function writeFamilies(
  store: GraphStore,
  families: number,
  onFamily: (done: number) => void,
): Promise<void> {
  for (let family = 0; family < families; family++) {
    const { documents, links } = invent(family);
    for (const changes of documents) await store.apply(changes);
    for (const changes of links) await store.apply(changes);
    onFamily(family + 1);
  }
}

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function sentence(random: () => number, parts: number): string {
  const part = () => `${pick(random, VERBS)}${pick(random, OBJECTS)}和${pick(random, OBJECTS)}`;
  return `${Array.from({ length: parts }, part).join('，')}。`;
}

function nameOf({ id }: Place): string {
  const [code = '', year = '', serial = ''] = id.split('-');
  return `${code}〔${year}〕${serial}号`;
}

function inventedDocument(
  place: Place,
  family: number,
  random: () => number,
  texts: readonly string[],
): IngestedDocument {
  const document = nameOf(place);
  const clauses: ClauseRecord[] = [];
  let text = '';
  const add = (slug: string, locator: string, own: Partial<ClauseRecord> & { text: string }): void => {
    const start = text.length;
    text += own.text;
    clauses.push({
      type: 'clause', id: `${place.id}/${slug}`, document, documentId: place.id, locator, title: '', bodyStart: 0, label: '',
      form: 'item', role: 'measure', parent: null, order: clauses.length, leaf: true, spans: [[start, text.length]], cells: [],
      ...own,
    }); // prettier-ignore
  };
  add('0', '引言', { text: `根据上级文件，制定本方案。${sentence(random, 2)}`, form: 'intro', role: 'purpose' });
  for (const [i, common] of texts.entries()) {
    const own = random() < 0.5 ? common : `${sentence(random, 2)}${common}`;
    const [part, item] = [1 + Math.floor(i / 6), 1 + (i % 6)];
    if (i < ITEMS && item === 1)
      add(String(part), String(part), { text: sentence(random, 1), form: 'heading', leaf: false });
    if (i < ITEMS)
      add(`${part}.${item}`, `${part}/${item}`, { text: own, title: own.slice(0, 10), parent: String(part) });
    if (i === ITEMS) add('f', '附件', { text: '任务清单', form: 'annex', leaf: false });
    if (i >= ITEMS) add(`f.${i - ITEMS + 1}`, `附件/${i - ITEMS + 1}`, { text: own, form: 'row', parent: '附件' });
  }
  const leaves = clauses.filter(({ leaf, role }) => leaf && role === 'measure');
  return {
    document: {
      type: 'document', id: place.id, document, title: `第${family}号渔业发展实施方案`, level: place.level, region: place.region,
      regionCode: null, issuers: [`${place.region ?? '国务'}人民政府`], documentType: '实施方案', documentNumber: document,
      date: `${place.year}-0${1 + Math.floor(random() * 9)}-15`, effectiveDate: null, addressees: ['各有关单位'], annotation: null,
      validity: null, theme: ['农业、林业、水利'], source: { file: `${place.id}.txt`, format: 'txt', sha256: place.id, bytes: text.length * 3 },
      header: [], imprint: [], textLength: text.length,
      fingerprint: Array.from({ length: 40 }, () => Math.floor(random() * 2 ** 32).toString(36)),
    }, // prettier-ignore
    text,
    clauses,
    targets: leaves.filter((_, i) => i % 7 === 0).map((clause) => inventedTarget(clause, random)),
    duties: leaves.map((clause) => inventedDuty(clause, place, random)),
    citations: inventedCitations(place, family, document),
    diagnostics: Array.from({ length: 3 }, (_, i): DiagnosticRecord => ({
      type: 'diagnostic', document, clause: clauses[i]!.locator, code: 'UNRESOLVED_CITATION', message: '引用的文件未入库', span: null,
    })), // prettier-ignore
  };
}

function inventedTarget(clause: ClauseRecord, random: () => number): TargetRecord {
  const text = clause.text.slice(0, 12);
  return {
    type: 'target', id: `${clause.id}#t1`, document: clause.document, clause: clause.locator, clauseId: clause.id, text,
    span: [0, 12], object: text.slice(2), value: Math.floor(random() * 100), value2: null, cmp: '>=', unit: '个',
    deadline: '2025', deadlineSource: 'own', baseline: null,
  }; // prettier-ignore
}

function inventedDuty(clause: ClauseRecord, place: Place, random: () => number): DutyRecord {
  const agencies = [...new Set(Array.from({ length: 2 }, () => `第${Math.floor(random() * NAMES)}处`))];
  return {
    type: 'duty', document: clause.document, clause: clause.locator, clauseId: clause.id, agencies, lead: agencies[0]!,
    etc: false, spans: [], resolved: agencies.map(() => null), damaged: place.level === 'ministry',
  }; // prettier-ignore
}

function inventedCitations(place: Place, family: number, document: string): CitationRecord[] {
  const citation = (i: number, title: string, number: string, resolves: string | null): CitationRecord => ({
    type: 'citation', id: `${place.id}/0#c${i}`, document, clause: '引言', clauseId: `${place.id}/0`, title, number,
    role: i === 0 ? 'basis' : 'mention', resolves, span: null, provision: null,
  }); // prettier-ignore
  const [national] = placesOf(family);
  const upper = nameOf(national!);
  return [
    ...(place.id === national!.id ? [] : [citation(0, `第${family}号渔业发展实施方案`, upper, upper)]),
    ...Array.from({ length: STUBS }, (_, i) => citation(i + 1, `${document}之前的规划${i}`, `未${document}${i}`, null)),
  ];
}

function documentChanges(made: IngestedDocument): Changes {
  const { document, citations, text } = made;
  const graph = documentGraph(made, {
    copies: [],
    printed: { title: document.title, date: document.date, issuers: document.issuers },
  });
  const stubs: NodeRow[] = [];
  const cites = citations.map((citation, order) => {
    if (citation.resolves !== null)
      return citationEdge(document.id, `g${document.id.slice(1).split('-')[0]!}-2020-1`, citation, order);
    const stub = stubNode(`w-${document.id}-${order}`, citation.title, citation.number);
    stubs.push(stub);
    return citationEdge(document.id, stub.id, citation, order);
  });
  return {
    nodes: [...graph.nodes, ...stubs],
    edges: [...graph.edges, ...cites],
    blobs: [{ key: textKey(document.id), bytes: new TextEncoder().encode(text) }],
  };
}

function linkProps(random: () => number): Props {
  const start = Math.floor(random() * 20);
  return {
    kind: random() < 0.3 ? 'verbatim' : 'adapted', score: Math.round((0.3 + random() * 0.7) * 1000) / 1000,
    band: random() < 0.7 ? 'firm' : 'review', signals: { phrase: 0.5, heading: 0.4, lead: 0.3, anchors: 0.2 },
    evidence: [{ from: [start, start + 16], to: [start, start + 16], text: '建设尾水监测和渔港码头，推广' }], targets: [],
  }; // prettier-ignore
}

/** Links of each lower document: to its province and the nation, within itself, and to its neighbour. */
function linkChanges(places: readonly Place[], random: () => number): Changes[] {
  const [national, ...others] = places;
  const provinces = others.slice(0, PROVINCES);
  const down = others.slice(PROVINCES);
  const changes = [
    ...provinces.map((place) => links(place, [[national!, 'IMPLEMENTS', 0.9]], random)),
    ...down.map((place, i) => {
      const ways: [Place, EdgeType, number][] = [
        [provinces[i % PROVINCES]!, 'IMPLEMENTS', 1.6],
        [national!, 'IMPLEMENTS', 1],
        [down[(i + 1) % down.length]!, 'PARALLELS', 1],
      ];
      return links(place, ways, random);
    }),
  ];
  return changes;
}

function links(from: Place, ways: readonly [Place, EdgeType, number][], random: () => number): Changes {
  const own = leafIds(from.id);
  const edges: EdgeRow[] = own.slice(ITEMS).map((row, i) => ({
    src: row, type: 'RESTATES', dst: own[i]!, key: '', props: linkProps(random), owner: pairOwner(from.id, from.id),
  })); // prettier-ignore
  for (const [to, type, mean] of ways) {
    const owner = pairOwner(from.id, to.id);
    edges.push({
      src: from.id,
      type,
      dst: to.id,
      key: '',
      props: { basis: 'cited', confidence: 0.9, reason: '引用' },
      owner,
    });
    const theirs = leafIds(to.id);
    const pairs = new Map<string, EdgeRow>();
    for (const [i, src] of own.entries()) {
      for (let left = mean; left > 0; left -= 1) {
        if (random() > left) continue;
        const dst = left === mean ? theirs[i]! : pick(random, theirs);
        pairs.set(`${src} ${dst}`, { src, type, dst, key: '', props: linkProps(random), owner });
      }
      const [mine, upper] = [`${src}#t1`, `${theirs[i]!}#t1`];
      if (i % 7 === 0)
        pairs.set(mine, {
          src: mine,
          type: 'LOCALISES',
          dst: upper,
          key: '',
          props: { verdict: 'same', note: '' },
          owner,
        });
    }
    edges.push(...pairs.values());
  }
  return { edges };
}

/** A reviewer has confirmed two links of every third district. */
function reviewChanges(places: readonly Place[]): Changes {
  const [national, ...others] = places;
  const nodes: NodeRow[] = [];
  const edges: EdgeRow[] = [];
  for (const place of others.slice(PROVINCES).filter((_, i) => i % 3 === 0)) {
    for (const at of [0, 1]) {
      const [fromId, toId] = [leafIds(place.id)[at]!, leafIds(national!.id)[at]!];
      const anchor = (from: Place, clauseId: string) => ({
        documentId: from.id, document: nameOf(from), clause: `1/${at + 1}`, clauseId, quote: '建设',
      }); // prettier-ignore
      const node = reviewNode({
        id: `review:${fromId}`, action: 'confirmed', relation: 'IMPLEMENTS', kind: null, note: '', who: '复核人',
        when: '2024-01-01T00:00:00.000Z', from: anchor(place, fromId), to: anchor(national!, toId), document: null,
        machine: null, withdrawn: null, stale: false, fromId, toId,
      }); // prettier-ignore
      nodes.push(node);
      for (const dst of [fromId, toId]) edges.push({ src: node.id, type: 'REVIEWS', dst, key: '', props: {} });
    }
  }
  return { nodes, edges };
}
