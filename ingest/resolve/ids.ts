import { pinyin } from 'pinyin-pro';
import type { DocumentId } from '../../graph-schema/ids.ts';
import { hash36 } from '../../graph-schema/locator.ts';

// matches "〔2021〕35号"; not "2021年35号"
const NUMBER_PARTS = /^([^〔[【(（\d]+)[〔[【(（](\d{4})[〕\]】)）](?:第?(\d+)号?)?/u;

/**
 * Identifier of a document: slug of its 文号 by pinyin and numbers, else "t-" and a hash of the title, else of the text.
 * @param number printed 文号, white space and kind of brackets do not matter; null where there is none
 * @example documentIdFor('渝府发〔2021〕35号', title, text) === 'yufufa-2021-35'
 */
export function documentIdFor(number: string | null, title: string, text: string): DocumentId {
  const parts = number === null ? null : NUMBER_PARTS.exec(number.replace(/\s/gu, ''));
  const agency = slug(parts?.[1] ?? '');
  if (parts && agency) return [agency, parts[2], parts[3]].filter(Boolean).join('-');
  const name = title.replace(/\s/gu, '');
  return `t-${hash36(name === '' ? text : name)}`;
}

function slug(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return syllables
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
}
