// What the server refuses, in words of this page: it speaks of keys of JSON, people see fields.
import type { Mistake, Problem } from '../../moteur';
import { texts } from './texts';

/** Pointer of a request → id of the field it comes from. */
export const kFields: Readonly<Record<string, string>> = {
  '/portefeuille': 'portefeuille-csv',
  '/de': 'de',
  '/a': 'a',
  '/date': 'effet',
  '/tirages': 'tirages',
  '/graine': 'graine',
};

function inWords(mistake: Mistake): Mistake {
  const t = texts();
  const labels: Record<string, string> = {
    '/de': t.portefeuille.de,
    '/a': t.portefeuille.a,
    '/date': t.reforme.effet,
    '/tirages': t.calcul.tirages,
    '/graine': t.calcul.graine,
  };
  const label = labels[mistake.pointer];
  return {
    ...mistake,
    place: mistake.place === '' && label !== undefined ? `«\u00a0${label}\u00a0»` : mistake.place,
    remedy: mistake.remedy.includes('"') ? (t.remedes[mistake.pointer] ?? '') : mistake.remedy,
  };
}

export function inPageWords(problem: Problem): Problem {
  return { ...problem, mistakes: problem.mistakes.map(inWords) };
}
