import { apiHref } from '../../api.ts';
import { saveFrom } from '../../parts/copy.ts';
import { Menu } from '../../parts/menu.tsx';
import { isOpen, type CorpusFilter } from './filter.ts';

/** Forms in which the server gives out documents with their clauses and links. */
const FORMATS = {
  xlsx: 'Excel 表格',
  csv: 'CSV 表格（压缩包）',
  jsonl: 'JSONL 数据',
  graphml: 'GraphML 图（Gephi）',
  jsonld: 'JSON-LD（schema.org）',
};
/** Holds the whole store, and nothing less. */
const WHOLE = { cypher: 'Cypher 语句（Neo4j）' };

/** Gives out what the table shows: the whole library, or what passes the filter. */
export function ExportMenu({ filter }: { filter: CorpusFilter }) {
  const open = isOpen(filter);
  const formats = Object.entries({ ...FORMATS, ...(open ? WHOLE : {}) });
  return (
    <Menu
      label={open ? '导出全库' : '导出筛选结果'}
      items={formats.map(([format, label]) => ({
        label,
        run: () => saveFrom(apiHref('export', { ...filter, format })),
      }))}
    />
  );
}
