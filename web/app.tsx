import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AccessDialog } from './parts/access-dialog.tsx';
import { AppBar } from './parts/app-bar.tsx';
import { Boundary } from './parts/boundary.tsx';
import { ClipsDialog } from './parts/clips-dialog.tsx';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { Loading, Message } from './parts/states.tsx';
import { address } from './router.ts';
import { useShellKeys } from './shell-keys.ts';
import { announcement, drawer, openDialog } from './state/shell.ts';
import { dismiss, toasts } from './state/toasts.ts';
import { matchView, VIEWS, type ViewName, type ViewProps } from './views.ts';

type View = ComponentType<ViewProps>;
const loaded = new Map<ViewName, View>();

/** Loads a view's code once; a failed load (server away, new version) can be tried again. */
function useView(name: ViewName): { View: View | undefined; failed: boolean } {
  const [failed, setFailed] = useState<ViewName | null>(null);
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    if (loaded.has(name)) return;
    VIEWS[name]
      .load()
      .then((module) => {
        loaded.set(name, module.default);
        redraw((n) => n + 1);
      })
      .catch(() => setFailed(name));
  }, [name]);
  return { View: loaded.get(name), failed: failed === name };
}

function ViewSlot({ name, params }: { name: ViewName; params: readonly string[] }) {
  const { View, failed } = useView(name);
  if (View) return <View params={params} />;
  if (!failed) return <Loading />;
  return (
    <Message
      whole
      title="这个视图没有读到"
      actions={
        <button class="btn" type="button" onClick={() => window.location.reload()}>
          重新载入
        </button>
      }
    >
      <p>服务没有应答，或刚换了新版本。</p>
    </Message>
  );
}

function NoSuchPage({ path }: { path: string }) {
  return (
    <Message
      whole
      title="没有这个页面"
      actions={
        <>
          <a class="btn" href="/search">
            去检索
          </a>
          <a class="btn" href="/corpus">
            去文库
          </a>
        </>
      }
    >
      <p>
        地址 <code>{path}</code> 不是政脉的页面，可能复制时少了一截。
      </p>
    </Message>
  );
}

function Toasts() {
  return (
    <div class="toasts" role="status" aria-label="操作回执">
      {toasts.value.map((one) => (
        <div key={one.id} class="toast">
          {one.text}
          {one.action && (
            <button
              type="button"
              onClick={() => {
                one.action?.run();
                dismiss(one.id);
              }}
            >
              {one.action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

/** The page: bar, one view, receipts, windows. */
export function App() {
  const { path, query } = address.value;
  const view = matchView(path);
  const main = useRef<HTMLElement>(null);
  const shownView = useRef(view?.name);
  useShellKeys();
  useEffect(() => {
    drawer.value = null;
    openDialog.value = null;
    // another view: the keyboard starts at its content, as after a page load
    if (shownView.current !== view?.name) main.current?.focus({ preventScroll: true });
    shownView.current = view?.name;
  }, [path]);
  return (
    <>
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <AppBar current={view?.name ?? null} query={query.get('q') ?? ''} />
      <main id="main" ref={main} tabIndex={-1} data-drawer={drawer.value ?? undefined}>
        <Boundary resetKey={path}>
          {view ? <ViewSlot name={view.name} params={view.params} /> : <NoSuchPage path={path} />}
        </Boundary>
      </main>
      <p class="visually-hidden" role="status">
        {announcement.value}
      </p>
      <Toasts />
      {openDialog.value === 'keys' && <KeysDialog onClose={() => (openDialog.value = null)} />}
      {openDialog.value === 'access' && <AccessDialog onClose={() => (openDialog.value = null)} />}
      {openDialog.value === 'clips' && <ClipsDialog onClose={() => (openDialog.value = null)} />}
    </>
  );
}
