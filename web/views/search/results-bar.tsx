import type { SearchResponse } from '../../../graph-schema/api.ts';
import { ApiError, fetchFile } from '../../api.ts';
import { Menu } from '../../parts/menu.tsx';
import { saveFile } from '../../parts/copy.ts';
import { printPage } from '../../state/printing.ts';
import { toast } from '../../state/toasts.ts';
import { SORTS, toRequest, type SearchState } from './query.ts';

const FORMATS = { xlsx: 'Excel 表格', csv: 'CSV 表格', docx: 'Word 引文', jsonl: 'JSONL 数据' };
type Format = keyof typeof FORMATS;

/** Saves all hits as a file, not only those on screen; says how many where the server gives no more. */
async function exportHits(state: SearchState, format: Format): Promise<void> {
  toast('正在导出');
  const { content, headers } = await fetchFile('searchFile', { ...toRequest(state), format });
  const [total, given] = [Number(headers.get('X-Hits-Total')), Number(headers.get('X-Hits-Given'))];
  // "双师型 占比"; without what file systems refuse
  const name = `政脉检索 ${state.q
    .replace(/[\\/:*?"<>|\s]+/gu, ' ')
    .trim()
    .slice(0, 40)}.${format}`;
  saveFile(name, content.type, content);
  toast(total > given ? `已导出前${given}条，共${total}条。缩小范围可导出其余的` : `已导出${given}条`);
}

interface ResultsBarProps {
  state: SearchState;
  answer: SearchResponse;
  onChange: (next: SearchState) => void;
}

/** Counts, grouping, order and export above the hits. */
export function ResultsBar({ state, answer, onChange }: ResultsBarProps) {
  const run = (format: Format): void => {
    exportHits(state, format).catch((error: unknown) => {
      toast(`导出没有成功。${error instanceof ApiError ? error.message : ''}`);
    });
  };
  return (
    <div class="results-bar">
      <b>{answer.total} 条</b>
      <span class="quiet">{answer.documents} 份文件</span>
      <span class="segmented" role="group" aria-label="分组">
        {(['document', 'clause'] as const).map((group) => (
          <button
            key={group}
            type="button"
            aria-pressed={state.group === group}
            onClick={() => onChange({ ...state, group })}
          >
            {group === 'document' ? '按文件' : '按条款'}
          </button>
        ))}
      </span>
      <span class="push" />
      <span class="sorts" role="group" aria-label="排序">
        <span class="quiet">排序</span>
        {(Object.keys(SORTS) as SearchState['sort'][]).map((sort) => (
          <button
            key={sort}
            class="text-button"
            type="button"
            aria-pressed={state.sort === sort}
            onClick={() => onChange({ ...state, sort })}
          >
            {SORTS[sort]}
          </button>
        ))}
      </span>
      <Menu
        label="导出"
        items={[
          ...(Object.keys(FORMATS) as Format[]).map((format) => ({ label: FORMATS[format], run: () => run(format) })),
          { label: '打印', run: printPage },
        ]}
      />
    </div>
  );
}
