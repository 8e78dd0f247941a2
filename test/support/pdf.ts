/** A piece of text on a page of a made PDF; y counts from the bottom. */
export interface PdfText {
  text: string;
  x: number;
  y: number;
  /** Points a character; 12 where not given. */
  size?: number;
}

/** A page of a made PDF: texts, and lines from one point to another. */
export interface PdfPage {
  texts: readonly PdfText[];
  lines?: readonly [x: number, y: number, toX: number, toY: number][];
}

/** A PDF with one page that prints these texts. */
export function makePdf(texts: readonly PdfText[]): Uint8Array {
  return makePages([{ texts }]);
}

/** A PDF with these pages, in a font that is known by its character codes alone. */
export function makePages(pages: readonly PdfPage[]): Uint8Array {
  const hex = (text: string): string =>
    Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const content = ({ texts, lines = [] }: PdfPage): string =>
    [
      ...texts.map(({ text, x, y, size = 12 }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`),
      ...lines.map(([x, y, toX, toY]) => `${x} ${y} m ${toX} ${toY} l S`),
    ].join('\n');
  const map =
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
    '1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end';
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${7 + 2 * i} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 >>',
    stream(map),
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${8 + 2 * i} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      stream(content(page)),
    ]),
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = pdf.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return new TextEncoder().encode(pdf);
}
