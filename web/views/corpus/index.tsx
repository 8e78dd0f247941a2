import { useState } from 'preact/hooks';
import type { DocumentSummary } from '../../../graph-schema/api.ts';
import { ApiError, request } from '../../api.ts';
import { links } from '../../links.ts';
import { Failure, failureWords, Loading, Message, StaleNotice } from '../../parts/states.tsx';
import { gist } from '../../parts/texts.ts';
import { address, navigate } from '../../router.ts';
import { forget, useLoad } from '../../state/load.ts';
import { once } from '../../state/once.ts';
import { useScrollMemory } from '../../state/scroll.ts';
import { useTitle } from '../../state/title.ts';
import { toast } from '../../state/toasts.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { DocumentsTable } from './documents-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { isOpen, readFilter, type CorpusFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { Doubts } from './doubts.tsx';
import { Figures, Missing } from './side-panels.tsx';
import { Dropzone, IngestPanel } from './upload-panel.tsx';
import { clearUploads, isLinking, isUploading, sendFiles, storedRequests, uploaded } from './uploads.ts';
import { Watched } from './watched.tsx';
import './corpus.css';

const PAGE = 1000;
/** With more documents than this the hints stand before the list, folded: below it nobody would find them. */
const FEW = 20;

/** Asks for everything on the page; `version` grows whenever something was stored. */
function useCorpus(filter: CorpusFilter, limit: number, version: number) {
  const ask = { ...filter, limit };
  return {
    documents: useLoad(`corpus:${version}:${JSON.stringify(ask)}`, (signal) => request('documents', ask, { signal })),
    overview: useLoad(`overview:${version}`, (signal) => request('overview', {}, { signal })),
    doubts: useLoad(`diagnostics:${version}`, (signal) =>
      request('diagnostics', { doubts: 'true', limit: 500 }, { signal }),
    ),
    missing: useLoad(`missing:${version}`, (signal) => request('missing', { limit: 200 }, { signal })),
  };
}

async function restoreDocument({ id }: DocumentSummary, onStored: () => void): Promise<void> {
  try {
    await request('restore', { document: id });
    onStored();
  } catch {
    toast('没有恢复。原件还在的话，可以重新上传');
  }
}

async function removeDocument(one: DocumentSummary, onStored: () => void): Promise<void> {
  const undo = (): void => void once(`restore ${one.id}`, () => restoreDocument(one, onStored));
  try {
    await request('remove', { document: one.id });
    onStored();
    toast(`已删除 ${one.documentNumber ?? gist(one.title, 20)}`, { label: '撤销', run: undo });
  } catch (error) {
    toast(error instanceof ApiError ? failureWords(error).text : '没有删除');
  }
}

function EmptyCorpus({ filter }: { filter: CorpusFilter }) {
  if (isOpen(filter)) {
    return (
      <Message title="文库还是空的">
        <p>把文件拖进右边的框，或在命令行用 zhengmai ingest 读入整个文件夹。</p>
      </Message>
    );
  }
  return (
    <Message
      title="没有符合筛选的文件"
      actions={
        <a class="btn" href={links.corpus()}>
          清除筛选
        </a>
      }
    />
  );
}

/** 文库: what is in, what failed, what is left to review? */
export default function CorpusView() {
  const filter = readFilter(address.value.query);
  const wanted = address.value.query.get('want') ?? '';
  const [version, setVersion] = useState(0);
  const [limit, setLimit] = useState(PAGE);
  const [correcting, setCorrecting] = useState<DocumentSummary | null>(null);
  const stored = (): void => {
    forget();
    setVersion((n) => n + 1);
  };
  const { documents, overview, doubts, missing } = useCorpus(filter, limit, version + storedRequests.value);
  const answer = documents.data;
  const isLong = (overview.data?.documents ?? 0) > FEW;
  useTitle('文库');
  useScrollMemory(answer !== undefined);
  return (
    <div class="overview">
      <h1 class="visually-hidden">文库</h1>
      <div class="stack">
        <StaleNotice load={documents} />
        <Figures overview={overview.data} />
        {isLong && <Doubts doubts={doubts.data} folded />}
        <section class="panel" aria-label="文件">
          <div class="panel-head">
            <h2>文件</h2>
            <span class="meta">{answer && !isOpen(filter) ? `${answer.total}份符合` : ''}</span>
            <span class="push" />
            <FilterBar
              filter={filter}
              documents={answer?.documents ?? []}
              onChange={(next) => navigate(links.corpus({ ...next, want: wanted }), { replace: true })}
            />
            {answer && answer.documents.length > 0 && <ExportMenu filter={filter} />}
          </div>
          {answer && answer.documents.length > 0 && (
            <DocumentsTable
              documents={answer.documents}
              onCorrect={setCorrecting}
              onRemove={(one) => void once(`remove ${one.id}`, () => removeDocument(one, stored))}
            />
          )}
          {answer?.documents.length === 0 && <EmptyCorpus filter={filter} />}
          {!answer && documents.error && <Failure error={documents.error} retry={documents.retry} />}
          {!answer && !documents.error && <Loading rows={11} />}
          {answer && answer.documents.length < answer.total && (
            <button class="btn btn--quiet panel-more" type="button" onClick={() => setLimit(limit + PAGE)}>
              继续（还有{answer.total - answer.documents.length}份）
            </button>
          )}
        </section>
        {!isLong && <Doubts doubts={doubts.data} />}
      </div>
      <div class="stack">
        <Dropzone wanted={wanted} onFiles={sendFiles} />
        <Watched onStored={stored} />
        <IngestPanel files={uploaded.value} busy={isUploading.value} linking={isLinking.value} onClear={clearUploads} />
        <Missing missing={missing.data} />
      </div>
      {correcting && <CorrectDialog one={correcting} onClose={() => setCorrecting(null)} onStored={stored} />}
    </div>
  );
}
