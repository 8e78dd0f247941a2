import type { ClauseRef, LinkView } from '../../../graph-schema/api.ts';
import { wordingSpan } from '../../../graph-schema/clause-wording.ts';
import { RELATION_NAMES } from '../../../graph-schema/names.ts';
import { links as addresses, type Scope } from '../../links.ts';
import { AgencyLinks } from '../../parts/agencies.tsx';
import { ClauseLink } from '../../parts/clause-link.tsx';
import { verdictWords } from '../../parts/clause-links.tsx';
import { Marked } from '../../parts/highlight.tsx';
import { Kind, ReviewMark, Score } from '../../parts/marks.tsx';
import { signalEntries, signalWords } from '../../parts/signals.ts';
import { saveClip } from '../../state/clips.ts';
import { ReviewButtons, type Decision } from './review.tsx';
import { WordingFacts } from './wording.tsx';

/** The wording of a clause, with what it shares with the other marked. */
function Quote({ clause, spans }: { clause: ClauseRef; spans: readonly (readonly [number, number])[] }) {
  const [from, to] = wordingSpan(clause);
  const marks = spans
    .map(([start, end]): [number, number] => [Math.max(start, from) - from, Math.min(end, to) - from])
    .filter(([start, end]) => start < end)
    .map((span) => ({ span, how: 'phrase' as const }));
  return (
    <p class="quote">
      <Marked text={clause.text.slice(from, to)} marks={marks} />
    </p>
  );
}

/** Puts the clause into the library, from where a draft can take it. */
function SaveButton({ clause }: { clause: ClauseRef }) {
  return (
    <button class="btn" type="button" title="起草时可以插入" onClick={() => void saveClip({ clauseId: clause.id })}>
      存入条款库
    </button>
  );
}

export interface LinkEvidenceProps {
  link: LinkView;
  scope: Scope;
  /** True where keys act on this link. */
  isChosen: boolean;
  onDecide: (link: LinkView, action: Decision) => void;
}

/** One link with both texts, what they share, what became of numbers and bodies, and why they are held to be linked. */
export function LinkEvidence({ link, scope, isChosen, onDecide }: LinkEvidenceProps) {
  const verdicts = verdictWords(link);
  const signals = signalEntries(link.signals).filter(([, value]) => value > 0);
  return (
    <>
      <section class="evidence-head">
        <b>
          {link.from.clause} → {link.to.clause}
        </b>
        <Kind kind={link.review?.kind ?? link.kind} />
        <Score value={link.score} />
        <span class="push">
          <ReviewMark decision={link.review?.decision ?? null} candidate={link.band === 'review'} />
        </span>
      </section>
      {[['上位', link.to, 'to'] as const, ['下位', link.from, 'from'] as const].map(([name, clause, side]) => (
        <section key={side}>
          <h2>
            {name} · <ClauseLink clause={clause} badge />
          </h2>
          <Quote clause={clause} spans={link.evidence.map((one) => one[side])} />
        </section>
      ))}
      <section>
        <dl class="evidence-facts">
          <dt>关系</dt>
          <dd>{RELATION_NAMES[link.relation]}</dd>
          {verdicts.length > 0 && (
            <>
              <dt>指标</dt>
              <dd>
                {verdicts.map((words) => (
                  <div key={words}>{words}</div>
                ))}
              </dd>
            </>
          )}
          <WordingFacts link={link} />
          <dt>责任</dt>
          <dd>
            {link.to.lead ?? '未写'} → {link.from.lead ?? '未写'}
          </dd>
          {signals.length > 0 && (
            <>
              <dt>依据</dt>
              <dd>{signals.map(([name, value]) => `${signalWords(name).name} ${value.toFixed(2)}`).join('　')}</dd>
            </>
          )}
        </dl>
        <div class="btn-row evidence-actions">
          <ReviewButtons link={link} withKeys={isChosen} onDecide={onDecide} />
          <a class="btn" href={addresses.pair(link.from.id, link.to.id, scope)}>
            对读
          </a>
          <a class="btn" href={addresses.near(link.from.id)} title="下位条款两步以内的上下联系">
            两步脉络
          </a>
          <SaveButton clause={link.from} />
        </div>
      </section>
    </>
  );
}

/** A row without links: its text and what is said of it. */
export function RowEvidence({ clause, words }: { clause: ClauseRef; words: string }) {
  return (
    <>
      <section class="evidence-head">
        <b>{clause.clause}</b>
        <span class="push">{words}</span>
      </section>
      <section>
        <h2>
          <ClauseLink clause={clause} badge />
        </h2>
        <Quote clause={clause} spans={[]} />
        {clause.agencies.length > 0 && (
          <p class="meta">
            责任 <AgencyLinks clause={clause} />
          </p>
        )}
        <p class="btn-row evidence-actions">
          <a class="btn" href={addresses.near(clause.id)}>
            两步脉络
          </a>
          <SaveButton clause={clause} />
        </p>
      </section>
    </>
  );
}
