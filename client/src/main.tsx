import './styles/tokens.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { showFirst } from './page/language-choice.ts';

// No await at the top: the bundler then splits what the first screen needs into a hundred files.
void showFirst().then(() => render(() => <App />, document.getElementById('root')!));
