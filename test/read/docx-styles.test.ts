import { describe, expect, it } from 'vitest';
import { DocxStyles } from '../../ingest/read/docx-styles.ts';

const STYLES = `<w:styles xmlns:w="w"><w:latentStyles><w:lsdException w:name="x"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="table" w:styleId="t"><w:name w:val="Grid"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="numbering" w:styleId="n"><w:name w:val="No List"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
</w:styles>`;

describe('DocxStyles', () => {
  it.each([
    ['b', { bold: true, outline: 1 }],
    ['c', { align: 'center' }],
    ['t', {}],
    [null, {}],
  ])('knows what the paragraphs of style %s look like, whatever styles of tables stand between', (style, format) => {
    expect(new DocxStyles(STYLES).formatOf(style)).toEqual(format);
  });

  it('takes a damaged file as far as it goes', () => {
    const cut = STYLES.slice(0, STYLES.indexOf('center'));
    expect(new DocxStyles(cut).formatOf('a')).toEqual({});
  });
});
