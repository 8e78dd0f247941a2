import { render } from 'preact';

const root = document.getElementById('app');
if (root) render(<main>政脉</main>, root);
