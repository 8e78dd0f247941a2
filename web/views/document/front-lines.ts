import type { DocumentRecord } from '../../../graph-schema/records.ts';

/** How a line before the text is set. */
export type FrontLook = 'title' | 'number' | 'addressee' | 'plain';

export interface FrontLine {
  look: FrontLook;
  text: string;
}

function bare(text: string): string {
  return text.replace(/[\s《》〈〉“”]/gu, '');
}

/** Sets the lines of 版头: title lines large and centred, 文号 centred, 主送机关 flush left. */
export function frontLines(
  headerText: string,
  document: Pick<DocumentRecord, 'title' | 'documentNumber' | 'issuers'>,
): FrontLine[] {
  const title = bare(document.title);
  const number = bare(document.documentNumber ?? '');
  const issuers = document.issuers.map(bare);
  return headerText
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => {
      const line = bare(text);
      if (number && (line === number || line.includes(number))) return { look: 'number', text };
      const isTitle = line.length > 1 && (title.includes(line) || line.includes(title) || issuers.includes(line));
      if (isTitle && line !== '') return { look: 'title', text };
      return { look: /[：:]$/u.test(text) ? 'addressee' : 'plain', text }; // "各区县人民政府："; not "第一章"
    });
}

/** True for a line of 版记 or signature that is set flush right: an issuer's name or a date. */
export function isSignature(line: string, issuers: readonly string[]): boolean {
  const text = bare(line);
  return (
    issuers.some((issuer) => bare(issuer) === text) ||
    /^[\d〇零一二三四五六七八九十]{2,4}年.{1,5}月.{1,4}日$/u.test(text)
  );
}
