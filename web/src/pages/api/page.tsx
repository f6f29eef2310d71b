import { useEffect, useMemo, useState } from 'preact/hooks';
import * as moteur from '../../moteur';
import { inline } from '../../prose/prose';
import { hasServer } from '../../hote';
import { Examples } from './examples';
import { routesOf, type OpenApi } from './openapi';
import { Routes } from './routes';
import { texts } from './texts';
import './api.css';

function useDescription(): { document: OpenApi; text: string } | null | undefined {
  const [description, setDescription] = useState<{ document: OpenApi; text: string } | null>();
  useEffect(() => {
    void moteur.get<OpenApi>('openapi.json').then((answer) => setDescription(answer.ok ? { document: answer.value, text: answer.text } : null));
  }, []);
  return description;
}

function Download({ text }: { text: string }) {
  const address = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'application/json' })), [text]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <a href={address} download="openapi.json">
      {texts().demarrer.telecharger}
    </a>
  );
}

export default function Api() {
  const t = texts();
  const description = useDescription();
  return (
    <article class="prose api">
      <h1 tabIndex={-1}>{t.titre}</h1>
      <p class="chapeau">{inline(t.chapeau)}</p>
      <h2>{t.demarrer.titre}</h2>
      <p>{inline(hasServer() ? t.demarrer.local : t.demarrer.statique)}</p>
      {description ? (
        <p>
          {inline(t.demarrer.description)} <Download text={description.text} />
        </p>
      ) : null}
      <Examples />
      <h2>{t.regles.titre}</h2>
      <ul>
        {t.regles.liste.map((rule) => (
          <li>{inline(rule)}</li>
        ))}
      </ul>
      <h2>{t.limites.titre}</h2>
      <ul>
        {t.limites.liste.map((limit) => (
          <li>{inline(limit)}</li>
        ))}
      </ul>
      <h2 id="api-routes">{t.routes.titre}</h2>
      {description === null ? <p role="alert">{t.routes.indisponible}</p> : null}
      {description ? <Routes document={description.document} routes={routesOf(description.document)} /> : null}
    </article>
  );
}
