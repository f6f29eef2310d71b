import type { SimulerTexts } from '../fr/simuler';

const en: SimulerTexts = {
  intro: 'What a CPTS is granted for one contract year, line by line, with formula and source.',
  situation: 'Your situation',
  droits: 'Granted for the year',
  droitsAide: 'What is acquired for the year; the dates of payment are in the plan.',
  fixe: 'Fixed',
  variable: 'Variable',
  majoration: 'Increase',
  annonce: (total, fixe, variable) => `Total ${total}, of which fixed ${fixe} and variable ${variable}.`,
  annonceInconnue: 'The total is unknown: at least one amount is in no source.',
  inconnu: 'The total is unknown, because these amounts are in no source:',
  bandeau: (debut, fin) => `This simulation is about the contract year from ${debut} to ${fin}.`,
  anneePrecedente: 'Previous year',
  anneeSuivante: 'Next year',
  lignes: 'Lines of the funding',
  colonneLigne: 'Line',
  colonneMontant: 'Granted',
  nonDues: (n) => (n > 1 ? `${n} lines at zero, and why` : 'One line at zero, and why'),
  leviers: 'What would change the total',
  baisses: (n) => (n > 1 ? `${n} changes that would lower the total` : 'One change that would lower the total'),
  superieure: (n, ecrit) => `${ecrit} more ${n > 1 ? 'inhabitants' : 'inhabitant'} to reach the next size.`,
  inferieure: (n, ecrit) => `${ecrit} ${n > 1 ? 'inhabitants' : 'inhabitant'} fewer would mean the size below.`,
  versPlan: 'See the plan over the contract',
  feuille: 'Simulation',
  feuilleSituation: 'Situation',
};

export default en;
