import type { AgencyResponse } from '../../graph-schema/api-graph.ts';
import type { Sheet } from './table-sheet.ts';

const ROLE_WORDS = { lead: '牵头', support: '配合' } as const;

/** All duties of one body, one a line. */
export function agencySheet({ agency, duties }: AgencyResponse): Sheet {
  return {
    name: agency.name.slice(0, 31), // Excel's longest name of a sheet
    header: ['文件', '标题', '日期', '条款', '角色', '文中写法', '期限', '任务', '同列单位', '上承', '下启', '已复核'],
    rows: duties.map(({ clause, role, printed, deadlines, links }) => [
      clause.document,
      clause.documentTitle,
      clause.date ?? '',
      clause.clause,
      ROLE_WORDS[role],
      printed,
      deadlines.join('、'),
      clause.text.trim(),
      clause.agencies.join('、'),
      String(links.up),
      String(links.down),
      String(links.reviewed),
    ]),
  };
}
