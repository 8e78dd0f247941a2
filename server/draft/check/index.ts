import type { DraftContent, Finding } from '../../../graph-schema/draft.ts';
import type { IngestedDocument, Span } from '../../../graph-schema/records.ts';
import { draftDocument, draftRegion, type DraftDocument } from './draft-document.ts';
import { findingsOf, type Placer } from './findings.ts';
import { RULES } from './rules/index.ts';
import { subjectOf } from './subject.ts';
import type { CheckContext } from './types.ts';

export type { CheckContext } from './types.ts';

export interface CheckOptions {
  /** Also the rules whose findings an editor acts on less often; see docs/drafting.md. */
  all?: boolean;
}

/**
 * Checks a finished text. Spans of findings count in the text of the clause that `block` names.
 * @returns findings in the order of the text, those about the whole text last
 */
export function checkDocument(
  document: IngestedDocument,
  context: CheckContext,
  options: CheckOptions = {},
): Finding[] {
  const subject = subjectOf(document, null, context);
  const spotted = chosen(options).flatMap((rule) => rule(subject, context));
  return findingsOf(spotted, (clause, span) => ({ block: clause.id, place: clause.locator, span }), []);
}

/** Checks a draft. Spans of findings count in the block's text; words of a heading or of the list of bodies have none. */
export function checkDraft(draft: DraftContent, context: CheckContext, options: CheckOptions = {}): Finding[] {
  const made = draftDocument(draft);
  const own = { ...context, region: context.region ?? draftRegion(draft), copiedShare: draft.settings.copiedShare };
  const subject = subjectOf(made.document, draft, own);
  const spotted = chosen(options).flatMap((rule) => rule(subject, own));
  return findingsOf(spotted, placer(made), draft.dismissed);
}

function chosen({ all = false }: CheckOptions): (typeof RULES)[number]['rule'][] {
  return RULES.filter(({ shown }) => all || shown).map(({ rule }) => rule);
}

/** From places in clauses to places in the blocks that they were made of. */
function placer({ places }: DraftDocument): Placer {
  return (clause, span) => {
    const from = places.get(clause.id);
    if (!from) return { block: null, place: clause.locator, span: null };
    const inText: Span | null = span && [span[0] - from.start, span[1] - from.start];
    const inside = inText !== null && inText[0] >= 0 && inText[1] <= from.block.text.length;
    return { block: from.block.id, place: from.place, span: inside ? inText : null };
  };
}
