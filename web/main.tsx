import { render } from 'preact';
import { App } from './app.tsx';
import { startRouter } from './router.ts';
import { applyTheme } from './state/theme.ts';
import './style/index.css';

applyTheme();
startRouter();
const root = document.getElementById('app');
if (root) render(<App />, root);
