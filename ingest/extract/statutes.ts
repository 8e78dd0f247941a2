import type { FrontLine } from './front-lines.ts';
import { findDate } from './document-date.ts';
import { findNumber, type DocumentNumber } from './document-number.ts';

/** What the lines under the title of a statute say: who made it, when, under which number, since when in force. */
export interface StatuteHistory {
  issuers: string[];
  date: string | null;
  effectiveDate: string | null;
  number: DocumentNumber | null;
}

// "2020年4月10日上海市第十五届人民代表大会常务委员会第二十次会议通过", "国务院令第76号发布", "第三次修订"
const EVENT = /通过|公布|发布|修订|修正|批准|施行/u;
// "某省第十三届人民代表大会常务委员会第五次会议", "第八届全国人民代表大会常务委员会第十九次会议"
const CONGRESS = /([\u4E00-\u9FFF]{0,14}?)第[一二三四五六七八九十]+届(全国)?(人民代表大会(?:常务委员会)?)第/u;
// "国务院第66次常务会议通过", "某市人民政府第12次常务会议通过"
const GOVERNMENT = /日([\u4E00-\u9FFF]{0,14}?(?:国务院|人民政府))第[\d一二三四五六七八九十百]+次/u;

/** Reads the lines between title and first chapter; null where none of them tells of adoption. */
export function statuteHistory(lines: readonly FrontLine[]): StatuteHistory | null {
  const text = lines
    .filter(({ tight }) => tight.length < 900 && EVENT.test(tight) && findDate(tight))
    .map(({ tight }) => tight);
  const events = text
    .flatMap((line) => line.split(/(?=(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)|(?<=修[订正])\s*根据/u))
    .filter((part) => EVENT.test(part));
  if (events.length === 0 || !/会议|令|人民代表大会/u.test(events.join(''))) return null;
  const made = events.filter((event) => !/^[^通公发修]*施行/u.test(event));
  const dates = made.map((event) => findDate(event)).filter((date) => date !== null);
  const force = events.find((event) => /日起?施行/u.test(event));
  const numbered = made.findLast((event) => /令|公告/u.test(event));
  return {
    issuers: makers(made),
    date: dates.toSorted().at(-1) ?? null,
    effectiveDate: force ? findDate(force) : null,
    number: numbered ? findNumber(numbered) : null,
  };
}

function makers(events: string[]): string[] {
  for (const event of events.toReversed()) {
    const congress = CONGRESS.exec(event);
    const body = congress?.[3];
    if (body) return [`${congress[2] ?? (congress[1] ?? '').replace(/^.*日/u, '')}${body}`];
    const government = GOVERNMENT.exec(event)?.[1];
    if (government) return [government];
    if (event.includes('国务院令')) return ['国务院'];
  }
  return [];
}
