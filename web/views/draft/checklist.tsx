import { useState } from 'preact/hooks';
import type { ChecklistItem } from '../../../graph-schema/draft.ts';
import { Loading } from '../../parts/states.tsx';
import { drawer } from '../../state/shell.ts';
import { jumpTo } from './moves.ts';
import { itemGist } from './names.ts';
import type { DraftSession } from './session/session.ts';

const CLASS: Record<ChecklistItem['state'], string> = {
  open: 'is-todo',
  done: 'is-done',
  merged: 'is-done',
  'left-out': 'is-waived',
};
const WORDS: Record<ChecklistItem['state'], string> = {
  open: '未写',
  done: '已写',
  merged: '已并入',
  'left-out': '不写',
};

/** Which items are listed. */
const FILTERS = { all: '全部', open: '未写', ours: '未写，写到本级' } as const;
type Filter = keyof typeof FILTERS;

function isShown({ state, addressed }: ChecklistItem, filter: Filter): boolean {
  return filter === 'all' || (state === 'open' && (filter === 'open' || addressed));
}

interface Group {
  name: string;
  items: ChecklistItem[];
}

/** "附件2" of "附件2/31"; "" for clauses of the body. */
function listOf({ locator }: ChecklistItem): string {
  return /^附[件表]\d*(?=\/)/u.exec(locator)?.[0] ?? ''; // "附件2" of "附件2/31"; nothing of "二/（三）"
}

/** Items by the part of the upper document that they stand in, in printed order. */
function groupsOf(items: readonly ChecklistItem[], hasMany: boolean): Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const name = [hasMany ? item.document : '', listOf(item), item.group].filter(Boolean).join('　') || item.document;
    const last = groups.at(-1);
    if (last?.name === name) last.items.push(item);
    else groups.push({ name, items: [item] });
  }
  return groups;
}

/** "21" of "附件2/21"; "（三）" of "二/（三）". */
function numberOf({ locator }: ChecklistItem): string {
  return locator.split('/').at(-1) ?? locator;
}

interface ChecklistProps {
  session: DraftSession;
  onOpen: () => void;
}

/** The left column: every item of the parents, and what became of it. */
export function Checklist({ session, onOpen }: ChecklistProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const all = session.written.value;
  const count = (...states: ChecklistItem['state'][]): number =>
    all.filter(({ state }) => states.includes(state)).length;
  const documents = new Set(all.map(({ document }) => document)).size;
  const shown = all.filter((item) => isShown(item, filter));
  const wholes = new Map(groupsOf(all, documents > 1).map((group) => [group.name, group.items]));
  return (
    <aside class={`checklist${drawer.value === 'left' ? ' is-open' : ''}`} aria-label="上位条目" tabIndex={-1}>
      <div class="panel-head">
        上位{all.length}项
        <span class="meta">
          已写{count('done', 'merged')} 未写<b class="alarm">{count('open')}</b> 不写{count('left-out')}
        </span>
        <select
          class="scope-select push"
          aria-label="列出哪些条目"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
        >
          {(Object.keys(FILTERS) as Filter[]).map((name) => (
            <option key={name} value={name}>
              {FILTERS[name]}
            </option>
          ))}
        </select>
      </div>
      {!session.isListed.value && <Loading label="读取上位条目" rows={11} />}
      {session.isListed.value && all.length === 0 && <p class="side-empty">上位文件里没有读到要落实的条目。</p>}
      {all.length > 0 && shown.length === 0 && <p class="side-empty">上位条目都有着落了。</p>}
      {groupsOf(shown, documents > 1).map(({ name, items }) => {
        const whole = wholes.get(name) ?? items;
        return (
          <section key={name}>
            <h2 class="group">
              {name}
              <span>
                {whole.filter(({ state }) => state !== 'open').length} / {whole.length}
              </span>
            </h2>
            <ol>
              {items.map((item) => (
                <Item key={item.clauseId} item={item} session={session} onOpen={onOpen} />
              ))}
            </ol>
          </section>
        );
      })}
    </aside>
  );
}

function Item({ item, session, onOpen }: { item: ChecklistItem; session: DraftSession; onOpen: () => void }) {
  const isActive = session.activeItem.value === item.clauseId;
  const open = (): void => {
    session.activeItem.value = item.clauseId;
    const [block] = item.blocks;
    if (block) jumpTo(session, block, { focus: false });
    onOpen();
  };
  const hint = item.addressed ? '' : '上位责任单位无本级，可能不适用本区';
  const reason = item.reason ? `：${item.reason}` : '';
  return (
    <li
      class={`${CLASS[item.state]}${item.addressed ? '' : ' is-elsewhere'}`}
      aria-current={isActive ? 'true' : undefined}
    >
      <button
        type="button"
        onClick={open}
        title={[`${WORDS[item.state]}${reason}`, hint, item.text].filter(Boolean).join('\n')}
      >
        <span class="num quiet">{numberOf(item)}</span>
        <span class="item-gist">{itemGist(item)}</span>
        <span class="visually-hidden">
          {WORDS[item.state]}
          {reason}
        </span>
        {item.state === 'open' && item.peers > 0 && (
          <span class="meta num" title={`${item.peers}条同类条款`}>
            {item.peers}
          </span>
        )}
      </button>
    </li>
  );
}
