import { z } from 'zod';
import type { ClauseRecord, Span } from '../../../../graph-schema/records.ts';
import { loadData } from '../../../../ingest/data.ts';
import { modalityOf } from '../../../../ingest/link/modality.ts';
import type { LinkedClauses, Rule, Spotted } from '../types.ts';

const pairsFile = z.object({ pairs: z.array(z.object({ strong: z.array(z.string()), weak: z.array(z.string()) })) });
let pairs: z.infer<typeof pairsFile>['pairs'] | undefined;

/** Words that make an order less binding; 支持, 引导 and 研究 are also what is ordered. */
const WEAK = /^(?:探索|鼓励|力争|争取|可|可以|允许)$/u;
/** Characters in a row that make two phrases the same, reworded. */
const RUN = 8;
/** Shares of the two phrases that must be the same for one to be the other. */
const SAME_OWN = 0.7;
const SAME_UPPER = 0.6;
/** A word of obligation stands at most so far into its phrase: "进一步探索推动…". */
const LEAD = 6;

/** A phrase between punctuation marks, with its letters. */
interface Phrase {
  span: Span;
  text: string;
}

function phrasesOf({ text, bodyStart }: ClauseRecord): Phrase[] {
  const phrases: Phrase[] = [];
  for (const match of text.slice(bodyStart).matchAll(/[^，。；：、！\n]{4,}/gu)) {
    const start = bodyStart + match.index;
    phrases.push({ span: [start, start + match[0].length], text: match[0] });
  }
  return phrases;
}

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN));
}

/**
 * Where a clause binds less than the parent's clause that it carries out: in a phrase that is the parent's but for a few
 * words, a weaker word of obligation (必须 > 应当 > 要 > 鼓励 > 探索), or a weak word where the parent has a strong one
 * (全面 → 逐步). Silent for phrases that share less than eight characters in a row, and for words inside a phrase.
 */
export const wordingWeaker: Rule = ({ links }) => {
  const told = new Set<string>();
  return links
    .filter(({ link }) => link.band === 'firm')
    .sort((a, b) => b.link.score - a.link.score)
    .flatMap((linked) => {
      const { text } = linked.upper;
      const upper = new Map(
        phrasesOf(linked.upper).flatMap((phrase) => runsOf(phrase.text).map((run) => [run, phrase])),
      );
      return phrasesOf(linked.lower).flatMap((own): Spotted[] => {
        const run = runsOf(own.text).find((one) => upper.has(one));
        const found = run === undefined ? null : weaker(own, upper.get(run)!, run, text);
        const place = `${linked.lower.id} ${String(found?.span[0])}`;
        if (!found || told.has(place)) return [];
        told.add(place);
        return [spotted(linked, found, upper.get(run!)!)];
      });
    });
};

interface Weaker {
  span: Span;
  /** The parent's word; null where it orders without one. */
  strong: string | null;
}

function weaker(own: Phrase, theirs: Phrase, run: string, text: string): Weaker | null {
  return byObligation(own, theirs, run, text) ?? byPair(own, theirs);
}

/** Letters of one phrase that stand in the other in runs. */
function shared(one: Phrase, other: Phrase): number {
  let covered = 0;
  let end = 0;
  runsOf(one.text).forEach((run, at) => {
    if (!other.text.includes(run)) return;
    covered += at + RUN - Math.max(end, at);
    end = at + RUN;
  });
  return covered;
}

function byObligation(own: Phrase, theirs: Phrase, run: string, text: string): Weaker | null {
  const mine = modalityOf(own.text, [0, own.text.indexOf(run)]);
  if (mine.span === null || mine.span[0] > LEAD || !WEAK.test(mine.word!)) return null;
  const common = shared(own, theirs);
  if (common < SAME_OWN * (own.text.length - mine.span[1]) || common < SAME_UPPER * theirs.text.length) return null;
  // what governs the parent's phrase may stand earlier in its sentence: "鼓励银行在风险可控前提下，制定方案"
  const sentence = Math.max(text.lastIndexOf('。', theirs.span[0]), text.lastIndexOf('；', theirs.span[0])) + 1;
  const before = modalityOf(text, [sentence, theirs.span[0]]);
  const upper = modalityOf(theirs.text, [0, theirs.text.length]);
  if (upper.rank <= mine.rank || (before.word !== null && before.rank <= mine.rank)) return null;
  return { span: [own.span[0] + mine.span[0], own.span[0] + mine.span[1]], strong: upper.word };
}

/** A weak word that the parent's phrase does not have, for a strong one of the same kind that this phrase does not have. */
function byPair(own: Phrase, theirs: Phrase): Weaker | null {
  pairs ??= loadData('check-weakening', pairsFile).pairs;
  if (shared(own, theirs) < SAME_UPPER * theirs.text.length) return null;
  for (const { strong, weak } of pairs) {
    const came = weak.find((word) => own.text.includes(word) && !theirs.text.includes(word));
    const gone = strong.find((word) => theirs.text.includes(word) && !own.text.includes(word));
    if (came === undefined || gone === undefined) continue;
    const at = own.span[0] + own.text.indexOf(came);
    return { span: [at, at + came.length], strong: gone };
  }
  return null;
}

function spotted({ lower, upper }: LinkedClauses, { span, strong }: Weaker, theirs: Phrase): Spotted {
  const text = lower.text.slice(...span);
  const was = strong === null ? '没有这样限定' : `为“${strong}”`;
  return {
    rule: 'wording-weaker',
    weight: 'look',
    clause: lower,
    span,
    text,
    message: `措辞弱于上位文件：上位文件${was}，这里为“${text}”。`,
    evidence: [{ clauseId: upper.id, source: `${upper.document} ${upper.locator}`, text: theirs.text }],
    repair: strong === null ? { label: '删去', text: '' } : { label: `改为“${strong}”`, text: strong },
    about: upper.id,
  };
}
