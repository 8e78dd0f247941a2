import type { ChecklistItem, DraftSource } from '../../../graph-schema/draft.ts';
import { shortRegion } from '../../parts/texts.ts';

/** Short names for chips, where a full title has no room. */

/** "梁平 附件/17": where a text comes from, as short as a chip. */
export function sourceName({ region, number, title, locator }: DraftSource): string {
  return `${shortRegion(region) || number || title.slice(0, 8)} ${locator}`;
}

/** "第31项" for a row of a list, "二/（三）" for a clause of the text. */
export function itemName(locator: string): string {
  const row = /^附[件表]\d*\/(\d+)$/u.exec(locator); // "附件2/31"; not "二/（三）/7"
  return row ? `第${row[1]}项` : locator;
}

/** What names an item in a line: its title, or the start of its text. */
export function itemGist({ title, text }: Pick<ChecklistItem, 'title' | 'text'>): string {
  return title || text.replace(/\s+/gu, '');
}

/** Names of bodies as typed: "区教委、区财政局" → two names. */
export function splitNames(text: string): string[] {
  return Array.from(new Set(text.split(/[、，,；;\s]+/u).filter(Boolean))).slice(0, 100);
}
