import { regionsIn } from './region-mentions.ts';
import { parentRegion, regionByCode, type Region } from './regions.ts';

// "国家发展改革委", "国务院", "中共中央办公厅", "全国人大"; not "中共某市委"
const NATIONAL = /^(?:国家|国务院|中共中央|中央|全国|中华人民共和国|中国)/u;
// "省教育厅", "自治区党委", "兵团财政局"; not "省级部门"
const PROVINCIAL = /^(?:全?省(?!级)|自治区|兵团)/u;
// "市教委", "地区行署", "州人民政府", "盟行署"; not "市级部门", "市场监管局"
const MUNICIPAL = /^(?:全?市(?![级场])|州(?!级)|盟|地区|行署)/u;
// "区教委", "县政府", "旗财政局"; not "区县", "区级"
const COUNTY = /^[区县旗](?![县级域块])/u;

/**
 * Region of a body by its printed name: a place in the name, else the level its first character tells (市教委) within
 * the document's region, else the document's region. Null for national bodies and where nothing is known.
 * @param context code of the document's region, null for national documents
 * @example regionOfAgency('市教委', '500155')?.name === '重庆市', regionOfAgency('区教委', '500155')?.name === '梁平区'
 */
export function regionOfAgency(printed: string, context: string | null): Region | null {
  const name = printed.replace(/\s+/gu, '');
  const named = placeAtStart(name, context);
  if (named) return named;
  if (NATIONAL.test(name) || context === null) return null;
  const own = regionByCode(context);
  if (!own) return null;
  const chain = chainOf(own);
  if (PROVINCIAL.test(name)) return chain.find((region) => region.level === 'provincial') ?? null;
  if (MUNICIPAL.test(name)) {
    return chain.find((region) => region.level === 'prefecture') ?? chain.find(isMunicipality) ?? cityOf(own);
  }
  if (COUNTY.test(name)) return own.level === 'county' ? own : null;
  return own;
}

function placeAtStart(name: string, context: string | null): Region | null {
  const lead = /^(?:中共|中国共产党|国家税务总局|共青团)?/u.exec(name)?.[0].length ?? 0;
  let place: Region | null = null;
  let end = lead;
  for (const mention of regionsIn(name.slice(0, 40), context)) {
    if (mention.span[0] !== end) break;
    const [only] = mention.regions;
    if (mention.regions.length > 1 || !only) break;
    place = only;
    end = mention.span[1];
  }
  return place;
}

function chainOf(region: Region): Region[] {
  const above = parentRegion(region);
  return above ? [region, ...chainOf(above)] : [region];
}

function isMunicipality(region: Region): boolean {
  return region.level === 'provincial' && region.name.endsWith('市');
}

/** A city at county level calls itself 市 too: 市教育局 in a document of 昆山市 without a known prefecture. */
function cityOf(region: Region): Region | null {
  return region.name.endsWith('市') ? region : null;
}
