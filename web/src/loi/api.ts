// What the engine says of the law itself: docs/formats.md, routes under /api/v1/droit/.
import type { Amount, Source } from '../api';

export interface Texte {
  id: string;
  titre: string;
  instrument: string;
  nature: string;
  signature: string | null;
  publication: string | null;
  effet: string;
  fin: string | null;
  verifie_jusqu_au: string | null;
  projet: boolean;
  note: string;
  base: string | null;
  sources: Source[];
}

export interface Taille {
  rang: number;
  libelle: string;
  minimum: number;
  sources: Source[];
}

export interface Mission {
  id: string;
  libelle: string;
  nature: string;
  demarrage_mois: number | null;
  deploiement_mois: number | null;
  sources: Source[];
}

export interface Cas {
  libelle: string;
  montants: Amount[];
  taux: string | null;
  inconnu: string | null;
  conditions: string;
  calcul: string;
  sources: Source[];
}

export interface Ligne {
  code: string;
  libelle: string;
  mission: string | null;
  volet: string;
  cas: Cas[];
  versement: string;
}

export interface Grille {
  texte: Texte;
  date: string;
  tailles: Taille[];
  missions: Mission[];
  lignes: Ligne[];
}

export interface Affirmation {
  document: string;
  titre: string;
  auteur: string;
  lieu: string;
  sujet: string;
  enonce: string;
  montants: Amount[];
  jugement: 'concorde' | 'ecarte' | 'anterieur';
  raison: string;
}

export interface Lecture {
  id: string;
  libelle: string;
  retenue: boolean;
  sources: Source[];
}

export interface Ambiguite {
  id: string;
  question: string;
  explication: string;
  lectures: Lecture[];
}

export interface Document {
  id: string;
  titre: string;
  auteur: string;
  date: string;
  adresse: string;
  note: string;
}

export interface Nombre {
  code: string;
  libelle: string;
  historique: { texte: string; titre: string; effet: string; fin: string | null; cas: Cas[]; versement: string }[];
  affirmations: Affirmation[];
  ambiguites: string[];
}

export interface Difference {
  objet: string;
  avant: string | null;
  apres: string | null;
  sources: Source[];
}

export interface Comparaison {
  de: { id: string; titre: string };
  a: { id: string; titre: string };
  differences: Difference[];
}
