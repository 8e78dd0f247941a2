import type { DraftBlock, DraftSource } from '../../../../graph-schema/draft.ts';
import { links } from '../../../links.ts';
import { diffTexts } from '../../../parts/diff.ts';
import { Kind } from '../../../parts/marks.tsx';
import { setAttrs } from '../editor/commands.ts';
import { findBlock } from '../editor/places.ts';
import { joinTitle } from '../editor/title.ts';
import { keptOf } from '../kept.ts';
import { jumpTo } from '../moves.ts';
import { sourceName } from '../names.ts';
import type { DraftSession } from '../session/session.ts';

/** 来源: where the current block comes from, word by word; then all sources of the draft. */
export function SourcesTab({ session }: { session: DraftSession }) {
  const blocks = session.blocks.value.filter(({ sources }) => sources.length > 0);
  const current = blocks.find(({ id }) => id === session.currentBlock.value);
  if (blocks.length === 0) {
    return <p class="side-empty">还没有复用的条款。从“同类条款”“条款库”“搜索”插入的，都在这里列出来源。</p>;
  }
  return (
    <>
      {current?.sources.map((source) => (
        <Comparison key={source.clauseId} session={session} block={current} source={source} />
      ))}
      <h2 class="group">
        全部来源<span>{blocks.length}条</span>
      </h2>
      <ol class="source-list">
        {blocks.flatMap((block) =>
          block.sources.map((source) => (
            <SourceLine key={`${block.id} ${source.clauseId}`} session={session} block={block} source={source} />
          )),
        )}
      </ol>
    </>
  );
}

interface SourceProps {
  session: DraftSession;
  block: DraftBlock;
  source: DraftSource;
}

/** Takes a source off a block, where its text no longer comes from there. */
function drop({ session, block, source }: SourceProps): void {
  const view = session.view;
  const found = view ? findBlock(view.state.doc, block.id) : null;
  if (!view || !found) return;
  const sources = block.sources.filter(({ clauseId }) => clauseId !== source.clauseId);
  view.dispatch(setAttrs(view.state.tr, found.index, { sources }));
}

/** The source's heading and wording as one line; without the heading where the wording was taken over without it. */
function wholeOf({ heading = '', text }: DraftSource, level: number): string {
  return joinTitle(heading === text ? '' : heading, text, level);
}

function Comparison(props: SourceProps) {
  const { session, block, source } = props;
  const { kind, share } = keptOf(block, source);
  const { upper, lower } = diffTexts(wholeOf(source, block.level), joinTitle(block.title, block.text, block.level));
  return (
    <section class="wording source-pair">
      <div class="btn-row wording-head">
        <b class="doc-number">{source.number ?? source.title}</b>
        <a class="clause-ref" href={links.clause(source.clauseId)}>
          {source.locator}
        </a>
        <span class="push">
          <Kind kind={kind === 'gone' ? 'weak' : kind} {...(kind === 'gone' ? { label: '大改' } : {})} />{' '}
          {Math.round(share * 100)}%
        </span>
      </div>
      {kind === 'gone' && (
        <p class="alarm" role="note">
          与来源相同的不到三成。来源还成立吗？不成立就去掉。
        </p>
      )}
      <p class="meta">来源</p>
      <p class="quote">
        {upper.map((piece, index) => (piece.same ? piece.text : <del key={index}>{piece.text}</del>))}
      </p>
      <p class="meta">现在</p>
      <p class="quote">
        {lower.map((piece, index) => (piece.same ? piece.text : <ins key={index}>{piece.text}</ins>))}
      </p>
      <div class="btn-row">
        <button class="btn btn--small" type="button" disabled={!session.mayWrite.value} onClick={() => drop(props)}>
          去掉这个来源
        </button>
      </div>
    </section>
  );
}

function SourceLine({ session, block, source }: SourceProps) {
  const { kind, share } = keptOf(block, source);
  return (
    <li>
      <button type="button" title={source.title} onClick={() => jumpTo(session, block.id, { focus: false })}>
        <span class="item-gist">{sourceName(source)}</span>
        <Kind kind={kind === 'gone' ? 'weak' : kind} {...(kind === 'gone' ? { label: '大改' } : {})} />
        <span class="meta num">{Math.round(share * 100)}%</span>
      </button>
    </li>
  );
}
