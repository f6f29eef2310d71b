import type { ComponentChildren } from 'preact';
import { useGet, WhenAnswered } from '../../answer';
import { Montant } from '../../components/amounts';
import { Details, Law } from '../../components/details';
import { Input, Select } from '../../components/field';
import { Table, type Row } from '../../components/table';
import { formatInteger, formatRate, today, unbroken } from '../../format';
import { common } from '../../i18n/commun';
import type { Cas, Grille, Ligne, Texte } from '../../loi/api';
import { go, href, route } from '../../router';
import { Sources } from './sources';
import { texts } from './texts';

/** What a case is worth in each size class: amounts, a rate, or unknown. */
export function values(cas: Cas, classes: number): ComponentChildren[] {
  const cells = Array.from({ length: classes }, (_, index) => index);
  if (cas.taux !== null) return cells.map(() => <span class="montant">{formatRate(cas.taux ?? '')}</span>);
  return cells.map((index) => {
    return <Montant value={cas.montants[index] ?? null} cents="auto" />;
  });
}

export function words(cas: Cas): string {
  return [cas.libelle, cas.conditions, cas.calcul, cas.inconnu].filter(Boolean).join(' ; ');
}

function rowsOf(ligne: Ligne, classes: number): Row[] {
  const t = texts().grille;
  return ligne.cas.map((cas, index) => ({
    key: `${ligne.code} ${index}`,
    cells: [
      <Law>
        <a href={href(`droit/nombres/${ligne.code}`)} title={t.historique}>
          {unbroken(ligne.libelle)}
        </a>
        <small class="note-ligne">{unbroken(words(cas))}</small>
      </Law>,
      ...values(cas, classes),
      <Details summary={<span class="discret">{t.sources}</span>}>
        <Sources sources={cas.sources} />
        {ligne.versement ? (
          <p lang="fr">
            {t.versement}{common().deuxPoints} {unbroken(ligne.versement)}
          </p>
        ) : null}
      </Details>,
    ],
  }));
}

function Missions({ grille }: { grille: Grille }) {
  const t = texts().grille;
  const within = (months: number | null): string => (months === null ? '–' : t.sous(months));
  return (
    <Table
      caption={t.missions}
      columns={[
        { key: 'mission', label: t.mission },
        { key: 'nature', label: t.natureTitre },
        { key: 'demarrage', label: t.demarrage },
        { key: 'deploiement', label: t.deploiement },
      ]}
      rows={grille.missions.map((mission) => ({
        key: mission.id,
        cells: [<Law>{mission.libelle}</Law>, t.nature[mission.nature] ?? mission.nature, within(mission.demarrage_mois), within(mission.deploiement_mois)],
      }))}
    />
  );
}

export function GrilleView({ query }: { query: Record<string, string> }) {
  const t = texts().grille;
  const answer = useGet<Grille>('droit/grille', query);
  return (
    <WhenAnswered answer={answer}>
      {(grille) => (
        <>
          <h3 lang="fr">{unbroken(grille.texte.titre)}</h3>
          <Table
            caption={t.montants}
            columns={[
              { key: 'ligne', label: t.ligne },
              ...grille.tailles.map((taille) => ({
                key: String(taille.rang),
                label: `${t.taille(taille.rang)}, ${t.aPartirDe(formatInteger(taille.minimum))}`,
                number: true,
              })),
              { key: 'sources', label: t.sources },
            ]}
            rows={grille.lignes.flatMap((ligne) => rowsOf(ligne, grille.tailles.length))}
          />
          {grille.missions.length > 0 ? <Missions grille={grille} /> : null}
        </>
      )}
    </WhenAnswered>
  );
}

/** The grid at a date, or of a text whatever the date; both live in the address. */
export function GrillePart() {
  const t = texts().grille;
  const { params } = route.value;
  const list = useGet<{ textes: Texte[] }>('droit/textes');
  const date = params.get('date') ?? today();
  const texte = params.get('texte') ?? '';
  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    go('droit/grille', next, true);
  };
  return (
    <>
      <h2>{t.titre}</h2>
      <div class="en-ligne">
        <Input id="grille-date" label={t.date} type="date" value={date} onInput={(value) => change('date', value)} />
        <Select
          id="grille-texte"
          label={t.texte}
          value={texte}
          choices={[
            { value: '', label: t.enVigueur },
            ...(list.value !== null ? list.value.textes.map((each) => ({ value: each.id, label: each.titre })) : []),
          ]}
          onChange={(value) => change('texte', value)}
        />
      </div>
      <GrilleView query={texte === '' ? { date } : { date, texte }} />
    </>
  );
}
