const fr = {
  intro: 'Ce qu’une CPTS acquiert pour une année de contrat, ligne par ligne, avec la formule et la source.',
  situation: 'Votre situation',
  droits: 'Droits de l’année',
  droitsAide: 'Ce qui est acquis pour l’année ; les dates de versement sont dans le plan.',
  fixe: 'Fixe',
  variable: 'Variable',
  majoration: 'Majoration',
  annonce: (total: string, fixe: string, variable: string): string => `Total ${total}, dont fixe ${fixe} et variable ${variable}.`,
  annonceInconnue: 'Le total est inconnu : au moins un montant n’est dans aucune source.',
  inconnu: 'Le total est inconnu, car ces montants ne sont dans aucune source :',
  bandeau: (debut: string, fin: string): string => `Cette simulation concerne l’année de contrat du ${debut} au ${fin}.`,
  anneePrecedente: 'Année précédente',
  anneeSuivante: 'Année suivante',
  lignes: 'Lignes du financement',
  colonneLigne: 'Ligne',
  colonneMontant: 'Droits',
  nonDues: (n: number): string => (n > 1 ? `${n} lignes à zéro, et pourquoi` : 'Une ligne à zéro, et pourquoi'),
  leviers: 'Ce qui changerait le total',
  baisses: (n: number): string =>
    n > 1 ? `${n} changements qui feraient baisser le total` : 'Un changement qui ferait baisser le total',
  superieure: (n: number, ecrit: string): string =>
    `Encore ${ecrit} ${n > 1 ? 'habitants' : 'habitant'} pour passer à la taille supérieure.`,
  inferieure: (n: number, ecrit: string): string =>
    n > 1
      ? `${ecrit} habitants de moins feraient passer à la taille inférieure.`
      : 'Un habitant de moins ferait passer à la taille inférieure.',
  versPlan: 'Voir le plan sur tout le contrat',
  feuille: 'Simulation',
  feuilleSituation: 'Situation',
};

export type SimulerTexts = typeof fr;
export default fr;
