import type { DocumentRecord } from '../../../graph-schema/records.ts';
import { apiHref } from '../../api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { toggleDrawer } from '../../state/shell.ts';

interface SheetBarProps {
  document: DocumentRecord;
  /** Locator of the clause being read. */
  place: string;
  notes: boolean;
  /** Number of doubts; null where nothing at all was noted. */
  doubts: number | null;
  onNotes: (shown: boolean) => void;
  onDoubts: () => void;
  onQuote: () => void;
  onLink: () => void;
}

/** The bar above the text: which document, which clause, what can be done with it. */
export function SheetBar(props: SheetBarProps) {
  const { document, place, notes, doubts } = props;
  return (
    <div class="sheet-bar">
      <button class="btn btn--small drawer-open" type="button" onClick={() => toggleDrawer('left')}>
        目录
      </button>
      <LevelBadge level={document.level} region={document.region} />
      <b class="doc-number">{document.documentNumber ?? document.title}</b>
      <span class="quiet place">{place}</span>
      <span class="push" />
      <span class="segmented" role="group" aria-label="旁注">
        <button type="button" aria-pressed={notes} onClick={() => props.onNotes(true)}>
          旁注
        </button>
        <button type="button" aria-pressed={!notes} onClick={() => props.onNotes(false)}>
          <span class="wide-only">只看</span>正文
        </button>
      </span>
      {doubts !== null && (
        <button class="text-button" type="button" title="校读提示" onClick={props.onDoubts}>
          校{doubts > 0 && ` ${doubts}处`}
        </button>
      )}
      <button class="btn btn--small" type="button" onClick={props.onQuote}>
        复制引文 <kbd>C</kbd>
      </button>
      <button class="btn btn--small wide-only" type="button" onClick={props.onLink}>
        复制链接 <kbd>L</kbd>
      </button>
      <a class="btn btn--small wide-only" href={links.texts('', document.id)} title="选另一份文件，与这份逐条对照">
        对照
      </a>
      <a class="btn btn--small wide-only" href={apiHref('documentSource', { document: document.id })} download>
        原件
      </a>
    </div>
  );
}
