import { z } from 'zod';
import type { Level } from '../../graph-schema/terms.ts';
import { loadData } from '../data.ts';

/** Level of a division itself: province, prefecture or county. */
export type RegionLevel = Extract<Level, 'provincial' | 'prefecture' | 'county'>;

/** An administrative division with its GB/T 2260 code. */
export interface Region {
  code: string;
  name: string;
  level: RegionLevel;
  /** A name or division that exists no more. */
  former: boolean;
}

const namesByCode = z.record(z.string().regex(/^\d{6}$/u), z.string());
const regionsFile = z.object({
  source: z.string(),
  current: namesByCode,
  former: z.record(z.string().regex(/^\d{6}$/u), z.array(z.string())),
});
const namesFile = z.object({
  abbreviations: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), z.string()),
  ethnic: z.string(),
  generic: z.array(z.string()),
  cautious: z.array(z.string()),
  ordinaryWords: z.array(z.string()),
});

/** Everything that is known of names, built once at first use. */
export interface Gazetteer {
  byCode: Map<string, Region>;
  /** Official names, present and former. */
  byName: Map<string, Region[]>;
  /** Short forms: 重庆, 恩施州, 梁平. */
  byShortName: Map<string, Region[]>;
  abbreviations: Map<string, string>;
  /** Old and short names of cities in document numbers: 穗 for Guangzhou. */
  aliases: Map<string, string>;
  /** Names that are also ordinary words: regions only behind the name of the region above (成都市新城区). */
  generic: Set<string>;
  /** Names that also arise where two words meet (相应+城市): only where no Chinese character stands in front. */
  cautious: Set<string>;
  /** Short forms of prefectures that are words of the language: never taken for a place in running text. */
  ordinary: Set<string>;
}

let loaded: Gazetteer | undefined;

/** The gazetteer: all provinces, prefectures and counties of ingest/data/regions.json. */
export function gazetteer(): Gazetteer {
  return (loaded ??= build());
}

function build(): Gazetteer {
  const regions = loadData('regions', regionsFile);
  const names = loadData('region-names', namesFile);
  const made: Gazetteer = {
    byCode: new Map(),
    byName: new Map(),
    byShortName: new Map(),
    abbreviations: new Map(Object.entries(names.abbreviations)),
    aliases: new Map(Object.entries(names.aliases)),
    generic: new Set(names.generic),
    cautious: new Set(names.cautious),
    ordinary: new Set(names.ordinaryWords),
  };
  const ethnic = names.ethnic.split(' ').toSorted((a, b) => b.length - a.length);
  // "恩施土家族苗族自治州" → 恩施, 州; "鄂伦春自治旗" → 鄂伦春, 旗; not "恩施市"
  const autonomous = new RegExp(`^(.{2,}?)(?:(?:${ethnic.join('|')})族?)*自治(区|州|县|旗)$`, 'u');
  const add = (code: string, name: string, former: boolean): void => {
    const region: Region = { code, name, level: regionLevel(code), former };
    if (!former) made.byCode.set(code, region);
    push(made.byName, name, region);
    for (const short of shortForms(name, autonomous)) push(made.byShortName, short, region);
  };
  for (const [code, name] of Object.entries(regions.current)) add(code, name, false);
  for (const [code, list] of Object.entries(regions.former)) for (const name of list) add(code, name, true);
  for (const region of made.byCode.values()) {
    const older = olderName(region);
    if (older && !made.generic.has(region.name) && !made.byName.has(older)) {
      push(made.byName, older, { ...region, name: older, former: true });
    }
  }
  return made;
}

/**
 * What a division was called before it became a city or district, as texts from before 2002 (where the lists of former
 * names begin) have it: 平湖市 → 平湖县, 商丘市 → 商丘地区; null where it was called nothing else.
 */
function olderName({ name, level }: Region): string | null {
  if (name.length < 3) return null;
  if (level === 'county' && /[市区]$/u.test(name)) return `${name.slice(0, -1)}县`;
  return level === 'prefecture' && name.endsWith('市') ? `${name.slice(0, -1)}地区` : null;
}

function push(map: Map<string, Region[]>, name: string, region: Region): void {
  const list = map.get(name);
  if (list) list.push(region);
  else map.set(name, [region]);
}

// The endings of all divisions; not "苏州工业园区", whose 区 is kept
const SUFFIX = /(?:特别行政区|自治区|行政委员会|管理区管委会|地区|林区|特区|(?<![园发新矿])区|[省市县旗盟])$/u;

function shortForms(name: string, autonomous: RegExp): string[] {
  const own = autonomous.exec(name);
  if (own?.[1] && own[2]) {
    const base = own[1].length > 2 || !own[1].endsWith('族') ? own[1].replace(/族$/u, '') : own[1];
    return own[2] === '区' ? [`${base}自治区`, base] : [base + own[2], base];
  }
  const base = name.replace(SUFFIX, '');
  return base.length > 1 && base !== name ? [base] : [];
}

/** Level of a division by its code: "500000" provincial, "321000" prefecture, "500155" county. */
export function regionLevel(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'provincial';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The division with this code, or null. */
export function regionByCode(code: string): Region | null {
  return gazetteer().byCode.get(code) ?? null;
}

/** The division right above: 梁平区 → 重庆市, 睢宁县 → 徐州市; null for provinces. */
export function parentRegion(region: Region): Region | null {
  if (region.level === 'provincial') return null;
  const prefecture = region.level === 'county' ? regionByCode(`${region.code.slice(0, 4)}00`) : null;
  return prefecture ?? regionByCode(`${region.code.slice(0, 2)}0000`);
}

let below: Map<string | null, Region[]> | undefined;

/** The divisions right below the one with this code, former ones too; the provinces for null. */
export function regionsBelow(code: string | null): readonly Region[] {
  if (!below) {
    below = new Map();
    for (const region of gazetteer().byCode.values()) {
      const above = parentRegion(region)?.code ?? null;
      const list = below.get(above);
      if (list) list.push(region);
      else below.set(above, [region]);
    }
  }
  return below.get(code) ?? [];
}

/**
 * True where `inner` is `outer` or lies in it; `outer` null is the nation, which holds all.
 * @example isWithinRegion('500155', '500000') === true, isWithinRegion('500000', '500155') === false
 */
export function isWithinRegion(inner: string | null, outer: string | null): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  return inner.startsWith(outer.replace(/(?:00){1,2}$/u, ''));
}

/**
 * All divisions of this name, official names before short forms, present before former ones, higher before lower.
 * A name may lead through its levels: "江苏省徐州市睢宁县".
 * @param within code of a region that they must lie in
 */
export function findRegions(name: string, within?: string | null): Region[] {
  const { byName, byShortName } = gazetteer();
  const bare = name.replace(/\s+/gu, '');
  const found = byName.get(bare) ?? byShortName.get(bare) ?? throughLevels(bare);
  const inside = found.filter((region) => isWithinRegion(region.code, within ?? null));
  const present = inside.filter((region) => !region.former);
  return (present.length > 0 ? present : inside).toSorted((a, b) => RANK[a.level] - RANK[b.level]);
}

const RANK: Record<RegionLevel, number> = { provincial: 0, prefecture: 1, county: 2 };

function throughLevels(name: string): Region[] {
  const { byName } = gazetteer();
  for (let cut = name.length - 2; cut >= 2; cut--) {
    const inner = byName.get(name.slice(cut));
    const outer = inner && findRegions(name.slice(0, cut));
    const inside = inner?.filter((region) => outer?.some((o) => o !== region && isWithinRegion(region.code, o.code)));
    if (inside && inside.length > 0) return inside;
  }
  return [];
}

/**
 * The one division of this name, or null where there is none or the name leaves a choice at the same level
 * (朝阳区 is in Beijing and in Changchun: give `within`). 吉林 is the province, not the city of the same name.
 */
export function findRegion(name: string, within?: string | null): Region | null {
  const [first, second] = findRegions(name, within);
  return first && first.level !== second?.level ? first : null;
}

/** City of a one-character old name: 穗 → 广州市; null for other characters. */
export function cityOfAlias(char: string): Region | null {
  const code = gazetteer().aliases.get(char);
  return code ? regionByCode(code) : null;
}

/** Province of a one-character abbreviation: 渝 → 重庆市; null for other characters. */
export function provinceOfAbbreviation(char: string): Region | null {
  const code = gazetteer().abbreviations.get(char);
  return code ? regionByCode(code) : null;
}
