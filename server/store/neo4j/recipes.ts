/** A question with the Cypher that answers it; the tests run each against the corpus. */
export interface Recipe {
  name: string;
  question: string;
  english: string;
  /** Read-only; parameters as `$name`, with the values that answer for the corpus in `parameters`. */
  cypher: string;
  parameters: Record<string, unknown>;
}

export const RECIPES: readonly Recipe[] = [
  {
    name: 'untaken',
    question: '市级任务清单里哪些项还没有区县落实？',
    english: 'Rows of an upper task list that no lower clause implements.',
    cypher: `
MATCH (up:Document {documentNumber: $number})-[:HAS_CLAUSE]->(item:Clause {form: 'row'})
WHERE item.locator STARTS WITH $list AND NOT EXISTS { (item)<-[:IMPLEMENTS]-(:Clause) }
RETURN item.locator AS locator, item.text AS text
ORDER BY item.order`,
    parameters: { number: '渝府发〔2021〕35号', list: '附件2/' },
  },
  {
    name: 'agency-deadline',
    question: '市教委牵头、期限为2025年的条款有哪些？',
    english: 'Clauses that one body leads and that set a target with a given deadline.',
    cypher: `
MATCH (:Agency)-[duty:RESPONSIBLE_FOR {printed: $agency, role: 'lead'}]->(clause:Clause)-[:SETS]->(target:Target)
WHERE target.deadline = $deadline
RETURN clause.document AS document, clause.locator AS clause, target.text AS target
ORDER BY document, clause`,
    parameters: { agency: '市教委', deadline: '2025' },
  },
  {
    name: 'three-levels',
    question: '一条区县条款往上三级的来路是什么？',
    english: 'Lineage of a clause over up to three steps, each with its kind.',
    cypher: `
MATCH path = (clause:Clause {document: $document, locator: $clause})-[:IMPLEMENTS|CONTINUES|RESTATES*1..3]->(upper:Clause)
RETURN [node IN nodes(path) | node.document + ' ' + node.locator] AS steps, [link IN relationships(path) | link.kind] AS kinds
ORDER BY length(path), steps`,
    parameters: { document: '梁平府办发〔2023〕27号', clause: '附件/11' },
  },
  {
    name: 'lowered',
    question: '哪些区县把数字改低了？',
    english: 'Targets that are lower than the ones they follow.',
    cypher: `
MATCH (target:Target)-[:LOCALISES {verdict: 'lowered'}]->(above:Target)
RETURN target.document AS document, target.clause AS clause, target.text AS target, above.text AS above
ORDER BY document, clause`,
    parameters: {},
  },
  {
    name: 'coverage',
    question: '各区县落实了上位清单的几项？',
    english: 'Number of upper rows that each lower document implements.',
    cypher: `
MATCH (up:Document {documentNumber: $number})-[:HAS_CLAUSE]->(item:Clause {form: 'row'})<-[:IMPLEMENTS]-(lower:Clause)
RETURN lower.document AS document, count(DISTINCT item) AS items
ORDER BY items DESC, document`,
    parameters: { number: '渝府发〔2021〕35号' },
  },
  {
    name: 'verbatim-share',
    question: '哪份文件照抄最多？',
    english: 'Share of word-for-word links among all links upwards.',
    cypher: `
MATCH (lower:Clause)-[link:IMPLEMENTS]->(:Clause)
WITH lower.document AS document, count(link) AS links, sum(CASE link.kind WHEN 'verbatim' THEN 1 ELSE 0 END) AS verbatim
RETURN document, links, verbatim
ORDER BY 1.0 * verbatim / links DESC, document`,
    parameters: {},
  },
  {
    name: 'missing-cited',
    question: '最常被引用却没有入库的文件是哪些？',
    english: 'Documents that are cited but not held, most wanted first.',
    cypher: `
MATCH (citing:Document)-[:CITES]->(missing:Document {held: false})
RETURN missing.title AS title, missing.documentNumber AS number, count(DISTINCT citing) AS documents
ORDER BY documents DESC, title
LIMIT 20`,
    parameters: {},
  },
  {
    name: 'busiest',
    question: '哪个单位牵头的事最多？',
    english: 'Bodies by the number of clauses that they lead.',
    cypher: `
MATCH (agency:Agency)-[:RESPONSIBLE_FOR {role: 'lead'}]->(clause:Clause)
RETURN agency.name AS agency, count(clause) AS clauses
ORDER BY clauses DESC, agency
LIMIT 10`,
    parameters: {},
  },
  {
    name: 'to-review',
    question: '待复核的联系，从最没把握的看起？',
    english: 'Links of the review band, least certain first.',
    cypher: `
MATCH (lower:Clause)-[link:IMPLEMENTS|CONTINUES|RESTATES|PARALLELS]->(upper:Clause)
WHERE link.band = 'review'
RETURN lower.document AS document, lower.locator AS clause, upper.document AS upperDocument, upper.locator AS upperClause, link.score AS score
ORDER BY score, document, clause, upperDocument, upperClause
LIMIT 20`,
    parameters: {},
  },
  {
    name: 'family',
    question: '一份文件的上位和下位文件有哪些？',
    english: 'Documents above and below one document, with the reason.',
    cypher: `
MATCH (document:Document {documentNumber: $number})
OPTIONAL MATCH (document)-[up:IMPLEMENTS|CONTINUES]->(upper:Document)
WITH document, collect({direction: '上承', document: upper.document, basis: up.basis}) AS above
OPTIONAL MATCH (document)<-[down:IMPLEMENTS|CONTINUES]-(lower:Document)
WITH above, collect({direction: '下启', document: lower.document, basis: down.basis}) AS below
UNWIND above + below AS relation
WITH relation WHERE relation.document IS NOT NULL
RETURN relation.direction AS direction, relation.document AS document, relation.basis AS basis
ORDER BY direction, document`,
    parameters: { number: '渝府发〔2021〕35号' },
  },
];
