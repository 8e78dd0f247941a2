import { useState } from 'preact/hooks';
import { FINDING_RULES } from '../../../../graph-schema/draft-terms.ts';
import type { Finding } from '../../../../graph-schema/draft.ts';
import { links } from '../../../links.ts';
import { focusNow } from '../../../parts/focus-now.ts';
import { Loading } from '../../../parts/states.tsx';
import { toast } from '../../../state/toasts.ts';
import { findBlock, textPos } from '../editor/places.ts';
import { blockOf } from '../editor/schema.ts';
import { activeFinding, showFinding } from '../moves.ts';
import type { DraftSession } from '../session/session.ts';

const LOOK: Record<Finding['weight'], string> = { must: 'stop', look: 'warn', note: 'note' };
const WEIGHT: Record<Finding['weight'], string> = { must: '必须改', look: '要看', note: '提示' };
const ORDER: Finding['weight'][] = ['must', 'look', 'note'];

/** More findings of one rule than this are shown on request. */
const MOST = 5;

/** 检查: what is to be looked at, the gravest first. */
export function CheckTab({ session }: { session: DraftSession }) {
  const [dismissedShown, setDismissedShown] = useState(false);
  const all = session.checks.findings.value;
  const open = session.checks.open();
  const openKeys = new Set(open.map(({ key }) => key));
  const dismissed = (all ?? []).filter(({ key }) => !openKeys.has(key));
  const rules = ORDER.flatMap((weight) => byRule(open.filter((finding) => finding.weight === weight)));
  return (
    <>
      <p class="check-head meta" role="status">
        {session.checks.state.value === 'waiting' && '检查中…'}
        {session.checks.state.value === 'failed' && '没有检查成，保存后再试。'}
        {session.checks.state.value === 'done' &&
          (open.length === 0
            ? '没有要处理的地方。'
            : ORDER.map((weight) => countWords(open, weight))
                .filter(Boolean)
                .join('　'))}
        <button class="text-button push" type="button" onClick={() => void session.checks.now()}>
          重新检查
        </button>
      </p>
      {all === null && session.checks.state.value === 'waiting' && <Loading label="检查中" rows={7} />}
      {rules.map((findings) => (
        <RuleGroup key={`${findings[0]?.weight} ${findings[0]?.rule}`} session={session} findings={findings} />
      ))}
      {dismissed.length > 0 && (
        <p class="check-head meta">
          <button
            class="text-button"
            type="button"
            aria-expanded={dismissedShown}
            onClick={() => setDismissedShown(!dismissedShown)}
          >
            已忽略{dismissed.length}处
          </button>
        </p>
      )}
      {dismissedShown &&
        dismissed.map((finding) => <Dismissed key={finding.key} session={session} finding={finding} />)}
    </>
  );
}

function countWords(open: readonly Finding[], weight: Finding['weight']): string {
  const count = open.filter((finding) => finding.weight === weight).length;
  return count > 0 ? `${WEIGHT[weight]}${count}处` : '';
}

/** Findings of one rule together, in the order in which the rules first appear. */
function byRule(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups.values()];
}

function RuleGroup({ session, findings }: { session: DraftSession; findings: readonly Finding[] }) {
  const [whole, setWhole] = useState(false);
  const isActive = findings.slice(MOST).some(({ key }) => key === activeFinding.value);
  const shown = whole || isActive ? findings : findings.slice(0, MOST);
  return (
    <>
      {shown.map((finding) => (
        <FindingCard key={finding.key} session={session} finding={finding} />
      ))}
      {shown.length < findings.length && (
        <p class="check-head">
          <button class="text-button" type="button" onClick={() => setWhole(true)}>
            “{FINDING_RULES[findings[0]!.rule]}”还有{findings.length - shown.length}处
          </button>
        </p>
      )}
    </>
  );
}

/** Applies the one repair that a finding proposes, where its words still stand. */
function applyRepair(session: DraftSession, finding: Finding): void {
  const view = session.view;
  const found = view && finding.block !== null ? findBlock(view.state.doc, finding.block) : null;
  if (!view || !found || !finding.repair) return;
  const { span, text } = finding.repair;
  const now = blockOf(found.node).text;
  const isSame = !finding.span || now.slice(...finding.span) === finding.text || !now.includes(finding.text);
  const shift = isSame || !finding.span ? 0 : nearest(now, finding.text, finding.span[0]) - finding.span[0];
  const [start, end] = [span[0] + shift, span[1] + shift];
  if (start < 0 || end > now.length) {
    toast('这一条改过了，等新的检查结果');
    void session.checks.now();
    return;
  }
  const [from, to] = [textPos(found.node, found.pos, start), textPos(found.node, found.pos, end)];
  view.dispatch(view.state.tr.insertText(text, from, to));
  session.checks.repaired(finding);
  toast('已改，可用 Ctrl+Z 撤销');
}

function nearest(text: string, words: string, start: number): number {
  let best = text.indexOf(words);
  for (let at = best; at >= 0; at = text.indexOf(words, at + 1)) {
    if (Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best;
}

function FindingCard({ session, finding }: { session: DraftSession; finding: Finding }) {
  const [noting, setNoting] = useState(false);
  const disabled = !session.mayWrite.value;
  const isActive = activeFinding.value === finding.key;
  return (
    <section
      class={`finding finding--${LOOK[finding.weight]}${isActive ? ' is-active' : ''}`}
      data-finding={finding.key}
      tabIndex={-1}
      aria-label={`${WEIGHT[finding.weight]}：${FINDING_RULES[finding.rule]}`}
    >
      <h3>
        <span class="visually-hidden">{WEIGHT[finding.weight]}：</span>
        {FINDING_RULES[finding.rule]}{' '}
        {finding.text && finding.text.length <= 24 && <span class="swap">“{finding.text}”</span>}
        {finding.block !== null ? (
          <button class="text-button push meta" type="button" onClick={() => showFinding(session, finding)}>
            {finding.place || '看这一条'}
          </button>
        ) : (
          <span class="meta push">{finding.place}</span>
        )}
      </h3>
      <p>{finding.message}</p>
      {finding.evidence.map((one, index) => (
        <p key={index} class="evidence-line meta">
          {one.clauseId ? <a href={links.clause(one.clauseId)}>{one.source}</a> : one.source}
          {one.text && `：${one.text}`}
        </p>
      ))}
      <div class="btn-row">
        {finding.repair && (
          <button
            class={`btn btn--small${finding.weight === 'must' ? ' btn--primary' : ''}`}
            type="button"
            disabled={disabled}
            onClick={() => applyRepair(session, finding)}
          >
            {finding.repair.label}
          </button>
        )}
        {finding.rule === 'item-open' && <OpenItem session={session} finding={finding} />}
        {noting ? (
          <NoteForm onNote={(note) => session.dismiss(finding, note)} onCancel={() => setNoting(false)} />
        ) : (
          <button class="btn btn--small" type="button" disabled={disabled} onClick={() => setNoting(true)}>
            忽略…
          </button>
        )}
      </div>
    </section>
  );
}

/** Shows the item that is not carried out yet, with its peers. */
function OpenItem({ session, finding }: { session: DraftSession; finding: Finding }) {
  const item = finding.evidence.find(({ clauseId }) => clauseId && session.items.value.has(clauseId))?.clauseId;
  if (!item) return null;
  return (
    <a class="btn btn--small" href={links.draft(session.id)} onClick={() => (session.activeItem.value = item)}>
      看同类条款
    </a>
  );
}

function NoteForm({ onNote, onCancel }: { onNote: (note: string) => void; onCancel: () => void }) {
  const [note, setNote] = useState('');
  return (
    <form
      class="btn-row reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        onNote(note.trim());
      }}
    >
      <input
        class="text-field"
        aria-label="忽略的理由"
        placeholder="理由，可不填"
        maxLength={1000}
        value={note}
        ref={focusNow}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <button class="btn btn--small btn--primary" type="submit">
        忽略
      </button>
      <button class="btn btn--small" type="button" onClick={onCancel}>
        取消
      </button>
    </form>
  );
}

function Dismissed({ session, finding }: { session: DraftSession; finding: Finding }) {
  const why = session.facts.value.dismissed.find((one) => one.finding === finding.key);
  return (
    <section class="finding finding--dismissed">
      <h3>
        {FINDING_RULES[finding.rule]}{' '}
        {finding.text && finding.text.length <= 24 && <span class="swap">“{finding.text}”</span>}
        <span class="meta push">{finding.place}</span>
      </h3>
      <p class="meta">
        {why?.who}忽略{why?.note && `：${why.note}`}{' '}
        <button class="text-button" type="button" onClick={() => session.recall(finding)}>
          再提示
        </button>
      </p>
    </section>
  );
}
