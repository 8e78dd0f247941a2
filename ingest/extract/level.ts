import type { Level } from '../../graph-schema/terms.ts';
import { regionOfAgency } from '../resolve/agency-region.ts';
import { findRegion, parentRegion, provinceOfAbbreviation, regionByCode, type Region } from '../resolve/regions.ts';
import { regionsIn } from '../resolve/region-mentions.ts';
import { vocabulary } from './vocabulary.ts';

/** Where a document stands: level of its issuing body and the region that it is for. */
export interface Standing {
  level: Level | null;
  region: Region | null;
}

// The government or party committee of a region itself, with its office: "某市人民政府办公厅", "中共某市委", "某省人大常委会"; not "中共某区委教育工作委员会"
const GOVERNMENT =
  /(?:人民政府|政府|行署|行政公署|革命委员会)(?:办公[厅室]|办)?$|(?:[省市区县州盟旗]|自治区)委(?:员会)?(?:办公[厅室]|办)?$|^中共(?!.*[省市区县州盟旗]委.{1,10}工(?:作委员会|委)).*(?:委员会|工委)(?:办公[厅室])?$|人民代表大会(?:常务委员会)?$|人大常委会$|^[^市县区]*政府办公[厅室]$/u;
// "某镇人民政府", "某街道办事处"; not "某市人民政府"
const TOWNSHIP = /(?:[乡镇]人民政府|街道办事处|[乡镇]党委)$/u;

/**
 * Level and region of one body.
 * @param context code of the region that its document belongs to, where known from elsewhere
 */
export function standingOf(agency: string, context: string | null): Standing {
  const name = agency.replace(/\s+/gu, '');
  const { top, ministries } = vocabulary();
  if (top.has(name)) return { level: 'national', region: null };
  const national = ministries.has(name) || ministries.has(name.replace(/(?:办公[厅室]|.{2,6}司)$/u, ''));
  if (national || isNationalName(name)) return { level: 'ministry', region: null };
  const region = branchRegion(name) ?? regionOfAgency(name, context);
  if (!region) return { level: null, region: null };
  if (TOWNSHIP.test(name)) return { level: 'township', region };
  return { level: GOVERNMENT.test(name) ? region.level : DEPARTMENT[region.level], region };
}

// "上海市公安局奉贤分局", "某市自然资源局高淳分局"; not "金山分局" alone
const BRANCH = /^(.+[局厅委])([\u4E00-\u9FFF]{2,8})分局$/u;

/** Region of a bureau's branch that is named after a district: 上海市公安局奉贤分局 → 奉贤区. */
function branchRegion(name: string): Region | null {
  const [, bureau, place] = BRANCH.exec(name) ?? [];
  const parent = bureau ? regionOfAgency(bureau, null) : null;
  return place && parent ? findRegion(place, parent.code) : null;
}

// "云泽县人民政府", "中共某某区委", "某某市教育局"; not "县政府", "各区县政府", "市场监管局"
const PLACE_IN_NAME =
  /^(?:中共)?(?!各)([\u4E00-\u9FFF]{2,8}?)(?:自治)?([县区旗市州盟镇乡])(?=委|党委|人民政府|政府|人大|政协|[\u4E00-\u9FFF]{2,12}(?:局|委|委员会|办公室|中心)$)/u;
const LEVEL_OF_NAME: Record<string, Region['level'] | 'township'> = {
  县: 'county',
  区: 'county',
  旗: 'county',
  市: 'prefecture',
  州: 'prefecture',
  盟: 'prefecture',
  镇: 'township',
  乡: 'township',
};

/**
 * Level of a body whose name begins with a place that no gazetteer has: "云泽县教育局" → county-department; null where its
 * place is known or none is named.
 */
export function levelOfUnknownPlace(agency: string): Level | null {
  const name = agency.replace(/\s+/gu, '');
  const [place, , kind = ''] = PLACE_IN_NAME.exec(name) ?? [];
  const level = LEVEL_OF_NAME[kind];
  if (place === undefined || level === undefined || regionsIn(place).length > 0) return null;
  return level === 'township' || GOVERNMENT.test(name) ? level : DEPARTMENT[level];
}

const DEPARTMENT = {
  provincial: 'provincial-department',
  prefecture: 'prefecture-department',
  county: 'county-department',
} as const satisfies Record<Region['level'], Level>;

// "国务院某领导小组办公室", "国家某局", "中央某委"; not "国家税务总局某省税务局", which holds a place
const NATIONAL_NAME = /^(?:国务院|国家|中央|全国|中国|中华全国|最高人民)/u;

function isNationalName(name: string): boolean {
  return NATIONAL_NAME.test(name) && regionsIn(name).length === 0;
}

/**
 * Level and region of a document from its issuers. A document that central bodies issue together with a region's
 * is the region's: it binds there and carries the region's number.
 */
export function standingOfAll(issuers: readonly string[], context: string | null): Standing {
  const all = issuers.map((issuer) => standingOf(issuer, context));
  return (
    all.find(({ region }) => region !== null) ??
    all.find(({ level }) => level !== null) ?? { level: null, region: null }
  );
}

/** Region that a title names first: 重庆市梁平区推动… → 梁平区. */
export function regionOfTitle(title: string): Region | null {
  const mentions = regionsIn(title.replace(/^(?:中共|关于(?:印发)?)?《?/u, ''));
  const [first, second] = mentions;
  if (first?.span[0] !== 0) return null;
  const last = second && second.span[0] === first.span[1] ? second : first;
  return last.regions.length === 1 ? (last.regions[0] ?? null) : null;
}

/** Province that a number's first character abbreviates (渝 → 重庆市), null where it is none. */
export function regionOfNumber(code: string): Region | null {
  return provinceOfAbbreviation(code.slice(0, 1));
}

/** The division of this name or of the province in it: "上海市", "宁夏自治区", "贵州". */
export function regionNamed(text: string): Region | null {
  const direct = findRegion(text);
  if (direct) return direct;
  const [mention] = regionsIn(text);
  return mention?.regions.length === 1 ? (mention.regions[0] ?? null) : null;
}

// codes of governments and party committees: "穗府办规", "晋政办发", "扬发"; not "京发改", "佛政数"
const GOVERNMENT_CODE = /^[\u4E00-\u9FFF]{1,4}[府政委党][办发字规函文秘厅令]|^[\u4E00-\u9FFF]发$/u;

/** Level of a document without a known issuer, from the code of its number. */
export function levelOfNumber(number: { code: string } | null, region: Region): Level {
  const departments = number !== null && number.code !== '' && !GOVERNMENT_CODE.test(number.code);
  return departments ? DEPARTMENT[region.level] : region.level;
}

/** Text looked at for the region that it mostly names. */
const SAMPLE = 20_000;

/**
 * Region of a text whose issuer is named by its level only (省…办公室): the region of that level that the text mostly
 * names, or null where none stands out.
 */
export function regionOfText(issuer: string, lines: readonly { tight: string }[]): Region | null {
  const level = OWN_LEVEL.find(([pattern]) => pattern.test(issuer))?.[1];
  if (!level) return null;
  const counts = new Map<string, number>();
  let total = 0;
  const text = lines
    .map(({ tight }) => tight)
    .join('\n')
    .slice(0, SAMPLE);
  for (const { regions } of regionsIn(text)) {
    const [only] = regions;
    const region = only && regions.length === 1 ? atLevel(only, level) : null;
    if (!region) continue;
    total += 1;
    counts.set(region.code, (counts.get(region.code) ?? 0) + 1);
  }
  const [top] = Array.from(counts).sort((a, b) => b[1] - a[1]);
  return top && top[1] * 2 > total ? regionByCode(top[0]) : null;
}

const OWN_LEVEL: [RegExp, Region['level']][] = [
  // "省发展改革委", "自治区党委"; not "省级部门"
  [/^(?:省(?!级)|自治区)/u, 'provincial'],
  // "市教育局", "州政府"; not "市场监管局"
  [/^(?:市(?![级场])|州|盟)/u, 'prefecture'],
  // "区教委", "县政府"; not "区县"
  [/^[区县旗](?![县级])/u, 'county'],
];

function atLevel(region: Region, level: Region['level']): Region | null {
  if (region.level === level) return region;
  const above = parentRegion(region);
  return above ? atLevel(above, level) : null;
}

/** Whether two regions lie on one line from province to county. */
export function sameLine(a: Region, b: Region): boolean {
  const chain = (region: Region): string[] => {
    const above = parentRegion(region);
    return above ? [region.code, ...chain(above)] : [region.code];
  };
  return chain(a).includes(b.code) || chain(b).includes(a.code);
}
