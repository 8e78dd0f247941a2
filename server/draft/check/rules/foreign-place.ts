import type { CitationRecord, ClauseRecord, Span } from '../../../../graph-schema/records.ts';
import { regionsIn } from '../../../../ingest/resolve/region-mentions.ts';
import { isWithinRegion, type Region } from '../../../../ingest/resolve/regions.ts';
import { groupBy } from '../../../../graph-schema/group.ts';
import type { Rule, Spotted } from '../types.ts';
import { isCited, isPartner, isPartOfName } from './foreign-silence.ts';

// behind a place whose body is meant: "某区人民政府", "某县教委", "某区各镇街"; not "某市经验"
const BODY_BEHIND =
  /^(?:人民政府|政府|[区县市]?委(?=[^员会托])|教委|[\u4E00-\u9FFF]{2,8}(?:局|委员会)(?=[、，。；）牵负]|$)|各(?:单位|部门|乡|镇|街道|学校))/u;
// behind a place whose school or other institution is meant: "某县职业教育中心", "某区人民医院"; not "某县教育事业"
const INSTITUTION_BEHIND =
  /^[\u4E00-\u9FFF]{0,8}?(?:中学|小学|幼儿园|职教中心|职业教育中心|职业学校|中等专业学校|技工学校|进修学校|医院|工业园|产业园|经开区|高新区|开发区)/u;

/** True for a place that is neither the region itself nor above nor below it. */
export function isForeign(place: Region, own: Region): boolean {
  return !isWithinRegion(place.code, own.code) && !isWithinRegion(own.code, place.code);
}

/**
 * Places of another region in the text of a prefecture or county, as they are left over where another place's document was
 * taken for a pattern. Fires for bodies and institutions of another place, and for a place of the own level that stands
 * where the own name should. Silent in citations, in lists, in names, and where a sentence speaks of working together.
 */
export const foreignPlace: Rule = ({ document, region }) => {
  if (!region || region.level === 'provincial') return [];
  const citations = groupBy(document.citations, ({ clauseId }) => clauseId);
  return document.clauses.flatMap((clause) => placesIn(clause, region, citations.get(clause.id) ?? []));
};

function placesIn(clause: ClauseRecord, own: Region, citations: readonly CitationRecord[]): Spotted[] {
  const { text } = clause;
  const mentions = regionsIn(text, own.code);
  return mentions.flatMap(({ span, regions, name }, index): Spotted[] => {
    const [place] = regions;
    if (!place || regions.some((one) => !isForeign(one, own))) return [];
    // "江苏省徐州市": the last of a chain tells
    if (mentions[index + 1]?.span[0] === span[1]) return [];
    if (isCited(text, span, citations)) return [];
    const behind = text.slice(span[1], span[1] + 16);
    const body = BODY_BEHIND.exec(behind)?.[0];
    const institution = INSTITUTION_BEHIND.exec(behind)?.[0];
    if (isPartner(text, span) || isPartOfName(text, span)) return [];
    if (!body && !institution && !standsForOwn(place, own, name)) return [];
    return [spotted(clause, span, { place, own, name, body, institution })];
  });
}

/** A place of the same level by its whole name may stand where the own one should. */
function standsForOwn(place: Region, own: Region, name: string): boolean {
  return place.level === own.level && name === place.name && !place.former;
}

interface Leftover {
  place: Region;
  own: Region;
  name: string;
  body: string | undefined;
  institution: string | undefined;
}

function spotted(clause: ClauseRecord, span: Span, { place, own, name, body, institution }: Leftover): Spotted {
  const what = body ?? institution ?? '';
  const same = place.level === own.level;
  return {
    rule: body ? 'foreign-body' : 'foreign-place',
    weight: same ? 'must' : 'look',
    clause,
    span,
    text: name + what,
    message: `${own.name}的文件里出现${place.name}${body ? '的单位' : institution ? '的机构' : ''}，核对是否照搬留下。`,
    repair: same ? { label: `改为“${own.name}”`, text: own.name } : null,
  };
}
