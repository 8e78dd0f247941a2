import type { Peer } from '../../graph-schema/draft.ts';
import type { Span, TargetRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { agencyForms, counterpartIn } from '../../ingest/resolve/agencies.ts';
import { regionsIn } from '../../ingest/resolve/region-mentions.ts';
import { gazetteer, parentRegion, regionByCode, type Region } from '../../ingest/resolve/regions.ts';
import { agencyMentions, type AgencyMention } from './agency-mentions.ts';

// a number: "5", "60%", "2—3", "1.2万"; not "一批"
const NUMBER = /\d+(?:\.\d+)?(?:[-—~～至]\d+(?:\.\d+)?)?[%‰万亿千百]?/gu;

/** The first number of a commitment that is no part of a date. */
function amountIn(words: string): { start: number; end: number } | undefined {
  return [...words.matchAll(NUMBER)]
    .map(({ 0: number, index }) => ({ start: index, end: index + number.length }))
    .find(({ end }) => !/[年月日]/u.test(words.charAt(end)));
}

/** Where the numbers of commitments stand in a text, with their units; the whole commitment where it has no figure. */
export function numbersOf(text: string, commitments: readonly Pick<TargetRecord, 'text' | 'unit'>[]): SourceNumber[] {
  return commitments.flatMap(({ text: words, unit }): SourceNumber[] => {
    const at = text.indexOf(words);
    if (at < 0) return [];
    const amount = amountIn(words);
    if (!amount) return [{ span: [at, at + words.length], text: words }];
    const { start, end } = amount;
    const whole = words.slice(start, unit && words.startsWith(unit, end) ? end + unit.length : end);
    return [{ span: [at + start, at + start + whole.length], text: whole }];
  });
}

/** One offer: the words at `span` with what they would be here; `to` is "" where only a look is asked for. */
export type Replacement = Peer['replacements'][number];

/** A number of the source that may not be true here. */
export interface SourceNumber {
  span: Span;
  text: string;
}

/**
 * Offers for a text that comes from another region: its names, its words for itself (全市, 我县), its bodies by the
 * counterpart register, its schools and institutions, its numbers. In the order of the text, without overlaps; nothing
 * is applied.
 * @param printed how bodies of a function are called in the region that is drafted for; see `localForms`
 */
export function replacementsIn(
  text: string,
  from: Region,
  to: Region,
  options: { numbers?: readonly SourceNumber[]; printed?: ReadonlyMap<string, string> } = {},
): Replacement[] {
  if (from.code === to.code) return numberOffers(options.numbers ?? []);
  const bodies = agencyMentions(text, from.code).flatMap((mention) =>
    bodyOffer(mention, from, to, options.printed ?? new Map()),
  );
  const offers = [
    ...institutionOffers(text, from, to),
    ...bodies,
    ...placeOffers(text, from, to),
    ...levelOffers(text, from, to),
    ...numberOffers(options.numbers ?? []),
  ];
  return withoutOverlaps(offers);
}

/** Earlier offers of the list win where two overlap. */
function withoutOverlaps(offers: readonly Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const offer of offers) {
    const free = kept.every(({ span }) => offer.span[1] <= span[0] || offer.span[0] >= span[1]);
    if (free && offer.from !== offer.to) kept.push(offer);
  }
  return kept.sort((a, b) => a.span[0] - b.span[0]);
}

/** A region and those above it, innermost first. */
function chainOf(region: Region): Region[] {
  const above = parentRegion(region);
  return above ? [region, ...chainOf(above)] : [region];
}

/** Whether the draft's region lies in the source's. */
function isAbove(from: Region, to: Region): boolean {
  return from.code !== to.code && chainOf(to).some(({ code }) => code === from.code);
}

/**
 * What a region of the source's line is in the draft's line: the source region itself becomes the draft's; a region
 * above both stays (null); one above the source alone becomes the draft's region of that level, or the next one up.
 */
function mappedRegion(region: Region, from: Region, to: Region): Region | null {
  if (region.code === from.code) return to;
  const own = chainOf(to);
  if (own.some(({ code }) => code === region.code)) return null;
  return own.find(({ level }) => level === region.level) ?? own.at(-1)!;
}

function bodyOffer(
  { name, span, agency, form, prefix }: AgencyMention,
  from: Region,
  to: Region,
  printed: ReadonlyMap<string, string>,
): Replacement[] {
  const region = agency.regionCode === null ? null : regionByCode(agency.regionCode);
  if (!region || !chainOf(from).some(({ code }) => code === region.code)) return [];
  const target = mappedRegion(region, from, to);
  if (!target) return [];
  const word = /^(?:自治[区州县]|[省市区县州盟旗])$/u.test(prefix); // "区" in 区教委; not "渝中区"
  const local = target.code === to.code ? printed.get(form.function) : undefined;
  const ending = endingFor(form, local, !word && form.form === form.full);
  const here = (word ? unitOf(target) : target.name) + ending;
  return [{ span, from: name, to: here, why: `${agency.name}在${target.name}的对口单位` }];
}

/** The ending that is usual here, in full or short as in the text. */
function endingFor(
  { form, full, function: id }: AgencyMention['form'],
  local: string | undefined,
  inFull: boolean,
): string {
  if (local === undefined || local === full) return form;
  if (inFull) return local;
  const short = agencyForms().filter((one) => one.function === id && one.full === local);
  return short.reduce((best, one) => (one.form.length < best.length ? one.form : best), local);
}

/** The word a region is called by its own people: 区, 县, 市, 省. */
export function unitOf({ name }: Pick<Region, 'name'>): string {
  return /自治县$/u.test(name) ? '县' : (/[省市区县州盟旗]$/u.exec(name)?.[0] ?? '地');
}

/** Name without its last word: 渝中区 → 渝中; "" where too little would be left. */
function shortName({ name }: Region): string {
  const short = name.replace(/(?:[^自]族)*自治[区州县]$|(?:地区|[省市区县盟旗])$/u, '');
  return short.length >= 2 && short !== name ? short : '';
}

function placeOffers(text: string, from: Region, to: Region): Replacement[] {
  if (isAbove(from, to)) return []; // its name stays right
  const line = chainOf(from);
  const full = regionsIn(text, from.code).flatMap(({ name, span, regions }): Replacement[] => {
    const region = line.find(({ code }) => regions.some((one) => one.code === code));
    const target = region && mappedRegion(region, from, to);
    if (!region || !target) return [];
    return [
      { span, from: name, to: name === region.name ? target.name : shortName(target) || target.name, why: '地名' },
    ];
  });
  const short = from.level === 'county' ? shortName(from) : '';
  if (!short || gazetteer().ordinary.has(short)) return full;
  return [...full, ...occurrences(text, short).map((span) => placeOffer(text, span, to))];
}

function placeOffer(text: string, span: Span, to: Region): Replacement {
  return { span, from: text.slice(...span), to: shortName(to) || to.name, why: '地名简称' };
}

// behind a place: the name of a school, a hospital, a company, up to its end: "职业教育中心", "人民医院"; not "教育局"
const INSTITUTION =
  /^[\p{Script=Han}\d]{0,14}?(?:大学|学院|学校|中学|小学|幼儿园|职教中心|教育中心|技工校|医院|集团|有限公司|产业园|开发区|高新区)/u;
// inside such a name: words that begin another phrase: "綦江区[要加强]…学校"
const NO_NAME = /[的和与及在对为将各等所由]|加强|推进|建设|支持|鼓励|推动|开展|组织|建立|深化|提升|全[市区县]/u;

function institutionOffers(text: string, from: Region, to: Region): Replacement[] {
  const names = [from.name, shortName(from)].filter((name) => name && !gazetteer().ordinary.has(name));
  return names.flatMap((name) =>
    occurrences(text, name).flatMap((span): Replacement[] => {
      const rest = INSTITUTION.exec(text.slice(span[1], span[1] + 24))?.[0];
      if (rest === undefined || NO_NAME.test(rest)) return [];
      const whole: Span = [span[0], span[1] + rest.length];
      const why = `${from.name}的单位，${to.name}是否有相应单位请核实`;
      return [{ span: whole, from: text.slice(...whole), to: '', why }];
    }),
  );
}

function occurrences(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    spans.push([at, at + name.length]);
  return spans;
}

/** What the source calls itself: 全市, 我市, 市级, 市内; and the level right below it. */
function levelOffers(text: string, from: Region, to: Region): Replacement[] {
  const [own, here] = [unitOf(from), unitOf(to)];
  const offers: Replacement[] = [];
  const add = (pattern: RegExp, change: (words: string) => string, why: string): void => {
    for (const { 0: words, index } of text.matchAll(pattern))
      offers.push({ span: [index, index + words.length], from: words, to: change(words), why });
  };
  if (own !== here) {
    // "全市", "我市", "市级"; not "全市场", "城市级"
    const levels = isAbove(from, to) ? '' : `|(?<![城都超])${own}级`; // what is 市级 stays so for a district of it
    const words = new RegExp(`[全我]${own}(?![场级])${levels}`, 'gu');
    add(words, (found) => found.replace(own, here), '本级称谓');
  }
  if (from.level !== 'county' && to.level === 'county') {
    // "各区县（自治县）政府", "各县（市、区）人民政府", "各区县"
    const groups = /各(?:区县（自治县）|区县|县区|县（市、区）|市县|区、县|县市区)(?:人民政府|政府)?/gu;
    add(groups, (found) => (found.endsWith('政府') ? '各镇人民政府、街道办事处' : '各镇街'), '下级称谓');
  }
  return offers;
}

function numberOffers(numbers: readonly SourceNumber[]): Replacement[] {
  return numbers.map(({ span, text }) => ({ span, from: text, to: '', why: '来源地区的数值，请按本地实际核定' }));
}

/**
 * How bodies are called in a region, in full and without its name, by function: as the corpus has them for the region
 * itself, else for most of its neighbours, else for the region above where that is a municipality.
 */
export async function localForms(
  store: GraphStore,
  to: Region,
  functions: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(functions)];
  const above = parentRegion(to);
  const neighbours = [...gazetteer().byCode.values()].filter(
    (one) => !one.former && one.code !== to.code && above && parentRegion(one)?.code === above.code,
  );
  const ranked = [[to.code], neighbours.map(({ code }) => code), above?.name.endsWith('市') ? [above.code] : []];
  const nodeId = (id: string, code: string): string => `agency:${counterpartIn(`${id}-000000`, code)}`;
  const ids = wanted.flatMap((id) => ranked.flat().map((code) => nodeId(id, code)));
  const names = new Map((await store.nodes(ids)).map((row) => [row.id, String(row.props['name'])]));
  const forms = new Map<string, string>();
  for (const id of wanted) {
    const fulls = [...new Set(agencyForms().flatMap((one) => (one.function === id ? [one.full] : [])))];
    for (const codes of ranked) {
      const found = codes.flatMap((code) => endingOf(names.get(nodeId(id, code)), fulls) ?? []);
      const most = mostFrequent(found);
      if (most === undefined) continue;
      forms.set(id, most);
      break;
    }
  }
  return forms;
}

function endingOf(name: string | undefined, fulls: readonly string[]): string | undefined {
  return fulls.filter((full) => name?.endsWith(full)).sort((a, b) => b.length - a.length)[0];
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
