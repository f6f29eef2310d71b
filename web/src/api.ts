// What the engine answers: docs/formats.md. Amounts are decimal strings, null when unknown; dates are ISO.
export type Amount = string | null;

export interface Source {
  document: string;
  titre: string;
  lieu: string;
}

export interface Line {
  code: string;
  libelle: string;
  mission: string | null;
  volet: string;
  montant: Amount;
  formule: string;
  sources: Source[];
  motif: string;
  versement: string;
  sources_versement: Source[];
}

export interface Ambiguity {
  id: string;
  question: string;
  lecture: string;
  autres: { lecture: string; libelle: string; total: Amount }[];
}

export interface Receipt {
  programme: string;
  commande: string;
  droit: string;
  reformes: { fichier: string; empreinte: string }[];
  entree: Record<string, unknown>;
  empreinte_entree: string;
}

export interface Lever {
  code: string;
  libelle: string;
  ecart: string;
  total: string;
}

export interface Simulation {
  texte: string;
  taille: number;
  taille_libelle: string;
  /** Inhabitants to gain for the class above, to lose for the one below; null at the ends. */
  vers_taille_superieure: number | null;
  vers_taille_inferieure: number | null;
  date: string;
  date_signature: string;
  population: number;
  lignes: Line[];
  total: Amount;
  total_fixe: Amount;
  total_variable: Amount;
  total_majoration: Amount;
  ambiguites: Ambiguity[];
  inconnus: string[];
  avertissements: string[];
  leviers?: Lever[];
  recu: Receipt;
}

export interface PlanYear {
  rang: number;
  debut: string;
  fin: string;
  texte: string;
  taille: number;
  lignes: Line[];
  droits: Amount;
}

export interface Payment {
  date: string;
  montant: Amount;
  detail: { code: string; annee: number; nature: string; montant: Amount }[];
}

export interface CivilYear {
  annee: number;
  droits: Amount;
  encaissements: Amount;
}

export interface Plan {
  nom: string;
  annees: PlanYear[];
  versements: Payment[];
  par_annee_civile: CivilYear[];
  total: Amount;
  ambiguites: Ambiguity[];
  avertissements: string[];
  recu: Receipt;
}

/** The grid of the law at a date: what the form needs of it. */
export interface Grid {
  texte: { id: string; titre: string; verifie_jusqu_au: string | null; duree_contrat_annees: number };
  missions: {
    id: string;
    libelle: string;
    nature: string;
    demarrage_mois: number | null;
    /** Whether it is paid on a rate, on the state of a crisis plan, on a crisis. */
    taux: boolean;
    plan_crise: boolean;
    crise: boolean;
  }[];
  tailles: { rang: number; libelle: string; minimum: number }[];
}

export interface FoundPlace {
  code: string;
  nom: string;
  type: string;
  libelle: string;
  departement: { code: string; nom: string } | null;
  codes_postaux: string[];
  communes: number;
  habitants: number;
}

export interface Places {
  lieux: FoundPlace[];
}

export interface Territory {
  lieux: { code: string; libelle: string }[];
  communes: number;
  /** In the last edition of populations. */
  habitants: number;
  /** By edition of populations, by rising year. */
  evolution: { en_vigueur: number; habitants: number }[];
  texte: string;
  taille: number;
}

/** Register of what the texts leave open. */
export interface Register {
  ambiguites: { id: string; question: string; explication: string; lectures: { id: string; libelle: string }[] }[];
}
