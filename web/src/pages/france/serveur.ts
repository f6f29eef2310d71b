// The server that gave the page: national computations need it. Same forms as docs/formats.md.
import { readProblem, type Outcome } from '../../moteur';
import { texts } from './texts';

const kBase = '/api/v1/nationaux';

export interface Quantiles {
  p5: string;
  p50: string;
  p95: string;
  /** Half of the interval at 95 % that the finite number of draws leaves around each. */
  erreur: { moyenne: string; p5: string; p50: string; p95: string };
}
export interface Montant {
  montant: string;
  quantiles: Quantiles | null;
}
export interface Cellule {
  annee?: number;
  droits: Montant;
  encaissements: Montant;
  inconnus: number;
}
export type Measure = 'droits' | 'encaissements';

export interface Groupe {
  code: string;
  libelle: string;
  cpts: number;
  annees: (Cellule & { annee: number })[];
  total: Cellule;
}
export interface Tableau {
  axe: 'france' | 'region' | 'departement' | 'taille' | 'poste';
  groupes: Groupe[];
}
export interface Bascule {
  code: string;
  libelle: string;
  gagnants: number;
  perdants: number;
  egal: number;
  gains: string;
  pertes: string;
}
export interface Touche {
  id: string;
  nom: string;
  region: string;
  taille: string;
  avant: string;
  apres: string;
  ecart: string;
}
export interface Reforme {
  id: string;
  titre: string;
  expose: string;
  effet: string;
  changements: { objet: string; avant: string | null; apres: string | null; sources: string[] }[];
  tableaux: Tableau[];
  par_taille: Bascule[];
  par_region: Bascule[];
  plus_touches: Touche[];
  avertissements: string[];
}
export interface Resultat {
  titre: string;
  de: number;
  a: number;
  cpts: number;
  droit: string;
  portefeuille: string;
  effectifs: { annee: number; contrats: number; habitants: number }[];
  tableaux: Tableau[];
  reformes: Reforme[];
  controles: { annee: number; titre: string; publie: string; calcule: string | null; ecart: string | null; source: string; commentaire: string }[];
  tirages: { nombre: number; graine: string; hypotheses: { nom: string; valeur: string; source: string }[] } | null;
  avertissements: string[];
}

export function tableOf(tables: readonly Tableau[], axis: Tableau['axe']): readonly Groupe[] {
  return tables.find((table) => table.axe === axis)?.groupes ?? [];
}

async function outcome<T>(answer: Promise<Response>): Promise<Outcome<T>> {
  try {
    const response = await answer;
    const text = await response.text();
    if (!response.ok) return { ok: false, problem: readProblem(response.status, text) };
    return { ok: true, value: (text === '' ? null : JSON.parse(text)) as T, text };
  } catch {
    return { ok: false, problem: { status: 0, title: '', detail: texts().injoignable, mistakes: [] } };
  }
}

export function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Outcome<T>> {
  const init: RequestInit = { method, ...(signal === undefined ? {} : { signal }) };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'Content-Type': 'application/json' };
  }
  return outcome<T>(fetch(kBase + path, init));
}

/** Address of a route, for links and events. */
export function at(path: string): string {
  return kBase + path;
}
