import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { inline } from '../../prose/prose';
import { exampleOf, resolved, typeOf, valuesOf, type OpenApi, type Route, type Schema } from './openapi';
import { texts } from './texts';

/** What a parameter may be: values one by one, a lone sign in quotes, so that « , » and « ; » are not read as a list. */
function Value({ document, schema }: { document: OpenApi; schema: Schema | undefined }) {
  const t = texts().routes;
  const values = valuesOf(document, schema);
  if (values.length === 0) return <>{typeOf(document, schema)}</>;
  return (
    <>
      {values.map((value, index) => (
        <Fragment key={value}>
          {index === 0 ? null : index === values.length - 1 ? ` ${t.ouBien} ` : ', '}
          <code>{/^[^\p{L}\p{N}]$/u.test(value) ? t.cite(value) : value}</code>
        </Fragment>
      ))}
    </>
  );
}

function Parameters({ document, route }: { document: OpenApi; route: Route }) {
  const t = texts().routes;
  const parameters = (route.operation.parameters ?? []).map((parameter) => resolved(document, parameter));
  if (parameters.length === 0) return null;
  return (
    <div class="cadre-tableau" role="region" aria-label={`${t.parametres}, ${route.method} ${route.path}`} tabIndex={0}>
      <table>
        <caption>{t.parametres}</caption>
        <thead>
          <tr>
            <th scope="col">{t.nom}</th>
            <th scope="col">{t.ou}</th>
            <th scope="col">{t.valeur}</th>
            <th scope="col">{t.sens}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">
                <code>{parameter.name}</code>
                {parameter.required ? <small> {t.obligatoire}</small> : null}
              </th>
              <td>{t.dans[parameter.in] ?? parameter.in}</td>
              <td>
                <Value document={document} schema={parameter.schema} />
              </td>
              <td>{inline(parameter.description ?? '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Body({ route }: { route: Route }) {
  const t = texts().routes;
  const body = route.operation.requestBody;
  if (body === undefined) return null;
  const example = exampleOf(body.content);
  return (
    <>
      <h3>{t.corps}</h3>
      <p>
        {Object.keys(body.content ?? {}).map((type) => (
          <code key={type}>{type} </code>
        ))}
        {inline(body.description ?? '')}
      </p>
      {example === undefined ? null : (
        <pre class="commande" tabIndex={0} aria-label={t.exemple}>
          <code>{example.text}</code>
        </pre>
      )}
    </>
  );
}

function Answers({ document, route }: { document: OpenApi; route: Route }) {
  const t = texts().routes;
  return (
    <>
      <h3>{t.reponses}</h3>
      <dl class="api-reponses">
        {Object.entries(route.operation.responses ?? {}).map(([status, response]) => {
          const known = resolved(document, response);
          return (
            <div key={status}>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>
                {inline(known.description ?? '')}
                {Object.keys(known.content ?? {}).map((type) => (
                  <code key={type}> {type}</code>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** Everything a reader may look for: path, title, words. */
function matches(route: Route, words: string): boolean {
  const text = `${route.method} ${route.path} ${route.operation.summary ?? ''} ${route.operation.description ?? ''}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function Routes({ document, routes }: { document: OpenApi; routes: readonly Route[] }) {
  const t = texts().routes;
  const [words, setWords] = useState('');
  const found = routes.filter((route) => matches(route, words));
  return (
    <>
      <p class="champ">
        <label for="api-recherche">{t.chercher}</label>
        <input id="api-recherche" type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </p>
      <p role="status">{t.nombre(found.length)}</p>
      {found.map((route) => (
        <details key={`${route.method} ${route.path}`} class="api-route">
          <summary>
            <code class={`methode methode-${route.method.toLowerCase()}`}>{route.method}</code> <code>{route.path}</code>
            <span class="api-resume">{route.operation.summary}</span>
          </summary>
          {route.operation.description === undefined ? null : <p>{inline(route.operation.description)}</p>}
          <Parameters document={document} route={route} />
          <Body route={route} />
          <Answers document={document} route={route} />
        </details>
      ))}
    </>
  );
}
