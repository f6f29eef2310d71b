// Words of what Simuler and Plan share: territory, contract, results.
const kNoBreak = '\u00a0';

const fr = {
  territoire: {
    titre: 'Territoire',
    recherche: 'Communes ou intercommunalités',
    aideRecherche: 'Nom ou code postal. Ajoutez-en autant qu’il faut. Chaque lieu est proposé avec sa dernière population connue.',
    propositions: 'Lieux trouvés',
    nombre: (n: number): string => (n === 0 ? 'Aucun lieu trouvé' : n === 1 ? 'Un lieu trouvé' : `${n} lieux trouvés`),
    habitants: (n: string): string => `${n} habitants`,
    communes: (n: number): string => (n > 1 ? `${n} communes` : ''),
    choisis: 'Lieux choisis',
    retirer: (nom: string): string => `Retirer ${nom}`,
    ajoute: (nom: string): string => `${nom} : ajouté`,
    retire: (nom: string): string => `${nom} : retiré`,
    population: 'Population',
    partDe: (nom: string): string => `Part des habitants de ${nom}, en pour cent`,
    retenue: 'Population retenue',
    retenus: (n: number, ecrit: string): string => (n > 1 ? `${ecrit} habitants retenus` : `${ecrit} habitant retenu`),
    derniere: (annee: string, n: number, ecrit: string): string =>
      `Dernière population connue${annee === '' ? '' : `, en vigueur en ${annee}`}${kNoBreak}: ${ecrit} ${n > 1 ? 'habitants' : 'habitant'}.`,
    ouPopulation: 'Ou nombre d’habitants',
    aidePopulation: 'Sert tant qu’aucun lieu n’est choisi.',
  },
  contrat: {
    titre: 'Contrat',
    signature: 'Signature du contrat',
    annee: 'Année de contrat',
    anneeChoix: (rang: number, debut: string, fin: string): string => `Année ${rang}${kNoBreak}: du ${debut} au ${fin}`,
    anneeSeule: (rang: number): string => `Année ${rang}`,
    membres: 'Membres',
    aideMembres: 'Professionnels et structures qui ont adhéré.',
    nom: 'Nom de la CPTS',
  },
  missions: {
    titre: 'Missions',
    aide: 'Le taux d’atteinte des objectifs règle le volet variable.',
    nature: { socle: 'socle', optionnelle: 'optionnelle' } as Record<string, string>,
    tauxDe: (mission: string): string => `Taux d’atteinte, ${mission}`,
    curseurDe: (mission: string): string => `Curseur du taux d’atteinte, ${mission}`,
    planCrise: 'Plan de crise, cette année',
    plans: { redaction: 'première rédaction', mise_a_jour: 'mise à jour', aucun: 'aucun plan' } as Record<string, string>,
    crise: 'Une crise sanitaire grave survient dans l’année',
    horsAnnee: (noms: string): string => `Le texte de cette année de contrat n’a pas ces missions, laissées de côté : ${noms}.`,
    horsContrat: (noms: string): string => `Aucun texte de ce contrat n’a ces missions, laissées de côté : ${noms}.`,
  },
  total: 'Total',
  tailleNom: 'Taille',
  taille: (rang: number, libelle: string): string => `Taille ${rang} : ${libelle}`,
  avertissements: 'À savoir',
  perime: 'Ce résultat est celui d’avant ; corrigez ce qui est signalé pour le mettre à jour.',
  lectures: {
    titre: 'Ce que les textes ne décident pas',
    intro: 'Selon la lecture, le total change. Choisissez-en une pour voir le résultat.',
    retenue: 'retenue',
    lecture: (id: string): string => `lecture « ${id} »`,
    revenir: 'Revenir aux lectures par défaut',
  },
  voirResultat: 'Voir le résultat',
  pourquoi: 'Pourquoi ?',
  ligne: {
    raison: 'Raison',
    formule: 'Calcul',
    source: 'Source',
    versement: 'Versement',
    sourceVersement: 'Source du versement',
  },
  adresse: {
    inconnus: (noms: string): string =>
      `L’adresse contient des paramètres que Socle ne connaît pas : ${noms}. Ils sont laissés de côté.`,
    recente: 'Ce lien vient d’une version plus récente de Socle : une partie peut manquer.',
  },
  actions: {
    titre: 'Partager, imprimer, exporter',
    lien: 'Le lien contient toute la situation ; rien n’est gardé sur un serveur.',
    imprimer: 'Imprimer ou enregistrer en PDF',
    xlsx: 'Tableur (XLSX)',
    csv: 'CSV',
    json: 'JSON',
    echec: 'Le fichier n’a pas pu être fait.',
  },
  impression: {
    date: (date: string): string => `Document établi le ${date} avec Socle`,
    texte: 'Texte appliqué',
    recu: 'Empreinte du droit et de la situation',
    adresse: 'Pour retrouver ce calcul',
  },
  chargement: 'Calcul en cours…',
};

export type SituationTexts = typeof fr;
export default fr;
