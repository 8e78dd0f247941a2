import { useEffect, useRef } from 'preact/hooks';
import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { CITATION_ROLE_NAMES } from '../../../graph-schema/names.ts';
import { request } from '../../api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { gist } from '../../parts/texts.ts';
import { useLoad } from '../../state/load.ts';
import type { Citation } from './outline-tree.ts';
import { citationName } from './references.tsx';

export interface OpenCitation {
  citation: Citation;
  beside: Element;
}

/** The clause of a document that a citation's provision names: "第三十五条第二款" → 第三十五条. */
export function citedClause(clauses: DocumentResponse['clauses'], provision: string | null) {
  const article = provision && /第[零〇一二三四五六七八九十百千\d]+条/u.exec(provision)?.[0]; // "第三条"; not "第三章"
  return article ? clauses.find((clause) => clause.locator.split('/').includes(article)) : undefined;
}

function useCited({ documentId }: Citation) {
  return useLoad(documentId && `document:${documentId}`, (signal) =>
    request('document', { document: documentId }, { signal }),
  );
}

function Held({ answer, provision }: { answer: DocumentResponse; provision: string | null }) {
  const { document } = answer;
  const clause = citedClause(answer.clauses, provision) ?? answer.clauses[0];
  return (
    <>
      <p class="meta">
        <LevelBadge level={document.level} region={document.region} />{' '}
        {[document.documentNumber, document.issuers.join('、'), document.date].filter(Boolean).join(' · ')}
      </p>
      {clause && (
        <p class="quote">
          <span class="meta">{clause.locator}</span> {gist(clause.text, 180)}
        </p>
      )}
      <div class="btn-row">
        <a class="btn btn--small" href={clause ? links.clause(clause.id) : links.document(document.id)}>
          打开
        </a>
        <span class="meta">
          被{new Set(answer.citedBy.map(({ documentId }) => documentId)).size}份文件引用{answer.citedBy.length}处
        </span>
      </div>
    </>
  );
}

/** A card beside the words that cite: what is cited, whether it is held, the clause meant. Esc or a click closes it. */
export function CitationCard({ open, onClose }: { open: OpenCitation; onClose: () => void }) {
  const { citation, beside } = open;
  const load = useCited(citation);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.focus();
    const onDown = (event: MouseEvent): void => {
      if (event.target instanceof Node && !card.current?.contains(event.target)) onClose();
    };
    document.addEventListener('mousedown', onDown);
    window.addEventListener('scroll', onClose, { once: true });
    return () => {
      document.removeEventListener('mousedown', onDown);
      window.removeEventListener('scroll', onClose);
    };
  }, [open]);
  const box = beside.getBoundingClientRect();
  const below = box.bottom + 240 < window.innerHeight;
  const left = Math.max(8, Math.min(box.left, window.innerWidth - 376));
  const style = below ? { left, top: box.bottom + 4 } : { left, bottom: window.innerHeight - box.top + 4 };
  return (
    <div
      ref={card}
      class="citation-card panel"
      role="dialog"
      aria-label="引用的文件"
      tabIndex={-1}
      style={style}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
        if (beside instanceof HTMLElement) beside.focus();
      }}
    >
      <p class="citation-name">
        {citationName(citation)}
        {citation.provision} <span class="meta">{CITATION_ROLE_NAMES[citation.role]}</span>
      </p>
      {citation.documentId === null ? (
        <>
          <p class="meta">未入库。入库后自动补上联系。</p>
          <div class="btn-row">
            <a class="btn btn--small" href={links.search({ q: citation.number ?? citation.title })}>
              谁还引用它
            </a>
            <a class="btn btn--small" href={links.corpus({ want: citation.number ?? citation.title })}>
              上传该文件
            </a>
          </div>
        </>
      ) : load.data ? (
        <Held answer={load.data} provision={citation.provision} />
      ) : (
        <p class="meta" role="status">
          {load.error ? '没有读到引用的文件。' : '读取中'}
        </p>
      )}
    </div>
  );
}
