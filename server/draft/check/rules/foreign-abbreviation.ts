import type { ClauseRecord } from '../../../../graph-schema/records.ts';
import { rarity } from '../../../../ingest/link/background.ts';
import { bigram } from '../../../../ingest/link/grams.ts';
import { gazetteer, parentRegion, type Region } from '../../../../ingest/resolve/regions.ts';
import type { Rule, Spotted } from '../types.ts';
import { isPartner, placeWords } from './foreign-silence.ts';

/** From this rarity on in policy documents at large, 来 with a character behind is no word of the language. */
const NO_WORD = 0.9;

// whoever comes, comes here, whatever the sentence says of working together: "来"; not "在", "驻"
const COMING = /[来返留户]$/u;

/** A character by which a place is called, and the places that may be meant. */
type Abbreviations = Map<string, Region[]>;

/**
 * Short names of neighbouring places behind 来, 在, 驻 …: 来垫 in a document that is not from 垫江. Fires only where the
 * character is in the name of a county or city of the same province, is not one of the own names, makes no common word
 * with what stands before it, and is followed by what people come for.
 */
export const foreignAbbreviation: Rule = ({ document, region }) => {
  if (!region || region.level === 'provincial') return [];
  const known = neighbours(region);
  const { abbreviationBefore, abbreviationBehind } = placeWords();
  // matches "来垫开展"; not "来源", "在校学习"
  const pattern = new RegExp(
    `(${abbreviationBefore.join('|')})(\\p{Script=Han})(?=${abbreviationBehind.join('|')})`,
    'gu',
  );
  return document.clauses.flatMap((clause) => inClause(clause, pattern, known, region));
};

function inClause(clause: ClauseRecord, pattern: RegExp, known: Abbreviations, own: Region): Spotted[] {
  const { text } = clause;
  return [...text.matchAll(pattern)].flatMap((match): Spotted[] => {
    const [whole, before = '', char = ''] = match;
    const at = match.index + before.length;
    const places = known.get(char);
    if (!places || rarity(bigram(text, at - 1)) < NO_WORD) return [];
    if (!COMING.test(before) && isPartner(text, [at, at + 1])) return [];
    const names = places.map(({ name }) => name).join('、');
    const mine = ownCharacter(own);
    return [
      {
        rule: 'foreign-place',
        weight: 'must',
        clause,
        span: [match.index, match.index + whole.length],
        text: whole,
        message: `“${char}”像是${names}的简称，${own.name}的文件里应是照搬留下的。`,
        repair: { label: `改为“${before}${mine}”`, text: before + mine },
      },
    ];
  });
}

/** First character of a place's name, as it is called for short: 綦江区 → 綦. */
function ownCharacter({ name }: Region): string {
  return name.charAt(0);
}

const kept = new Map<string, Abbreviations>();

/** Characters by which the places of the same level around one are called, without those of its own names. */
function neighbours(own: Region): Abbreviations {
  const known = kept.get(own.code);
  if (known) return known;
  const province = own.code.slice(0, 2);
  const own_ = new Set(chain(own).flatMap(({ name }) => Array.from(name)));
  for (const [char, code] of gazetteer().abbreviations) if (code.startsWith(province)) own_.add(char);
  const found: Abbreviations = new Map();
  for (const region of gazetteer().byCode.values()) {
    if (!region.code.startsWith(province) || region.level !== own.level || region.code === own.code) continue;
    for (const char of new Set(region.name.replace(/(?:自治)?[市区县旗州盟]$/u, '').slice(0, 2))) {
      if (own_.has(char)) continue;
      const list = found.get(char);
      if (list) list.push(region);
      else found.set(char, [region]);
    }
  }
  kept.set(own.code, found);
  return found;
}

function chain(region: Region): Region[] {
  const above = parentRegion(region);
  return above ? [region, ...chain(above)] : [region];
}
