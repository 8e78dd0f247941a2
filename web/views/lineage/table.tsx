import type { LineageResponse, LinkView } from '../../../graph-schema/api.ts';
import { COVERAGE_NAMES, KIND_NAMES } from '../../../graph-schema/names.ts';
import { links as addresses } from '../../links.ts';
import { printing } from '../../state/printing.ts';
import { rowText } from './model.ts';

/** The same as the drawing in words: for screen readers, and in print on request. */
export function LineageTable({ data, links }: { data: LineageResponse; links: readonly LinkView[] }) {
  return (
    <details class="lineage-table" open={printing.value}>
      <summary>查看为表格</summary>
      <table class="table">
        <caption class="visually-hidden">
          {data.up.title}的每一条在{data.down.title}中的落实情况
        </caption>
        <thead>
          <tr>
            <th scope="col">上位条款</th>
            <th scope="col">情况</th>
            <th scope="col">下位条款</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ clause, state, reason }) => (
            <tr key={clause.id}>
              <th scope="row">
                <a href={addresses.clause(clause.id)}>{clause.clause}</a> {rowText(clause, 40)}
              </th>
              <td>
                {COVERAGE_NAMES[state]}
                {reason && <span class="meta"> {reason}</span>}
              </td>
              <td>
                {links
                  .filter((link) => link.to.id === clause.id)
                  .map((link) => (
                    <div key={link.id}>
                      <a href={addresses.clause(link.from.id)}>{link.from.clause}</a> {KIND_NAMES[link.kind]}{' '}
                      {link.score.toFixed(2)}
                    </div>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
