import { drawer } from '../../../state/shell.ts';
import type { DraftSession } from '../session/session.ts';
import { TABS, type Tab } from '../tabs.ts';
import { CheckTab } from './check.tsx';
import { ClipsTab } from './clips.tsx';
import { Offers } from './offers.tsx';
import { PeersTab } from './peers.tsx';
import { SearchTab } from './search.tsx';
import { SourcesTab } from './sources.tsx';
import { VersionsTab } from './versions.tsx';

interface SideProps {
  session: DraftSession;
  tab: Tab;
  onTab: (tab: Tab) => void;
}

const VIEWS: Record<Tab, (props: { session: DraftSession }) => preact.JSX.Element> = {
  peers: PeersTab,
  check: CheckTab,
  sources: SourcesTab,
  clips: ClipsTab,
  search: SearchTab,
  versions: VersionsTab,
};

function countOf(session: DraftSession, tab: Tab): number {
  if (tab === 'check') return session.checks.open().length;
  if (tab === 'peers') return session.items.value.get(session.activeItem.value ?? '')?.peers ?? 0;
  return 0;
}

/** The right column: what helps to write, one tab at a time. */
export function Side({ session, tab, onTab }: SideProps) {
  const names = Object.keys(TABS) as Tab[];
  const View = VIEWS[tab];
  const move = (by: number): void => {
    const next = names[(names.indexOf(tab) + by + names.length) % names.length];
    if (!next) return;
    onTab(next);
    document.getElementById(`draft-tab-${next}`)?.focus();
  };
  return (
    <aside class={`draft-side${drawer.value === 'right' ? ' is-open' : ''}`} aria-label="参考和检查">
      <div
        class="tabs"
        role="tablist"
        aria-label="参考和检查"
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1);
          if (event.key === 'ArrowLeft') move(-1);
        }}
      >
        {names.map((name) => (
          <button
            key={name}
            id={`draft-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            aria-controls="draft-side-panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {TABS[name]} {countOf(session, name) || ''}
          </button>
        ))}
      </div>
      <Offers session={session} />
      <div id="draft-side-panel" role="tabpanel" aria-labelledby={`draft-tab-${tab}`}>
        <View session={session} />
      </div>
    </aside>
  );
}
