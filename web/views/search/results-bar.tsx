import { useState } from 'preact/hooks';
import type { SearchResponse } from '../../../graph-schema/api.ts';
import { request } from '../../api.ts';
import { Menu } from '../../parts/menu.tsx';
import { saveFile } from '../../parts/copy.ts';
import { toast } from '../../state/toasts.ts';
import { hitsAsCsv, hitsAsJsonl } from './export-hits.ts';
import { SORTS, toRequest, type SearchState } from './query.ts';

/** All hits are exported, not only those on screen; the server gives at most this many. */
const EXPORT_MAX = 1000;

async function exportHits(state: SearchState, format: 'csv' | 'jsonl'): Promise<void> {
  const { hits, total } = await request('search', toRequest(state, EXPORT_MAX));
  const name = `政脉检索_${state.q.replace(/[\\/:*?"<>|\s]+/gu, '_').slice(0, 40)}.${format}`;
  if (format === 'csv') saveFile(name, 'text/csv;charset=utf-8', hitsAsCsv(hits));
  else saveFile(name, 'application/x-ndjson;charset=utf-8', hitsAsJsonl(hits));
  toast(total > hits.length ? `已导出前${hits.length}条，共${total}条` : `已导出${hits.length}条`);
}

interface ResultsBarProps {
  state: SearchState;
  answer: SearchResponse;
  onChange: (next: SearchState) => void;
}

/** Counts, grouping, order and export above the hits. */
export function ResultsBar({ state, answer, onChange }: ResultsBarProps) {
  const [failed, setFailed] = useState(false);
  const run = (format: 'csv' | 'jsonl'): void => {
    setFailed(false);
    exportHits(state, format).catch(() => setFailed(true));
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
      {failed && <span class="alarm">导出没有成功</span>}
      <Menu
        label="导出"
        items={[
          { label: 'CSV 表格', run: () => run('csv') },
          { label: 'JSONL 数据', run: () => run('jsonl') },
          { label: '打印', run: () => window.print() },
        ]}
      />
    </div>
  );
}
