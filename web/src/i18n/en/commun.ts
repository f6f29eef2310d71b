import type { Commun } from '../fr/commun';

const en: Commun = {
  socle: 'Socle',
  slogan: 'Public funding of CPTS, computed and explained',
  allerAuContenu: 'Skip to content',
  menuPrincipal: 'Main menu',
  menuPied: 'About Socle',
  pages: {
    simuler: { menu: 'Simulate', titre: 'Simulate one contract year' },
    plan: { menu: 'Plan', titre: 'Plan over the contract' },
    comparer: { menu: 'Compare', titre: 'Compare' },
    droit: { menu: 'The law', titre: 'The law' },
    france: { menu: 'France', titre: 'The whole of France' },
    methode: { menu: 'Method', titre: 'Method' },
    accessibilite: { menu: 'Accessibility', titre: 'Accessibility statement' },
    api: { menu: 'API', titre: 'API for developers' },
  },
  introuvable: {
    titre: 'Page not found',
    texte: 'This address is not one of Socle’s pages.',
    retour: 'Go to “Simulate”',
  },
  chargement: 'Loading…',
  echec: {
    titre: 'The page could not be loaded',
    texte: 'Check the connection, then try again. Nothing you typed is lost: it is in the address.',
    reessayer: 'Try again',
  },
  langue: 'Language',
  langues: { fr: 'Français', en: 'English' },
  theme: 'Appearance',
  themes: { auto: 'Same as system', clair: 'Light', sombre: 'Dark' },
  confidentialite: 'Everything is computed in your browser: what you type is sent nowhere.',
  confidentialitePages: 'Simulate, Plan, Compare and The law compute in your browser: what you type there is sent nowhere.',
  independant: 'Socle is free and independent software; it is not a site of the State or of the health insurance.',
  resumeErreurs: (nombre) => (nombre > 1 ? `${nombre} points to correct` : 'One point to correct'),
  deuxPoints: ':',
  erreur: 'Error',
  inconnu: 'unknown',
  copierLeLien: 'Copy the link',
  copie: 'Copied',
  copieImpossible: 'Copying was refused; copy the address of the page.',
  fermer: 'Close',
};

export default en;
