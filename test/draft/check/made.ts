import type { Finding, FindingRule } from '../../../graph-schema/draft.ts';
import type { IngestedDocument } from '../../../graph-schema/records.ts';
import { ingestText } from '../../../ingest/pipeline.ts';
import { readTxt } from '../../../ingest/read/txt.ts';
import { findRegion } from '../../../ingest/resolve/regions.ts';
import { checkDocument, type CheckContext } from '../../../server/draft/check/index.ts';
import { registerOf } from '../../../server/draft/check/register.ts';

/** A document read from lines. */
export function written(...lines: string[]): IngestedDocument {
  return ingestText(readTxt(new TextEncoder().encode(lines.join('\n')), 'made.txt'), 'made.txt');
}

/** A plan of 綦江区 with these clauses below its heading. */
export function plan(...clauses: string[]): IngestedDocument {
  return written(
    '綦江区技能培训实施方案',
    '綦江府办发〔2023〕8号',
    '为做好技能培训工作，制定本方案。',
    '一、主要任务',
    ...clauses,
  );
}

/** A context without documents. */
export function context(more: Partial<CheckContext> & { held?: IngestedDocument[] } = {}): CheckContext {
  const { held = [], ...rest } = more;
  return {
    region: findRegion('綦江区'),
    parents: [],
    items: [],
    register: registerOf([...held, ...(rest.parents ?? [])]),
    today: '2023-06-01',
    copiedShare: 0.9,
    ...rest,
  };
}

/** Findings of one rule in a text. */
export function findings(rule: FindingRule, document: IngestedDocument, against = context()): Finding[] {
  return checkDocument(document, against, { all: true }).filter((finding) => finding.rule === rule);
}

/** Words that one rule finds in a text. */
export function words(rule: FindingRule, document: IngestedDocument, against = context()): string[] {
  return findings(rule, document, against).map(({ text }) => text);
}
