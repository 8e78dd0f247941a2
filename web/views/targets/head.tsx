import type { TargetsResponse } from '../../../graph-schema/api-table.ts';
import type { Verdict } from '../../../graph-schema/terms.ts';
import { FileButtons } from '../../parts/file-buttons.tsx';
import { VerdictMark } from '../../parts/marks.tsx';
import { verdictCounts } from './model.ts';

export interface HeadProps {
  data: TargetsResponse;
  verdict: Verdict | null;
  onVerdict: (verdict: Verdict | null) => void;
  fileHref: (format: string) => string;
}

/** What is compared, how it stands, and what is shown. */
export function TargetsHead({ data, verdict, onVerdict, fileHref }: HeadProps) {
  const { rows, others } = data;
  return (
    <header class="targets-head">
      <h1>
        指标{' '}
        <span class="meta">
          {rows.length}项见于两份以上文件，{others.length}项只见于一份
        </span>
      </h1>
      <FileButtons formats={['xlsx', 'csv']} href={fileHref} />
      <span class="btn-row targets-verdicts no-print" role="group" aria-label="按结论筛选">
        <button class="chip" type="button" aria-pressed={verdict === null} onClick={() => onVerdict(null)}>
          全部 {rows.length}
        </button>
        {verdictCounts(rows).map(({ verdict: one, count }) => (
          <button
            key={one}
            class="chip"
            type="button"
            aria-pressed={one === verdict}
            onClick={() => onVerdict(one === verdict ? null : one)}
          >
            <VerdictMark verdict={one} /> {count}
          </button>
        ))}
      </span>
    </header>
  );
}
