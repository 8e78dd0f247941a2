import { z } from 'zod';
import { quotation } from '../../graph-schema/cite.ts';
import { pageLink } from '../export/page-link.ts';

/**
 * A piece of official text as assistants get it: never without the document, the clause and the address where it
 * stands, so that what is quoted can be looked up.
 */
export const passageSchema = z.object({
  document: z.string().describe('文号，没有文号的为标题'),
  title: z.string().describe('文件标题'),
  clause: z.string().describe('条款编号，如 附件2/21'),
  clauseId: z.string(),
  link: z.string().describe('条款在政脉网页上的地址'),
  text: z.string().describe('原文，一字未改'),
  quotation: z.string().describe('带出处的引文，可直接使用'),
});
export type Passage = z.infer<typeof passageSchema>;

/** What a passage is made from; clause references and search hits both have it. */
export interface PassageSource {
  id: string;
  document: string;
  documentTitle: string;
  clause: string;
  text: string;
}

/** A clause as a passage. */
export function passageOf({ id, document, documentTitle, clause, text }: PassageSource, base: string): Passage {
  const number = document === documentTitle ? null : document;
  return {
    document,
    title: documentTitle,
    clause,
    clauseId: id,
    link: pageLink(base, id),
    text,
    quotation: quotation({ text, title: documentTitle, number, locator: clause }),
  };
}
