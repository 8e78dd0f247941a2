import type { DocumentRecord } from '../../graph-schema/records.ts';
import type { CleanText, Finding, Outline } from '../types.ts';

/** What the header and imprint say about a document; identity and source are added by the pipeline. */
export type Metadata = Omit<
  DocumentRecord,
  'type' | 'id' | 'document' | 'source' | 'header' | 'imprint' | 'textLength'
> & { findings: Finding[] };

// matches "渝府发〔2021〕35号"; not "〔2021〕"
const NUMBER = /[\u4e00-\u9fff]{1,12}\s?〔\d{4}〕\s?\d+\s?号/u;

/**
 * Metadata of one document.
 * @param name file name, the last resort for the title
 */
export function extractMetadata(clean: CleanText, outline: Outline, name: string): Metadata {
  const header = outline.header.map((span) => clean.text.slice(...span));
  const number = NUMBER.exec(header.join('\n'))?.[0].replace(/\s/gu, '') ?? null;
  const title = header.find((line) => /的(?:通知|意见|决定)$|方案$|规划$/u.test(line.trim()))?.trim();
  return {
    title: title ?? name,
    level: null,
    region: null,
    regionCode: null,
    issuers: [],
    documentType: null,
    documentNumber: number,
    date: null,
    effectiveDate: null,
    addressees: [],
    annotation: null,
    validity: null,
    theme: [],
    findings: title ? [] : [{ code: 'NO_TITLE', message: '没有找到标题，用了文件名' }],
  };
}
