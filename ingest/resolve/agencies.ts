import { z } from 'zod';
import type { Level } from '../../graph-schema/terms.ts';
import { loadData } from '../data.ts';
import { regionOfAgency } from './agency-region.ts';
import { findRegion, parentRegion, regionByCode, regionsBelow, type Region } from './regions.ts';
import { groupBy } from '../../graph-schema/group.ts';

const registerFile = z.object({
  functions: z.array(
    z.object({
      id: z.string().regex(/^[a-z-]+$/u),
      name: z.string(),
      kind: z.enum(['government', 'party', 'vertical']),
      /** Names of the national body, official one first. */
      national: z.array(z.string()),
      /** Ending of a local body's name as printed → as it is in full: 教委 → 教育委员会. */
      forms: z.record(z.string(), z.string()),
    }),
  ),
});
type AgencyFunction = z.infer<typeof registerFile>['functions'][number];

/** A body of the register. */
export interface Agency {
  /** Function and code of the region: "education-500000"; "education-000000" is the ministry. */
  readonly id: string;
  /** 重庆市教育委员会, 教育部. */
  readonly name: string;
  /** What it is for, the same at every level: "education". */
  readonly function: string;
  /** Code of its region; null for national bodies. */
  readonly regionCode: string | null;
  readonly level: Level;
}

type LocalForm = readonly [form: string, full: string, of: AgencyFunction];

interface Register {
  readonly byId: ReadonlyMap<string, AgencyFunction>;
  readonly national: ReadonlyMap<string, AgencyFunction>;
  /** Endings of local names, by their length from the longest. */
  readonly forms: readonly LocalForm[];
  /** The same by their last character. */
  readonly formsBy: ReadonlyMap<string, readonly LocalForm[]>;
}

let loaded: Register | undefined;

function register(): Register {
  return (loaded ??= build());
}

function build(): Register {
  const { functions } = loadData('agencies', registerFile);
  const forms = functions
    .flatMap((f) => Object.entries(f.forms).map(([form, full]) => [form, full, f] as const))
    .sort((a, b) => b[0].length - a[0].length);
  return {
    byId: new Map(functions.map((f) => [f.id, f])),
    national: new Map(functions.flatMap((f) => f.national.map((name) => [name, f]))),
    forms,
    formsBy: groupBy(forms, ([form]) => form.slice(-1)),
  };
}

const NATION = '000000';

/**
 * The one body that a printed name means, or null: a national body by name, else a function's usual ending behind a
 * region's name or the word for its level. Names of groups (各区县政府, 有关部门) and unknown endings give null.
 * @param context code of the region of the document, null for national documents
 * @example resolveAgency('市教委', '500155')?.name === '重庆市教育委员会', resolveAgency('教育部', null)?.id === 'education-000000'
 */
export function resolveAgency(printed: string, context: string | null): Agency | null {
  const key = `${context ?? ''} ${printed}`;
  const known = resolvedBefore.get(key);
  if (known !== undefined) return known;
  const found = findAgency(printed, context);
  if (resolvedBefore.size >= REMEMBERED) resolvedBefore.clear();
  resolvedBefore.set(key, found);
  return found;
}

/** Names resolved before, since the rows of a task list name the same few bodies again and again. */
const resolvedBefore = new Map<string, Agency | null>();
const REMEMBERED = 10_000;

function findAgency(printed: string, context: string | null): Agency | null {
  const name = printed.replace(/\s+/gu, '').replace(/（[^（）]*）$/u, '');
  if (/^(?:各|有关|相关|其他|全[省市区县])/u.test(name)) return null;
  const { national, formsBy } = register();
  const ministry = national.get(name) ?? national.get(name.replace(/^(?:国务院|国家)/u, ''));
  if (ministry && (context === null || !isLocalForm(name))) return nationalBody(ministry);
  for (const [form, full, of] of formsBy.get(name.slice(-1)) ?? []) {
    if (!name.endsWith(form)) continue;
    const region = regionBefore(name.slice(0, name.length - form.length), of, context);
    if (region) return localBody(of, full, region);
  }
  return null;
}

/**
 * The bodies of a list. A name without a level (市财政局、人社局) belongs to that of the name before it.
 * @returns one body or null a name, in order
 */
export function resolveAgencies(printed: readonly string[], context: string | null): (Agency | null)[] {
  let level = '';
  return printed.map((name) => {
    const own = LEVEL_WORD.exec(name)?.[0] ?? '';
    const found = resolveAgency(name, context);
    if (own !== '') level = own;
    if (own !== '' || level === '' || found?.level === 'ministry') return found;
    return resolveAgency(level + name, context) ?? found;
  });
}

// "省", "自治区", "市" before a function: "市财政局"; not "市场监管局", "区域"
const LEVEL_WORD = /^(?:自治[区州]|兵团|[省县州盟旗]|市(?!场)|区(?!域))/u;

const LEVELS_BEFORE = new Set(['自治区', '自治州', '兵团', '省', '市', '区', '县', '州', '盟', '旗', '地区']);

/** "统计局", "能源局" are names of national bodies and endings of local ones alike. */
function isLocalForm(name: string): boolean {
  return register().forms.some(([form]) => form === name);
}

/** Region that the part of a name before its function means; null where it is neither a region nor a level. */
function regionBefore(prefix: string, of: AgencyFunction, context: string | null): Region | null {
  const bare = prefix.replace(/^(?:中共|中国共产党|国家税务总局)/u, '');
  if (bare === '') return context !== null && prefix === '' ? regionByCode(context) : null;
  if (LEVELS_BEFORE.has(bare)) return regionOfAgency(bare + of.name, context);
  return findRegion(bare, provinceOf(context)) ?? findRegion(bare);
}

function provinceOf(context: string | null): string | null {
  return context === null ? null : `${context.slice(0, 2)}0000`;
}

function nationalBody(of: AgencyFunction): Agency {
  return {
    id: `${of.id}-${NATION}`,
    name: of.national[0] ?? of.name,
    function: of.id,
    regionCode: null,
    level: of.id === 'government' || of.id === 'party' ? 'national' : 'ministry',
  };
}

function localBody(of: AgencyFunction, full: string, region: Region): Agency {
  return {
    id: `${of.id}-${region.code}`,
    name: fullName(of, full, region),
    function: of.id,
    regionCode: region.code,
    level: of.id === 'government' || of.id === 'party' ? region.level : `${region.level}-department`,
  };
}

function fullName(of: AgencyFunction, full: string, region: Region): string {
  const above = parentRegion(region);
  // districts of a municipality bear its name: 重庆市梁平区
  const name = region.level === 'county' && above?.level === 'provincial' ? above.name + region.name : region.name;
  if (of.kind === 'vertical') return `${of.national[0] ?? ''}${name}${full}`;
  return of.kind === 'party' ? `中共${name}${full}` : `${name}${full}`;
}

/** A usual ending of local bodies' names, what it is in full, and the function of those bodies: 教委, 教育委员会, education. */
export interface AgencyForm {
  readonly form: string;
  readonly full: string;
  readonly function: string;
}

let forms: readonly AgencyForm[] | undefined;

/** All endings of local bodies' names, longest first. */
export function agencyForms(): readonly AgencyForm[] {
  return (forms ??= register().forms.map(([form, full, of]) => ({ form, full, function: of.id })));
}

/** Function of a body's id: "education-500000" → "education". */
export function functionOf(id: string): string {
  return id.slice(0, -7);
}

/** Code of the region of a body's id; null for national bodies. */
function regionCodeOf(id: string): string | null {
  const code = id.slice(-6);
  return code === NATION ? null : code;
}

/**
 * Id of the body of the same function one level up: 区教委 → 市教委 → 教育部; null above national bodies and where the
 * nation has none.
 */
export function counterpartAbove(id: string): string | null {
  const code = regionCodeOf(id);
  const region = code === null ? null : regionByCode(code);
  if (!region) return null;
  const above = parentRegion(region);
  if (above) return `${functionOf(id)}-${above.code}`;
  const national = register().byId.get(functionOf(id))?.national ?? [];
  return national.length > 0 ? `${functionOf(id)}-${NATION}` : null;
}

/** Ids that bodies of the same function one level down have: 市教委 → every 区教委. */
export function counterpartsBelow(id: string): string[] {
  return regionsBelow(regionCodeOf(id)).map(({ code }) => `${functionOf(id)}-${code}`);
}

/** Id of the body of the same function in another region, which the caller knows to lie below: 市教委 → 区教委. */
export function counterpartIn(id: string, regionCode: string | null): string {
  return `${functionOf(id)}-${regionCode ?? NATION}`;
}

/** True where two bodies have the same function at different levels or places. */
export function areCounterparts(a: string, b: string): boolean {
  return a !== b && functionOf(a) === functionOf(b);
}
