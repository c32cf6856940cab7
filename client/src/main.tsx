import './styles/tokens.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { showFirst } from './page/language-choice.ts';

await showFirst();
render(() => <App />, document.getElementById('root')!);
