import type { DraftSource } from '../../../../graph-schema/draft.ts';
import { sourceInWords } from '../../../../graph-schema/cite.ts';
import { movedText, takenShare } from '../../../../graph-schema/moved.ts';
import type { ClauseRecord, TargetRecord } from '../../../../graph-schema/records.ts';
import { findRegion } from '../../../../ingest/resolve/regions.ts';
import { groupBy } from '../../../../graph-schema/group.ts';
import type { Rule, Spotted, Subject } from '../types.ts';
import { isForeign } from './foreign-place.ts';

/** Shorter texts are formulae. */
const SHORTEST = 30;

/** Letters of a text, without white space and punctuation. */
function letters(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '');
}

const percent = (share: number): string => `${String(Math.round(share * 100))}%`;

/**
 * Passages taken over word for word beyond the share that the user sets: each block of a draft against its sources, and a
 * finished text as a whole against each of its parents.
 */
export const copiedShare: Rule = (subject, context) =>
  subject.draft ? fromSources(subject, context.copiedShare) : fromParents(subject, context);

function fromSources({ draft, clauses }: Subject, limit: number): Spotted[] {
  return (draft?.blocks ?? []).flatMap((block): Spotted[] => {
    const { id, text, sources } = block;
    const clause = clauses.get(`draft/${id}`) ?? null;
    const share = letters(text).length < SHORTEST ? 0 : (movedText(block)?.kept ?? 0);
    if (share <= limit) return [];
    return [
      {
        rule: 'copied-share',
        weight: 'look',
        clause,
        span: null,
        text: text.slice(0, 30),
        message: `${percent(share)}的文字与来源逐字相同，超过设定的${percent(limit)}。`,
        evidence: sources.map(evidenceOf),
      },
    ];
  });
}

function evidenceOf(source: DraftSource): { clauseId: string; source: string; text: string } {
  return { clauseId: source.clauseId, source: sourceInWords(source), text: source.text };
}

function fromParents({ document }: Subject, { parents, copiedShare }: Parameters<Rule>[1]): Spotted[] {
  const tasks = document.clauses.filter(({ leaf, role }) => leaf && role === 'measure');
  const own = tasks.map(({ text, bodyStart }) => text.slice(bodyStart)).join('');
  if (letters(own).length < SHORTEST) return [];
  return parents.flatMap((parent): Spotted[] => {
    const share = takenShare(
      own,
      parent.clauses.map(({ text }) => text),
    );
    if (share <= copiedShare) return [];
    const { document: name, title } = parent.document;
    return [
      {
        rule: 'copied-share',
        weight: 'look',
        clause: null,
        span: null,
        text: '',
        message: `各项措施${percent(share)}的文字与《${title}》逐字相同，超过设定的${percent(copiedShare)}。`,
        evidence: [{ clauseId: null, source: name, text: title }],
        about: parent.document.id,
      },
    ];
  });
}

/**
 * Values that a block of a draft still has from a source of another region, where no parent sets them. Silent for blocks
 * without such a source.
 */
export const targetCopied: Rule = ({ draft, document, clauses, region }, { parents }) => {
  if (!draft || !region) return [];
  const set = new Set(parents.flatMap(({ targets }) => targets.map(valueOf)));
  const byClause = groupBy(document.targets, ({ clauseId }) => clauseId);
  return draft.blocks.flatMap(({ id, sources }) => {
    const clause = clauses.get(`draft/${id}`);
    const foreign = sources.filter((source) => isFromElsewhere(source, region));
    if (!clause || foreign.length === 0) return [];
    return (byClause.get(clause.id) ?? [])
      .filter((target) => target.value !== null && !set.has(valueOf(target)))
      .flatMap((target) => copiedValue(clause, target, foreign));
  });
};

function isFromElsewhere({ region }: DraftSource, own: NonNullable<Subject['region']>): boolean {
  const place = region === null ? null : (findRegion(region, `${own.code.slice(0, 2)}0000`) ?? findRegion(region));
  return place !== null && isForeign(place, own);
}

function valueOf({ value, unit }: TargetRecord): string {
  return `${value ?? ''}${unit}`;
}

function copiedValue(clause: ClauseRecord, target: TargetRecord, foreign: readonly DraftSource[]): Spotted[] {
  const printed = letters(clause.text.slice(...target.span));
  const source = foreign.find(({ text }) => letters(text).includes(printed));
  if (!source) return [];
  return [
    {
      rule: 'target-copied',
      weight: 'must',
      clause,
      span: target.span,
      text: target.text,
      message: `数值与${source.region ?? '他处'}的文件相同，上位文件没有这个数值，核对是否照用。`,
      evidence: [evidenceOf(source)],
    },
  ];
}
