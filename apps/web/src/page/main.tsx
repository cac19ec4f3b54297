import { render } from 'preact';
import { App } from './app/app.tsx';
import { followLinks } from './app/router.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';

const root = document.querySelector('#app');
if (root !== null) {
  document.addEventListener('click', followLinks);
  render(<App />, root);
}
