import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun, type ParagraphChild } from 'docx';
import type { SearchHit } from '../../../graph-schema/search.ts';
import { finish } from '../../draft/docx/index.ts';
import { DEFAULTS, FONTS, footers, page, run, type FontUse } from '../../draft/docx/style.ts';
import { groupBy } from '../../../graph-schema/group.ts';
import { aboutRows, type HitsAbout } from './about.ts';
import { pageLink } from '../page-link.ts';
import { hitQuotation } from './columns.ts';

/** Half-points: a working paper, not an official document, so smaller than those. */
const TITLE = 36;
const HEADING = 28;
const TEXT = 24;
const SMALL = 20;

const plain = (text: string, use: FontUse, size: number): TextRun =>
  run(text, use, { size, characterSpacing: 0, color: '000000' });

function line(children: ParagraphChild[], after = 80): Paragraph {
  return new Paragraph({ children, spacing: { after, line: 360 } });
}

/** A hit: its number as a link to the page, then the quotation with its source. */
function quotationLine(hit: SearchHit, origin: string): Paragraph {
  const { id, clause } = hit.entry;
  const font = { eastAsia: FONTS.body[0], ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
  const number = new TextRun({ text: clause, style: 'Hyperlink', size: TEXT, font });
  return line([
    new ExternalHyperlink({ link: pageLink(origin, id), children: [number] }),
    plain(`　${hitQuotation(hit)}`, 'body', TEXT),
  ]);
}

function documentLines(hits: readonly SearchHit[], origin: string): Paragraph[] {
  const { documentTitle, document, documentNumber, issuers, date } = hits[0]!.entry;
  const facts = [documentNumber, issuers.join('、'), date].filter(Boolean).join('　');
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: 280, after: 40 },
      children: [plain(documentTitle || document, 'chapter', HEADING)],
    }),
    ...(facts === '' ? [] : [line([plain(facts, 'section', SMALL)])]),
    ...hits.map((hit) => quotationLine(hit, origin)),
  ];
}

/** Hits as a Word file: quotations with their sources, by document in the order of the best hit. */
export async function hitsDocx(hits: readonly SearchHit[], about: HitsAbout, origin: string): Promise<Uint8Array> {
  const groups = [...groupBy(hits, (hit) => hit.entry.documentId).values()];
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    spacing: { after: 200 },
    children: [plain('检索结果引文', 'title', TITLE)],
  });
  const document = new Document({
    creator: '政脉',
    title: `检索结果引文 ${about.query.trim()}`.slice(0, 200),
    styles: DEFAULTS,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: page(),
        footers: footers(),
        children: [
          title,
          ...aboutRows(about).map(([name, value]) => line([plain(`${name}：${value}`, 'section', SMALL)], 20)),
          ...groups.flatMap((group) => documentLines(group, origin)),
        ],
      },
    ],
  });
  return finish(await Packer.toBuffer(document));
}
