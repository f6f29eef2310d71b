// What another reading changes, on a case found by trying: around each size class, before and after the effect of each text.
import { useEffect, useState } from 'preact/hooks';
import type { Ambiguity, Amount, Plan, Simulation } from '../../api';
import { Montant } from '../../components/amounts';
import { Law } from '../../components/details';
import { formatDate, formatInteger } from '../../format';
import { common } from '../../i18n/commun';
import type { Ambiguite, Grille, Texte } from '../../loi/api';
import { get, post } from '../../moteur';
import { texts } from './texts';

interface Case {
  population: number;
  membres: number;
  signature: string;
}

export interface Effect {
  of: Case;
  whole: boolean;
  total: Amount;
  others: Ambiguity['autres'];
}

// Enough members for any condition on them, and a rate that changes every variable part.
const kMembers = 1000;
const kRate = 75;
const kMonthsOfDelay = 5;
// A month begun and its days differ.
const kMidMonth = '16';

function later(iso: string, months: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  return date.toISOString().slice(0, 10);
}

function casesOf(grille: Grille): Case[] {
  const start = grille.texte.effet ?? grille.date;
  const populations = grille.tailles.map((taille) => taille.minimum).filter((minimum) => minimum > 0);
  const signatures = [later(start, 1), later(start, -2), later(start, -kMonthsOfDelay), later(start, 24)];
  return signatures.flatMap((signature) => populations.map((population) => ({ population, membres: kMembers, signature })));
}

function keep(effects: Map<string, Effect>, found: readonly Ambiguity[], of: Case, total: Amount, whole: boolean): void {
  for (const ambiguity of found) {
    const others = ambiguity.autres.filter((other) => other.total !== total);
    if (others.length > 0 && !effects.has(ambiguity.id)) effects.set(ambiguity.id, { of, whole, total, others });
  }
}

async function tryCases(texte: string): Promise<Map<string, Effect>> {
  const effects = new Map<string, Effect>();
  const grille = await get<Grille>('droit/grille', { texte });
  if (!grille.ok) return effects;
  const { missions } = grille.value;
  const cases = casesOf(grille.value);
  for (const of of cases) {
    const answer = await post<Simulation>('simulations', {
      population: of.population,
      date: of.signature,
      membres: of.membres,
      missions: missions.map((mission) => mission.id),
      taux: { tous: kRate },
      plan_crise: 'redaction',
      crise: true,
    });
    if (answer.ok) keep(effects, answer.value.ambiguites, of, answer.value.total, false);
  }
  for (const of of cases) {
    const demarrage = later(of.signature, kMonthsOfDelay).replace(/01$/, kMidMonth);
    const rates = { demarrage, taux: Array.from({ length: grille.value.texte.duree_contrat_annees }, () => kRate) };
    const answer = await post<Plan & { ambiguites: Ambiguity[] }>('plans', {
      population: of.population,
      date_signature: of.signature,
      membres: of.membres,
      missions: Object.fromEntries(missions.map((mission) => [mission.id, mission.taux ? rates : { demarrage, crises: [1] }])),
    });
    if (answer.ok) keep(effects, answer.value.ambiguites, of, answer.value.total, true);
  }
  return effects;
}

/** By ambiguity; null while cases are tried. */
export function useEffects(): Map<string, Effect> | null {
  const [effects, setEffects] = useState<Map<string, Effect> | null>(null);
  useEffect(() => {
    let wanted = true;
    void get<{ textes: Texte[] }>('droit/textes').then(async (answer) => {
      if (!answer.ok) return;
      const last = answer.value.textes.filter((texte) => texte.nature === 'avenant' && !texte.projet).at(-1);
      const found = last === undefined ? new Map<string, Effect>() : await tryCases(last.id);
      if (wanted) setEffects(found);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return effects;
}

export function EffectView({ effect, ambiguity }: { effect: Effect | undefined; ambiguity: Ambiguite }) {
  const t = texts().ambiguites;
  if (effect === undefined) return <p class="discret">{t.sansExemple}</p>;
  const { population, membres, signature } = effect.of;
  const kept = ambiguity.lectures.find((reading) => reading.retenue);
  return (
    <div class="effet">
      <p>
        <strong>{t.exemple}</strong>{common().deuxPoints} {t.cas(formatInteger(population), formatInteger(membres), formatDate(signature))}.{' '}
        {t.total} {effect.whole ? t.contrat : t.anneeUn} :
      </p>
      <ul>
        <li>
          <Montant value={effect.total} /> – <Law>{kept?.libelle ?? ''}</Law> ({t.retenue})
        </li>
        {effect.others.map((other) => (
          <li key={other.lecture}>
            <Montant value={other.total} /> – <Law>{other.libelle}</Law>
          </li>
        ))}
      </ul>
    </div>
  );
}
