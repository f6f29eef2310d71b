import type { Ambiguity, Register } from '../api';
import { Montant } from '../components/amounts';
import { unbroken } from '../format';
import { edit } from './store';
import type { Situation } from './situation';
import { situationTexts } from './texts';

function Question(props: { ambiguity: Ambiguity; total: string | null; register: Register | null }) {
  const { ambiguity } = props;
  const t = situationTexts();
  const choose = (reading: string): void => edit(`lecture.${ambiguity.id}`, (s) => s.readings.set(ambiguity.id, reading));
  const kept = props.register?.ambiguites
    .find(({ id }) => id === ambiguity.id)
    ?.lectures.find(({ id }) => id === ambiguity.lecture);
  const readings = [{ lecture: ambiguity.lecture, libelle: kept?.libelle, total: props.total }, ...ambiguity.autres].sort((a, b) =>
    a.lecture.localeCompare(b.lecture),
  );
  return (
    <fieldset class="lectures">
      <legend lang="fr">{unbroken(ambiguity.question)}</legend>
      {readings.map((reading) => (
        <div class="case" key={reading.lecture}>
          <input
            type="radio"
            id={`lecture-${ambiguity.id}-${reading.lecture}`}
            name={`lecture-${ambiguity.id}`}
            checked={reading.lecture === ambiguity.lecture}
            onChange={() => choose(reading.lecture)}
          />
          <label for={`lecture-${ambiguity.id}-${reading.lecture}`}>
            <span lang="fr">{unbroken(reading.libelle ?? t.lectures.lecture(reading.lecture))}</span>
            <span class="lecture-total">
              <Montant value={reading.total} cents="auto" />
              {reading.lecture === ambiguity.lecture && <em> ({t.lectures.retenue})</em>}
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** The ambiguities that touch a result, each with its readings and the total each would give. */
export function Readings(props: {
  ambiguities: readonly Ambiguity[];
  total: string | null;
  situation: Situation;
  register: Register | null;
}) {
  const t = situationTexts().lectures;
  if (props.ambiguities.length === 0 && props.situation.readings.size === 0) return null;
  return (
    <section class="carte" aria-labelledby="lectures">
      <h2 id="lectures">{t.titre}</h2>
      <p class="aide">{t.intro}</p>
      {props.ambiguities.map((ambiguity) => (
        <Question key={ambiguity.id} ambiguity={ambiguity} total={props.total} register={props.register} />
      ))}
      {props.situation.readings.size > 0 && (
        <p class="a-lecran">
          <button type="button" class="bouton bouton-secondaire" onClick={() => edit('lectures', (s) => s.readings.clear())}>
            {t.revenir}
          </button>
        </p>
      )}
    </section>
  );
}
