import { useState } from 'preact/hooks';
import { ApiError, request } from '../../api.ts';
import { links } from '../../links.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { failureWords } from '../../parts/states.tsx';
import { navigate } from '../../router.ts';
import { forget } from '../../state/load.ts';
import { useBusy } from '../../state/once.ts';
import { toast } from '../../state/toasts.ts';
import type { DraftSession } from './session/session.ts';

/** Takes the finished draft into the corpus as a document. */
export function IssueDialog({ session, onClose }: { session: DraftSession; onClose: () => void }) {
  const facts = session.facts.value;
  const [number, setNumber] = useState(facts.documentNumber ?? '');
  const [date, setDate] = useState(facts.date ?? '');
  const [problem, setProblem] = useState('');
  const [busy, start] = useBusy();
  const open = session.written.value.filter(({ state }) => state === 'open').length;
  const musts = session.checks.open().filter(({ weight }) => weight === 'must').length;
  const issue = async (): Promise<void> => {
    if (!number.trim()) return setProblem('写明发文字号，例如 綦江府发〔2026〕1号。');
    if (!date) return setProblem('写明成文日期。');
    if (!(await session.saver.flush())) return setProblem('有文字还没存到服务，稍后再印发。');
    try {
      const body = { base: session.saver.version, documentNumber: number.trim(), date };
      const { document, version, updatedAt } = await request('issueDraft', { draft: session.id }, { body });
      session.facts.value = { ...session.facts.value, documentNumber: number.trim(), date };
      session.saver.rebase(version, session.content(), updatedAt);
      session.issued.value = document.id;
      forget();
      toast('已收入文库', { label: '打开', run: () => navigate(links.document(document.id)) });
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? failureWords(error).text : '没有收进文库。');
    }
  };
  return (
    <FormDialog
      id="issue-form"
      title="印发入库"
      send="收入文库"
      leave="先不印发"
      busy={busy}
      problem={problem}
      onSend={() => start(issue)}
      onClose={onClose}
      notes={
        <>
          {(open > 0 || musts > 0) && (
            <p class="meta">
              还有{open > 0 ? `${open}项上位条目未写` : ''}
              {open > 0 && musts > 0 ? '，' : ''}
              {musts > 0 ? `${musts}处必须改` : ''}。可以先印发，也可以先处理。
            </p>
          )}
          <p class="meta">收入文库后可检索、可对照；草稿保留。</p>
        </>
      }
    >
      <label>
        <span>发文字号</span>
        <input
          value={number}
          placeholder="綦江府发〔2026〕1号"
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>成文日期</span>
        <input type="date" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
      </label>
    </FormDialog>
  );
}
