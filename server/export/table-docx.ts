import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { TableCell as Cell, TableEntry, TableResponse, TableRow as Row } from '../../graph-schema/api-table.ts';
import { wordingOf } from '../../graph-schema/clause-wording.ts';
import { COVERAGE_NAMES, KIND_NAMES, REVIEW_NAMES, VERDICT_NAMES } from '../../graph-schema/names.ts';
import type { LinkKind } from '../../graph-schema/terms.ts';
import { finish } from '../draft/docx/index.ts';
import { centred, DEFAULTS, footers, page, run, SIZE, typeAreaWidth } from '../draft/docx/style.ts';

/** Half-points: 小五, so that an A4 page on its side holds several columns. */
const SMALL = 18;
/** With more documents than this the cells say kind and clause alone. */
const MOST_WITH_SENTENCES = 4;
const SIGNS: Record<LinkKind, string> = { verbatim: '■', adapted: '◧', thematic: '□' };
const UPPER_WIDTHS = [6, 30] as const;

interface Words {
  text: string;
  bold?: boolean;
}

/**
 * The correlation table as a Word file: A4 on its side, column heads on each page, no row broken over two pages, part
 * headings with the rows that follow them. The same table gives the same bytes.
 */
export async function tableDocx(table: TableResponse): Promise<Uint8Array> {
  const title = `${table.up.title}落实对照表`;
  const document = new Document({
    creator: '政脉',
    title,
    styles: DEFAULTS,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        // no line grid: rows are as high as their words
        properties: { ...page(true), grid: { linePitch: 0 } },
        footers: footers(),
        children: [
          centred(title, 'title', SIZE.title - 12),
          line([{ text: `上位：${table.up.document}《${table.up.title}》` }]),
          ...table.columns.map((column) => line([{ text: countsText(column) }])),
          line([
            { text: '■逐字：只换名称和数字　◧改写：看得出原句　□主题：同一措施，另行表述　候选：机器给出，未复核' },
          ]),
          grid(table),
        ],
      },
    ],
  });
  return finish(await Packer.toBuffer(document));
}

function countsText({ document, counts, additions }: TableResponse['columns'][number]): string {
  const told = (Object.keys(COVERAGE_NAMES) as (keyof typeof COVERAGE_NAMES)[])
    .filter((state) => counts[state] > 0)
    .map((state) => `${COVERAGE_NAMES[state]}${counts[state]}`);
  const added = additions.length > 0 ? `，无上位${additions.length}` : '';
  return `${document.document}《${document.title}》：${told.join('，')}${added}`;
}

function line(words: readonly Words[], keepNext = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    keepNext,
    spacing: { before: 0, after: 20 },
    children: words.map(({ text, bold }) => run(text, bold ? 'chapter' : 'body', { size: SMALL, characterSpacing: 0 })),
  });
}

function grid(table: TableResponse): Table {
  const area = typeAreaWidth(true);
  const lower = (100 - UPPER_WIDTHS[0] - UPPER_WIDTHS[1]) / Math.max(1, table.columns.length);
  const widths = [...UPPER_WIDTHS, ...table.columns.map(() => lower)].map((share) => Math.round((area * share) / 100));
  const sentences = table.columns.length <= MOST_WITH_SENTENCES;
  const heads = ['序号', '上位条款', ...table.columns.map(({ document }) => document.document)];
  const rows = [
    tableRow(
      heads.map((name, index) => cell([line([{ text: name, bold: true }])], widths[index]!)),
      true,
    ),
  ];
  let part = '';
  for (const row of table.rows) {
    if (row.group !== part && row.group !== '') {
      rows.push(tableRow([cell([line([{ text: row.group, bold: true }], true)], area, widths.length)]));
    }
    part = row.group;
    rows.push(
      tableRow([
        cell([line([{ text: lastLabel(row) }])], widths[0]!),
        cell(upperLines(row), widths[1]!),
        ...row.cells.map((one, index) => cell(cellLines(one, row, sentences), widths[index + 2]!)),
      ]),
    );
  }
  return new Table({
    width: { size: area, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows,
  });
}

function tableRow(children: TableCell[], tableHeader = false): TableRow {
  return new TableRow({ children, tableHeader, cantSplit: true });
}

function cell(children: Paragraph[], width: number, columnSpan = 1): TableCell {
  return new TableCell({
    children,
    columnSpan,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
  });
}

function lastLabel({ clause }: Row): string {
  return clause.clause.slice(clause.clause.lastIndexOf('/') + 1);
}

function upperLines({ clause }: Row): Paragraph[] {
  return [
    ...(clause.title ? [line([{ text: clause.title, bold: true }])] : []),
    line([{ text: wordingOf(clause) }]),
    ...bodies(clause),
  ];
}

function bodies({ lead, agencies }: Row['clause']): Paragraph[] {
  if (agencies.length === 0) return [];
  const others = agencies.filter((name) => name !== lead);
  const words = [lead ?? '', ...others].filter(Boolean).join('、');
  return [line([{ text: `责任：${words}` }])];
}

function cellLines({ state, reason, entries }: Cell, row: Row, sentences: boolean): Paragraph[] {
  const why = reason ? `（${reason}）` : '';
  if (entries.length === 0) return [line([{ text: `${COVERAGE_NAMES[state]}${why}`, bold: state === 'omitted' }])];
  const head = state === 'body-only' ? [line([{ text: `${COVERAGE_NAMES[state]}${why}`, bold: true }])] : [];
  return [...head, ...entries.flatMap((entry, index) => entryLines(entry, row, sentences && index === 0))];
}

function entryLines(entry: TableEntry, row: Row, withSentence: boolean): Paragraph[] {
  const { kind, band, clause, review, verdicts, via, quote } = entry;
  const state = review?.decision ? REVIEW_NAMES[review.decision] : band === 'review' ? '候选' : '未复核';
  const told = via === null ? verdicts.filter(({ verdict }) => verdict !== 'same') : [];
  return [
    line([{ text: `${SIGNS[kind]}${KIND_NAMES[kind]} ${clause.clause}　${state}`, bold: true }]),
    ...told.slice(0, 3).map(({ verdict, text }) => line([{ text: `${VERDICT_NAMES[verdict]}：${text}` }])),
    ...(withSentence ? [line([{ text: quote.trim() }])] : []),
    ...(withSentence && row.clause.agencies.length > 0 ? bodies(clause) : []),
    ...(review?.note ? [line([{ text: `备注：${review.note}（${review.who}）` }])] : []),
  ];
}
