import { regionsIn } from '../resolve/region-mentions.ts';
import { parentRegion, provinceOfAbbreviation, type Region } from '../resolve/regions.ts';
import type { Finding } from '../types.ts';
import type { DocumentNumber } from './document-number.ts';
import { sameLine } from './level.ts';
import { likeness } from './titles.ts';

// The place in the code of a government or party body: "渝|府办发", "通|政办字", "宁|委发"; not "建办", "发改规"
const PLACE_IN_CODE = /^([\u4E00-\u9FFF]{1,5}?)(?:人民)?(?:[府政委教]|人社|发改|市监)/u;

/**
 * Numbers that belong to another place than the document: 湘政务函 on a text of 甘肃省. Only what is certain: the code
 * begins with a province's character, and neither that province nor any name above the region has it.
 */
export function checkNumber(number: DocumentNumber | null, region: Region | null): Finding[] {
  const place = number && PLACE_IN_CODE.exec(number.code)?.[1];
  if (!place || !region || sharesCharacter(place, region)) return [];
  const other = place.length === 1 || region.level === 'provincial' ? provinceOfAbbreviation(place.slice(0, 1)) : null;
  const foreign = other
    ? !sameLine(other, region)
    : region.level !== 'provincial' && place.length === 1 && !ALIASES.has(place);
  if (!foreign) return [];
  return [
    {
      code: 'REGION_MISMATCH',
      message: `文号“${number.text}”的代字“${place}”${other ? `属于${other.name}，` : ''}与发文地区${region.name}不一致，请核对`,
    },
  ];
}

// Old and short names of cities that their own name does not hold
const ALIASES = new Set('宁穗榕甬蓉筑邕鹭潭汴沈徽浔饶虔洪并青济连昆石黄'.split(''));

function sharesCharacter(place: string, region: Region): boolean {
  const names: string[] = [];
  for (let at: Region | null = region; at; at = parentRegion(at)) names.push(at.name);
  const chain = names.join('');
  if (Array.from(place).some((char) => chain.includes(char))) return true;
  const province = provinceOfAbbreviation(place.slice(0, 1));
  return province !== null && sameLine(province, region);
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
