import type { DocumentResponse, DocumentRelation } from '../../../graph-schema/api.ts';
import { BASIS_NAMES } from '../../../graph-schema/names.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import { frontLines, isSignature } from './front-lines.ts';

const DIRECTION_NAMES: Record<DocumentRelation['direction'], string> = { up: '上承', down: '下启', side: '并行' };

function scopeOf(relation: DocumentRelation, hereId: string) {
  return relation.direction === 'up'
    ? { up: relation.other.id, down: [hereId] }
    : { up: hereId, down: [relation.other.id] };
}

function Relations({ relations, hereId }: { relations: readonly DocumentRelation[]; hereId: string }) {
  return (
    <>
      {(['up', 'down', 'side'] as const).map((direction) => {
        const some = relations.filter((relation) => relation.direction === direction);
        if (some.length === 0) return null;
        return (
          <div key={direction} class="note-line">
            <dt>{DIRECTION_NAMES[direction]}</dt>
            <dd>
              <ul>
                {some.map((relation) => (
                  <li key={relation.other.id}>
                    <LevelBadge
                      level={relation.other.level}
                      region={relation.other.region}
                      held={relation.other.held}
                    />{' '}
                    <a
                      class="doc-number"
                      href={links.document(relation.other.id)}
                      title={`${relation.other.title}。${relation.reason}`}
                    >
                      {relation.other.documentNumber ?? relation.other.title}
                    </a>{' '}
                    <span class="quiet">{BASIS_NAMES[relation.basis] ?? relation.basis}</span>{' '}
                    {relation.links > 0 && (
                      <a href={links.lineage(scopeOf(relation, hereId))} title="看两份文件的脉络">
                        {relation.links}条
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string | null | undefined }) {
  if (!value) return null;
  return (
    <div class="note-line">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What stands before the text: issuer's mark, title, 文号, addressees; beside it what is known of the document. */
export function Front({ answer }: { answer: DocumentResponse }) {
  const { document } = answer;
  const lines = frontLines(answer.headerText, document);
  const hasTitle = lines.some((line) => line.look === 'title');
  return (
    <section class="clause front" aria-label="版头">
      <div class="clause-text">
        <div class="official">
          {!hasTitle && <p class="doc-title">{document.title || '（没有标题）'}</p>}
          {lines.map((line, index) => (
            <p key={index} class={LOOK_CLASS[line.look]}>
              {line.text}
            </p>
          ))}
        </div>
      </div>
      <div class="clause-notes">
        <dl>
          <Fact name="文种" value={document.documentType} />
          <Fact name="发文" value={document.issuers.join('、')} />
          <Fact name="成文" value={[document.date ?? '未写日期', document.annotation].filter(Boolean).join('　')} />
          <Fact name="施行" value={document.effectiveDate} />
          <Fact name="效力" value={document.validity} />
          <Relations relations={answer.relations} hereId={document.id} />
        </dl>
      </div>
    </section>
  );
}

const LOOK_CLASS = { title: 'doc-title', number: 'doc-no', addressee: 'addressee', plain: 'centred' };

/** What stands after the text: signature, date, 附注, 版记. */
export function Imprint({ answer }: { answer: DocumentResponse }) {
  const lines = answer.imprintText
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <section class="clause imprint" aria-label="版记">
      <div class="clause-text">
        <div class="official">
          {lines.map((line, index) => (
            <p key={index} class={isSignature(line, answer.document.issuers) ? 'signature' : undefined}>
              {line}
            </p>
          ))}
        </div>
      </div>
      <div class="clause-notes" />
    </section>
  );
}
