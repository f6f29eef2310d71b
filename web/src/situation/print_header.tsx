import { useComputed } from '@preact/signals';
import type { Receipt, Territory } from '../api';
import { formatDate, formatInteger, today } from '../format';
import { common } from '../i18n/commun';
import { Later } from '../later';
import type { ContractGrid, ContractMission } from './contract_grid';
import type { Answers } from './follow';
import { usedPopulation } from './population';
import { engaged } from './requests';
import type { Situation } from './situation';
import { parsed, shareableAddress } from './store';
import { situationTexts } from './texts';

interface PrintHeaderProps<T> {
  page: string;
  answers: Answers<T>;
  /** Ids of the texts that the result stands on, once or more. */
  texts: (result: T) => readonly string[];
  /** An engaged mission with its facts, in words. */
  describe: (mission: ContractMission) => string;
}

function Row(props: { label: string; value: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}

/** "173 461 habitants : population municipale en vigueur en 2023". */
function population(receipt: Receipt): string {
  const used = usedPopulation(receipt);
  if (used === null) return '';
  const t = situationTexts().territoire;
  const words = t.habitants(formatInteger(used.inhabitants));
  return used.edition === '' ? words : `${words}${common().deuxPoints} ${used.edition}`;
}

interface Facts {
  situation: Situation;
  grid: ContractGrid;
  territory: Territory | null;
  receipt: Receipt;
  /** Ids. */
  texts: readonly string[];
}

function Document(props: Facts & Pick<PrintHeaderProps<unknown>, 'page' | 'describe'>) {
  const { situation, grid, territory, receipt } = props;
  const known = new Map((grid.textes ?? [grid.texte]).map(({ id, titre }) => [id, titre]));
  const t = situationTexts();
  const list = engaged(situation, grid);
  const missions = grid.missions.filter((mission) => list.includes(mission.id)).map(props.describe);
  return (
    <section class="a-imprimer impression">
      <p>{t.impression.date(formatDate(today()))}</p>
      <dl>
        {situation.places.length > 0 && territory !== null && (
          <Row label={t.territoire.titre} value={territory.lieux.map(({ libelle }) => libelle).join(' ; ')} />
        )}
        <Row label={situation.places.length > 0 ? t.territoire.retenue : t.territoire.population} value={population(receipt)} />
        <Row label={t.contrat.signature} value={formatDate(situation.signature)} />
        <Row label={t.contrat.membres} value={situation.members} />
        <Row label={t.missions.titre} value={missions.join(' ; ')} />
        <Row label={t.impression.texte} value={[...new Set(props.texts)].map((id) => known.get(id) ?? id).join(' ; ')} />
        <Row label={t.impression.recu} value={`${receipt.droit} ; ${receipt.empreinte_entree}`} />
        <Row label={t.impression.adresse} value={shareableAddress(props.page)} />
      </dl>
    </section>
  );
}

/** On paper only: when, on which facts, under which law, and how to find the computation again. */
export function PrintHeader<T extends { recu: Receipt }>(props: PrintHeaderProps<T>) {
  const { answers } = props;
  const facts = useComputed((): Facts | null => {
    const grid = answers.grid.value;
    const result = answers.result.value;
    return grid === null || result === null
      ? null
      : { situation: parsed.value.situation, grid, territory: answers.territory.value.value, receipt: result.recu, texts: props.texts(result) };
  });
  return <Later of={facts}>{(known) => <Document {...known} page={props.page} describe={props.describe} />}</Later>;
}
