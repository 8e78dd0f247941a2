import type { Span } from '../../graph-schema/records.ts';
import { gazetteer, isWithinRegion, parentRegion, regionByCode, type Region } from './regions.ts';

/** A place named in a text, with every division that it can be. */
export interface RegionMention {
  name: string;
  span: Span;
  /** One where name and context decide, several where not; never empty. */
  regions: Region[];
}

const SLOTS = 1 << 18;

/** Slot of two characters in the table of beginnings; different ones seldom share one. */
function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) + Math.imul(second, 0x85eb)) & (SLOTS - 1);
}

let longest: Uint8Array | undefined;

/** Length of the longest name that begins with two characters, by their slot; 0 where none does. */
function longestNames(): Uint8Array {
  if (longest) return longest;
  longest = new Uint8Array(SLOTS);
  const { byName, byShortName } = gazetteer();
  for (const name of [...byName.keys(), ...byShortName.keys()]) {
    const slot = slotOf(name.charCodeAt(0), name.charCodeAt(1));
    longest[slot] = Math.max(longest[slot]!, name.length);
  }
  return longest;
}

/**
 * Places named in a text, longest names first, without hits inside other words: short forms count for provinces and
 * for prefectures whose name is no ordinary word, two-character names (和县) and general ones (新城区) only behind the
 * region above them or on their own.
 * @param within code of a region that decides between divisions of the same name
 */
export function regionsIn(text: string, within?: string | null): RegionMention[] {
  const lengths = longestNames();
  const mentions: RegionMention[] = [];
  for (let at = 0; at < text.length - 1;) {
    const limit = lengths[slotOf(text.charCodeAt(at), text.charCodeAt(at + 1))]!;
    const mention = limit > 0 ? mentionAt(text, at, limit, mentions.at(-1), within ?? null) : null;
    if (mention) mentions.push(mention);
    at = mention ? mention.span[1] : at + 1;
  }
  return mentions;
}

function mentionAt(
  text: string,
  at: number,
  limit: number,
  before: RegionMention | undefined,
  within: string | null,
): RegionMention | null {
  const { byName, byShortName } = gazetteer();
  const outer = before?.span[1] === at ? before.regions : [];
  for (let length = Math.min(limit, text.length - at); length >= 2; length--) {
    const name = text.slice(at, at + length);
    const official = byName.get(name);
    const candidates = official ?? byShortName.get(name)?.filter((region) => isPlaceByItself(region, name));
    if (!candidates || candidates.length === 0) continue;
    const inside = candidates.filter((region) =>
      outer.some((o) => o !== region && isWithinRegion(region.code, o.code)),
    );
    if (inside.length > 0) return { name, span: [at, at + length], regions: present(inside) };
    if (!isWord(text, at, name, official !== undefined)) continue;
    return { name, span: [at, at + length], regions: decide(candidates, within) };
  }
  return null;
}

function isPlaceByItself(region: Region, name: string): boolean {
  if (/[州县旗]$/u.test(name) && name.length > 2) return true;
  return region.level !== 'county' && !region.former && !gazetteer().ordinary.has(name);
}

// behind a short form: a word that makes it part of another name ("南京东路", "重庆大学", "河北区")
const PART_OF_NAME = /^(?:[东西南北中]?[路街]|大[学道街]|大酒店|银行|[话区县]|[东西南北中]?站)/u;
// behind 区, 市, 县: a character that makes it another word ("海州区域", "江北区块", "赵县级")
const GOES_ON = /^[域块间段级]/u;
// what a two-character name may stand next to: anything but a Chinese character in front, no compound behind
const HAN = /^[\u4E00-\u9FFF]$/u;

function isWord(text: string, at: number, name: string, official: boolean): boolean {
  const after = text.slice(at + name.length, at + name.length + 3);
  if (!official) return !PART_OF_NAME.test(after);
  if (GOES_ON.test(after)) return false;
  if (gazetteer().generic.has(name)) return false;
  return (name.length > 2 && !gazetteer().cautious.has(name)) || at === 0 || !HAN.test(text[at - 1] ?? '');
}

function decide(candidates: Region[], within: string | null): Region[] {
  for (let code = within; code !== null; code = codeAbove(code)) {
    const outer = code;
    const inside = candidates.filter((region) => isWithinRegion(region.code, outer));
    if (inside.length > 0) return present(inside);
  }
  const top = present(candidates);
  const highest = Math.min(...top.map((region) => LEVEL_RANK[region.level]));
  return top.filter((region) => LEVEL_RANK[region.level] === highest);
}

const LEVEL_RANK = { provincial: 0, prefecture: 1, county: 2 };

function codeAbove(code: string): string | null {
  const region = regionByCode(code);
  return (region && parentRegion(region)?.code) ?? null;
}

function present(regions: Region[]): Region[] {
  const now = regions.filter((region) => !region.former);
  return now.length > 0 ? now : regions;
}
