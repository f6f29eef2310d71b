// The pages, in the order of the menu. Each is fetched when it is first opened; its folder exports the component by default.
import type { ComponentType } from 'preact';
import type { Commun } from './i18n/fr/commun';

export interface PageEntry {
  /** First part of the address; its title stands in the common dictionary. */
  id: keyof Commun['pages'];
  /** Where its link stands. */
  place: 'menu' | 'pied';
  load: () => Promise<{ default: ComponentType }>;
}

export const pages: readonly PageEntry[] = [
  { id: 'simuler', place: 'menu', load: () => import('./pages/simuler/page') },
  { id: 'plan', place: 'menu', load: () => import('./pages/plan/page') },
  { id: 'comparer', place: 'menu', load: () => import('./pages/comparer/page') },
  { id: 'droit', place: 'menu', load: () => import('./pages/droit/page') },
  { id: 'france', place: 'menu', load: () => import('./pages/france/page') },
  { id: 'methode', place: 'pied', load: () => import('./pages/methode/page') },
  { id: 'accessibilite', place: 'pied', load: () => import('./pages/accessibilite/page') },
  { id: 'api', place: 'pied', load: () => import('./pages/api/page') },
];

export const kHome = 'simuler';
