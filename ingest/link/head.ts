import type { CitationRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { Level } from '../../graph-schema/terms.ts';
import { numberName, titleNames, topicOf } from './titles.ts';
import { topicNamed, type Topic } from './topic.ts';

/** What is needed of a document to find its relatives: cheap to make for all documents held, and little to keep. */
export interface Head {
  document: Pick<DocumentRecord, 'id' | 'date' | 'level' | 'region' | 'regionCode' | 'documentNumber'>;
  /** Number and titles under which others cite it. */
  names: string[];
  /** Name cited → citation, the strongest role of several. */
  cites: Map<string, CitationRecord>;
  topic: Topic;
  /** Issuers without 办公厅 and spaces. */
  bodies: Set<string>;
  level: Level | null;
  /** Hashes of the fingerprint, ascending. */
  hashes: Uint32Array;
  /** Those by which documents that share passages find each other. */
  keys: Uint32Array;
}

const ROLE_ORDER = ['issue', 'basis', 'amends', 'repeals', 'mention'];

/** Rank of a citation by its role, the strongest first. */
export const roleRank = (citation: CitationRecord): number => ROLE_ORDER.indexOf(citation.role);

/** Hashes of a fingerprint by which documents that share passages find each other. */
const PASSAGE_KEYS = 150;

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

/**
 * Makes the head of a document.
 * @param topic what is known of a topic: many documents have the same one
 */
export function headOf(
  document: DocumentRecord,
  citations: readonly CitationRecord[],
  topic: (text: string) => Topic = topicNamed,
): Head {
  const { id, date, level, region, regionCode, documentNumber, fingerprint = [] } = document;
  const titles = [document.title, document.noticeTitle ?? ''].flatMap(titleNames);
  const hashes = Uint32Array.from(fingerprint, (hash) => parseInt(hash, 36));
  const keys = hashes.length > PASSAGE_KEYS ? hashes.slice(0, PASSAGE_KEYS).sort() : hashes;
  return {
    document: { id, date, level, region, regionCode, documentNumber },
    names: [...(documentNumber ? [numberName(documentNumber)] : []), ...new Set(titles)],
    cites: citedNames(citations),
    topic: topic(topicOf(document)),
    bodies: new Set(document.issuers.map((issuer) => issuer.replace(/\s/gu, '').replace(/办公[厅室]$/u, ''))),
    level: levelOf(document),
    hashes: hashes.sort(),
    keys,
  };
}

/** True for a document of a place that is not known: two such documents need not have it in common. */
export function isNowhere({ level, region }: Head['document']): boolean {
  return region === null && level !== 'national' && level !== 'ministry';
}

/** Order of documents by date, then id. */
export function compareDocuments(
  a: Pick<DocumentRecord, 'id' | 'date'>,
  b: Pick<DocumentRecord, 'id' | 'date'>,
): number {
  if (a.date === b.date) return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  return (a.date ?? '') < (b.date ?? '') ? -1 : 1;
}
