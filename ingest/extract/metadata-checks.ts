import { regionsIn } from '../resolve/region-mentions.ts';
import { cityOfAlias, parentRegion, provinceOfAbbreviation, type Region } from '../resolve/regions.ts';
import type { Finding } from '../types.ts';
import type { DocumentNumber } from './document-number.ts';
import { sameLine } from './level.ts';
import { likeness } from './titles.ts';

// The place in the code of a government or party body: "渝|府办发", "通|政办字", "宁|委发"; not "建办", "发改规"
const PLACE_IN_CODE = /^([\u4E00-\u9FFF]{1,5}?)(?:人民)?(?:[府政委教]|人社|发改|市监)/u;

/**
 * Numbers that belong to another place than the document: 湘政务函 on a text of 甘肃省. Only what is certain: no name
 * on the way from the region up to its province has a character of the code's place or goes by it.
 */
export function checkNumber(number: DocumentNumber | null, region: Region | null): Finding[] {
  const place = number && PLACE_IN_CODE.exec(number.code)?.[1];
  if (!place || !region || isPlaceOf(place, region)) return [];
  const first = place.slice(0, 1);
  const other = provinceOfAbbreviation(first) ?? cityOfAlias(first);
  if (place.length > 1 && !(other && region.level === 'provincial')) return [];
  return [
    {
      code: 'REGION_MISMATCH',
      message: `文号“${number.text}”的代字“${place}”与发文地区${region.name}不一致${other ? `（“${first}”通常指${other.name}）` : ''}，请核对`,
    },
  ];
}

function isPlaceOf(place: string, region: Region): boolean {
  const names: string[] = [];
  for (let at: Region | null = region; at; at = parentRegion(at)) names.push(at.name);
  if (Array.from(place).some((char) => names.join('').includes(char))) return true;
  const first = place.slice(0, 1);
  return [provinceOfAbbreviation(first), cityOfAlias(first)].some((known) => known !== null && sameLine(known, region));
}

/** A plan whose own title is not the one that its notice names, or a text that is not the one its file is named after. */
export function checkTitles(printed: string, announced: string | null): Finding[] {
  if (!announced || likeness(printed, announced) >= 0.6 || printed.includes(announced) || announced.includes(printed))
    return [];
  return [{ code: 'TITLE_MISMATCH', message: `标题“${printed}”与“${announced}”不一致，请核对` }];
}

/** A title that names a region outside the issuer's: most likely taken over from another document. */
export function checkTitleRegion(title: string, region: Region | null): Finding[] {
  if (!region) return [];
  const first = regionsIn(title, region.code)[0];
  const [only] = first?.regions ?? [];
  if (first?.span[0] !== 0 || !only || first.regions.length > 1 || sameLine(only, region)) return [];
  return [{ code: 'REGION_MISMATCH', message: `标题中的“${only.name}”与发文地区${region.name}不一致，请核对` }];
}
