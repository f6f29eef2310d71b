import { useState } from 'preact/hooks';
import { hasServer } from '../../hote';
import { common } from '../../i18n/commun';
import { texts } from './texts';

/** Where `socle serveur` listens unless told otherwise. */
const kUsualServer = 'http://127.0.0.1:8080';

interface Example {
  title: string;
  command: string;
}

function examples(base: string): Example[] {
  const t = texts().exemples;
  const json = "-H 'Content-Type: application/json'";
  return [
    {
      title: t.simulation,
      command: `curl ${base}/simulations ${json} \\
  -d '{"population": 60000, "date": "2024-03-01", "missions": ["acces_aux_soins"], "taux": {"acces_aux_soins": 80}}'`,
    },
    {
      title: t.plan,
      command: `curl ${base}/plans ${json} \\
  -d '{"population": 60000, "date_signature": "2024-03-01", "missions": {"acces_aux_soins": {"demarrage": "2024-09-01", "taux": [60, 70, 80, 80, 80]}}}'`,
    },
    { title: t.communes, command: `curl '${base}/communes?q=redon&limite=5'` },
    { title: t.droit, command: `curl '${base}/droit/grille?date=2024-03-01'` },
    { title: t.lot, command: `curl ${base}/lots -H 'Content-Type: text/csv' --data-binary @lot.csv -o sortie.csv` },
  ];
}

function Copy({ text, label }: { text: string; label: string }) {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      class="bouton bouton-discret"
      aria-label={`${texts().exemples.copier}${common().deuxPoints} ${label}`}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}
    >
      {texts().exemples.copier}
      {done ? ' ✓' : ''}
    </button>
  );
}

export function Examples() {
  const t = texts().exemples;
  const base = `${hasServer() ? location.origin : kUsualServer}/api/v1`;
  return (
    <>
      <h2>{t.titre}</h2>
      {examples(base).map(({ title, command }) => (
        <section key={title} class="api-exemple">
          <h3>{title}</h3>
          <pre class="commande" tabIndex={0} aria-label={title}>
            <code>{command}</code>
          </pre>
          <Copy text={command} label={title} />
        </section>
      ))}
    </>
  );
}
