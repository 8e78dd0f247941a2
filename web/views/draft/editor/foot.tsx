import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { DraftBlock, DraftSource } from '../../../../graph-schema/draft.ts';
import { isComposing } from '../../../keys.ts';
import { links } from '../../../links.ts';
import { focusNow } from '../../../parts/focus-now.ts';
import { Kind } from '../../../parts/marks.tsx';
import { keptOf } from '../kept.ts';
import { itemName, sourceName, splitNames } from '../names.ts';

/** What the line under a block needs from outside. */
export interface FootTools {
  /** Locators of the parent items by their ids. */
  items: Signal<ReadonlyMap<string, { locator: string; agencies: readonly string[] }>>;
  mayWrite: Signal<boolean>;
  openItem: (item: string) => void;
  openSource: (block: string) => void;
  setAgencies: (block: string, names: string[]) => void;
}

interface FootProps {
  block: DraftBlock;
  tools: FootTools;
}

function SourceChip({ block, source, onOpen }: { block: DraftBlock; source: DraftSource; onOpen: () => void }) {
  const { kind, share } = keptOf(block, source);
  const percent = `${Math.round(share * 100)}%`;
  const ask = kind === 'gone';
  return (
    <button
      type="button"
      class={`source-chip${ask ? ' source-chip--gone' : ''}`}
      title={`${source.title}${source.number ? `（${source.number}）` : ''} ${source.locator}\n${ask ? '文字已大改，看来源是否还成立' : `与来源相同 ${percent}`}`}
      onClick={onOpen}
    >
      {sourceName(source)} <Kind kind={ask ? 'weak' : kind} {...(ask ? { label: `余${percent}，来源还成立？` } : {})} />
      {kind === 'adapted' && <span class="meta">{percent}</span>}
    </button>
  );
}

function Agencies({ block, tools }: FootProps) {
  const [editing, setEditing] = useState(false);
  const names = block.agencies.join('、');
  if (!editing) {
    return (
      <button
        type="button"
        class="foot-agencies"
        disabled={!tools.mayWrite.value}
        title="改责任单位，第一个为牵头"
        onClick={() => setEditing(true)}
      >
        责任{' '}
        {names || <span class={block.items.length > 0 ? 'alarm' : ''}>{block.items.length > 0 ? '未写' : '—'}</span>}
      </button>
    );
  }
  const done = (text: string | null): void => {
    setEditing(false);
    if (text !== null) tools.setAgencies(block.id, splitNames(text));
  };
  return (
    <label class="foot-agencies">
      责任{' '}
      <input
        class="text-field"
        aria-label="责任单位，用顿号分开，第一个为牵头"
        placeholder="用顿号分开，第一个为牵头"
        defaultValue={names}
        ref={focusNow}
        onBlur={(event) => done(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (isComposing(event)) return;
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') done(null);
        }}
      />
    </label>
  );
}

/** The line under a block: what it carries out, where it comes from, who is responsible. */
export function Foot({ block, tools }: FootProps) {
  const isBare = block.items.length === 0 && block.sources.length === 0 && block.agencies.length === 0;
  if (block.title !== '' && block.text === '' && isBare) return null;
  return (
    <>
      {block.items.map((item) => (
        <button key={item} type="button" class="foot-item" onClick={() => tools.openItem(item)}>
          对应{itemName(tools.items.value.get(item)?.locator ?? item.split('/').at(-1) ?? item)}
        </button>
      ))}
      {block.sources.map((source) => (
        <SourceChip key={source.clauseId} block={block} source={source} onOpen={() => tools.openSource(block.id)} />
      ))}
      {(block.form !== 'paragraph' || !isBare) && <Agencies block={block} tools={tools} />}
    </>
  );
}

/** Address of a source in the reader. */
export function sourceHref(source: DraftSource): string {
  return links.clause(source.clauseId);
}
