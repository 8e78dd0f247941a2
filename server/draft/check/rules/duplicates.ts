import type { ClauseRecord, Span } from '../../../../graph-schema/records.ts';
import { cutMeasures } from '../../../../ingest/link/measures.ts';
import type { Rule, Spotted } from '../types.ts';

/** Shorter texts ("加强组织领导，落实责任") may well be said twice. */
const SHORTEST = 24;
/** Lists of bodies: "（市教委牵头，各区县政府配合）"; not "建设基地". */
const NO_MEASURE = /^[（(〔【[]|牵头|责任|配合|负责[〕）)。；]?$|落实[〕）)]。?$/u;

/**
 * The same measure twice: two clauses of one wording, in a finished text under the same heading (procedures of several
 * kinds have clauses in common), or one sentence in two clauses under the same heading. Silent where an annex takes up the
 * body, in tables and statutes, and for short formulae.
 */
export const duplicate: Rule = ({ document, draft }) => {
  const first = new Map<string, ClauseRecord>();
  return document.clauses.filter(isMeasure).flatMap((clause) => {
    const found: Spotted[] = [];
    const meet = (scope: string, spans: readonly Span[]): void => {
      const words = spans.map((span) => clause.text.slice(...span).replace(/[\s\p{P}]/gu, '')).join('');
      if (words.length < SHORTEST || found.length > 0) return;
      const other = first.get(`${scope} ${words}`);
      if (!other) first.set(`${scope} ${words}`, clause);
      else if (other !== clause) found.push(spotted(clause, [spans[0]![0], spans.at(-1)![1]], other));
    };
    const measures = cutMeasures(clause.text, clause.bodyStart).filter(
      (span) => !NO_MEASURE.test(clause.text.slice(...span).trim()),
    );
    meet(`clause ${draft ? partOf(clause) : (clause.parent ?? '')}`, measures);
    for (const span of measures) meet(`sentence ${clause.parent ?? ''}`, [span]);
    return found;
  });
};

function isMeasure({ leaf, role, form, locator }: ClauseRecord): boolean {
  return leaf && (role === 'measure' || role === 'goal') && form !== 'row' && !/第.+条/u.test(locator);
}

/** The annex that a clause stands in; "" for the body. What two annexes have in common is no slip. */
function partOf({ locator }: ClauseRecord): string {
  const top = locator.split('/')[0] ?? '';
  return top.startsWith('附') ? top : '';
}

function spotted(clause: ClauseRecord, span: Span, other: ClauseRecord): Spotted {
  return {
    rule: 'duplicate',
    weight: 'look',
    clause,
    span,
    text: clause.text.slice(...span),
    message: `与${other.locator}的文字完全相同，核对是否写了两次。`,
    evidence: [{ clauseId: other.id, source: other.locator, text: other.text.slice(0, 120) }],
    repair: { label: '删去这段文字', text: '' },
  };
}
