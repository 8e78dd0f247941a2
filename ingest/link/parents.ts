import type { CitationRecord, DocumentRecord, ParentRecord } from '../../graph-schema/records.ts';
import { levelRank } from '../../graph-schema/terms.ts';
import { rarity } from './background.ts';
import { gramsIn, type Gram } from './grams.ts';
import { numberName, titleNames, topicOf } from './titles.ts';

/** What is needed of a document to find its relatives: cheap to make for all documents held. */
export interface Head {
  document: DocumentRecord;
  /** Number and titles under which others cite it. */
  names: string[];
  /** Name cited → citation, the strongest role of several. */
  cites: Map<string, CitationRecord>;
  /** Bigrams of the topic with their rarity. */
  topic: Map<Gram, number>;
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

/** Makes the head of a document. */
export function headOf(document: DocumentRecord, citations: readonly CitationRecord[]): Head {
  const topic = topicOf(document);
  return {
    document,
    names: [...(document.documentNumber ? [numberName(document.documentNumber)] : []), ...titleNames(document.title)],
    cites: citedNames(citations),
    topic: new Map(gramsIn(topic, 0, topic.length, 2).map(({ gram }) => [gram, rarity(gram)])),
  };
}

/** -1 where a is earlier, 1 where it is later, 0 where the known parts of the dates do not tell. */
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

/**
 * What a document can be to another by level and date alone; null where it can be nothing.
 * Nothing implements a later or lower document.
 */
export function possibleRelation(child: DocumentRecord, parent: DocumentRecord): Relation | null {
  const dates = compareDates(parent.date, child.date);
  if (child.level === null || parent.level === null) return dates > 0 ? null : 'IMPLEMENTS';
  const ranks = levelRank(parent.level) - levelRank(child.level);
  if (ranks === 0 && !samePlace(child, parent)) return 'PARALLELS';
  if (ranks > 0 || dates > 0) return null;
  return ranks < 0 ? 'IMPLEMENTS' : 'CONTINUES';
}

/** Whether the higher document's region holds the lower one's: the nation holds all, a province its districts. */
function sameTree(child: DocumentRecord, parent: DocumentRecord): boolean {
  if (parent.level === 'national' || parent.level === 'ministry' || parent.region === null) return true;
  if (child.regionCode && parent.regionCode) {
    const significant = parent.regionCode.replace(/(?:00)+$/u, '');
    return child.regionCode.startsWith(significant);
  }
  return child.region === parent.region;
}

/** Likeness of two topics: shared rare bigrams against all of both (Dice). */
export function topicLikeness(a: Head, b: Head): number {
  let common = 0;
  let all = 0;
  for (const [gram, weight] of a.topic) {
    all += weight;
    if (b.topic.has(gram)) common += weight;
  }
  for (const weight of b.topic.values()) all += weight;
  return all === 0 ? 0 : (2 * common) / all;
}

/** Confidence by the role in which a document is cited. */
const CITED = { issue: 0.97, basis: 0.95, amends: 0.9, repeals: 0.9, mention: 0.6 } as const;
/** Topics at least this alike make a parent without citation, or a sibling. */
const SAME_TOPIC = 0.6;

function undated(child: DocumentRecord, parent: DocumentRecord): string {
  if (child.date !== null && parent.date !== null) return '';
  return '；缺成文日期，只按层级和引用判断';
}

function citedParent(child: Head, parent: Head): ParentRecord | null {
  const relation = possibleRelation(child.document, parent.document);
  if (relation === null) return null;
  const citation = parent.names
    .map((name) => child.cites.get(name))
    .filter((found) => found !== undefined)
    .sort((a, b) => roleRank(a) - roleRank(b))[0];
  if (!citation) return null;
  const how = { issue: '印发', basis: '作为依据引用', amends: '修改', repeals: '废止', mention: '提及' }[citation.role];
  return {
    type: 'parent',
    from: child.document.id,
    to: parent.document.id,
    relation,
    basis: citation.role === 'issue' ? 'issued' : relation === 'CONTINUES' ? 'continued' : 'cited',
    confidence: CITED[citation.role],
    reason: `${citation.clause}${how}《${citation.title}》${undated(child.document, parent.document)}`,
  };
}

function inferredParent(child: Head, parent: Head): ParentRecord | null {
  const likeness = topicLikeness(child, parent);
  if (likeness < SAME_TOPIC) return null;
  const relation = possibleRelation(child.document, parent.document);
  if (relation === null || child.document.level === null || parent.document.level === null) return null;
  if (relation === 'CONTINUES' && compareDates(parent.document.date, child.document.date) >= 0) return null;
  if (relation !== 'PARALLELS' && !sameTree(child.document, parent.document)) return null;
  const why =
    relation === 'PARALLELS'
      ? '同级不同地区'
      : relation === 'CONTINUES'
        ? '同一地区同级在先'
        : '同一地区系统的上级文件';
  return {
    type: 'parent',
    from: child.document.id,
    to: parent.document.id,
    relation,
    basis: 'inferred',
    confidence: Math.round((0.4 + 0.5 * likeness) * 100) / 100,
    reason: `没有引用；${why}，标题主题相近（${String(Math.round(likeness * 100))}%）${undated(child.document, parent.document)}`,
  };
}

/**
 * How one document descends from another.
 * @returns the parent record from `child` to `parent` with its reason, null where it does not
 */
export function parentOf(child: Head, parent: Head): ParentRecord | null {
  if (child.document.id === parent.document.id) return null;
  return citedParent(child, parent) ?? inferredParent(child, parent);
}
