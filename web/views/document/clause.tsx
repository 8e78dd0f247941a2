import { memo } from 'preact/compat';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import { BreakingLocator } from '../../parts/clause-link.tsx';
import { copyLink } from '../../parts/copy.ts';
import { links } from '../../links.ts';
import { isNarrow } from '../../state/media.ts';
import { Notes, notesInShort, type NotesProps } from './notes.tsx';
import { OfficialText, RowText, type OnCitation } from './official.tsx';
import type { RowLook } from './tables.ts';
import { layersOf, type LayerSpan } from './typeset.ts';

export interface ClauseProps extends NotesProps {
  /** Places found in this clause. */
  found: readonly LayerSpan[];
  row: RowLook | undefined;
  omit: ((paragraph: string) => boolean) | undefined;
  isTarget: boolean;
  onCitation: OnCitation;
}

/** Notes beside the text; in narrow windows folded into one line under it. */
function MarginNotes(props: NotesProps) {
  const short = notesInShort(props);
  if (short === '') return <div class="clause-notes" />;
  if (!isNarrow.value) {
    return (
      <div class="clause-notes">
        <Notes {...props} />
      </div>
    );
  }
  return (
    <details class="clause-notes">
      <summary>{short}</summary>
      <Notes {...props} />
    </details>
  );
}

function ClauseSection(props: ClauseProps) {
  const { clause, diagnostics, found, row, omit, isTarget, onCitation } = props;
  const slug = slugOf(clause.id);
  const layers = [...layersOf(clause, diagnostics), ...found];
  return (
    <section id={slug} data-clause={clause.id} class={`clause${isTarget ? ' is-target' : ''}`}>
      <div class="clause-text">
        <a
          class={row ? 'permalink permalink--row' : 'permalink'}
          href={links.clause(clause.id)}
          title="复制条款链接"
          onClick={() => void copyLink(links.clause(clause.id))}
        >
          <BreakingLocator locator={clause.locator} />
        </a>
        {row ? (
          <RowText clause={clause} layers={layers} onCitation={onCitation} widths={row.widths} head={row.head} />
        ) : (
          <OfficialText clause={clause} omit={omit} layers={layers} onCitation={onCitation} />
        )}
      </div>
      <MarginNotes {...props} />
    </section>
  );
}

/** One clause of the text with its notes level beside it. */
export const Clause = memo(ClauseSection);
