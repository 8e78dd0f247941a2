import { quotation } from '../../../graph-schema/cite.ts';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';
import { LEVEL_NAMES, REASON_NAMES } from '../../../graph-schema/names.ts';
import type { SearchHit } from '../../../graph-schema/search.ts';
import { pageLink } from '../page-link.ts';

/** Headings of the table of hits. */
export const HIT_COLUMNS = [
  '文件',
  '文号',
  '层级',
  '地区',
  '发文机关',
  '成文日期',
  '文种',
  '条号',
  '所在部分',
  '原文',
  '责任单位',
  '指标',
  '上承',
  '下启',
  '命中',
  '引文',
  '链接',
];

/** A hit as a quotation with its source. */
export function hitQuotation({ entry }: Pick<SearchHit, 'entry'>): string {
  const { documentTitle: title, documentNumber: number, clause: locator } = entry;
  return quotation({ text: wordingOf(entry), title, number, locator });
}

/** Why a hit was found: "双师型；同义词 比例（占比）；缺 占比". */
function reasonsInWords({ reasons }: Pick<SearchHit, 'reasons'>): string {
  const words = reasons.map(({ term, how, of }) =>
    [REASON_NAMES[how], of && of !== term ? `${term}（${of}）` : term].filter(Boolean).join(' '),
  );
  return [...new Set(words)].join('；');
}

/** One hit as cells under HIT_COLUMNS. The text is the whole clause, never a snippet. */
export function hitCells(hit: SearchHit, origin: string): string[] {
  const { entry } = hit;
  return [
    entry.documentTitle,
    entry.documentNumber ?? '',
    entry.level === null ? '' : LEVEL_NAMES[entry.level],
    entry.region ?? '',
    entry.issuers.join('、'),
    entry.date ?? '',
    entry.documentType ?? '',
    entry.clause,
    [...entry.path, entry.title].filter(Boolean).join(' › '),
    entry.text,
    entry.agencies.join('、'),
    entry.targets.join('；'),
    String(entry.up),
    String(entry.down),
    reasonsInWords(hit),
    hitQuotation(hit),
    pageLink(origin, entry.id),
  ];
}
