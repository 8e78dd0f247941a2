import { useRef, useState } from 'preact/hooks';
import { links } from '../../links.ts';
import { DIAGNOSTICS, isDoubt } from '../../../graph-schema/diagnostics.ts';
import { droppedFiles } from './dropped.ts';
import { FORMATS, progressOf, STAGE_NAMES, type FileState } from './ingest.ts';

interface DropzoneProps {
  /** A document that is wanted: "渝府办发〔2022〕52号". */
  wanted: string;
  onFiles: (files: File[]) => void;
}

/** Takes files and folders, dropped or chosen. */
export function Dropzone({ wanted, onFiles }: DropzoneProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section
      class={`dropzone${over ? ' is-over' : ''}`}
      aria-label="上传文件"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(onFiles);
      }}
    >
      {over ? (
        '松开即入库'
      ) : (
        <>
          {wanted && <b class="dropzone-wanted">待上传：{wanted}</b>}
          <span>
            拖入文件或文件夹，或{' '}
            <button class="text-button" type="button" onClick={() => input.current?.click()}>
              选择文件
            </button>
          </span>
        </>
      )}
      <span class="meta">txt、html、docx、pdf；重复文件自动识别，复核结论不受影响</span>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="选择要入库的文件"
        accept={FORMATS.map((one) => `.${one}`).join(',')}
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []));
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}

/** Where a file is, in a few words. */
function stateWords(file: FileState): string {
  switch (file.state) {
    case 'sending':
      return '上传';
    case 'queued':
      return '排队';
    case 'running':
      return STAGE_NAMES.find(([stage]) => stage === file.stage)?.[1] ?? '处理';
    case 'done':
      return `完成 ${file.clauses}条`;
    case 'duplicate':
      return '已在库中';
    case 'failed':
      return '没有入库';
  }
}

function Stages({ file }: { file: FileState }) {
  const at = STAGE_NAMES.findIndex(([stage]) => stage === file.stage);
  return (
    <span class="meta ingest-stages">
      {STAGE_NAMES.map(([stage, name], index) => (
        <span key={stage}>{index < at ? `${name} ✓` : index === at ? <b>{name}</b> : name}</span>
      ))}
    </span>
  );
}

function FileRow({ file }: { file: FileState }) {
  const doubts = file.diagnostics.filter(isDoubt);
  return (
    <li>
      <span class="file-name" title={file.file}>
        {file.documentId ? <a href={links.document(file.documentId)}>{file.file}</a> : file.file}
      </span>
      <span class="bar" aria-hidden="true">
        <i
          class={file.state === 'failed' ? 'fill-alarm' : 'fill-accent'}
          style={{ width: `${Math.round(progressOf(file) * 100)}%` }}
        />
      </span>
      <span class={file.state === 'failed' ? 'alarm' : 'quiet num'}>{stateWords(file)}</span>
      {file.state === 'running' && <Stages file={file} />}
      {file.message && (
        <span class="meta">
          {file.message} {file.code}
        </span>
      )}
      {doubts.length > 0 && (
        <details class="meta">
          <summary>校读提示 {doubts.length}处</summary>
          <ul>
            {doubts.slice(0, 20).map((one, index) => (
              <li key={index} class="ingest-doubt">
                {one.clause} <b>{DIAGNOSTICS[one.code]}</b> {one.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

interface IngestPanelProps {
  files: readonly FileState[];
  busy: boolean;
  /** True while all documents are compared with each other. */
  linking: boolean;
  onClear: () => void;
}

/** Files under way and done, each with its stage and what was found odd. */
export function IngestPanel({ files, busy, linking, onClear }: IngestPanelProps) {
  if (files.length === 0) return null;
  const ended = files.filter((file) => progressOf(file) === 1).length;
  return (
    <section class="panel" aria-label="入库进度" aria-live="polite" aria-busy={busy}>
      <div class="panel-head">
        <h2>{busy ? '正在入库' : '入库结果'}</h2>
        <span class="push meta num">
          {ended} / {files.length}
        </span>
        {!busy && (
          <button class="btn btn--quiet btn--small" type="button" onClick={onClear}>
            收起
          </button>
        )}
      </div>
      <ol class="ingest-list">
        {files.map((file) => (
          <FileRow key={file.file} file={file} />
        ))}
      </ol>
      {linking && <p class="meta ingest-linking">正在与其他文件建立联系</p>}
    </section>
  );
}
