import type { DocumentRelation, DocumentResponse, DocumentSummary } from '../../../graph-schema/api.ts';
import { BASIS_NAMES } from '../../../graph-schema/names.ts';
import { links } from '../../links.ts';
import { LevelBadge } from '../../parts/marks.tsx';
import type { LineLook, OutsideLine } from './front-lines.ts';

const DIRECTION_NAMES: Record<DocumentRelation['direction'], string> = { up: '上承', down: '下启', side: '并行' };

function scopeOf(relation: DocumentRelation, hereId: string) {
  return relation.direction === 'up'
    ? { up: relation.other.id, down: [hereId] }
    : { up: hereId, down: [relation.other.id] };
}

/** Documents that are only cited are listed up to this many. */
const UNHELD_SHOWN = 4;

function Relation({ relation, hereId }: { relation: DocumentRelation; hereId: string }) {
  const { other } = relation;
  const name = other.documentNumber ?? other.title;
  return (
    <li>
      <LevelBadge level={other.level} region={other.region} held={other.held} />{' '}
      <a
        class={other.documentNumber ? 'doc-number' : 'relation-name'}
        href={other.held ? links.document(other.id) : links.search({ q: name })}
        title={`${other.title}。${relation.reason}`}
      >
        {name}
      </a>{' '}
      <span class="quiet">{BASIS_NAMES[relation.basis] ?? relation.basis}</span>{' '}
      {relation.links > 0 && (
        <a href={links.lineage(scopeOf(relation, hereId))} title="看两份文件的脉络">
          {relation.links}条
        </a>
      )}
    </li>
  );
}

function Relations({ relations, hereId }: { relations: readonly DocumentRelation[]; hereId: string }) {
  return (
    <>
      {(['up', 'down', 'side'] as const).map((direction) => {
        const some = relations.filter((relation) => relation.direction === direction);
        const held = some.filter((relation) => relation.other.held);
        const unheld = some.filter((relation) => !relation.other.held);
        if (some.length === 0) return null;
        return (
          <div key={direction} class="note-line">
            <dt>{DIRECTION_NAMES[direction]}</dt>
            <dd>
              <ul>
                {[...held, ...unheld.slice(0, UNHELD_SHOWN)].map((relation) => (
                  <Relation key={relation.other.id} relation={relation} hereId={hereId} />
                ))}
                {unheld.length > UNHELD_SHOWN && (
                  <li class="quiet">未入库的还有{unheld.length - UNHELD_SHOWN}份，见文末</li>
                )}
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

const LOOK_CLASS: Record<LineLook, string | undefined> = {
  title: 'doc-title',
  number: 'doc-no',
  addressee: 'addressee',
  centred: 'centred',
  signature: 'signature',
  plain: undefined,
};

function Lines({ lines }: { lines: readonly OutsideLine[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <p key={index} class={LOOK_CLASS[line.look]}>
          {line.text}
        </p>
      ))}
    </>
  );
}

/** Earlier and later versions, each with the way to read them side by side: the older one left. */
function Versions({ answer: { document, versions } }: { answer: DocumentResponse }) {
  if (versions.length === 0) return null;
  const sides = (other: DocumentSummary): [string, string] =>
    (other.date ?? '') > (document.date ?? '') ? [document.id, other.id] : [other.id, document.id];
  return (
    <div class="note-line">
      <dt>版本</dt>
      <dd>
        <ul>
          {versions.map((other) => (
            <li key={other.id}>
              <a href={links.document(other.id)} title={other.title}>
                {[other.date ?? '未写日期', other.title === document.title ? '' : other.title]
                  .filter(Boolean)
                  .join(' ')}
              </a>{' '}
              <a href={links.texts(...sides(other))}>逐条对照</a>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** What stands before the text: title, 文号, addressees; beside it what is known of the document. */
export function Front({ answer, lines }: { answer: DocumentResponse; lines: readonly OutsideLine[] }) {
  const { document } = answer;
  const hasTitle = lines.some((line) => line.look === 'title');
  return (
    <section class="clause front" aria-label="版头">
      <div class="clause-text">
        <div class="official">
          {!hasTitle && <p class="doc-title">{document.title || '（没有标题）'}</p>}
          <Lines lines={lines} />
        </div>
      </div>
      <div class="clause-notes">
        <dl>
          <Fact name="文种" value={document.documentType} />
          <Fact name="发文" value={document.issuers.join('、')} />
          <Fact name="成文" value={[document.date ?? '未写日期', document.annotation].filter(Boolean).join('　')} />
          <Fact name="施行" value={document.effectiveDate} />
          <Fact name="效力" value={document.validity} />
          <Versions answer={answer} />
          <Relations relations={answer.relations} hereId={document.id} />
        </dl>
      </div>
    </section>
  );
}

/** Lines between clauses or behind them: a bound plan's own title, signature, date, 附注, 版记. */
export function Outside({ lines }: { lines: readonly OutsideLine[] }) {
  return (
    <div class="clause outside">
      <div class="clause-text">
        <div class="official">
          <Lines lines={lines} />
        </div>
      </div>
      <div class="clause-notes" />
    </div>
  );
}
