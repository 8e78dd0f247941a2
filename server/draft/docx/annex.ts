import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { centred, emptyLine, paragraph, run, SIZE, typeAreaWidth } from './style.ts';

/** A table with a title, as the annexes of plans have it. */
export interface AnnexTable {
  /** 附件, 附件1; "" where the table follows another of the same annex. */
  label: string;
  title: string;
  /** Column headings with their share of the width, together 100. */
  columns: { name: string; width: number }[];
  rows: AnnexCell[][];
}

/** Words of a cell, with marks of footnotes behind them. */
export interface AnnexCell {
  text: string;
  marks?: ParagraphChild[];
}

const CELL_SIZE = 24;
/** Tables keep to lines of their own: on the 22-line grid they would be spaced twice. */
const CELL_SPACING = { line: 360, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

/** Whether the table's page lies on its side. */
export function isWide({ columns }: Pick<AnnexTable, 'columns'>): boolean {
  return columns.length > 3;
}

function cellParagraph(text: string, centre: boolean, marks: ParagraphChild[] = []): Paragraph {
  return new Paragraph({
    alignment: centre ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: CELL_SPACING,
    children: [run(text, 'body', { size: CELL_SIZE }), ...marks],
  });
}

function cell({ text, marks = [] }: AnnexCell, width: number, centre: boolean): TableCell {
  const lines = text.split('\n');
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines.map((line, index) => cellParagraph(line, centre, index === lines.length - 1 ? marks : [])),
  });
}

/** Heading rows come again on each page, and no row breaks over two pages. */
function table({ columns, rows }: AnnexTable): Table {
  const area = typeAreaWidth(isWide({ columns }));
  const widths = columns.map(({ width }) => Math.round((area * width) / 100));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ name }, index) =>
        new TableCell({
          verticalAlign: VerticalAlign.CENTER,
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: CELL_SPACING,
              children: [run(name, 'chapter', { size: CELL_SIZE })],
            }),
          ],
        }),
    ),
  });
  const lines = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((one, index) => cell(one, widths[index] ?? 0, index === 0)),
      }),
  );
  return new Table({
    width: { size: area, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [head, ...lines],
  });
}

/** One annex: label at the left in 黑体 (7.3.7), title centred, table. */
export function annex(content: AnnexTable): (Paragraph | Table)[] {
  return [
    ...(content.label ? [paragraph([run(content.label, 'chapter')], { indent: { firstLine: 0 } })] : []),
    centred(content.title, 'title', SIZE.title - 8),
    emptyLine(),
    table(content),
    paragraph([]),
  ];
}

/** The draft's task list as an annex; null where the draft has no rows. */
export function taskList(
  label: string,
  title: string,
  rows: readonly { label: string; text: string; agencies: readonly string[]; marks: ParagraphChild[] }[],
): AnnexTable | null {
  if (rows.length === 0) return null;
  return {
    label,
    title,
    columns: [
      { name: '序号', width: 8 },
      { name: '工作任务内容', width: 62 },
      { name: '责任单位', width: 30 },
    ],
    rows: rows.map((row) => [
      { text: row.label },
      { text: row.text, marks: row.marks },
      { text: row.agencies.join('、') },
    ]),
  };
}
