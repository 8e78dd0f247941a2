import { links } from '../../links.ts';
import type { Citation, ReaderClause } from './outline-tree.ts';
import { headingClass, paragraphsOf, runsOf, type LayerSpan, type Run } from './typeset.ts';

/** Opens the card of a citation beside the words that cite. */
export type OnCitation = (citation: Citation, beside: Element) => void;

interface RunViewProps {
  run: Run;
  heading: string;
  onCitation: OnCitation;
}

/** One stretch of official text with its marks. Text only: nothing of a document is ever read as HTML. */
function RunView({ run, heading, onCitation }: RunViewProps) {
  const classes: string[] = [];
  let citation: Citation | undefined;
  let title: string | undefined;
  for (const layer of run.layers) {
    if (layer.sort === 'heading') classes.push(heading);
    else if (layer.sort === 'target') {
      classes.push('target-words');
      title = `指标：${layer.object}`;
    } else if (layer.sort === 'diagnostic') {
      classes.push('diagnostic');
      title = `校：${layer.message}`;
    } else if (layer.sort === 'found') classes.push(layer.current ? 'found is-current' : 'found');
    else citation = layer.citation;
  }
  if (citation) {
    const cited = citation;
    return (
      <a
        class={['citation', cited.documentId === null ? 'is-not-held' : '', ...classes].join(' ')}
        href={cited.documentId ? links.document(cited.documentId) : links.search({ q: cited.number ?? cited.title })}
        title={cited.documentId === null ? '引用的文件未入库' : '看引用的文件'}
        aria-haspopup="dialog"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onCitation(cited, event.currentTarget);
        }}
      >
        {run.text}
      </a>
    );
  }
  if (classes.length === 0) return <>{run.text}</>;
  const Tag = classes.some((name) => name.startsWith('found')) ? 'mark' : 'span';
  return (
    <Tag class={classes.join(' ')} title={title}>
      {run.text}
    </Tag>
  );
}

export interface OfficialTextProps {
  clause: ReaderClause;
  /** Tells paragraphs that the table below has for its headings. */
  omit?: ((paragraph: string) => boolean) | undefined;
  layers: readonly LayerSpan[];
  onCitation: OnCitation;
}

/** Text of a clause that is no table row, set as official documents are. */
export function OfficialText({ clause, omit, layers, onCitation }: OfficialTextProps) {
  const heading = headingClass(clause);
  const paragraphs = paragraphsOf(clause.text).filter(([from, to]) => !omit?.(clause.text.slice(from, to)));
  return (
    <div class="official">
      {paragraphs.map(([from, to], index) => {
        const isHeadingAlone = to <= clause.bodyStart || (clause.form === 'heading' && index === 0);
        const alone = isHeadingAlone && heading === 'heading-annex' && index > 0 ? 'annex-title' : heading;
        const looks = isHeadingAlone ? `heading-alone ${alone}` : undefined;
        return (
          <p key={from} class={looks}>
            {runsOf(clause.text, from, to, layers).map((run) => (
              <RunView key={run.start} run={run} heading={isHeadingAlone ? '' : heading} onCitation={onCitation} />
            ))}
          </p>
        );
      })}
    </div>
  );
}

/** Share of the table's width for each column, from the length of its texts: short columns stay narrow. */
export function columnWidths(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const weights = Array.from({ length: count }, (_, column) => {
    const lengths = rows.map((row) => (row[column] ?? '').length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, rows.length);
    return Math.min(Math.max(Math.sqrt(mean), 1.6), 9);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => `${((weight / sum) * 100).toFixed(1)}%`);
}

export interface RowTextProps extends OfficialTextProps {
  widths: readonly string[];
  /** Column headings, for the first row of a table. */
  head: readonly string[] | null;
}

/** One table row that is a clause: its own small table, so that its notes stand level with it. */
export function RowText({ clause, layers, onCitation, widths, head }: RowTextProps) {
  return (
    <div class="official official--table">
      <table class="annex-table">
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <thead class={head ? undefined : 'visually-hidden'}>
          <tr>
            {(head ?? clause.cells.map((cell) => cell.name)).map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {clause.cells.map((cell, index) => (
              <td key={index} class={/^\d{1,3}$/u.test(cell.text.trim()) ? 'is-number' : undefined}>
                {runsOf(clause.text, cell.span[0], cell.span[1], layers).map((run) => (
                  <RunView key={run.start} run={run} heading="" onCitation={onCitation} />
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
