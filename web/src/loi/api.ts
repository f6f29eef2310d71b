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
  /** One for each size class. */
  montants: Amount[];
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
  texte: Texte & { duree_contrat_annees: number };
  /** Its first day. */
  date: string;
  fin: string | null;
  tailles: { rang: number; libelle: string; minimum: number; sources: Source[] }[];
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
  document: string;
  titre: string;
  auteur: string;
  lieu: string;
}

export interface Ambiguite {
  id: string;
  question: string;
  explication: string;
  lectures: { id: string; libelle: string; retenue: boolean; sources: Source[] }[];
  /** Codes of the lines that it changes. */
  lignes: string[];
}

export interface Document {
  id: string;
  titre: string;
  auteur: string;
  date: string;
  adresse: string;
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
  /** The code itself for a subject that is no line. */
  libelle: string;
  date: string;
  historique: { texte: string; titre: string; effet: string; fin: string | null; applique: boolean; cas: Cas[]; versement: string }[];
  affirmations: Affirmation[];
  /** Ids. */
  ambiguites: string[];
}

export interface Difference {
  objet: string;
  avant: string | null;
  apres: string | null;
  sources: Source[];
}

export interface CompareSide {
  id: string;
  titre: string;
  effet: string;
  expose: string;
}

export interface Comparaison {
  de: CompareSide;
  a: CompareSide;
  differences: Difference[];
}
