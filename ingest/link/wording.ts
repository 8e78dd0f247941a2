import type { ClauseRecord, Span } from '../../graph-schema/records.ts';
import type { Run } from './align.ts';
import { alignedMeasures } from './evidence.ts';
import type { AlignedPair } from './kind.ts';
import { commonGrams, Lexicon } from './lexicon.ts';
import { modalityOf, type Modality } from './modality.ts';
import { linkUnit, type Unit } from './units.ts';

/** What a piece of text is: a number, a date, a body, a place, a named project, a whole measure, or other words. */
export type PieceKind = 'number' | 'date' | 'body' | 'place' | 'project' | 'measure' | 'words';

/** A piece that only one of two clauses has; the span counts in that clause's text. */
export interface WordingPiece {
  span: Span;
  text: string;
  kind: PieceKind;
}

/** A measure that binds more or less in the lower clause than in the upper one. */
export interface StrengthChange {
  change: 'weakened' | 'strengthened';
  upper: Modality;
  lower: Modality;
}

/** What became of a clause's wording on the way down. */
export interface WordingChange {
  added: WordingPiece[];
  dropped: WordingPiece[];
  strength: StrengthChange[];
}

/** Shortest run that aligns two texts, and shortest piece that is told. */
const SHORTEST_RUN = 2;
const SHORTEST_PIECE = 2;

/** Kinds of pieces, the first that fits. Each pattern matches its first example and not its second. */
const KINDS: [PieceKind, RegExp][] = [
  ['date', /\d{4}年|年底|月底|“十[三四五六]五”/u], // "到2025年"; "5个"
  ['number', /\d|[一二三四五六七八九十百千万]+(?:[个所家项]|人次|亿元|万元)/u], // "12个"; "一批"
  ['body', /(?:[局委办厅部]|政府|委员会|办公室|单位|公司)$/u], // "区教委"; "委托"
  ['project', /“[^“”]{2,30}”|(?:项目|工程|基地|中心|平台|学院|园区|示范区|行动)$/u], // "“双优”学校"; "建设"
  ['place', /(?:[省市区县镇乡州盟旗]|街道)(?:内|域)?$/u], // "梁平区"; "区分"
];

function kindOf(text: string): PieceKind {
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'words';
}

/** Without punctuation and spaces at its ends. */
function trimmed(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  const loose = (at: number) => /[\s，。；：、]/u.test(text.charAt(at));
  while (start < end && loose(start)) start++;
  while (end > start && loose(end - 1)) end--;
  return [start, end];
}

function pieceAt(text: string, span: Span, kind?: PieceKind): WordingPiece[] {
  const [start, end] = trimmed(text, span);
  const words = text.slice(start, end);
  return end - start < SHORTEST_PIECE ? [] : [{ span: [start, end], text: words, kind: kind ?? kindOf(words) }];
}

/** What stands between the runs of a measure. */
function gaps(text: string, [start, end]: Span, runs: readonly Span[]): WordingPiece[] {
  const ordered = [...runs].sort((a, b) => a[0] - b[0]);
  const pieces: WordingPiece[] = [];
  let at = start;
  for (const [from, to] of [...ordered, [end, end] as Span]) {
    if (from > at) pieces.push(...pieceAt(text, [at, from]));
    at = Math.max(at, to);
  }
  return pieces;
}

const lowerSpan = ({ from, length }: Run): Span => [from, from + length];
const upperSpan = ({ to, length }: Run): Span => [to, to + length];

/** From the beginning of the phrase that a run begins in to the run's end. */
function phraseOf(text: string, measure: Span, [start, end]: Span): Span {
  const before = text.slice(measure[0], start);
  const pause = Math.max(...['，', '；', '：', '。'].map((mark) => before.lastIndexOf(mark)));
  return [measure[0] + pause + 1, end];
}

function strengthChange(lower: Unit, upper: Unit, { from, to, runs }: AlignedPair): StrengthChange[] {
  const run = runs.reduce((longest, next) => (next.length > longest.length ? next : longest));
  const own = modalityOf(lower.clause.text, phraseOf(lower.clause.text, from, lowerSpan(run)));
  const theirs = modalityOf(upper.clause.text, phraseOf(upper.clause.text, to, upperSpan(run)));
  if (own.rank === theirs.rank) return [];
  return [{ change: own.rank < theirs.rank ? 'weakened' : 'strengthened', lower: own, upper: theirs }];
}

/** Each measure once, with the pair in which most of it is shared. */
function bestPairs(pairs: readonly AlignedPair[], side: (pair: AlignedPair) => Span): AlignedPair[] {
  const best = new Map<number, AlignedPair>();
  const size = ({ runs }: AlignedPair) => runs.reduce((sum, { length }) => sum + length, 0);
  for (const pair of pairs) {
    const before = best.get(side(pair)[0]);
    if (!before || size(pair) > size(before)) best.set(side(pair)[0], pair);
  }
  return [...best.values()];
}

/** Share of a measure in the other clause from which on it is the same measure, changed. */
const SAME_MEASURE = 0.3;

function isSame({ from, to, runs }: AlignedPair): boolean {
  const shared = runs.reduce((sum, { length }) => sum + length, 0);
  return shared >= SAME_MEASURE * Math.min(from[1] - from[0], to[1] - to[0]);
}

function changes(unit: Unit, pairs: readonly AlignedPair[], side: (p: AlignedPair) => Span, run: (r: Run) => Span) {
  const { text } = unit.clause;
  const found = bestPairs(pairs.filter(isSame), side);
  return unit.spans.flatMap((span) => {
    const pair = found.find((candidate) => side(candidate)[0] === span[0]);
    return pair ? gaps(text, span, pair.runs.map(run)) : pieceAt(text, span, 'measure');
  });
}

/**
 * How a lower clause rewords an upper one, from the alignment of their measures: what it adds, what it drops, and where it
 * binds less or more (必须 > 应当 > 要 > 鼓励 > 探索).
 * @returns nothing changed where a clause has no text or no role in which it could be linked
 */
export function compareWording(upper: ClauseRecord, lower: ClauseRecord): WordingChange {
  const lexicon = new Lexicon();
  const [above, below] = [linkUnit(upper, lexicon), linkUnit(lower, lexicon)];
  if (!above || !below) return { added: [], dropped: [], strength: [] };
  const pairs = alignedMeasures(below, above, commonGrams(lexicon, lexicon), SHORTEST_RUN);
  const same = bestPairs(pairs.filter(isSame), ({ from }) => from);
  return {
    added: changes(below, pairs, ({ from }) => from, lowerSpan),
    dropped: changes(above, pairs, ({ to }) => to, upperSpan),
    strength: same.flatMap((pair) => strengthChange(below, above, pair)),
  };
}
