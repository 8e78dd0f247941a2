import { memo } from 'preact/compat';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { BreakingLocator } from '../../parts/clause-link.tsx';
import { copyLink } from '../../parts/copy.ts';
import { links } from '../../links.ts';
import { hasNotes, Notes, type NotesProps } from './notes.tsx';
import { OfficialText, RowText, type OnCitation } from './official.tsx';
import type { RowLook } from './tables.ts';
import { layersOf, type LayerSpan } from './typeset.ts';

export interface ClauseProps extends NotesProps {
  /** Places found in this clause. */
  found: readonly LayerSpan[];
  row: RowLook | undefined;
  isTarget: boolean;
  onCitation: OnCitation;
}

function ClauseSection(props: ClauseProps) {
  const { clause, diagnostics, found, row, isTarget, onCitation } = props;
  const slug = slugOf(clause.id);
  const layers = [...layersOf(clause, diagnostics), ...found];
  return (
    <section id={slug} data-clause={clause.id} class={`clause${isTarget ? ' is-target' : ''}`}>
      <div class="clause-text">
        <a
          class="permalink"
          href={links.clause(clause.id)}
          title="复制条款链接"
          onClick={() => void copyLink(links.clause(clause.id))}
        >
          <BreakingLocator locator={clause.locator} />
        </a>
        {row ? (
          <RowText clause={clause} layers={layers} onCitation={onCitation} widths={row.widths} head={row.head} />
        ) : (
          <OfficialText clause={clause} layers={layers} onCitation={onCitation} />
        )}
      </div>
      <div class="clause-notes">{hasNotes(props) && <Notes {...props} />}</div>
    </section>
  );
}

/** One clause of the text with its notes level beside it. */
export const Clause = memo(ClauseSection);
