import { useState } from 'preact/hooks';
import { ProblemView } from '../../answer';
import { Field, Input } from '../../components/field';
import { formatInteger } from '../../format';
import { common } from '../../i18n/commun';
import { at, type Measure } from './serveur';
import { useJob, type Job } from './job';
import { inPageWords, kFields } from './problems';
import { ResultView } from './result';
import { texts } from './texts';

const kDraws = ['0', '200', '1000', '10000'];

function Progress({ job }: { job: Job }) {
  const t = texts().calcul;
  const running = job.state === 'en-attente' || job.state === 'en-cours';
  const words = { repos: '', 'en-attente': t.attente, 'en-cours': t.enCours, fini: t.fini, annule: t.annule, echec: t.echec }[job.state];
  return (
    <>
      <p role="status">{words}</p>
      {running ? (
        <p class="avancement">
          <progress max="1" value={job.done} aria-label={t.enCours} /> <span class="montant">{formatInteger(Math.floor(job.done * 100))} %</span>{' '}
          <button type="button" class="bouton bouton-secondaire" onClick={job.stop}>
            {t.annuler}
          </button>
        </p>
      ) : null}
      {job.problem === null ? null : <ProblemView problem={inPageWords(job.problem)} fields={kFields} />}
    </>
  );
}

function Downloads({ id }: { id: string }) {
  const t = texts().calcul;
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

/** What is computed; the draws are chosen here. */
export interface RunBody {
  portefeuille: string;
  de: number;
  a: number;
  reformes: string[];
}

/** The whole computation, with draws, as a job of the server. */
export function FullRun({ body, changed, measure }: { body: RunBody | null; changed: boolean; measure: Measure }) {
  const t = texts().calcul;
  const job = useJob();
  const [draws, setDraws] = useState('200');
  const [seed, setSeed] = useState('1');
  const running = job.state === 'en-attente' || job.state === 'en-cours';
  return (
    <section aria-labelledby="france-calcul">
      <div class="carte a-lecran">
        <h2 id="france-calcul">{t.titre}</h2>
        <p>{t.intro}</p>
        <p class="aide">{changed ? t.avecReforme : t.sansReforme}</p>
        <form
          class="en-ligne"
          onSubmit={(event) => {
            event.preventDefault();
            if (body !== null) job.start({ ...body, tirages: Number(draws), graine: Number(seed) });
          }}
        >
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
          <p class="lancer">
            <button type="submit" class="bouton" disabled={running || body === null}>
              {t.lancer}
            </button>
          </p>
        </form>
        <Progress job={job} />
      </div>
      {job.result !== null && job.id !== null ? (
        <>
          <Downloads id={job.id} />
          <ResultView result={job.result} measure={measure} />
        </>
      ) : null}
    </section>
  );
}
