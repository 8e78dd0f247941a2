import { DRAFT_TYPES } from '../../../graph-schema/draft-terms.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { reviewer } from '../../state/identity.ts';
import type { Facts } from './session/content.ts';
import type { DraftSession } from './session/session.ts';

type TextFact = 'issuer' | 'addressees' | 'documentNumber' | 'date';
const FIELDS: [TextFact, string, string][] = [
  ['issuer', '发文机关', '綦江区人民政府'],
  ['documentNumber', '发文字号', '綦江府发〔2026〕1号'],
  ['date', '成文日期', '2026-03-01'],
  ['addressees', '主送机关', '各镇人民政府、街道办事处，区政府各部门'],
];

const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/u; // "2026-03-01"; not "2026年3月"

/** A field's words as a fact: empty number and date are none, a date that is not whole yet does not count. */
function factOf(name: TextFact, typed: string): Partial<Facts> | null {
  if (name === 'date') return typed === '' ? { date: null } : DATE.test(typed) ? { date: typed } : null;
  if (name === 'documentNumber') return { documentNumber: typed.trim() || null };
  return { [name]: typed };
}

/** What stands around the text: issuer, number, date, addressees; and how much copying is reported. */
export function FactsDialog({ session, onClose }: { session: DraftSession; onClose: () => void }) {
  const facts = session.facts.value;
  const disabled = !session.mayWrite.value;
  return (
    <Dialog title="公文要素" onClose={onClose}>
      <div class="field-list">
        <label>
          <span>文种</span>
          <input
            list="draft-types"
            value={facts.documentType}
            disabled={disabled}
            maxLength={40}
            onInput={(event) => session.setFacts({ documentType: event.currentTarget.value })}
          />
        </label>
        <datalist id="draft-types">
          {DRAFT_TYPES.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
        {FIELDS.map(([name, label, example]) => (
          <label key={name}>
            <span>{label}</span>
            <input
              defaultValue={facts[name] ?? ''}
              disabled={disabled}
              placeholder={example}
              onInput={(event) => {
                const fact = factOf(name, event.currentTarget.value);
                if (fact) session.setFacts(fact);
              }}
            />
          </label>
        ))}
        <label>
          <span>照搬提示</span>
          <select
            value={String(facts.settings.copiedShare)}
            disabled={disabled}
            onChange={(event) => session.setFacts({ settings: { copiedShare: Number(event.currentTarget.value) } })}
          >
            {[0.5, 0.7, 0.8, 0.9, 1].map((share) => (
              <option key={share} value={share}>
                {share === 1 ? '不提示' : `一条中照搬超过${share * 100}%`}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>修改人</span>
          <input
            value={reviewer.value}
            placeholder="记入版本记录"
            maxLength={50}
            onInput={(event) => (reviewer.value = event.currentTarget.value)}
          />
        </label>
      </div>
      <p class="meta">改动随时保存。印在导出的Word里；修改人只记在版本里。</p>
    </Dialog>
  );
}
