import type { ComponentChildren } from 'preact';
import type { LinkView } from '../../../graph-schema/api.ts';
import type { PairResponse } from '../../../graph-schema/api-table.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { RELATION_NAMES } from '../../../graph-schema/names.ts';
import { links, type Scope } from '../../links.ts';
import { clauseGist } from '../../parts/clause-links.tsx';
import { Kind, VerdictMark } from '../../parts/marks.tsx';
import { signalEntries, signalWords } from '../../parts/signals.ts';
import { targetShort } from '../../parts/texts.ts';
import { bodyRows, measureRows, numberRows } from './model.ts';
import { Statements } from './statements.tsx';

function Track({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) {
  return (
    <section aria-label={title}>
      <h2>
        {title} {hint && <span class="meta">{hint}</span>}
      </h2>
      {children}
    </section>
  );
}

const targetCell = (target: TargetRecord | null) =>
  target ? (
    <td class="target" title={target.text}>
      {targetShort(target)}
    </td>
  ) : (
    <td class="quiet">未写</td>
  );

/** True where a note says more than the row itself: not the object and its numbers once again. */
function addsTo(note: string, object: string): boolean {
  return note !== '' && !note.includes('→') && !note.startsWith(object);
}

function Numbers({ data }: { data: PairResponse }) {
  const rows = numberRows(data);
  return (
    <Track title="数字" hint="同一指标逐项比较">
      {rows.length === 0 ? (
        <p class="quiet">两条都没有指标。</p>
      ) : (
        <table class="track-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">上位</th>
              <th scope="col">下位</th>
              <th scope="col">结论</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ object, upper, lower, verdict, note }, index) => (
              <tr key={index}>
                <td>{object || (upper ?? lower)?.text}</td>
                {targetCell(upper)}
                {targetCell(lower)}
                <td title={note}>
                  {verdict ? <VerdictMark verdict={verdict} /> : <span class="quiet">未判</span>}
                  {addsTo(note, object) && <span class="meta"> {note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Track>
  );
}

function Bodies({ data }: { data: PairResponse }) {
  const rows = bodyRows(data);
  const name = (body: string | null, lead: string | null) =>
    body === null ? <td class="quiet">—</td> : <td>{body === lead ? <b>{body}</b> : body}</td>;
  return (
    <Track title="责任单位" hint="按机构名录和去掉级别后的名称对应">
      {rows.length === 0 ? (
        <p class="quiet">两条都没有写责任单位。</p>
      ) : (
        <table class="track-table">
          <thead>
            <tr>
              <th scope="col">上位</th>
              <th scope="col">下位</th>
              <th scope="col">结论</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ upper, lower, words }, index) => (
              <tr key={index}>
                {name(upper, data.to.lead)}
                {name(lower, data.from.lead)}
                <td class={upper !== null && lower === null ? 'quiet' : undefined}>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Track>
  );
}

const STATE_WORDS = { verbatim: '相同', adapted: '有改动', none: '未见原句' };

/** Words of obligation that became less or more binding. */
function Strength({ strength }: { strength: PairResponse['wording']['strength'] }) {
  return (
    <>
      {strength.map(({ change, upper, lower }, index) => (
        <tr key={index}>
          <td>
            {upper.word ?? '直接要求'} → {lower.word ?? '直接要求'}
          </td>
          <td class={change === 'weakened' ? 'alarm' : undefined}>{change === 'weakened' ? '措辞变弱' : '措辞变强'}</td>
        </tr>
      ))}
    </>
  );
}

interface MeasuresProps {
  upper: string;
  lower: string;
  strength: PairResponse['wording']['strength'];
}

function Measures({ upper, lower, strength }: MeasuresProps) {
  return (
    <Track title="措施" hint="上位按句、分号拆开">
      <table class="track-table">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">上位的措施</th>
            <th scope="col">下位</th>
          </tr>
        </thead>
        <tbody>
          {measureRows(upper, lower).map(({ text, state }, index) => (
            <tr key={index}>
              <td>{text}</td>
              <td>
                <Kind kind={state} label={STATE_WORDS[state]} />
              </td>
            </tr>
          ))}
          <Strength strength={strength} />
        </tbody>
      </table>
    </Track>
  );
}

function Signals({ link }: { link: LinkView | null }) {
  if (!link) {
    return (
      <Track title="为什么认为有联系">
        <p class="quiet">机器没有给出这两条的联系。确认即补充一条联系。</p>
      </Track>
    );
  }
  const hint = `总分值 ${link.score.toFixed(2)} · ${RELATION_NAMES[link.relation]} · ${link.band === 'firm' ? '可信' : '候选'}`;
  return (
    <Track title="为什么认为有联系" hint={hint}>
      {signalEntries(link.signals).map(([id, value]) => {
        const { name, meaning } = signalWords(id);
        return (
          <div key={id} class="signal">
            <span>{name}</span>
            <span class="bar" aria-hidden="true">
              <i class="fill-accent" style={{ width: `${Math.round(value * 100)}%` }} />
            </span>
            <span class="num">{value > 0 ? value.toFixed(2) : '—'}</span>
            <span class="meta">{value > 0 ? meaning : '此项不计'}</span>
          </div>
        );
      })}
    </Track>
  );
}

interface OthersProps {
  data: PairResponse;
  queue: readonly LinkView[];
  scope: Scope;
}

/** Other links of either clause between the two documents. */
function Others({ data: { from, to, link }, queue, scope }: OthersProps) {
  const others = queue.filter((one) => one.id !== link?.id && (one.to.id === to.id || one.from.id === from.id));
  if (others.length === 0) return null;
  return (
    <section class="track-wide" aria-label="这两条的其他联系">
      <h2>这两条的其他联系</h2>
      <ul class="other-links">
        {others.map((one) => (
          <li key={one.id}>
            <Kind kind={one.review?.kind ?? one.kind} />{' '}
            <a class="clause-ref" href={links.pair(one.from.id, one.to.id, scope)}>
              {one.from.clause} → {one.to.clause}
            </a>{' '}
            <span class="quiet">{clauseGist(one.to.id === to.id ? one.from : one.to)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is compared apart from the words: numbers, bodies, measures, and why the two are held to be linked. */
export function Tracks({ upper, lower, ...props }: OthersProps & { upper: string; lower: string }) {
  const { data } = props;
  return (
    <div class="tracks">
      <Numbers data={data} />
      <Bodies data={data} />
      <Measures upper={upper} lower={lower} strength={data.wording.strength} />
      <Signals link={data.link} />
      <Others {...props} />
      <Statements from={data.from} to={data.to} />
    </div>
  );
}
