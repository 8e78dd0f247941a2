import type { CitationRecord, DocumentRecord, ParentRecord } from '../../graph-schema/records.ts';
import { levelRank, type Level } from '../../graph-schema/terms.ts';
import { rarity } from './background.ts';
import { gramsIn, type Gram } from './grams.ts';
import { numberName, SHORTEST_SUFFIX, titleNames, topicOf } from './titles.ts';

/** What is needed of a document to find its relatives: cheap to make for all documents held. */
export interface Head {
  document: DocumentRecord;
  /** Number and titles under which others cite it. */
  names: string[];
  /** Name cited → citation, the strongest role of several. */
  cites: Map<string, CitationRecord>;
  /** Text of the topic, and its bigrams with their rarity. */
  topic: string;
  topicGrams: Map<Gram, number>;
  /** Sum of their rarities. */
  topicWeight: number;
  /** Issuers without 办公厅 and spaces. */
  bodies: Set<string>;
  level: Level | null;
  /** Fingerprint: as it was kept, and its hashes as ascending numbers. */
  print: readonly string[];
  hashes: Uint32Array;
}

const ROLE_ORDER = ['issue', 'basis', 'amends', 'repeals', 'mention'];
const roleRank = (citation: CitationRecord) => ROLE_ORDER.indexOf(citation.role);

function citedNames(citations: readonly CitationRecord[]): Map<string, CitationRecord> {
  const cites = new Map<string, CitationRecord>();
  for (const citation of citations) {
    const names = [...(citation.number ? [numberName(citation.number)] : []), ...titleNames(citation.title)];
    for (const name of names) {
      const before = cites.get(name);
      if (!before || roleRank(citation) < roleRank(before)) cites.set(name, citation);
    }
  }
  return cites;
}

/** Level by the region's code where the issuers do not tell: 650500 → prefecture. */
function levelOf({ level, regionCode }: DocumentRecord): Level | null {
  if (level !== null || !regionCode) return level;
  if (regionCode.endsWith('0000')) return 'provincial';
  return regionCode.endsWith('00') ? 'prefecture' : 'county';
}

/** Makes the head of a document. */
export function headOf(document: DocumentRecord, citations: readonly CitationRecord[]): Head {
  const topic = topicOf(document);
  const titles = [document.title, document.noticeTitle ?? ''].flatMap(titleNames);
  const topicGrams = new Map(gramsIn(topic, 0, topic.length, 2).map(({ gram }) => [gram, rarity(gram)]));
  return {
    document,
    names: [...(document.documentNumber ? [numberName(document.documentNumber)] : []), ...new Set(titles)],
    cites: citedNames(citations),
    topic,
    topicGrams,
    topicWeight: [...topicGrams.values()].reduce((total, weight) => total + weight, 0),
    bodies: new Set(document.issuers.map((issuer) => issuer.replace(/\s/gu, '').replace(/办公[厅室]$/u, ''))),
    level: levelOf(document),
    print: document.fingerprint ?? [],
    hashes: Uint32Array.from(document.fingerprint ?? [], (hash) => parseInt(hash, 36)).sort(),
  };
}

/** Negative where a is earlier, positive where it is later, 0 where the known parts of the dates do not tell. */
function compareDates(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  const known = Math.min(a.length, b.length);
  const [x, y] = [a.slice(0, known), b.slice(0, known)];
  return x < y ? -1 : x > y ? 1 : 0;
}

type Relation = ParentRecord['relation'];

/** Whether two documents of one level come from the same place. */
function samePlace(a: DocumentRecord, b: DocumentRecord): boolean {
  if (a.regionCode && b.regionCode) return a.regionCode === b.regionCode;
  return a.region === b.region;
}

/** Whether one of the bodies that issued a document issued the other too. */
function sameBody(a: Head, b: Head): boolean {
  for (const body of a.bodies) if (b.bodies.has(body)) return true;
  return false;
}

/**
 * What one document can be to another by level alone; null where it can be nothing.
 * Nothing implements a lower document; documents of one level and place, or of one body, continue each other.
 */
function relationByLevel(child: Head, parent: Head): Relation | null {
  if (sameBody(child, parent)) return 'CONTINUES';
  if (child.level === null || parent.level === null) return 'IMPLEMENTS';
  const ranks = levelRank(parent.level) - levelRank(child.level);
  if (ranks > 0) return null;
  if (ranks < 0) return 'IMPLEMENTS';
  return samePlace(child.document, parent.document) ? 'CONTINUES' : 'PARALLELS';
}

/** Whether the higher document's region holds the lower one's: the nation holds all, a province its districts. */
function sameTree(child: DocumentRecord, parent: DocumentRecord): boolean {
  if (parent.level === 'national' || parent.level === 'ministry') return true;
  if (child.regionCode && parent.regionCode)
    return child.regionCode.startsWith(parent.regionCode.replace(/(?:00){1,2}$/u, ''));
  return parent.region === null || child.region === parent.region;
}

function shareOf(common: number, whole: number): number {
  return whole === 0 ? 0 : common / whole;
}

/** Likeness of two topics by rare bigrams (Dice). Called for every pair that shares a phrase, hence without copies. */
export function topicLikeness(a: Head, b: Head): number {
  let common = 0;
  for (const [gram, weight] of a.topicGrams) if (b.topicGrams.has(gram)) common += weight;
  return shareOf(2 * common, a.topicWeight + b.topicWeight);
}

/** Phrases that two fingerprints share, as a share of the smaller one; 0 where they are too few to tell. */
export function sharedPassages({ hashes: one }: Head, { hashes: other }: Head): number {
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i]!, other[j]!];
    if (a === b) common++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return common < LEAST_PASSAGES ? 0 : common / Math.min(one.length, other.length);
}

/** A parent that is found, or one that needs to share measures to count. */
export interface Relative {
  parent: ParentRecord;
  /** True where only shared measures make it a parent. */
  doubtful: boolean;
  /** False where the clauses are not to be compared: the cited text is later than the citing one. */
  comparable: boolean;
}

/** Confidence by the role in which a document is cited. */
const CITED = { issue: 0.97, basis: 0.95, amends: 0.9, repeals: 0.9, mention: 0.6 } as const;
const HOW = { issue: '印发', basis: '作为依据引用', amends: '修改', repeals: '废止', mention: '提及' } as const;
/** Confidence where the text held is later than the citation, so that another version must be meant. */
const OTHER_VERSION = 0.4;
/** Topics at least this alike make a parent without citation, or a sibling. */
const SAME_TOPIC = 0.6;
/** Passages shared that are worth comparing the clauses for, in number and as a share of the smaller fingerprint. */
const LEAST_PASSAGES = 5;
const LEAST_SHARED = 0.02;

/** How the child's citations name the parent: by number or title, or by the end of its title within one region's documents. */
function citationOf(child: Head, parent: Head): CitationRecord | undefined {
  const exact = parent.names.flatMap((name) => child.cites.get(name) ?? []);
  const found = exact.length > 0 || !sameTree(child.document, parent.document) ? exact : bySuffix(child, parent);
  return found.sort((a, b) => roleRank(a) - roleRank(b))[0];
}

/** What a document issues is its own plan, so that only the whole title can mean another document. */
function bySuffix(child: Head, parent: Head): CitationRecord[] {
  const found: CitationRecord[] = [];
  for (const [cited, citation] of child.cites) {
    if (citation.role === 'issue' || cited.length < SHORTEST_SUFFIX) continue;
    if (parent.names.some((name) => name.endsWith(cited))) found.push(citation);
  }
  return found;
}

function caution(child: DocumentRecord, parent: DocumentRecord): string {
  return child.date !== null && parent.date !== null ? '' : '；缺成文日期，只按层级和引用判断';
}

/**
 * Whether a document is cited as basis by its own number. No plan rests on one of its own level from another place: where
 * level and place say so, they have been misread, and the citation is right.
 */
function isNumberedBasis({ role, number }: CitationRecord, { document }: Head): boolean {
  return (
    role === 'basis' &&
    number !== null &&
    document.documentNumber !== null &&
    numberName(number) === numberName(document.documentNumber)
  );
}

/** The parent record of a document that cites another, null where it does not or where level and place forbid it. */
export function citedParent(child: Head, parent: Head): Relative | null {
  const byLevel = relationByLevel(child, parent);
  const citation = byLevel === null ? undefined : citationOf(child, parent);
  if (byLevel === null || !citation) return null;
  const relation = byLevel === 'PARALLELS' && isNumberedBasis(citation, parent) ? 'IMPLEMENTS' : byLevel;
  const later = compareDates(parent.document.date, child.document.date) > 0;
  const note = later
    ? `；所存文本成文于${parent.document.date ?? ''}，晚于本文件，引用的应是其他版本，不比较条款`
    : caution(child.document, parent.document);
  return {
    doubtful: false,
    comparable: !later,
    parent: {
      type: 'parent',
      from: child.document.id,
      to: parent.document.id,
      relation,
      basis: citation.role === 'issue' ? 'issued' : relation === 'CONTINUES' ? 'continued' : 'cited',
      confidence: later ? OTHER_VERSION : CITED[citation.role],
      reason: `${citation.clause}${HOW[citation.role]}《${citation.title}》${note}`,
    },
  };
}

const WHY: Record<Relation, string> = {
  PARALLELS: '同级不同地区',
  CONTINUES: '同一机关或同一地区同级的在先文件',
  IMPLEMENTS: '同一地区系统的上级文件',
};

const isDepartment = (level: Level | null) => level?.endsWith('department') ?? false;

/**
 * Without a citation, departments of one place stand beside each other, and a government does not carry out what a
 * department of the government above it has written.
 */
function inferredRelation(child: Head, parent: Head): Relation | null {
  const relation = relationByLevel(child, parent);
  if (relation === 'CONTINUES' && isDepartment(child.level) && !sameBody(child, parent)) return 'PARALLELS';
  if (relation === 'IMPLEMENTS' && isDepartment(parent.level) && !isDepartment(child.level)) return null;
  return relation;
}

/** The parent record of a document without citation: by level, place, date, and topic or shared passages. */
export function inferredParent(child: Head, parent: Head): Relative | null {
  if (child.level === null || parent.level === null) return null;
  const relation = inferredRelation(child, parent);
  if (relation === null || (relation !== 'PARALLELS' && !sameTree(child.document, parent.document))) return null;
  const dates = compareDates(parent.document.date, child.document.date);
  if (relation !== 'PARALLELS' && (dates > 0 || (relation === 'CONTINUES' && dates === 0))) return null;
  const likeness = topicLikeness(child, parent);
  const doubtful = likeness < SAME_TOPIC;
  if (doubtful && (relation === 'PARALLELS' || sharedPassages(child, parent) < LEAST_SHARED)) return null;
  const what = doubtful ? '有相同的语句' : `标题主题相近（${String(Math.round(likeness * 100))}%）`;
  return {
    doubtful,
    comparable: true,
    parent: {
      type: 'parent',
      from: child.document.id,
      to: parent.document.id,
      relation,
      basis: 'inferred',
      confidence: Math.round(40 + 50 * likeness) / 100,
      reason: `没有引用；${WHY[relation]}，${what}${caution(child.document, parent.document)}`,
    },
  };
}
