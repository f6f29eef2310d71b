import { useEffect, useState } from 'preact/hooks';
import type { FoundPlace, Places, Territory } from '../api';
import { Combobox } from '../components/combobox';
import { Fieldset, Input } from '../components/field';
import { formatInteger, unbroken } from '../format';
import { common } from '../i18n/commun';
import { get } from '../moteur';
import { mistakeAt, type Followed } from './answers';
import type { Problem } from '../moteur';
import type { UsedPopulation } from './population';
import type { Place, Situation } from './situation';
import { edit } from './store';
import { situationTexts } from './texts';

const kShown = 10;

/** Places found for what is typed; empty below two characters. */
function useFound(query: string): FoundPlace[] {
  const [found, setFound] = useState<FoundPlace[]>([]);
  useEffect(() => {
    const text = query.trim();
    if (text.length < 2) {
      setFound([]);
      return undefined;
    }
    let wanted = true;
    void get<Places>('communes', { q: text, limite: String(kShown) }).then((outcome) => {
      if (wanted) setFound(outcome.ok ? outcome.value.lieux : []);
    });
    return () => {
      wanted = false;
    };
  }, [query]);
  return found;
}

function Search(props: { chosen: readonly Place[]; error: string | undefined; onSay: (text: string) => void }) {
  const [query, setQuery] = useState('');
  const t = situationTexts().territoire;
  const found = useFound(query).filter((place) => !props.chosen.some(({ code }) => code === place.code));
  const detail = (place: FoundPlace): string =>
    [
      place.codes_postaux[0] ?? '',
      place.departement?.nom ?? '',
      t.communes(place.communes),
      t.habitants(formatInteger(place.habitants)),
    ]
      .filter(Boolean)
      .join(', ');
  const choose = (code: string): void => {
    const place = found.find((each) => each.code === code);
    setQuery('');
    edit('lieux', (s) => s.places.push({ code, share: '1' }));
    props.onSay(t.ajoute(place?.nom ?? code));
  };
  return (
    <Combobox
      id="territoire"
      label={t.recherche}
      hint={t.aideRecherche}
      error={props.error}
      value={query}
      onInput={setQuery}
      options={found.map((place) => ({ key: place.code, label: place.nom, detail: detail(place) }))}
      onChoose={choose}
      listLabel={t.propositions}
      status={query.trim().length < 2 ? '' : t.nombre(found.length)}
    />
  );
}

/** "0.5" ↔ "50". */
function percentOf(share: string): string {
  const value = Number(share.replace(',', '.'));
  return Number.isFinite(value) ? String(Number((value * 100).toFixed(2))) : share;
}
function shareOf(percent: string): string {
  const value = Number(percent.replace(',', '.'));
  return percent.trim() !== '' && Number.isFinite(value) ? String(Number((value / 100).toFixed(4))) : percent;
}

function Chosen(props: { place: Place; name: string; onSay: (text: string) => void }) {
  const { place, name } = props;
  const t = situationTexts().territoire;
  const [percent, setPercent] = useState(percentOf(place.share));
  useEffect(() => {
    if (shareOf(percent) !== place.share) setPercent(percentOf(place.share));
  }, [place.share]);
  const remove = (): void => {
    edit('lieux', (s) => (s.places = s.places.filter(({ code }) => code !== place.code)));
    props.onSay(t.retire(name));
    document.getElementById('territoire')?.focus();
  };
  const change = (text: string): void => {
    setPercent(text);
    edit(`part.${place.code}`, (s) =>
      s.places.filter(({ code }) => code === place.code).forEach((each) => (each.share = shareOf(text))),
    );
  };
  return (
    <li>
      <span class="lieu-nom" lang="fr">
        {name}
      </span>
      <span class="saisie lieu-part">
        <input
          type="text"
          inputMode="decimal"
          size={4}
          value={percent}
          aria-label={t.partDe(name)}
          onInput={(event) => change(event.currentTarget.value)}
        />
        <span class="suffixe">%</span>
      </span>
      <button type="button" class="bouton bouton-discret" aria-label={t.retirer(name)} onClick={remove}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

/** The inhabitants that the result stands on and their edition, then the last ones known where these differ. */
function Sum(props: { territory: Territory; used: UsedPopulation | null }) {
  const { territory, used } = props;
  const t = situationTexts().territoire;
  const year = territory.evolution.at(-1)?.en_vigueur;
  return (
    <>
      {used !== null && (
        <p class="lieux-somme">
          <strong>{t.retenus(used.inhabitants, formatInteger(used.inhabitants))}</strong>
          {used.edition !== '' && (
            <>
              {common().deuxPoints} <span lang="fr">{unbroken(used.edition)}</span>
            </>
          )}
          .
        </p>
      )}
      {used?.inhabitants !== territory.habitants && (
        <p class="aide lieux-derniere">{t.derniere(year === undefined ? '' : String(year), territory.habitants, formatInteger(territory.habitants))}</p>
      )}
    </>
  );
}

interface TerritoryFormProps {
  situation: Situation;
  territory: Followed<Territory>;
  /** What the result stands on; null while there is no result about these places. */
  used: UsedPopulation | null;
  problem: Problem | null;
}

/** Places, or a typed population. */
export function TerritoryForm(props: TerritoryFormProps) {
  const { situation, territory } = props;
  const [said, setSaid] = useState('');
  const t = situationTexts().territoire;
  const nameOf = (place: Place): string =>
    territory.value?.lieux.find(({ code }) => code === place.code)?.libelle.replace(/, pour .*$/, '') ?? place.code;
  const withPlaces = situation.places.length > 0;
  return (
    <Fieldset legend={t.titre}>
      <Search chosen={situation.places} error={mistakeAt(territory.problem, '/lieux') ?? mistakeAt(props.problem, '/territoire')} onSay={setSaid} />
      {withPlaces && (
        <>
          <ul class="lieux" aria-label={t.choisis}>
            {situation.places.map((place) => (
              <Chosen key={place.code} place={place} name={nameOf(place)} onSay={setSaid} />
            ))}
          </ul>
          {territory.value !== null && territory.current && <Sum territory={territory.value} used={props.used} />}
        </>
      )}
      <p class="invisible" role="status">
        {said}
      </p>
      {!withPlaces && (
        <Input
          id="population"
          label={t.ouPopulation}
          hint={t.aidePopulation}
          error={mistakeAt(props.problem, '/population')}
          inputMode="numeric"
          value={situation.population}
          onInput={(value) => edit('population', (s) => (s.population = value))}
        />
      )}
    </Fieldset>
  );
}
