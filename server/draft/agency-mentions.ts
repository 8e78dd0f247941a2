import type { Span } from '../../graph-schema/records.ts';
import { agencyForms, resolveAgency, type Agency, type AgencyForm } from '../../ingest/resolve/agencies.ts';
import { regionsIn } from '../../ingest/resolve/region-mentions.ts';

/** A local body named in a text: 区教委, 渝中区人力社保局. */
export interface AgencyMention {
  name: string;
  span: Span;
  agency: Agency;
  /** The ending of the name: "教委". */
  form: AgencyForm;
  /** What stands before the ending: a word for the level ("区") or places ("重庆市渝中区"). */
  prefix: string;
}

// in front of a level's word: a character that makes it part of another word: "社[区]", "城[市]", "各[县]"; not "由[区]"
const OTHER_WORD = /[社园校地城都超各小灾景片辖牧矿林战选专特新老郊省市区县街自治]$/u;
// a level's word at this place: "区", "自治县"
const LEVEL_WORD = /自治[区州县]|[省市区县州盟旗]/gu;
// behind an ending: what makes it another word: "区政府[采购]", "县委[托]"; not "区政府[办公]"
const GOES_ON = /^(?:采购|[性托派员]|购买|补[助贴]|投资|引导|以上)/u;

let byStart: Map<string, AgencyForm[]> | undefined;

function formAt(text: string, at: number): AgencyForm | undefined {
  if (!byStart) {
    byStart = new Map();
    for (const form of agencyForms()) {
      const start = form.form.charAt(0);
      byStart.set(start, [...(byStart.get(start) ?? []), form]);
    }
  }
  const form = byStart.get(text.charAt(at))?.find((one) => text.startsWith(one.form, at));
  return form && !GOES_ON.test(text.slice(at + form.form.length, at + form.form.length + 2)) ? form : undefined;
}

/**
 * Local bodies named in a text with their level or place, in order and without overlaps. Names of groups (各区县政府)
 * and endings that are not in the register give nothing.
 * @param context code of the region that the text is about
 */
export function agencyMentions(text: string, context: string): AgencyMention[] {
  const found = [...byPlace(text, context), ...byLevel(text, context)].sort((a, b) => a.span[0] - b.span[0]);
  let end = 0;
  return found.filter(({ span }) => {
    if (span[0] < end) return false;
    end = span[1];
    return true;
  });
}

function byLevel(text: string, context: string): AgencyMention[] {
  return [...text.matchAll(LEVEL_WORD)].flatMap(({ 0: word, index }) => {
    if (OTHER_WORD.test(text.slice(Math.max(0, index - 1), index))) return [];
    return mention(text, index, index + word.length, context);
  });
}

function byPlace(text: string, context: string): AgencyMention[] {
  let start = 0;
  let end = -1;
  return regionsIn(text, context).flatMap(({ span }) => {
    if (span[0] !== end) start = span[0];
    end = span[1];
    return mention(text, start, end, context);
  });
}

function mention(text: string, start: number, formStart: number, context: string): AgencyMention[] {
  const form = formAt(text, formStart);
  if (!form) return [];
  const end = formStart + form.form.length;
  const name = text.slice(start, end);
  const agency = resolveAgency(name, context);
  if (!agency || agency.regionCode === null) return [];
  return [{ name, span: [start, end], agency, form, prefix: text.slice(start, formStart) }];
}
