// The pages, in the order of the menu. The two that are opened first come with the application; each other one is fetched when it is
// first opened. Its folder exports the component by default.
import type { ComponentType } from 'preact';
import type { Commun } from './i18n/fr/commun';
import Plan from './pages/plan/page';
import Simuler from './pages/simuler/page';

export type PageEntry = {
  /** First part of the address; its title stands in the common dictionary. */
  id: keyof Commun['pages'];
  /** Where its link stands. */
  place: 'menu' | 'pied';
} & ({ Page: ComponentType } | { load: () => Promise<{ default: ComponentType }> });

export const pages: readonly PageEntry[] = [
  { id: 'simuler', place: 'menu', Page: Simuler },
  { id: 'plan', place: 'menu', Page: Plan },
  { id: 'comparer', place: 'menu', load: () => import('./pages/comparer/page') },
  { id: 'droit', place: 'menu', load: () => import('./pages/droit/page') },
  { id: 'france', place: 'menu', load: () => import('./pages/france/page') },
  { id: 'methode', place: 'pied', load: () => import('./pages/methode/page') },
  { id: 'accessibilite', place: 'pied', load: () => import('./pages/accessibilite/page') },
  { id: 'api', place: 'pied', load: () => import('./pages/api/page') },
];

export const kHome = 'simuler';
