import type { DraftBlock, DraftContent, NewDraft } from '../../graph-schema/draft.ts';
import { locatorLabels } from '../../graph-schema/locator.ts';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { Region } from '../../ingest/resolve/regions.ts';
import { dice } from '../review/anchor.ts';
import type { StoredClause } from '../load/read.ts';
import { replacementsIn } from './replacements.ts';
import { sourceOf } from './sources.ts';
import { issuerOf, openingOf, proposedTitle, regionOf } from './title.ts';
import { blockOf, clauseBlock } from './to-blocks.ts';
import { draftWords } from './words.ts';

/** A document that a draft begins with. */
export interface Basis {
  document: DocumentRecord;
  clauses: readonly StoredClause[];
}

/** An own earlier document, with the parent items that each of its clauses carries out. */
export interface Earlier extends Basis {
  carries: ReadonlyMap<string, string[]>;
}

/** Deepest heading that a skeleton takes over. */
const DEEPEST = 3;
/** A longer heading is a sentence. */
const LONGEST_HEADING = 60;
/** Likeness from which two headings are the same section. */
const SAME_SECTION = 0.6;

/**
 * The first content of a draft: title, issuer, opening, and the sections of the parents with their numbering; where an
 * earlier document of one's own is continued, its outline, with its text where it carries out a parent item.
 * @param parents held parents, the first one leading
 */
export function skeleton(
  request: Omit<NewDraft, 'region'>,
  region: Region,
  parents: readonly Basis[],
  earlier: Earlier | null,
): DraftContent {
  const issuer = issuerOf(region);
  const lead = parents[0]?.document;
  const opening = openingOf(
    parents.map(({ document }) => document),
    region,
    request,
  );
  const sections = earlier ? earlierBlocks(earlier) : outlineBlocks(parents, region);
  return {
    title: lead ? proposedTitle(lead, region, issuer, request.documentType) : '',
    documentType: request.documentType,
    region: { code: region.code, name: region.name },
    issuer,
    documentNumber: null,
    date: null,
    addressees: '',
    parents: request.parents,
    references: request.references,
    continues: request.continues,
    blocks: [blockOf({ form: 'paragraph', level: 0, text: opening }), ...sections],
    decisions: {},
    dismissed: [],
    settings: { copiedShare: 0.9 },
  };
}

/** Sections after the first parent that has any; measures of the others that it lacks stand before its safeguards. */
function outlineBlocks(parents: readonly Basis[], region: Region): DraftBlock[] {
  const outlines = parents.map((parent) => sectionsOf(parent, region)).filter((sections) => sections.length > 0);
  const [first, ...others] = outlines;
  if (!first) return draftWords().sections.map((section) => blockOf(section));
  const merged = [...first];
  for (const sections of others) {
    for (const section of sections.filter(({ role }) => role === 'measure')) {
      if (merged.some((known) => dice(known.head.title, section.head.title) >= SAME_SECTION)) continue;
      const end = merged.findIndex(({ role }) => role === 'safeguard');
      merged.splice(end < 0 ? merged.length : end, 0, section);
    }
  }
  return merged.flatMap(({ head, inner }) => [head, ...inner]);
}

interface Section {
  head: DraftBlock;
  inner: DraftBlock[];
  role: ClauseRecord['role'];
}

/** A document's headings as empty blocks, by top section, worded for the draft's region. */
function sectionsOf({ document, clauses }: Basis, region: Region): Section[] {
  const sections: Section[] = [];
  for (const { clause } of clauses) {
    if (!isHeading(clause)) continue;
    const level = locatorLabels(clause.locator).length;
    const block = blockOf({ level, title: localTitle(clause.title, document, region) });
    const current = sections.at(-1);
    if (level === 1) sections.push({ head: block, inner: [], role: clause.role });
    else if (level <= DEEPEST) current?.inner.push(block);
  }
  return sections;
}

const OUTLINE_FORMS: ReadonlySet<string> = new Set(['heading', 'item']);

function isHeading({ form, title, locator }: ClauseRecord): boolean {
  if (!OUTLINE_FORMS.has(form) || title === '' || title.length > LONGEST_HEADING) return false;
  return !/^(?:附件|专栏)/u.test(locator); // "附件2/1"; not "二/（一）"
}

function localTitle(title: string, document: DocumentRecord, region: Region): string {
  const from = regionOf(document);
  if (!from) return title.replace(/全国/gu, '');
  return replacementsIn(title, from, region)
    .filter(({ to }) => to !== '')
    .reduceRight((words, { span, to }) => words.slice(0, span[0]) + to + words.slice(span[1]), title);
}

/** The earlier document's outline; the text of what carries out an item, with the document as its source. */
function earlierBlocks({ document, clauses, carries }: Earlier): DraftBlock[] {
  return clauses.flatMap(({ clause, duty }) => {
    const block = clauseBlock({ clause, duty });
    const items = carries.get(clause.id) ?? [];
    if (items.length > 0) return [{ ...block, items, sources: [sourceOf({ clause, duty }, document)] }];
    if (!isHeading(clause)) return [];
    return [{ ...block, text: '', agencies: [] }];
  });
}
