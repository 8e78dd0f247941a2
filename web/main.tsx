import { render } from 'preact';
import { App } from './app.tsx';
import { startRouter } from './router.ts';
import { followMe } from './state/me.ts';
import { applyTheme } from './state/theme.ts';
import { matchView, VIEWS } from './views.ts';
import './style/index.css';

// the view's code is asked for before anything is drawn
const first = matchView(window.location.pathname);
if (first) VIEWS[first.name].load().catch(() => undefined); // the slot tells of a failure

applyTheme();
startRouter();
followMe();
const root = document.getElementById('app');
if (root) render(<App />, root);
