const fr = {
  titre: 'API pour développeurs',
  chapeau:
    'Les mêmes calculs, pour vos programmes : des requêtes HTTP, du JSON, les noms du droit. Les pages de cette application n’emploient rien d’autre.',
  demarrer: {
    titre: 'Commencer',
    local: 'Le programme `socle serveur` répond à ces adresses. Il ne demande ni base de données, ni configuration, ni clé.',
    statique:
      'Cette page est servie par un hébergement de fichiers : elle calcule dans votre navigateur, mais aucun serveur n’y répond aux requêtes. Pour essayer les exemples, lancez `socle serveur` sur votre machine.',
    description: 'La description complète est au format OpenAPI 3.1 :',
    telecharger: 'Télécharger la description (JSON)',
  },
  exemples: {
    titre: 'Exemples',
    simulation: 'Une année de contrat, avec formules et sources',
    plan: 'Un contrat entier : droits et versements',
    communes: 'Chercher une commune ou un groupement',
    droit: 'La grille en vigueur à une date',
    lot: 'Un fichier de milliers de cas, en flux',
    copier: 'Copier',
  },
  regles: {
    titre: 'Règles',
    liste: [
      'Un montant est un texte décimal à deux chiffres après le point (`"26034.25"`), `null` s’il est inconnu : **inconnu n’est pas zéro**. Les dates s’écrivent AAAA-MM-JJ.',
      'Une erreur est un document `application/problem+json` (RFC 9457), en français. Chaque faute y porte un pointeur JSON vers l’endroit de la requête, sa raison et le remède.',
      'Les réponses sur le droit ne dépendent que du droit et du programme : elles portent un `ETag` et peuvent être gardées.',
      'Chaque résultat porte un reçu, que `socle rejouer` recalcule et compare.',
      'Une clé inconnue ou en double dans une requête est une faute : une faute de frappe ne passe jamais inaperçue.',
    ],
  },
  limites: {
    titre: 'Limites',
    liste: [
      'Une requête JSON fait au plus 1 Mio ; au-delà, la réponse est 413.',
      'Une requête trop lente, ou trop longue à calculer, est arrêtée et le dit.',
      'Le serveur n’écoute par défaut que sur la machine où il tourne. Pour l’ouvrir à d’autres, placez-le derrière un serveur mandataire qui porte le chiffrement et les droits d’accès.',
    ],
  },
  routes: {
    titre: 'Routes',
    chercher: 'Chercher une route',
    nombre: (count: number): string => (count > 1 ? `${count} routes` : count === 1 ? 'Une route' : 'Aucune route ne correspond.'),
    parametres: 'Paramètres',
    nom: 'Nom',
    ou: 'Où',
    ouBien: 'ou',
    cite: (signe: string): string => `«\u00a0${signe}\u00a0»`,
    valeur: 'Valeur',
    sens: 'Sens',
    dans: { query: 'adresse, après « ? »', path: 'adresse', header: 'en-tête' } as Record<string, string>,
    obligatoire: 'obligatoire',
    corps: 'Corps de la requête',
    exemple: 'Exemple',
    reponses: 'Réponses',
    indisponible: 'La liste des routes n’a pas pu être lue.',
  },
};

export type ApiTexts = typeof fr;
export default fr;
