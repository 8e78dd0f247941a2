import type { CitationRecord, ParentRecord } from '../../graph-schema/records.ts';
import { levelRank, type Level } from '../../graph-schema/terms.ts';
import { compareDocuments, isNowhere, roleRank, type Head } from './head.ts';
import { LEAST_SHARED, sharedPassages } from './passages.ts';
import { numberName, SHORTEST_SUFFIX } from './titles.ts';
import { SAME_TOPIC, topicLikeness } from './topic.ts';

/** Negative where a is earlier, positive where it is later, 0 where the known parts of the dates do not tell. */
function compareDates(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  const known = Math.min(a.length, b.length);
  const [x, y] = [a.slice(0, known), b.slice(0, known)];
  return x < y ? -1 : x > y ? 1 : 0;
}

type HeadDocument = Head['document'];
type Relation = ParentRecord['relation'];

/** Whether two documents of one level come from the same place. */
function samePlace(a: HeadDocument, b: HeadDocument): boolean {
  if (a.regionCode && b.regionCode) return a.regionCode === b.regionCode;
  return a.region === b.region && !isNowhere(a);
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
function sameTree(child: HeadDocument, parent: HeadDocument): boolean {
  if (parent.level === 'national' || parent.level === 'ministry') return true;
  if (child.regionCode && parent.regionCode)
    return child.regionCode.startsWith(parent.regionCode.replace(/(?:00){1,2}$/u, ''));
  return parent.region === null || child.region === parent.region;
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

function caution(child: HeadDocument, parent: HeadDocument): string {
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
  if (relation === 'IMPLEMENTS' && isNowhere(parent.document)) return null;
  const dates = compareDates(parent.document.date, child.document.date);
  if (relation !== 'PARALLELS' && (dates > 0 || (relation === 'CONTINUES' && dates === 0))) return null;
  const likeness = topicLikeness(child.topic, parent.topic);
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

/** How two documents are related, in whichever direction, citations first; of two siblings the later one is named first. */
export function relation(one: Head, other: Head): Relative | null {
  const [later, earlier] = inOrder(one, other);
  return citedParent(later, earlier) ?? citedParent(earlier, later) ?? relationByContent(one, other);
}

/** The same for two of which none cites the other. */
export function relationByContent(one: Head, other: Head): Relative | null {
  const [later, earlier] = inOrder(one, other);
  return inferredParent(later, earlier) ?? inferredParent(earlier, later);
}

/** The later one first. */
function inOrder(one: Head, other: Head): [Head, Head] {
  return compareDocuments(one.document, other.document) > 0 ? [one, other] : [other, one];
}

/** Whether two documents are of one level and of different places and bodies, so that they can be siblings only. */
export function areLevelled(one: Head, other: Head): boolean {
  return relationByLevel(one, other) === 'PARALLELS';
}
