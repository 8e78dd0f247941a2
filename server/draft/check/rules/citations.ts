import type { CitationRecord, DocumentRecord } from '../../../../graph-schema/records.ts';
import { titleKey } from '../../../../ingest/extract/citation-title.ts';
import { numberName, titleNames } from '../../../../ingest/link/titles.ts';
import type { DocumentRegister, Repeal, Rule, Spotted, Subject } from '../types.ts';

/** Citations that name something: not the own title, not what the text itself repeals. */
function checkable({ document }: Subject): CitationRecord[] {
  return document.citations.filter(({ role }) => role !== 'issue' && role !== 'repeals');
}

type Parts = Pick<Spotted, 'rule' | 'weight' | 'text' | 'message'> & Partial<Spotted>;

/** A finding at the words of a citation. */
function atCitation({ clauses }: Subject, { clauseId, span }: CitationRecord, parts: Parts): Spotted[] {
  const clause = clauses.get(clauseId) ?? null;
  const at = clause ? clause.text.indexOf(parts.text, span?.[0] ?? 0) : -1;
  return [{ clause, span: at < 0 ? null : [at, at + parts.text.length], ...parts }];
}

const evidenceOf = (held: DocumentRecord) => [
  { clauseId: null, source: held.document, text: held.noticeTitle ?? held.title },
];

/**
 * A 文号 that a held document bears under another title, or a title that one bears under another 文号. Silent where number
 * and title agree with some held document, and where a title is only a shorter or longer form.
 */
export const citationNumber: Rule = (subject, { register }) =>
  checkable(subject).flatMap((citation) => {
    const { number, title } = citation;
    if (number === null || title === '') return [];
    const numbered = register.byNumber.get(numberName(number)) ?? [];
    const titled = heldByTitle(title, register).filter(({ documentNumber }) => documentNumber !== null);
    if (numbered.some((held) => sameTitle(held, title))) return [];
    if (titled.length > 0 && !titled.some((held) => sameNumber(held.documentNumber!, number))) {
      return wrongNumber(subject, citation, titled, number);
    }
    const [held] = numbered;
    if (numbered.length !== 1 || !held || isOthers(held, title)) return [];
    return atCitation(subject, citation, {
      rule: 'citation-title',
      weight: 'must',
      text: title,
      message: `${number}是《${held.noticeTitle ?? held.title}》，与所写标题不同。`,
      evidence: evidenceOf(held),
    });
  });

/** "国务院令第722号" and "中华人民共和国国务院令第722号" are one number. */
function sameNumber(one: string, other: string): boolean {
  const [a, b] = [numberName(one), numberName(other)];
  return a.endsWith(b) || b.endsWith(a);
}

/** Whether a title names an issuer that is none of the held document's: its number has been read wrongly then. */
function isOthers({ issuers }: DocumentRecord, title: string): boolean {
  const issuer = /^(.{3,30}?)关于/u.exec(title)?.[1];
  return issuer !== undefined && issuers.length > 0 && !issuers.some((one) => one === issuer || one.endsWith(issuer));
}

function wrongNumber(
  subject: Subject,
  citation: CitationRecord,
  titled: readonly DocumentRecord[],
  number: string,
): Spotted[] {
  // several years' documents bear one title: 2022年…要点; the number then decides
  if (titled.length > 1) return [];
  const held = titled[0]!;
  const right = held.documentNumber!;
  return atCitation(subject, citation, {
    rule: 'citation-number',
    weight: 'must',
    text: printedNumber(subject, citation, number),
    message: `《${citation.title}》的文号是${right}。`,
    evidence: evidenceOf(held),
    repair: { label: `改为${right}`, text: right },
  });
}

/** The number as the clause prints it, with its own brackets and spaces. */
function printedNumber({ clauses }: Subject, { clauseId }: CitationRecord, number: string): string {
  const text = clauses.get(clauseId)?.text ?? '';
  const wanted = numberName(number);
  const found = [...text.matchAll(PRINTED)].find(([printed]) => numberName(printed).endsWith(wanted));
  if (!found) return number;
  const [printed] = found;
  for (let cut = 0; cut < printed.length; cut++)
    if (numberName(printed.slice(cut)) === wanted) return printed.slice(cut);
  return printed;
}

// "渝府发〔2021〕35 号", "国办发[2018]第49号"; not "（2021年）"
const PRINTED = /\p{Script=Han}{1,14}\s?[〔[【（(［﹝](?:19|20)\d{2}[〕\]】）)］﹞]\s?第?\s?\d{1,5}\s?号/gu;

function heldByTitle(title: string, register: DocumentRegister): DocumentRecord[] {
  const [whole] = titleNames(title);
  return [
    ...new Set(
      titleNames(title)
        .filter((name) => name === whole)
        .flatMap((name) => register.byTitle.get(name) ?? []),
    ),
  ];
}

/** Whether a cited title can mean a held document: one of its titles, its beginning or end, or what it issues. */
function sameTitle({ title, noticeTitle }: DocumentRecord, cited: string): boolean {
  const wanted = titleKey(cited);
  return [title, noticeTitle ?? ''].some((one) => {
    const own = titleKey(one);
    return own !== '' && (own.includes(wanted) || wanted.includes(own));
  });
}

/** A held document says that the cited one is repealed, or its term has ended, before the text's own date. */
export const citationSuperseded: Rule = (subject, { register }) =>
  checkable(subject).flatMap((citation) => {
    const repeal = repealOf(citation, register, subject.date);
    if (!repeal) return [];
    const { by } = repeal;
    return atCitation(subject, citation, {
      rule: 'citation-superseded',
      weight: 'must',
      text: citation.title || (citation.number ?? ''),
      message: `已由《${by.title}》${by.documentNumber ? `（${by.documentNumber}）` : ''}废止${by.date ? `（${by.date}）` : ''}。`,
      evidence: [{ clauseId: repeal.citation.clauseId, source: by.document, text: repeal.citation.title }],
    });
  });

function repealOf({ number, title }: CitationRecord, register: DocumentRegister, date: string): Repeal | undefined {
  const names = number ? [numberName(number)] : titleNames(title).slice(0, 1);
  return names
    .flatMap((name) => register.repeals.get(name) ?? [])
    .find(({ by }) => by.date !== null && by.date <= date && !sameTitle(by, title));
}

/** Brackets round the year other than 〔〕 (GB/T 9704-2012, 7.2.5), and 第 before the serial number. Leading zeros are the issuer's own. */
export const citationForm: Rule = ({ document }) =>
  document.clauses.flatMap((clause) =>
    [...clause.text.matchAll(PRINTED)].flatMap(({ index, 0: printed }): Spotted[] => {
      const right = printed
        .replace(/\s/gu, '')
        .replace(/[〔[【（(［﹝]((?:19|20)\d{2})[〕\]】）)］﹞]第?(\d+)/u, '〔$1〕$2');
      if (right === printed.replace(/\s/gu, '')) return [];
      const code = /^\p{Script=Han}*(?=[〔[【（(［﹝])/u.exec(printed.replace(/\s/gu, ''))?.[0].length ?? 0;
      const tail = printed.slice(Math.max(0, code - 4));
      const from = index + printed.length - tail.length;
      return [
        {
          rule: 'citation-number',
          weight: 'look',
          clause,
          span: [from, from + tail.length],
          text: tail,
          message: '发文字号的年份用六角括号“〔〕”，序号不加“第”（GB/T 9704—2012，7.2.5）。',
          repair: { label: '改为规范写法', text: right.slice(-(right.length - Math.max(0, code - 4))) },
        },
      ];
    }),
  );

/** Citations with a 文号 that is not held: nothing to compare with. */
export const citationUnknown: Rule = (subject, { register }) =>
  checkable(subject).flatMap((citation) => {
    const { number, title } = citation;
    if (number === null || register.byNumber.has(numberName(number))) return [];
    if (heldByTitle(title, register).length > 0) return [];
    return atCitation(subject, citation, {
      rule: 'citation-unknown',
      weight: 'note',
      text: number,
      message: '库中没有这份文件，标题和文号无从核对。',
    });
  });
