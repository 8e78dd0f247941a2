/** Letters of names and sentences, by which indicators are compared. */

// what documents word otherwise for one indicator: "占比", "比例", "全市"; not "匹配度"
const LOOSE = /占比|比例|比重|数量|总数|总|[全我本][国省市区县州]|新[增建]/gu;
// "国家级", "市区级"; not "级" of "年级"
const LEVEL = /^(国家|[省市区县州]{1,2}|自治区)级/u;

/** Letter pairs of a text, each once: "双师型" → 双师, 师型. Signs and spaces do not count. */
export function letterPairs(text: string): Set<string> {
  const letters = Array.from(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''));
  return new Set(letters.slice(1).map((letter, index) => letters[index]! + letter));
}

/** Letter pairs of an indicator's name without its level and without words that documents choose freely. */
export function namePairs(name: string): Set<string> {
  return letterPairs(name.replace(LEVEL, '').replace(LOOSE, ''));
}

/** Levels that a name starts with: "市区级名师工作室" → 市, 区; null where it has none. */
export function levelsOf(name: string): string[] | null {
  const found = LEVEL.exec(name)?.[1];
  if (found === undefined) return null;
  return found === '国家' || found === '自治区' ? [found] : Array.from(found);
}

/** Common letter pairs of two names against all of theirs, 0 to 1. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
