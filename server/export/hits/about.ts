import { FACET_NAMES, LEVEL_NAMES } from '../../../graph-schema/names.ts';
import type { SearchOptions } from '../../../graph-schema/search.ts';
import type { Level } from '../../../graph-schema/terms.ts';

/** What a file of hits says of itself. */
export interface HitsAbout {
  query: string;
  options: SearchOptions;
  /** Hits of the search, and how many of them the file holds. */
  total: number;
  given: number;
}

const SORTS = { relevance: '相关', date: '时间（新的在前）', level: '层级（高的在前）' };

function valueInWords(facet: string, value: string): string {
  if (facet === 'level') return LEVEL_NAMES[value as Level] ?? value;
  return value === 'true' ? '是' : value === 'false' ? '否' : value;
}

/** Narrowings in words: "层级 区县；有指标 是". */
function filtersInWords(filters: SearchOptions['filters'] = {}): string {
  const parts = Object.entries(filters).map(
    ([facet, values]) =>
      `${FACET_NAMES[facet as keyof typeof FACET_NAMES]} ${values.map((value) => valueInWords(facet, value)).join('、')}`,
  );
  return parts.join('；');
}

/** Said where not all hits are in a file; "" where all are. */
export function cutInWords({ total, given }: Pick<HitsAbout, 'total' | 'given'>): string {
  return total > given ? `共${total}条，只含前${given}条；加词或筛选后再导出，可得到其余的。` : '';
}

/** Name and value of each line that a file says of itself. */
export function aboutRows(about: HitsAbout): [string, string][] {
  const { query, options, total, given } = about;
  const rows: [string, string][] = [
    ['检索式', query.trim()],
    ['筛选', filtersInWords(options.filters)],
    ['同义词', options.synonyms === false ? '不带' : ''],
    ['排序', SORTS[options.sort ?? 'relevance']],
    ['命中', `${total}条`],
    ['本文件', total > given ? cutInWords(about) : `${given}条`],
  ];
  return rows.filter(([, value]) => value !== '');
}
