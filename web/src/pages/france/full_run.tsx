import { useEffect, useState } from 'preact/hooks';
import { ProblemView } from '../../answer';
import { Checkbox, Field, Input } from '../../components/field';
import { formatDate, formatInteger } from '../../format';
import { common } from '../../i18n/commun';
import { at, type Measure } from './serveur';
import { isRunning, job, lookAgain, sameAsked, start, stop, type Asked } from './job';
import { inPageWords, kFields } from './problems';
import { ResultView } from './result';
import { texts } from './texts';

const kDraws = ['0', '200', '1000', '10000'];

/** What is computed, or was. */
function AskedWords({ asked }: { asked: Asked }) {
  const t = texts().calcul.demande;
  const words = [
    t.annees(asked.de, asked.a),
    asked.file === null ? t.exemple : t.fichier(asked.file),
    asked.reform === null ? t.sansReforme : t.reforme(asked.reform.lines, formatDate(asked.reform.effet)),
    asked.tirages === 0 ? t.sansTirage : t.tirages(formatInteger(asked.tirages), asked.graine),
    ...(asked.tirages === 0 ? [] : [asked.signatures ? t.avecSignatures : t.sansSignatures]),
  ];
  return <p class="demande">{t.titre(words.join(t.entre))}</p>;
}

function Progress() {
  const t = texts().calcul;
  const { state, done, problem } = job.value;
  const words = { repos: '', 'en-attente': t.attente, 'en-cours': t.enCours, fini: t.fini, annule: t.annule, echec: t.echec, oublie: t.oublie }[state];
  return (
    <>
      <p role="status">{words}</p>
      {isRunning(state) ? (
        <p class="avancement">
          <progress max="1" value={done} aria-label={t.enCours} /> <span class="montant">{formatInteger(Math.floor(done * 100))} %</span>{' '}
          <button type="button" class="bouton bouton-secondaire" onClick={stop}>
            {t.annuler}
          </button>
        </p>
      ) : null}
      {problem === null ? null : <ProblemView problem={inPageWords(problem)} fields={kFields} />}
    </>
  );
}

function Downloads({ id, forgotten }: { id: string; forgotten: boolean }) {
  const t = texts().calcul;
  if (forgotten) return <p class="avis">{t.fichiersOublies}</p>;
  return (
    <p class="actions">
      <span>{t.telecharger}{common().deuxPoints}</span>
      {Object.entries(t.formats).map(([format, label]) => (
        <a key={format} class="bouton bouton-secondaire" href={at(`/${id}/resultat?format=${format}`)} download>
          {label}
        </a>
      ))}
    </p>
  );
}

/** What the page above would have computed; the draws are chosen here. */
export type RunQuestion = Pick<Asked, 'portefeuille' | 'file' | 'de' | 'a' | 'reform'>;

/** The whole computation, with draws, as a job of the server. */
export function FullRun({ question, measure }: { question: RunQuestion | null; measure: Measure }) {
  const t = texts().calcul;
  const { state, id, asked, result, forgotten } = job.value;
  const [draws, setDraws] = useState(String(asked?.tirages ?? 200));
  const [seed, setSeed] = useState(String(asked?.graine ?? 1));
  // The hypotheses count the new contracts of the country: beside a file of a few CPTS they would be most of the result.
  const [added, setAdded] = useState(asked === null ? null : { own: asked.file !== null, on: asked.signatures });
  useEffect(() => void lookAgain(), []);
  const own = question !== null && question.file !== null;
  const signatures = added?.own === own ? added.on : !own;
  const next = question === null ? null : { ...question, tirages: Number(draws), graine: Number(seed), signatures };
  const stale = asked !== null && (next === null || !sameAsked(asked, next));
  return (
    <section aria-labelledby="france-calcul">
      <div class="carte a-lecran">
        <h2 id="france-calcul">{t.titre}</h2>
        <p>{t.intro}</p>
        <p class="aide">{question?.reform ? t.avecReforme : t.sansReforme}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (next !== null) start(next);
          }}
        >
          <div class="en-ligne">
            <Field id="tirages" label={t.tirages}>
              <select id="tirages" value={draws} onChange={(event) => setDraws(event.currentTarget.value)}>
                {kDraws.map((count) => (
                  <option key={count} value={count}>
                    {count === '0' ? t.sansTirage : formatInteger(count)}
                  </option>
                ))}
              </select>
            </Field>
            <Input id="graine" label={t.graine} hint={t.graineAide} inputMode="numeric" size={8} value={seed} onInput={setSeed} />
          </div>
          {draws === '0' ? null : <Checkbox id="signatures" label={t.signatures} checked={signatures} onChange={(on) => setAdded({ own, on })} />}
          <p>
            <button type="submit" class="bouton" disabled={isRunning(state) || next === null}>
              {t.lancer}
            </button>
          </p>
        </form>
        <Progress />
        {asked === null ? null : <AskedWords asked={asked} />}
        {stale ? (
          <p class="avis" role="status">
            {t.perime}
          </p>
        ) : null}
      </div>
      {result !== null && id !== null ? (
        <>
          <Downloads id={id} forgotten={forgotten} />
          <ResultView result={result} measure={measure} />
        </>
      ) : null}
    </section>
  );
}
