/**
 * All Cypher of the search in Neo4j. Each clause has a node :ZhengmaiSearch with its terms cut beforehand (the full-text
 * index splits at white space only), its normalised text for exact phrases, and its record; each word that stands
 * somewhere has a node :ZhengmaiTerm with its number of clauses and the forms by which a misspelling finds it.
 */
export const SEARCH_INDEX = 'zhengmai_search';
export const FORMS_INDEX = 'zhengmai_forms';

const WHITESPACE = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}";

/** Idempotent; run when the index is opened. */
export const SCHEMA = [
  'CREATE CONSTRAINT zhengmai_search_id IF NOT EXISTS FOR (n:ZhengmaiSearch) REQUIRE n.id IS UNIQUE',
  'CREATE INDEX zhengmai_search_document IF NOT EXISTS FOR (n:ZhengmaiSearch) ON (n.documentId)',
  'CREATE INDEX zhengmai_search_head IF NOT EXISTS FOR (n:ZhengmaiSearch) ON (n.head)',
  'CREATE TEXT INDEX zhengmai_search_title IF NOT EXISTS FOR (n:ZhengmaiSearch) ON (n.title)',
  'CREATE CONSTRAINT zhengmai_term IF NOT EXISTS FOR (n:ZhengmaiTerm) REQUIRE n.term IS UNIQUE',
  'CREATE INDEX zhengmai_term_initials IF NOT EXISTS FOR (n:ZhengmaiTerm) ON (n.initials)',
  'CREATE INDEX zhengmai_term_letters IF NOT EXISTS FOR (n:ZhengmaiTerm) ON (n.letters)',
  'CREATE CONSTRAINT zhengmai_search_state IF NOT EXISTS FOR (n:ZhengmaiSearchState) REQUIRE n.id IS UNIQUE',
  `CREATE FULLTEXT INDEX ${SEARCH_INDEX} IF NOT EXISTS FOR (n:ZhengmaiSearch) ON EACH [n.words, n.grams] ${WHITESPACE}`,
  `CREATE FULLTEXT INDEX ${FORMS_INDEX} IF NOT EXISTS FOR (n:ZhengmaiTerm) ON EACH [n.forms] ${WHITESPACE}`,
];

export const STATE =
  'MATCH (s:ZhengmaiSearchState {id: 1}) RETURN s.version AS version, s.tokenizer AS tokenizer, s.size AS size';
/** Counts a change, so that every process knows that what it remembers is old. */
export const TOUCH =
  'MERGE (s:ZhengmaiSearchState {id: 1}) ' +
  'SET s.version = coalesce(s.version, 0) + 1, s.tokenizer = $tokenizer, s.next = coalesce(s.next, 0) + $added, ' +
  's.size = coalesce(s.size, 0) + $added - $removed RETURN s.next - $added AS first';

export const HEADS = 'MATCH (n:ZhengmaiSearch) WHERE n.head = true RETURN n.slim AS slim, n.ord AS ord ORDER BY n.ord';
export const FREQUENCIES = 'MATCH (t:ZhengmaiTerm) WHERE t.term IN $terms RETURN t.term AS term, t.count AS count';
export const HELD = 'MATCH (n:ZhengmaiSearch) WHERE n.id IN $ids RETURN n.id AS id';

const ROW = 'n.ord AS ord, n.slim AS slim';
/** Conditions on the normalised text: alternatives of each demand, exclusions. */
const TEXT_TESTS =
  'all(unit IN $required WHERE any(part IN unit WHERE n.text CONTAINS part.text OR ' +
  "any(token IN part.tokens WHERE (' ' + n.words + ' ') CONTAINS (' ' + token + ' ')))) " +
  'AND none(text IN $excluded WHERE n.text CONTAINS text)';

/** Clauses that the full-text query finds. */
export const RANKED =
  `CALL db.index.fulltext.queryNodes('${SEARCH_INDEX}', $lucene) YIELD node AS n, score ` +
  `WITH n, score WHERE ${TEXT_TESTS} RETURN ${ROW}, score`;
/** Clauses by their text alone, where no word or pair can lead to them. */
export const SCANNED = `MATCH (n:ZhengmaiSearch) WHERE ${TEXT_TESTS} RETURN ${ROW}, $score AS score`;
export const BY_ID = `MATCH (n:ZhengmaiSearch) WHERE n.id IN $ids RETURN ${ROW}, 0.0 AS score`;
export const BODIES = 'MATCH (n:ZhengmaiSearch) WHERE n.id IN $ids RETURN n.id AS id, n.body AS body';

export const OLD_BY_ID = 'MATCH (n:ZhengmaiSearch) WHERE n.id IN $ids RETURN n.id AS id, n.words AS words';
export const OLD_BY_DOCUMENT =
  'MATCH (n:ZhengmaiSearch) WHERE n.documentId IN $ids RETURN n.id AS id, n.words AS words';
export const DELETE = 'MATCH (n:ZhengmaiSearch) WHERE n.id IN $ids DELETE n';
export const INSERT = 'UNWIND $rows AS row CREATE (n:ZhengmaiSearch) SET n = row';
export const COUNT_TERMS =
  'UNWIND $rows AS row MERGE (t:ZhengmaiTerm {term: row.term}) ON CREATE SET t += row.forms ' +
  'SET t.count = coalesce(t.count, 0) + row.change WITH t WHERE t.count <= 0 DELETE t';
export const CLEAR = 'MATCH (n:ZhengmaiSearch|ZhengmaiTerm|ZhengmaiSearchState) CALL (n) { DELETE n } IN TRANSACTIONS';

export const WORDS_BY_PREFIX =
  'MATCH (t:ZhengmaiTerm) WHERE t.term STARTS WITH $prefix AND t.term <> $prefix AND t.worthy ' +
  'RETURN t.term AS term ORDER BY t.count DESC, term LIMIT $limit';
export const WORDS_BY_SOUND =
  'MATCH (t:ZhengmaiTerm) WHERE t.initials STARTS WITH $prefix OR t.letters STARTS WITH $prefix ' +
  'RETURN t.term AS term ORDER BY t.initials = $prefix DESC, t.count DESC, term LIMIT $limit';
export const NAMED_DOCUMENTS =
  'MATCH (n:ZhengmaiSearch) WHERE n.head = true AND n.names CONTAINS $text RETURN n.slim AS slim ORDER BY n.ord LIMIT $limit';
export const NAMED_CLAUSES =
  'MATCH (n:ZhengmaiSearch) WHERE n.title CONTAINS $text RETURN n.slim AS slim ORDER BY n.ord LIMIT $limit';
export const NAMED_TARGETS =
  'MATCH (n:ZhengmaiSearch) WHERE any(target IN n.targets WHERE target CONTAINS $text) ' +
  'RETURN n.slim AS slim ORDER BY n.ord LIMIT $limit';
export const NEAR_TERMS =
  `CALL db.index.fulltext.queryNodes('${FORMS_INDEX}', $lucene) YIELD node AS t ` +
  'RETURN t.term AS term, t.sound = $sound AS alike ORDER BY alike DESC, t.count DESC LIMIT $limit';
