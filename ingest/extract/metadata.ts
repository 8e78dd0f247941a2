import type { DocumentRecord } from '../../graph-schema/records.ts';
import type { Region } from '../resolve/regions.ts';
import type { CleanText, Finding } from '../types.ts';
import { findAddressees } from './addressees.ts';
import { dateLine, endsInDate, findDate } from './document-date.ts';
import { findNumber, parseNumberLine, type DocumentNumber } from './document-number.ts';
import { checkForeignPlaces } from './foreign-places.ts';
import { allLines, frontLines, type FrontLine } from './front-lines.ts';
import { chooseIssuers, isAgency, issuersOfTitle, signatureAt, splitNames } from './issuers.ts';
import {
  levelOfNumber,
  levelOfUnknownPlace,
  regionNamed,
  regionOfNumber,
  regionOfText,
  regionOfTitle,
  standingOfAll,
  type Standing,
} from './level.ts';
import { checkNumber, checkTitleRegion, checkTitles } from './metadata-checks.ts';
import { statuteHistory } from './statutes.ts';
import { findPrinted, findTitle, issuedBy, typeOfTitle, type FoundTitle, type Issued } from './titles.ts';
import { themesOf } from './theme.ts';
import { effectiveDate, validityOf } from './validity.ts';

/** What the header and imprint say about a document; identity and source are added by the pipeline. */
export type Metadata = Omit<
  DocumentRecord,
  'type' | 'id' | 'document' | 'source' | 'header' | 'imprint' | 'textLength'
> & { findings: Finding[] };

/** The parts of a document that its metadata is read from. */
interface Parts {
  front: FrontLine[];
  all: FrontLine[];
  fields: Record<string, string>;
  /** Title of the letter or, without one, of the document itself. */
  outer: FoundTitle | null;
  /** Index of the line with the addressees, or of the title's last line. */
  opening: number;
  /** Line with the date of signature, -1 where there is none. */
  signed: number;
}

/**
 * Metadata of one document: from the metadata table of its page, header, title, signature and closing provisions.
 * The title is the plan's own where a notice only issues it (印发); the notice's is kept as `noticeTitle`.
 * @param name file name, the last resort for the title
 */
export function extractMetadata(clean: CleanText, name: string): Metadata {
  const parts = partsOf(clean);
  const tight = clean.text.replace(/\s+/gu, '');
  const number = numberOf(parts);
  const history = statuteHistory(parts.front);
  const titles = titlesOf(parts, name);
  const issuers = issuersOf(parts, titles) ?? history?.issuers ?? [];
  const standing = standingFor(issuers, titles, number, parts);
  const date = dateOf(parts) ?? history?.date ?? fieldDate(parts.fields, LATE_DATES);
  const documentNumber = number ?? history?.number ?? null;
  return {
    title: titles.title,
    noticeTitle: titles.notice,
    level: standing.level,
    region: standing.region?.name ?? null,
    regionCode: standing.region?.code ?? null,
    issuers,
    documentType: typeOfTitle(titles.title) ?? typeOfTitle(titles.notice ?? ''),
    documentNumber: documentNumber?.text ?? null,
    date,
    effectiveDate: history?.effectiveDate ?? effectiveDate(tight, date),
    addressees: addresseesOf(parts),
    annotation: annotationOf(parts.all),
    validity: validityOf(tight),
    theme: themeOf(parts, titles),
    findings: [
      ...missing({ titles, documentNumber, date, issuers }),
      ...checkNumber(documentNumber, standing.region),
      ...checkTitles(titles.title, titles.announced),
      ...checkTitleRegion(titles.title, standing.region),
      ...checkForeignPlaces(clean, standing.region),
    ],
  };
}

function partsOf(clean: CleanText): Parts {
  const all = allLines(clean);
  const front = frontLines(all);
  const addressed = findAddressees(front, 0, front.length);
  const outer = outerTitle(front, addressed?.at ?? -1);
  const opening = addressed?.at ?? (outer ? outer.to - 1 : -1);
  return { front, all, fields: clean.metadata, outer, opening, signed: signatureLine(all, opening + 1) };
}

/** Lines at the start of a text that its title is looked for in. */
const TITLE_LINES = 24;

/** The title above the addressees; the last one there, since pieces of a document before it may stand above. */
function outerTitle(front: readonly FrontLine[], addressed: number): FoundTitle | null {
  let found = findTitle(front, 0, addressed >= 0 ? addressed : Math.min(front.length, TITLE_LINES));
  for (let next = found; addressed >= 0 && next;) {
    found = next;
    next = findTitle(front, next.to, addressed);
  }
  return found;
}

/** A line that could be a damaged signature: no sentence. */
function isShort(line: FrontLine | undefined): boolean {
  return line !== undefined && line.tight.length <= 30 && !/[。；：:]$/u.test(line.tight);
}

/** Lines at the end of a text in which a date alone is one of signature; elsewhere it is the deadline of a row. */
const LAST_LINES = 6;

/** The line with the date of signature: one with names above it, else the first that is a date. */
function signatureLine(all: readonly FrontLine[], from: number): number {
  const dates: number[] = [];
  for (let i = from; i < all.length; i++) {
    const line = all[i];
    if (line && !line.source.cell && isSignatureDate(all, i, line.tight)) dates.push(i);
  }
  const signed = dates.find((i) => signatureAt(all, i).length > 0 || isShort(all[i - 1]));
  return signed ?? dates.find((i) => i < TITLE_LINES || i >= all.length - LAST_LINES) ?? -1;
}

function isSignatureDate(all: readonly FrontLine[], at: number, tight: string): boolean {
  if (dateLine(tight)) return true;
  return endsInDate(tight) !== null && signatureAt(all, at).length > 0;
}

interface Titles {
  title: string;
  notice: string | null;
  /** What another place (the notice, the file's heading) calls the document, to compare with. */
  announced: string | null;
  found: boolean;
}

function titlesOf(parts: Parts, name: string): Titles {
  const { outer, all, signed, opening } = parts;
  const stated = field(parts.fields, ['标题', '名称', '文件名称', '信息名称', '公文名称', '文件标题']);
  const title = outer?.text ?? stated ?? '';
  const issued = title ? (issuedBy(title) ?? promulgated(parts, title)) : null;
  if (!issued?.own) {
    const inner = title ? null : findTitle(all, 0, Math.min(all.length, 40));
    const known = title || inner?.text;
    const announced = outer && stated ? stated : null;
    return { title: known ?? nameAsTitle(name), notice: null, announced, found: Boolean(known) };
  }
  const printed =
    (signed >= 0 ? findPrinted(all, signed + 1, Math.min(all.length, signed + BOUND_LINES), issued.title) : null) ??
    findPrinted(all, opening + 1, Math.min(all.length, opening + BOUND_LINES), issued.title);
  return { title: printed ?? issued.title, notice: title, announced: printed ? issued.title : null, found: true };
}

// "《专利代理条例》已经…通过，现予公布", "现公布修订后的《…条例》"
const PROMULGATES = /(?:公布|发布|施行).*《([^《》]{4,60})》|《([^《》]{4,60})》.*(?:公布|发布|施行)/u;

/** The statute that an order (令) or announcement promulgates. */
function promulgated({ front, opening }: Parts, title: string): Issued | null {
  if (!/(?:令|公告)$/u.test(title)) return null;
  for (const { tight } of front.slice(opening + 1, opening + 8)) {
    const found = PROMULGATES.exec(tight);
    const statute = found?.[1] ?? found?.[2];
    if (statute && typeOfTitle(statute)) return { title: statute, own: true };
  }
  return null;
}

/** Lines behind signature or addressees in which a bound plan's title stands, below 附注, 附件说明 and 附件. */
const BOUND_LINES = 16;

/** The longest part of a file name: "045_某省_某市关于….txt" → 某市关于…. */
function nameAsTitle(name: string): string {
  const file = name.replace(/^.*[/\\]/u, '').replace(/\.[A-Za-z]{2,8}$/u, '');
  const longest = file.split(/[_\s]+/u).reduce((best, part) => (part.length > best.length ? part : best), '');
  return longest || name;
}

// "渝府发〔2021〕", "渝府发〔20", "某国务院令": the first part of a number set over two lines; not a title
const BROKEN_NUMBER = /^[\u4E00-\u9FFF]{2,10}[〔[［（(]\d{0,4}[〕\]］）)]?第?$|^[\u4E00-\u9FFF]{2,20}(?:令|公告)$/u;
// "渝府发〔2021〕35号" put together from a code on a line of its own; not "…的通知〔2021〕35号"
const CODE_LINE = /^[\u4E00-\u9FFF]{2,8}[〔[［（(](?:19|20)\d{2}[〕\]］）)]第?\d{1,5}号$/u;
// "〔2021〕35号", "35号", "第707号": its second part
const NUMBER_END = /^[〔[［（(]?第?\d[^。，]*号$/u;

function numberOf(parts: Parts): DocumentNumber | null {
  const stated = field(parts.fields, ['发文字号', '文号', '公文文号', '公文字号', '文件编号']);
  const { front } = parts;
  for (let i = 0; i < front.length; i++) {
    const own = parseNumberLine(front[i]?.tight ?? '');
    if (own) return own;
    const next = front[i + 1]?.tight ?? '';
    const broken =
      NUMBER_END.test(next) &&
      (BROKEN_NUMBER.test(front[i]?.tight ?? '') || CODE_LINE.test((front[i]?.tight ?? '') + next));
    const joined = broken ? parseNumberLine((front[i]?.tight ?? '') + next) : null;
    if (joined) return joined;
  }
  return stated ? findNumber(stated) : null;
}

function issuersOf(parts: Parts, titles: Titles): string[] | null {
  const inTitle = issuersOfTitle(titles.notice ?? titles.title);
  const signed = parts.signed >= 0 ? signatureAt(parts.all, parts.signed) : [];
  const chosen = chooseIssuers(inTitle, signed);
  if (chosen.length > 0) return chosen;
  const marks = parts.front.slice(0, 4).flatMap(({ text }) => markOf(text));
  if (marks.length > 0) return marks;
  const stated = field(parts.fields, ISSUER_FIELDS);
  const inField = stated ? splitNames(stated.replace(/[，,;；]/gu, ' ')).filter(isAgency) : [];
  return inField.length > 0 ? inField : null;
}

const ISSUER_FIELDS = '发文机关 发文单位 制发机关 制定机关 发布机构 发布单位 发布机关 公开机构'.split(' ');

/** Issuer mark (发文机关标志): "某市人民政府文件". */
function markOf(text: string): string[] {
  const mark = /^(.{3,60}?)文件$/u.exec(text.trim())?.[1];
  const names = mark ? splitNames(mark) : [];
  return names.every(isAgency) ? names : [];
}

function standingFor(issuers: string[], titles: Titles, number: DocumentNumber | null, parts: Parts): Standing {
  const unknown = issuers.map(levelOfUnknownPlace).find((level) => level !== null) ?? null;
  // the first character of a number is then that of the place, not of a province
  const context = contextOf(issuers, titles, unknown === null ? number : null, parts);
  if (unknown !== null && !context) return { level: unknown, region: null };
  const standing = standingOfAll(issuers, context?.code ?? null);
  if (standing.level !== null || !context) return standing;
  return { level: levelOfNumber(number, context), region: context };
}

/** Region of a document that its issuers alone do not tell. */
function contextOf(issuers: string[], titles: Titles, number: DocumentNumber | null, parts: Parts): Region | null {
  const fromNames = issuers.map((issuer) => regionOfTitle(issuer)).find((region) => region !== null);
  const stated = field(parts.fields, ISSUER_FIELDS);
  return (
    fromNames ??
    regionOfTitle(titles.notice ?? '') ??
    regionOfTitle(titles.title) ??
    (stated ? regionNamed(stated) : null) ??
    (number ? regionOfNumber(number.code) : null) ??
    (issuers[0] ? regionOfText(issuers[0], parts.all) : null)
  );
}

function addresseesOf({ front, outer }: Parts): string[] {
  return findAddressees(front, outer?.to ?? 0, front.length)?.names ?? [];
}

const OWN_DATES = ['成文日期', '生成日期', '发文日期', '印发日期'];
const LATE_DATES = ['公布日期', '发布日期', '发布时间', '发文时间', '公开日期'];

function dateOf(parts: Parts): string | null {
  const { all, front, signed, outer, fields } = parts;
  if (signed >= 0 && signed < front.length) return signedDate(all[signed]);
  const under = outer
    ? front
        .slice(outer.to, outer.to + 2)
        .map(({ tight }) => dateLine(tight))
        .find((date) => date)
    : null;
  return under ?? fieldDate(fields, OWN_DATES) ?? outer?.date ?? (signed >= 0 ? signedDate(all[signed]) : null);
}

function signedDate(line: FrontLine | undefined): string | null {
  return line ? (endsInDate(line.tight)?.date ?? dateLine(line.tight)) : null;
}

function fieldDate(fields: Record<string, string>, names: string[]): string | null {
  const value = field(fields, names);
  return value ? findDate(value.replace(/\s+/gu, '')) : null;
}

function field(fields: Record<string, string>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name]?.trim();
    if (value && !/^(?:无|暂无|-+)$/u.test(value)) return value;
  }
  return null;
}

// "（此件公开发布）", "(此件主动公开)", "（本文有删减）"; not "（试行）"
const ANNOTATION = /^[（(]((?:此件|本文|此文|本件).{2,30}|.{0,8}公开(?:发布)?)[）)]$/u;

function annotationOf(lines: readonly FrontLine[]): string | null {
  for (const { tight } of lines) {
    const found = ANNOTATION.exec(tight)?.[1];
    if (found) return found;
  }
  return null;
}

// "主题词：教育 职业教育 意见"
const SUBJECT_WORDS = /^主题词[:：](.{2,80})$/u;

function themeOf(parts: Parts, titles: Titles): string[] {
  const stated = field(parts.fields, ['主题分类', '信息分类', '体裁分类', '主题词']);
  const printed = parts.all.map(({ text }) => SUBJECT_WORDS.exec(text)?.[1]).find((words) => words);
  const words = (stated ?? printed ?? '').split(/[\s、，,;；>＞\\/]+/u).filter((word) => word !== '');
  return words.length > 0 ? words : themesOf(titles.title, titles.notice);
}

function missing(found: {
  titles: Titles;
  documentNumber: DocumentNumber | null;
  date: string | null;
  issuers: string[];
}): Finding[] {
  const findings: Finding[] = [];
  if (!found.titles.found)
    findings.push({ code: 'NO_TITLE', message: `没有找到标题，用了文件名“${found.titles.title}”` });
  if (!found.documentNumber) findings.push({ code: 'NO_NUMBER', message: '没有找到发文字号' });
  if (!found.date) findings.push({ code: 'NO_DATE', message: '没有找到成文日期' });
  if (found.issuers.length === 0) findings.push({ code: 'NO_ISSUER', message: '没有找到发文机关' });
  return findings;
}
