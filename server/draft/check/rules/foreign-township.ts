import { z } from 'zod';
import type { ClauseRecord } from '../../../../graph-schema/records.ts';
import { loadData } from '../../../../ingest/data.ts';
import { isWithinRegion, regionByCode, type Region } from '../../../../ingest/resolve/regions.ts';
import type { Rule, Spotted } from '../types.ts';
import { isPartner } from './foreign-silence.ts';

const townshipsFile = z.object({ source: z.string(), counties: z.record(z.string().regex(/^\d{6}$/u), z.string()) });

let counties: Record<string, string> | undefined;
const provinces = new Map<string, Map<string, string[]>>();

/** Township → codes of its counties, for one province: the same name may be in several. */
function townshipsOf(province: string): Map<string, string[]> {
  const known = provinces.get(province);
  if (known) return known;
  counties ??= loadData('townships', townshipsFile).counties;
  const found = new Map<string, string[]>();
  for (const [code, names] of Object.entries(counties)) {
    if (!code.startsWith(province)) continue;
    for (const name of names.split(' ')) found.set(name, [...(found.get(name) ?? []), code]);
  }
  provinces.set(province, found);
  return found;
}

// the end of a township's name; not "乡镇", "街道办"
const ENDING = /街道|镇|乡|苏木/gu;
const LONGEST = 12;
/** Words that are names of townships somewhere: "中心镇" is also a kind of town. */
const KINDS = new Set(['城关镇', '中心镇', '新镇', '城镇', '集镇', '重镇', '古镇', '小镇', '老镇', '回乡', '水乡']);

/**
 * Townships of another county of the same province. Silent for names that the own region has too, for kinds of towns
 * (小城镇, 中心镇), where a sentence speaks of working together, and for places that the text speaks of again and again, as
 * of a town that another place administers.
 */
export const foreignTownship: Rule = ({ document, region }) => {
  if (!region || region.level === 'provincial') return [];
  const known = townshipsOf(region.code.slice(0, 2));
  return document.clauses
    .flatMap((clause) => inClause(clause, known, region))
    .filter(({ text }) => timesNamed(text, document.text) < OFTEN);
};

/** A place that is named so often is meant. */
const OFTEN = 3;

/** How often a text names a township, with or without 镇 behind it. */
function timesNamed(name: string, text: string): number {
  return text.split(name.replace(/(?:街道|[镇乡]|苏木)$/u, '')).length - 1;
}

function inClause(clause: ClauseRecord, known: ReadonlyMap<string, string[]>, own: Region): Spotted[] {
  const { text } = clause;
  return [...text.matchAll(ENDING)].flatMap((match): Spotted[] => {
    const end = match.index + match[0].length;
    const name = longestBefore(text, end, known);
    if (!name || KINDS.has(name)) return [];
    const codes = known.get(name) ?? [];
    if (codes.some((code) => isWithinRegion(code, own.code))) return [];
    const span: [number, number] = [end - name.length, end];
    if (isPartner(text, span)) return [];
    const places = [...new Set(codes.map((code) => regionByCode(code)?.name ?? ''))].slice(0, 3).join('、');
    return [
      {
        rule: 'foreign-place',
        weight: 'must',
        clause,
        span,
        text: name,
        message: `${own.name}没有${name}，${places}有；核对是否照搬留下。`,
        repair: null,
      },
    ];
  });
}

/** The longest name of a township that ends at an offset; one that goes on to the left in a longer name is none. */
function longestBefore(text: string, end: number, known: ReadonlyMap<string, string[]>): string | null {
  for (let length = Math.min(LONGEST, end); length >= 3; length--) {
    const name = text.slice(end - length, end);
    if (known.has(name)) return name;
  }
  return null;
}
