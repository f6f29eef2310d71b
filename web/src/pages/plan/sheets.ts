import type { Plan } from '../../api';
import { amount, date, integer, text, type Sheet } from '../../export/sheets';
import { common } from '../../i18n/commun';
import { situationTexts } from '../../situation/texts';
import { amountOf, lineWords, parts, totalOf, yearFigures } from './figures';
import { planTexts } from './texts';

function payments(plan: Plan): Sheet {
  const t = planTexts();
  const words = lineWords(plan);
  return {
    name: t.feuilles.versements,
    columns: [
      { label: t.colonneDate, width: 12 },
      { label: t.colonneAnnee, width: 8 },
      { label: t.colonneLibelle, width: 44 },
      { label: t.colonneNature, width: 12 },
      { label: t.encaissements, width: 16 },
    ],
    rows: plan.versements.flatMap((payment) =>
      payment.detail.map((item) => [
        date(payment.date),
        integer(item.annee),
        text(words.get(item.code)?.libelle ?? item.code),
        text(t.natures[item.nature] ?? item.nature),
        amount(item.montant),
      ]),
    ),
    totals: { label: situationTexts().total, columns: [4] },
  };
}

function years(plan: Plan): Sheet {
  const t = planTexts();
  return {
    name: t.feuilles.annees,
    columns: [
      { label: t.colonneAnnee, width: 20 },
      ...parts.map((part) => ({ label: `${t.droits}${common().deuxPoints} ${t.volets[part]}`, width: 28 })),
      { label: t.droits, width: 16 },
      { label: t.encaissements, width: 16 },
    ],
    rows: yearFigures(plan).map((row) => [
      text(row.year === null ? t.apres : t.annee(row.year.rang)),
      ...parts.map((part) => amount(amountOf(row.granted[part]))),
      amount(amountOf(totalOf(row.granted))),
      amount(amountOf(totalOf(row.paid))),
    ]),
    across: { target: 4, from: 1, to: 3 },
    totals: { label: situationTexts().total, columns: [1, 2, 3, 4, 5] },
  };
}

function civilYears(plan: Plan): Sheet {
  const t = planTexts();
  return {
    name: t.feuilles.civiles,
    columns: [
      { label: t.colonneAnnee, width: 10 },
      { label: t.droits, width: 16 },
      { label: t.encaissements, width: 16 },
    ],
    rows: plan.par_annee_civile.map((year) => [text(String(year.annee)), amount(year.droits), amount(year.encaissements)]),
    totals: { label: situationTexts().total, columns: [1, 2] },
  };
}

function lines(plan: Plan): Sheet {
  const t = planTexts();
  const words = situationTexts();
  return {
    name: t.feuilles.lignes,
    columns: [
      { label: t.colonneAnnee, width: 8 },
      { label: t.colonneLibelle, width: 44 },
      { label: words.ligne.formule, width: 34 },
      { label: t.droits, width: 16 },
      { label: words.ligne.raison, width: 44 },
    ],
    rows: plan.annees.flatMap((year) =>
      year.lignes.map((line) => [
        integer(year.rang),
        text(line.libelle),
        text(line.formule),
        amount(line.montant),
        text(line.motif),
      ]),
    ),
    totals: { label: words.total, columns: [3] },
  };
}

/** Payments first: the CSV file is the calendar. */
export function planSheets(plan: Plan): Sheet[] {
  return [payments(plan), years(plan), civilYears(plan), lines(plan)];
}
