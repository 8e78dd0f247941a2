import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DocumentPatch, DocumentSummary } from '../../../graph-schema/api.ts';
import { LEVEL_NAMES } from '../../../graph-schema/names.ts';
import { LEVELS, type Level } from '../../../graph-schema/terms.ts';
import { ApiError, request } from '../../api.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { failureWords } from '../../parts/states.tsx';
import { useBusy } from '../../state/once.ts';
import { toast } from '../../state/toasts.ts';

/** Fields as the form holds them. */
export interface CorrectionForm {
  title: string;
  documentNumber: string;
  date: string;
  issuers: string;
  level: string;
  region: string;
  documentType: string;
}

/** The form of a document as it is. */
export function formOf(one: DocumentSummary): CorrectionForm {
  return {
    title: one.title,
    documentNumber: one.documentNumber ?? '',
    date: one.date ?? '',
    issuers: one.issuers.join('、'),
    level: one.level ?? '',
    region: one.region ?? '',
    documentType: one.documentType ?? '',
  };
}

/** What was changed in the form, ready to be sent; an emptied field is null. */
export function patchOf(before: CorrectionForm, after: CorrectionForm): DocumentPatch {
  const orNull = (text: string): string | null => text.trim() || null;
  const patch: DocumentPatch = {
    title: after.title.trim(),
    documentNumber: orNull(after.documentNumber),
    date: orNull(after.date),
    issuers: after.issuers
      .split(/[、，,\n]/u)
      .map((name) => name.trim())
      .filter(Boolean),
    level: orNull(after.level) as Level | null,
    region: orNull(after.region),
    documentType: orNull(after.documentType),
  };
  const changed = (Object.keys(before) as (keyof CorrectionForm)[]).filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, patch[name]]));
}

const TEXT_FIELDS: [keyof CorrectionForm, string, string][] = [
  ['title', '标题', ''],
  ['documentNumber', '文号', '渝府发〔2021〕35号'],
  ['date', '成文日期', '2021-11-04'],
  ['issuers', '发文机关', '用顿号分开'],
  ['region', '地区', '重庆市'],
  ['documentType', '文种', '意见'],
];

interface CorrectDialogProps {
  one: DocumentSummary;
  onClose: () => void;
  onStored: () => void;
}

/** Corrects by hand what was read of a document. The text is never changed; corrections outlive re-ingest. */
export function CorrectDialog({ one, onClose, onStored }: CorrectDialogProps) {
  const before = formOf(one);
  const [form, setForm] = useState(before);
  const [problem, setProblem] = useState('');
  const [busy, start] = useBusy();
  const patch = patchOf(before, form);
  const field = (name: keyof CorrectionForm) => ({
    value: form[name],
    onInput: (event: JSX.TargetedInputEvent<HTMLInputElement | HTMLSelectElement>) =>
      setForm({ ...form, [name]: event.currentTarget.value }),
  });
  const save = async (): Promise<void> => {
    try {
      await request('correct', { document: one.id }, { body: patch });
      toast('已更正，重新入库后仍然有效');
      onStored();
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? failureWords(error).text : '没有存上。');
    }
  };
  return (
    <FormDialog
      id="correct-form"
      title="更正题录"
      send="存下"
      leave="不改了"
      busy={busy}
      disabled={Object.keys(patch).length === 0 || form.title.trim() === ''}
      problem={problem}
      onSend={() => start(save)}
      onClose={onClose}
      notes={<p class="meta">原文不动；只改文库里的题录。</p>}
    >
      {TEXT_FIELDS.map(([name, label, placeholder]) => (
        <label key={name}>
          <span>{label}</span>
          <input type="text" placeholder={placeholder} {...field(name)} />
        </label>
      ))}
      <label>
        <span>层级</span>
        <select {...field('level')}>
          <option value="">未知</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {LEVEL_NAMES[level]}
            </option>
          ))}
        </select>
      </label>
    </FormDialog>
  );
}
