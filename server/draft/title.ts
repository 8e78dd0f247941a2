import type { NewDraft } from '../../graph-schema/draft.ts';
import type { DocumentRecord } from '../../graph-schema/records.ts';
import { placeNames } from '../../ingest/link/titles.ts';
import { resolveAgency } from '../../ingest/resolve/agencies.ts';
import { regionByCode, type Region } from '../../ingest/resolve/regions.ts';
import { unitOf } from './replacements.ts';
import { draftWords } from './words.ts';

type Titled = Pick<DocumentRecord, 'title' | 'region' | 'issuers'>;

// what an issuing notice is about: "关于印发《某方案》的通知"; not "关于做好某工作的通知"
const ISSUED = /关于(?:印发|转发|批转|发布)《?(.+?)》?的?(?:通知|函)?$/u;
// what other titles are about: "某市人民政府关于推动某事的意见"; not "某行动方案"
const ABOUT = /关于(.+)$/u;
// a period at the end: "（2020—2025年）", "(试行)"; not "（二）"
const BEHIND = /[（(](?:[\d—－–\-~至年]+|试行|暂行|修订)[）)]$/u;

/**
 * What a document is about, as a title says it: without issuer, place, kind and period.
 * @example 某市人民政府关于推动某市职业教育高质量发展的意见 → 推动职业教育高质量发展
 */
export function subjectOf(document: Titled): string {
  const title = document.title.replace(/\s+/gu, '');
  const about = ISSUED.exec(title)?.[1] ?? ABOUT.exec(title)?.[1] ?? title;
  const bare = placeNames(document).reduce((words, place) => words.replaceAll(place, ''), about.replace(BEHIND, ''));
  const plain = bare.replace(/全[国省市区县]|^关于/gu, '').replace(BEHIND, '');
  const ending = draftWords().subjectEndings.find((word) => plain.endsWith(word) && plain.length > word.length + 1);
  return (ending === undefined ? plain : plain.slice(0, -ending.length)).replace(/的$/u, '');
}

/** A title for the draft after its first parent: 綦江区…实施方案, or with the issuer where the kind asks for it. */
export function proposedTitle(parent: Titled, region: Region, issuer: string, documentType: string): string {
  const subject = subjectOf(parent);
  if (documentType === '通知' || documentType.endsWith('意见')) return `${issuer}关于${subject}的${documentType}`;
  const kept = documentType.startsWith('行动') ? subject.replace(/(?:行动(?:计划)?|计划)$/u, '') : subject;
  return region.name + kept + documentType;
}

/** The government of a region, by its full name in the register. */
export function issuerOf(region: Region): string {
  return resolveAgency(`${region.name}人民政府`, region.code)?.name ?? `${region.name}人民政府`;
}

/** First paragraph of a draft: what it carries out, and where. */
export function openingOf(
  parents: readonly Pick<DocumentRecord, 'title' | 'documentNumber'>[],
  region: Region,
  { documentType }: Pick<NewDraft, 'documentType'>,
): string {
  const named = parents.map(
    ({ title, documentNumber }) => `《${title}》${documentNumber ? `（${documentNumber}）` : ''}`,
  );
  const what = documentType === '通知' ? '现就有关事项通知如下' : `制定本${documentType}`;
  return `为贯彻落实${named.join('、')}，结合我${unitOf(region)}实际，${what}。`;
}

/** The region of a document, where it is known. */
export function regionOf({ regionCode }: Pick<DocumentRecord, 'regionCode'>): Region | null {
  return regionCode === null ? null : regionByCode(regionCode);
}
