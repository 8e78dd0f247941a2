import type { DraftBlock, DraftContent } from '../../../graph-schema/draft.ts';
import { parentLocator } from '../../../graph-schema/locator.ts';
import type { Cell, ClauseRecord, DocumentRecord, IngestedDocument, Span } from '../../../graph-schema/records.ts';
import { extractCitations } from '../../../ingest/extract/citations.ts';
import { extractDuties } from '../../../ingest/extract/duties.ts';
import { assignRoles } from '../../../ingest/extract/role.ts';
import { extractTargets } from '../../../ingest/extract/targets.ts';
import { findRegion, regionByCode, type Region } from '../../../ingest/resolve/regions.ts';
import { dutyNote } from '../duty-note.ts';
import { numberBlocks, type NumberedBlock } from '../../../graph-schema/numbering.ts';

/** Where a clause of a draft comes from. */
export interface BlockPlace {
  block: DraftBlock;
  /** As printed: "三/（二）"; the heading's for a paragraph below it. */
  place: string;
  /** Where the block's text begins in the clause's. */
  start: number;
}

/** A draft as the document that it will be, and where each of its clauses comes from. */
export interface DraftDocument {
  document: IngestedDocument;
  /** By clause id. */
  places: ReadonlyMap<string, BlockPlace>;
}

const ID = 'draft';

/** Region of a draft, by code, else by name. */
export function draftRegion({ region }: Pick<DraftContent, 'region'>): Region | null {
  return (region.code ? regionByCode(region.code) : null) ?? findRegion(region.name);
}

/** A draft as the pipeline would read it from its Word file, one clause for each block. */
export function draftDocument(draft: DraftContent): DraftDocument {
  const document = recordOf(draft);
  const places = new Map<string, BlockPlace>();
  const sketches = sketchesOf(numberBlocks(draft.blocks));
  const parents = new Set(sketches.map(({ clause }) => parentLocator(clause.locator)));
  const shaped = sketches.map(({ clause }) => ({ ...clause, leaf: !parents.has(clause.locator) }));
  const roles = assignRoles(shaped);
  const clauses = shaped.map((clause, order): ClauseRecord => {
    const { block, place, start } = sketches[order]!;
    const id = `${ID}/${block.id}`;
    places.set(id, { block, place, start });
    return {
      type: 'clause',
      id,
      document: document.document,
      documentId: ID,
      role: roles[order] ?? 'measure',
      order,
      spans: [],
      ...clause,
    };
  });
  return {
    places,
    document: {
      document,
      text: clauses.map(({ text }) => text).join('\n'),
      clauses,
      targets: extractTargets(clauses, document),
      duties: extractDuties(clauses, document),
      citations: extractCitations(clauses, document),
      diagnostics: [],
    },
  };
}

type ClauseSketch = Omit<ClauseRecord, 'type' | 'id' | 'document' | 'documentId' | 'role' | 'order' | 'spans' | 'leaf'>;
type Sketch = BlockPlace & { clause: ClauseSketch };

const INTRO = '引言';

function sketchesOf(blocks: readonly NumberedBlock[]): Sketch[] {
  let heading = '';
  let paragraphs = 0;
  return blocks.map((numbered) => {
    if (numbered.block.form === 'row') return row(numbered);
    if (numbered.locator) {
      heading = numbered.locator;
      paragraphs = 0;
      return clause(numbered, heading, heading);
    }
    paragraphs++;
    return clause(numbered, heading || INTRO, heading ? `${heading}/段${paragraphs}` : `${INTRO}${paragraphs}`);
  });
}

function clause({ block, label }: NumberedBlock, place: string, locator: string): Sketch {
  const head = `${label}${block.title}${block.title && block.text ? '。' : ''}`;
  return {
    block,
    place,
    start: head.length,
    clause: {
      locator,
      title: block.title,
      text: `${head}${block.text}${dutyNote(block.agencies)}`,
      bodyStart: head.length,
      label,
      form: place === INTRO ? 'intro' : 'item',
      parent: parentLocator(locator),
      cells: [],
    },
  };
}

/** A row of the task list, in the columns of its table. */
function row({ block, label, locator }: NumberedBlock): Sketch {
  const parts: [string, string][] = [
    ['序号', label],
    ['工作任务内容', block.text],
    ['责任单位', block.agencies.join('、')],
  ];
  let at = 0;
  const cells = parts.map(([name, text]): Cell => {
    const span: Span = [at, at + text.length];
    at += text.length + 1;
    return { name, text, span };
  });
  return {
    block,
    place: locator,
    start: label.length + 1,
    clause: {
      locator,
      title: '',
      text: parts.map(([, text]) => text).join('\n'),
      bodyStart: 0,
      label,
      form: 'row',
      parent: parentLocator(locator),
      cells,
    },
  };
}

function recordOf(draft: DraftContent): DocumentRecord {
  const region = draftRegion(draft);
  return {
    type: 'document',
    id: ID,
    document: draft.documentNumber ?? draft.title,
    title: draft.title,
    level: region?.level ?? null,
    region: region?.name ?? draft.region.name,
    regionCode: region?.code ?? null,
    issuers: draft.issuer ? [draft.issuer] : [],
    documentType: draft.documentType,
    documentNumber: draft.documentNumber,
    date: draft.date,
    effectiveDate: null,
    addressees: draft.addressees ? [draft.addressees] : [],
    annotation: null,
    validity: null,
    theme: [],
    source: { file: '', format: 'draft', sha256: '', bytes: 0 },
    header: [],
    imprint: [],
    textLength: 0,
  };
}
