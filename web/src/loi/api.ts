// What the engine says of the law itself: docs/formats.md, routes under /api/v1/droit/.
import type { Amount, Source } from '../api';

export interface Texte {
  id: string;
  instrument: string;
  nature: string;
  titre: string;
  base: string | null;
  signature: string | null;
  publication: string | null;
  effet: string | null;
  fin: string | null;
  verifie_jusqu_au: string | null;
  projet: boolean;
  note: string;
  expose: string;
  sources: Source[];
}

export interface Cas {
  libelle: string;
  conditions: string;
  calcul: string;
  /** Of a bonus, in percent. */
  taux: string | null;
  montants: { taille: number; montant: Amount }[];
  /** Why the value is unknown. */
  inconnu: string | null;
  sources: Source[];
}

export interface Ligne {
  code: string;
  libelle: string;
  mission: string | null;
  volet: string;
  cas: Cas[];
  versement: string;
  sources_versement: Source[];
}

export interface Grille {
  instrument: string;
  texte: string;
  titre: string;
  du: string;
  au: string | null;
  verifie_jusqu_au: string | null;
  note: string;
  tailles: { taille: number; libelle: string; minimum: number; sources: Source[] }[];
  missions: { id: string; libelle: string; nature: string; demarrage_mois: number | null; deploiement_mois: number | null; taux: boolean }[];
  lignes: Ligne[];
}

export type Jugement = 'concorde' | 'ecarte' | 'anterieur';

export interface Affirmation {
  sujet: string;
  enonce: string;
  montants: Amount[];
  jugement: Jugement;
  raison: string;
  sources: Source[];
}

export interface Ambiguite {
  id: string;
  question: string;
  explication: string;
  /** The one that is used. */
  lecture: string;
  lecture_par_defaut: string;
  lectures: { id: string; libelle: string; sources: Source[] }[];
  /** Codes of the lines that it changes. */
  lignes: string[];
}

export interface Document {
  id: string;
  titre: string;
  auteur: string;
  date: string;
  adresse: string | null;
  note: string;
}

export interface Parametre {
  id: string;
  libelle: string;
  note: string;
  valeurs: { du: string; au: string | null; montant: Amount; inconnu: string | null; sources: Source[] }[];
}

export interface Nombre {
  code: string;
  date: string;
  historique: (Ligne & { texte: string; titre: string; instrument: string; du: string; au: string | null; applique: boolean })[];
  affirmations: Affirmation[];
  ambiguites: { id: string; question: string; lecture: string }[];
}

export interface Difference {
  objet: string;
  avant: string | null;
  apres: string | null;
  sources: Source[];
}

export interface CompareSide {
  texte: string;
  titre: string;
  du: string;
  expose: string;
}

export interface Comparaison {
  de: CompareSide;
  a: CompareSide;
  differences: Difference[];
}
