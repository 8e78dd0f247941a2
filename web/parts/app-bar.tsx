import { useEffect, useRef } from 'preact/hooks';
import { links } from '../links.ts';
import { navigate } from '../router.ts';
import { clips, loadClips } from '../state/clips.ts';
import { lastDocument, lastScope } from '../state/scope.ts';
import { openDialog } from '../state/shell.ts';
import { THEMES, theme, type Theme } from '../state/theme.ts';
import { VIEWS, type ViewName } from '../views.ts';
import { placeOf } from './pasted.ts';
import { AccessButton } from './access-dialog.tsx';
import { SearchField } from './search-field.tsx';

/** Address of a view as seen from the navigation: back to the scope and document that were looked at last. */
export function navHref(name: ViewName): string {
  const scope = lastScope.value;
  switch (name) {
    case 'document':
      return lastDocument.value ? links.document(lastDocument.value) : '/d';
    case 'lineage':
      return links.lineage(scope);
    case 'correlation':
      return links.table(scope);
    case 'compare':
      return links.compare(scope);
    case 'targets':
      return links.targets(scope);
    default:
      return `/${VIEWS[name].path}`;
  }
}

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_SIGN: Record<Theme, string> = { system: '◐', light: '○', dark: '●' };

function ThemeButton() {
  const chosen = theme.value;
  return (
    <button
      class="btn btn--quiet"
      type="button"
      title={`界面：${THEMES[chosen]}。点击换成${THEMES[NEXT_THEME[chosen]]}`}
      aria-label={`界面：${THEMES[chosen]}`}
      onClick={() => (theme.value = NEXT_THEME[chosen])}
    >
      {THEME_SIGN[chosen]}
    </button>
  );
}

/** The bar at the top of every view. */
export function AppBar({ current, query }: { current: ViewName | null; query: string }) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => void loadClips(), []);
  // in narrow windows the links scroll sideways
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [current]);
  const names = (Object.keys(VIEWS) as ViewName[]).filter((name) => VIEWS[name].key);
  return (
    <header class="app-bar">
      <a class="app-name" href="/">
        政脉
      </a>
      <nav class="app-nav" ref={nav} aria-label="主导航">
        {names.map((name) => (
          <a key={name} href={navHref(name)} aria-current={name === current ? 'page' : undefined}>
            {VIEWS[name].title}
          </a>
        ))}
      </nav>
      {current === 'search' ? (
        <span class="push" />
      ) : (
        <form class="app-search" role="search" aria-label="全库检索" onSubmit={(event) => event.preventDefault()}>
          <SearchField
            id="bar-search"
            value={query}
            onSubmit={(q) => void placeOf(q).then((href) => navigate(href ?? links.search({ q })))}
            onOpen={({ id }) => navigate(links.clause(id))}
          />
        </form>
      )}
      <span class="app-tools">
        <AccessButton onOpen={() => (openDialog.value = 'access')} />
        <button
          class="btn btn--quiet"
          type="button"
          title="存下的条款，可整批复制，起草时可插入"
          onClick={() => (openDialog.value = 'clips')}
        >
          条款库 {clips.value.length > 0 ? clips.value.length : ''}
        </button>
        <ThemeButton />
        <button
          class="btn btn--quiet"
          type="button"
          title="快捷键和帮助"
          aria-label="快捷键和帮助"
          onClick={() => (openDialog.value = 'keys')}
        >
          ?
        </button>
      </span>
    </header>
  );
}
