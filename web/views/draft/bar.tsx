import { useState } from 'preact/hooks';
import { apiHref } from '../../api.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { Menu } from '../../parts/menu.tsx';
import { useDocuments } from '../../parts/scope-bar.tsx';
import { toggleDrawer } from '../../state/shell.ts';
import { toast } from '../../state/toasts.ts';
import { FactsDialog } from './facts-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import type { DraftSession } from './session/session.ts';

interface DraftBarProps {
  session: DraftSession;
  onCheck: () => void;
}

/** Parents and references as links into the reader. */
function Documents({ label, ids, session }: { label: string; ids: readonly string[]; session: DraftSession }) {
  const known = useDocuments();
  if (ids.length === 0) return null;
  return (
    <>
      <span class="scope-label">{label}</span>
      {ids.map((id) => {
        const summary = known.find((one) => one.id === id);
        const own = session.documents.value.find((one) => one.id === id);
        const isHeld = own?.held ?? Boolean(summary);
        const name = own?.document ?? summary?.documentNumber ?? id;
        return (
          <a key={id} class="scope-doc" href={links.document(id)} title={own?.title ?? summary?.title}>
            <LevelBadge level={summary?.level ?? null} region={summary?.region ?? null} held={isHeld} />
            <span class="scope-name">{name}</span>
          </a>
        );
      })}
    </>
  );
}

const FILES: [string, Record<string, string>][] = [
  ['Word，附出处脚注', { format: 'docx', form: 'sources' }],
  ['Word，清稿', { format: 'docx', form: 'clean' }],
  ['Word，清稿加版头', { format: 'docx', form: 'clean', head: '1' }],
  ['Word，附落实对照表', { format: 'docx', form: 'table' }],
  ['Markdown', { format: 'md', form: 'sources' }],
  ['纯文本', { format: 'txt', form: 'clean' }],
];

/** Saves what was typed, then hands the file to the browser's downloads. */
async function download(session: DraftSession, params: Record<string, string>): Promise<void> {
  if (!(await session.saver.flush())) {
    toast('有文字还没存到服务，连上后再导出');
    return;
  }
  const link = document.createElement('a');
  link.href = apiHref('draftFile', { draft: session.id, ...params });
  link.download = '';
  link.click();
}

/** The bar above a draft: what it is written under, findings, files. */
export function DraftBar({ session, onCheck }: DraftBarProps) {
  const [open, setOpen] = useState<'facts' | 'issue' | null>(null);
  const { parents, references, continues } = session.facts.value;
  const reused = session.blocks.value.filter(({ sources }) => sources.length > 0).length;
  const mayWrite = session.mayWrite.value;
  return (
    <div class="scope-bar draft-bar" role="group" aria-label="草稿">
      <button class="btn drawer-open" type="button" onClick={() => toggleDrawer('left')}>
        条目
      </button>
      <Documents label="上位" ids={parents} session={session} />
      <Documents label="参照" ids={references} session={session} />
      <Documents label="接续" ids={continues ? [continues] : []} session={session} />
      <span class="push" />
      {session.issued.value && <a href={links.document(session.issued.value)}>已印发</a>}
      {reused > 0 && <span class="meta">复用{reused}条，均带出处</span>}
      <button class="btn" type="button" onClick={() => setOpen('facts')}>
        公文要素
      </button>
      <button class="btn" type="button" title="下一处" onClick={onCheck}>
        检查 <kbd>F7</kbd>
      </button>
      <Menu
        label="导出"
        items={[
          ...FILES.map(([label, params]) => ({ label, run: () => void download(session, params) })),
          { label: '打印', run: () => window.print() },
          ...(mayWrite ? [{ label: '印发入库…', run: () => setOpen('issue') }] : []),
        ]}
      />
      <button class="btn drawer-open" type="button" onClick={() => toggleDrawer('right')}>
        参考
      </button>
      {open === 'facts' && <FactsDialog session={session} onClose={() => setOpen(null)} />}
      {open === 'issue' && <IssueDialog session={session} onClose={() => setOpen(null)} />}
    </div>
  );
}
