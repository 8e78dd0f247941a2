import { regionsIn } from '../resolve/region-mentions.ts';
import type { Region } from '../resolve/regions.ts';
import type { CleanText, Finding } from '../types.ts';
import { sameLine } from './level.ts';

/** Findings of one document; a text taken over whole would have hundreds. */
const MOST = 10;
// behind a place whose body is given something to do: "某区人民政府", "某县教委"; not "某市经验"
const BODY = /政府|[区县市]委|教委|各(?:单位|部门|乡|镇|街道|学校)|辖区/u;
const BODY_BEHIND = new RegExp(`^(?:人民政府|${BODY.source})`, 'u');
// one of several places: "广州、深圳、珠海市政府"; not "由綦江区政府"
const LISTED = /[、和与及]$/u;

/**
 * Bodies of another place of the document's own level in the text of a county or a prefecture: most likely left over
 * from the document that it was written after. Places in lists are partners and no mistake.
 */
export function checkForeignPlaces(clean: CleanText, region: Region | null): Finding[] {
  if (!region || region.level === 'provincial') return [];
  const findings: Finding[] = [];
  for (const { text, span } of clean.lines) {
    if (!BODY.test(text)) continue;
    for (const mention of regionsIn(text, region.code)) {
      const [from, to] = mention.span;
      const [place] = mention.regions;
      if (!place || mention.regions.length > 1 || place.level !== region.level || place.name !== mention.name) continue;
      if (sameLine(place, region) || LISTED.test(text.slice(0, from)) || !BODY_BEHIND.test(text.slice(to, to + 5)))
        continue;
      findings.push({
        code: 'FOREIGN_PLACE',
        message: `${region.name}的文件里出现${place.name}的单位，请核对是否照搬`,
        span: [span[0] + from, span[0] + to],
      });
      if (findings.length >= MOST) return findings;
    }
  }
  return findings;
}
