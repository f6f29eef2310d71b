import './styles/theme.css';
import './styles/base.css';
import './styles/components.css';
import './styles/print.css';
import './theme';
import { render } from 'preact';
import { App } from './app';
import { restoreLanguage } from './i18n/i18n';
import { prepareEngine } from './moteur';
import { keepForOffline } from './offline';

prepareEngine();
keepForOffline();

await restoreLanguage();
const root = document.getElementById('socle');
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
