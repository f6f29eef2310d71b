// Words of the frame and of the components.
const fr = {
  socle: 'Socle',
  slogan: 'Le financement public des CPTS, calculé et expliqué',
  allerAuContenu: 'Aller au contenu',
  menuPrincipal: 'Menu principal',
  menuPied: 'À propos de Socle',
  pages: {
    simuler: { menu: 'Simuler', titre: 'Simuler une année de contrat' },
    plan: { menu: 'Plan', titre: 'Plan sur la durée du contrat' },
    comparer: { menu: 'Comparer', titre: 'Comparer' },
    droit: { menu: 'Le droit', titre: 'Le droit' },
    france: { menu: 'France', titre: 'La France entière' },
    methode: { menu: 'Méthode', titre: 'Méthode' },
    accessibilite: { menu: 'Accessibilité', titre: 'Déclaration d’accessibilité' },
    api: { menu: 'API', titre: 'API pour développeurs' },
  },
  introuvable: {
    titre: 'Page introuvable',
    texte: 'Cette adresse ne correspond à aucune page de Socle.',
    retour: 'Aller à la page « Simuler »',
  },
  chargement: 'Chargement…',
  echec: {
    titre: 'La page n’a pas pu être chargée',
    texte: 'Vérifiez la connexion, puis réessayez. Rien de ce que vous avez saisi n’est perdu : c’est dans l’adresse.',
    reessayer: 'Réessayer',
  },
  langue: 'Langue',
  langues: { fr: 'Français', en: 'English' },
  theme: 'Apparence',
  themes: { auto: 'Comme le système', clair: 'Claire', sombre: 'Sombre' },
  confidentialite: 'Tout est calculé dans votre navigateur : ce que vous saisissez n’est envoyé nulle part.',
  confidentialitePages:
    'Simuler, Plan, Comparer et Le droit calculent dans votre navigateur : ce que vous y saisissez n’est envoyé nulle part.',
  independant: 'Socle est un logiciel libre et indépendant ; ce n’est pas un site de l’État ni de l’Assurance maladie.',
  resumeErreurs: (nombre: number): string => (nombre > 1 ? `${nombre} points sont à corriger` : 'Un point est à corriger'),
  erreur: 'Erreur',
  /** After a word that what follows explains; English has no space before it. */
  deuxPoints: '\u00a0:',
  inconnu: 'inconnu',
  copierLeLien: 'Copier le lien',
  copie: 'Copié',
  copieImpossible: 'La copie a été refusée ; copiez l’adresse de la page.',
  fermer: 'Fermer',
};

export type Commun = typeof fr;
export default fr;
