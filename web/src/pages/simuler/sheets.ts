import type { Simulation } from '../../api';
import { amount, date, integer, text, type Sheet } from '../../export/sheets';
import { usedPopulation } from '../../situation/population';
import { situationTexts } from '../../situation/texts';
import { simulerTexts } from './texts';

/** The lines, then the facts they come from. */
export function simulationSheets(s: Simulation): Sheet[] {
  const t = simulerTexts();
  const words = situationTexts();
  const edition = usedPopulation(s.recu)?.edition ?? '';
  return [
    {
      name: t.feuille,
      columns: [
        { label: t.colonneLigne, width: 44 },
        { label: words.ligne.formule, width: 26 },
        { label: t.colonneMontant, width: 16 },
        { label: words.ligne.raison, width: 44 },
        { label: words.ligne.source, width: 70 },
      ],
      rows: s.lignes.map((line) => [
        text(line.libelle),
        text(line.formule),
        amount(line.montant),
        text(line.motif),
        text(line.sources.map((source) => `${source.titre}, ${source.lieu}`).join(' ; ')),
      ]),
      totals: { label: words.total, columns: [2] },
    },
    {
      name: t.feuilleSituation,
      columns: [
        { label: t.feuilleSituation, width: 34 },
        { label: '', width: 70 },
      ],
      rows: [
        [text(words.impression.texte), text(s.texte)],
        [text(words.contrat.signature), date(s.date_signature)],
        [text(words.contrat.annee), date(s.date)],
        [text(words.territoire.population), integer(s.population)],
        ...(edition === '' ? [] : [[text(words.territoire.retenue), text(edition)]]),
        [text(words.tailleNom), text(words.taille(s.taille, s.taille_libelle))],
        [text(words.impression.recu), text(s.recu.droit)],
        [text(''), text(s.recu.empreinte_entree)],
      ],
    },
  ];
}
