import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { LinkView } from '../../../graph-schema/api.ts';
import { KIND_NAMES } from '../../../graph-schema/names.ts';
import type { DiagnosticRecord } from '../../../graph-schema/records.ts';
import { links } from '../../links.ts';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { clauseGist, otherEnd, verdictWords } from '../../parts/clause-links.tsx';
import { Kind } from '../../parts/marks.tsx';
import { deadlineInWords, gist, targetValue } from '../../parts/texts.ts';
import { insideGroups } from './inside-groups.ts';
import type { ClauseLinks } from './links-of.ts';
import type { ReaderClause } from './outline-tree.ts';

const SHOWN = 3;

/** A list of which three lines are shown, then 还有 n 条. */
function Folded({ items, unit = '条' }: { items: readonly ComponentChildren[]; unit?: string }) {
  const [all, setAll] = useState(false);
  const rest = items.length - SHOWN;
  return (
    <>
      {all || rest <= 1 ? items : items.slice(0, SHOWN)}
      {!all && rest > 1 && (
        <li>
          <button class="text-button" type="button" onClick={() => setAll(true)}>
            还有{rest}
            {unit}
          </button>
        </li>
      )}
    </>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="note-line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a linked clause is about, in a few words. */
function linkGist(link: LinkView, hereId: string): string {
  const other = otherEnd(link, hereId);
  return verdictWords(link).join('；') || clauseGist(other);
}

interface LinkLineProps {
  name: string;
  some: readonly LinkView[];
  hereId: string;
  names: ReadonlyMap<string, string>;
}

function LinkLine({ name, some, hereId, names }: LinkLineProps) {
  if (some.length === 0) return null;
  const items = some.map((link) => {
    const other = otherEnd(link, hereId);
    const isRejected = link.review?.decision === 'rejected';
    return (
      <li key={link.id} class={isRejected ? 'is-rejected' : undefined}>
        <a
          class="kind-link"
          href={links.pair(link.from.id, link.to.id)}
          title={`${KIND_NAMES[link.kind]} ${link.score.toFixed(2)}${link.band === 'review' ? '，候选' : ''}：对读`}
        >
          <Kind kind={link.kind} bare />
        </a>
        <ClauseLink clause={other} name={names.get(other.documentId)} />
        <span class="gist" title={gist(other.text, 200)}>
          {linkGist(link, hereId)}
        </span>
      </li>
    );
  });
  return (
    <Line name={name}>
      <ul class="note-links">
        <Folded items={items} />
      </ul>
    </Line>
  );
}

/** Places in the same document, by number only. */
function InsideLine({ name, some, hereId }: { name: string; some: readonly LinkView[]; hereId: string }) {
  if (some.length === 0) return null;
  return (
    <Line name={name}>
      {insideGroups(some.map((link) => otherEnd(link, hereId))).map((group, index) => (
        <span key={group.before + index} class="note-inside">
          {index > 0 && '；'}
          {group.before}
          {group.items.map((item, at) => (
            <span key={item.id}>
              {at > 0 && '、'}
              <a class="clause-ref" href={links.clause(item.id)} title={gist(item.text, 120)}>
                {item.label}
              </a>
            </span>
          ))}
          {group.after}
        </span>
      ))}
    </Line>
  );
}

function TargetLine({ clause }: { clause: ReaderClause }) {
  if (clause.targets.length === 0) return null;
  const deadlines = [...new Set(clause.targets.map((target) => target.deadline).filter(Boolean))] as string[];
  const items = clause.targets.map((target) => (
    <li key={target.id}>
      <span class="target" title={target.text}>
        {targetValue(target)}
      </span>{' '}
      <span class="quiet">{target.object}</span>
    </li>
  ));
  return (
    <Line name="指标">
      <ul class="note-targets">
        <Folded items={items} unit="项" />
      </ul>
      <span class="quiet">
        {deadlines.length === 0 ? '未写期限' : `期限 ${deadlines.map(deadlineInWords).join('、')}`}
      </span>
    </Line>
  );
}

function DutyLine({ clause }: { clause: ReaderClause }) {
  const { duty } = clause;
  if (!duty || (duty.agencies.length === 0 && !duty.damaged)) return null;
  return (
    <Line name="责任">
      {duty.agencies.map((agency, index) => (
        <span key={index}>
          {index > 0 && '、'}
          <a href={links.agency(agency, clause.id)} class={agency === duty.lead ? 'is-lead' : 'note-agency'}>
            {agency}
          </a>
        </span>
      ))}
      {duty.etc && '等'}
      {duty.damaged && <span class="quiet">（单位栏残缺）</span>}
    </Line>
  );
}

export interface NotesProps {
  clause: ReaderClause;
  linked: ClauseLinks;
  diagnostics: readonly DiagnosticRecord[];
  /** Short names of the other documents. */
  names: ReadonlyMap<string, string>;
}

/** Notes beside one clause: where it comes from, who carries it on, numbers, bodies, doubts. */
export function Notes({ clause, linked, diagnostics, names }: NotesProps) {
  // duties are printed in the row itself where the table has a column for them
  const showsDuty = clause.cells.length === 0;
  return (
    <dl>
      <LinkLine name="上承" some={linked.up} hereId={clause.id} names={names} />
      <LinkLine name="下启" some={linked.down} hereId={clause.id} names={names} />
      <LinkLine name="同源" some={linked.parallels} hereId={clause.id} names={names} />
      {linked.up.length + linked.down.length > 0 && (
        <Line name="脉络">
          <a href={links.near(clause.id)}>两步以内的上下联系</a>
        </Line>
      )}
      <InsideLine name="分解" some={linked.restatedBy} hereId={clause.id} />
      <InsideLine name="出自" some={linked.restates} hereId={clause.id} />
      <TargetLine clause={clause} />
      {showsDuty && <DutyLine clause={clause} />}
      {diagnostics.map((one, index) => (
        <div key={index} class="diagnostic-note">
          {one.message}
        </div>
      ))}
    </dl>
  );
}

/** What the notes of a clause hold, in one line: 上承1 下启2 指标6. */
export function notesInShort({ clause, linked, diagnostics }: NotesProps): string {
  const counts: [string, number][] = [
    ['上承', linked.up.length],
    ['下启', linked.down.length],
    ['同源', linked.parallels.length],
    ['分解', linked.restatedBy.length],
    ['出自', linked.restates.length],
    ['指标', clause.targets.length],
    ['责任', clause.cells.length === 0 ? (clause.duty?.agencies.length ?? 0) : 0],
    ['校', diagnostics.length],
  ];
  return counts.flatMap(([name, count]) => (count > 0 ? [`${name}${count}`] : [])).join('　');
}
