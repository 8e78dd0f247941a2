import type { AgencyDuty } from '../../../graph-schema/api-graph.ts';
import { links } from '../../links.ts';
import { AgencyLinks } from '../../parts/agencies.tsx';
import { BreakingLocator, DocumentNumber } from '../../parts/clause-link.tsx';
import { LevelBadge } from '../../parts/marks.tsx';
import { deadlineInWords } from '../../parts/texts.ts';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';
import { ROLE_NAMES, type DutyGroup } from './model.ts';

/** Bodies named beside a duty; the rest is counted. */
const MOST_BODIES = 4;

/** Duties of a body: clause, role, what is to be done, by when, with whom, and how the clause is linked. */
export function DutyTable({ groups }: { groups: readonly DutyGroup[] }) {
  return (
    <div class="duties-box">
      <table class="table duties-table">
        <caption class="visually-hidden">各项职责</caption>
        <thead>
          <tr>
            <th scope="col">条款</th>
            <th scope="col">角色</th>
            <th scope="col">任务</th>
            <th scope="col">期限</th>
            <th scope="col">同列单位</th>
            <th scope="col">联系</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <Group key={group.clause?.documentId ?? ''} group={group} />
        ))}
      </table>
    </div>
  );
}

function Group({ group: { clause, duties } }: { group: DutyGroup }) {
  return (
    <tbody>
      {clause && (
        <tr class="duty-document">
          <th scope="rowgroup" colSpan={6}>
            <LevelBadge level={clause.level} region={clause.region} />{' '}
            <a href={links.document(clause.documentId)}>{clause.documentTitle}</a>{' '}
            <span class="meta">
              {clause.document !== clause.documentTitle && <DocumentNumber number={clause.document} />}{' '}
              {clause.date ?? '日期未写'}，{duties.length}条
            </span>
          </th>
        </tr>
      )}
      {duties.map((duty) => (
        <Row key={duty.clause.id} duty={duty} withDocument={clause === null} />
      ))}
    </tbody>
  );
}

function Row({ duty, withDocument }: { duty: AgencyDuty; withDocument: boolean }) {
  const { clause, role, printed, deadlines } = duty;
  return (
    <tr>
      <th scope="row">
        <a href={links.clause(clause.id)}>
          <BreakingLocator locator={clause.clause} />
        </a>
        {withDocument && <span class="duty-source">{clause.document}</span>}
      </th>
      <td class="nowrap">{role === 'lead' ? <b>{ROLE_NAMES.lead}</b> : ROLE_NAMES.support}</td>
      <td>
        <p class="duty-text" title={clause.text.trim()}>
          {clause.title && <b>{clause.title}。</b>}
          {wordingOf(clause)}
        </p>
      </td>
      <td class="nowrap">
        {deadlines.length > 0 ? deadlines.map((one) => <div key={one}>{deadlineInWords(one)}</div>) : '—'}
      </td>
      <td class="duty-others">
        <AgencyLinks clause={clause} without={printed} most={MOST_BODIES} />
      </td>
      <td class="nowrap meta">
        <LinkState duty={duty} />
      </td>
    </tr>
  );
}

function LinkState({ duty: { clause, links: state } }: { duty: AgencyDuty }) {
  const all = state.up + state.down;
  if (all === 0) return <>无联系</>;
  return (
    <>
      <a href={links.clause(clause.id)}>
        {state.up > 0 && `上承${state.up}`} {state.down > 0 && `下启${state.down}`}
      </a>
      <br />
      {state.reviewed > 0 ? `已复核${state.reviewed}/${all}` : '未复核'}
    </>
  );
}
