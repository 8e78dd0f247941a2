import { documentRecordSchema, type ClauseRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { extractTargets } from '../../ingest/extract/targets.ts';
import type { Region } from '../../ingest/resolve/regions.ts';
import { agencyMentions } from './agency-mentions.ts';
import { localForms, numbersOf, replacementsIn, type Replacement, type SourceNumber } from './replacements.ts';

/** Offers for a text as somebody has it before him, edited or not. */
export async function offersFor(store: GraphStore, text: string, from: Region, to: Region): Promise<Replacement[]> {
  const functions = agencyMentions(text, from.code).map(({ form }) => form.function);
  const printed = await localForms(store, to, functions);
  return replacementsIn(text, from, to, { numbers: from.code === to.code ? [] : numbersIn(text), printed });
}

/** Quantified commitments in a text, as the extractor finds them in a clause. */
function numbersIn(text: string): SourceNumber[] {
  if (text.trim() === '') return [];
  return numbersOf(text, extractTargets([clauseWith(text)], NO_DOCUMENT));
}

const NO_DOCUMENT = documentRecordSchema.parse({
  type: 'document',
  id: 'text',
  document: '文字',
  title: '',
  level: null,
  region: null,
  issuers: [],
  documentType: null,
  documentNumber: null,
  date: null,
  effectiveDate: null,
  addressees: [],
  source: { file: '', format: 'txt', sha256: '', bytes: 0 },
  textLength: 0,
});

function clauseWith(text: string): ClauseRecord {
  return {
    type: 'clause',
    id: 'text/1',
    document: '文字',
    documentId: 'text',
    locator: '一',
    title: '',
    text,
    bodyStart: 0,
    label: '',
    form: 'item',
    role: 'measure',
    parent: null,
    order: 0,
    leaf: true,
    spans: [[0, text.length]],
    cells: [],
  };
}
