// Functions without a page.
import { formatAmount, formatDate, formatInteger, formatRate, unbroken } from '../src/format';
import { dayBefore, monthsAfter, yearEnd, yearStart } from '../src/situation/calendar';
import type { Grid } from '../src/api';
import { showsZero } from '../src/pages/france/graphique/echelle';
import { formatTicks } from '../src/pages/france/montants';
import { readPortfolio } from '../src/pages/france/portfolio_file';
import { usedPopulation } from '../src/situation/population';
import { numberOrText, simulationBody } from '../src/situation/requests';
import { defaultSituation, formatSituation, parseSituation } from '../src/situation/situation';
import { expect, test } from '@playwright/test';

test('amounts are written from their digits, exactly', () => {
  expect(formatAmount('26034.25')).toBe('26\u202f034,25\u202f€');
  expect(formatAmount('60000.00', { cents: 'auto' })).toBe('60\u202f000\u202f€');
  expect(formatAmount('-0.50')).toBe('\u22120,50\u202f€');
  expect(formatAmount('4500.00', { sign: true, cents: 'auto' })).toBe('+4\u202f500\u202f€');
  expect(formatAmount('0.00', { sign: true })).toBe('0,00\u202f€');
  expect(formatAmount('90071992547409931234.56')).toBe('90\u202f071\u202f992\u202f547\u202f409\u202f931\u202f234,56\u202f€');
  expect(formatInteger(60000)).toBe('60\u202f000');
  expect(formatRate('62.5')).toBe('62,5\u202f%');
  expect(formatDate('2026-12-31')).toBe('31/12/2026');
  expect(formatDate('demain')).toBe('demain');
});

test('numbers inside words of the law are not cut, and nothing else is glued', () => {
  expect(unbroken('de 40 000 à 80 000 habitants')).toBe('de 40\u202f000 à 80\u202f000 habitants');
  expect(unbroken('1 000 000')).toBe('1\u202f000\u202f000');
  expect(unbroken('avenant 2 du 2023')).toBe('avenant 2 du 2023');
  expect(unbroken('article 5 2024')).toBe('article 5 2024');
  expect(unbroken('prévu : « oui » ; 62,5 % de 75 000 €')).toBe('prévu\u00a0: «\u00a0oui\u00a0»\u202f; 62,5\u202f% de 75\u202f000\u202f€');
});

test('contract years begin on the anniversary, 1 March for 29 February', () => {
  expect(yearStart('2024-02-29', 2)).toBe('2025-03-01');
  expect(yearEnd('2024-03-01', 1)).toBe('2025-02-28');
  expect(dayBefore('2025-01-01')).toBe('2024-12-31');
  expect(monthsAfter('2024-08-31', 6)).toBe('2025-02-28');
  expect(monthsAfter('2024-02-29', 12)).toBe('2025-03-01');
  expect(yearStart('', 3)).toBe('');
});

test('what was typed as a number is read as people write it', () => {
  expect(numberOrText('60 000')).toBe(60000);
  expect(numberOrText('62,5')).toBe(62.5);
  expect(numberOrText('-1')).toBe('-1');
  expect(numberOrText('1e9')).toBe('1e9');
  expect(numberOrText('')).toBe('');
});

test('a situation survives its address', () => {
  const query =
    'v=1&nom=CPTS&lieux=35236:0.5,243500741&signature=2024-03-01&annee=3&membres=120&missions=parcours,prevention&taux=50' +
    '&taux.parcours=10,20,30&demarrage.parcours=2024-09-01&plan=aucun&crise=1&redaction=2&crises=1,4&texte=aci-cpts-2019&lecture.seuil-80000=taille-2';
  const { situation, unknown, newer } = parseSituation(new URLSearchParams(query), '2026-01-01');
  expect(unknown).toEqual([]);
  expect(newer).toBe(false);
  const again = formatSituation(situation);
  expect(Object.fromEntries(again)).toEqual(Object.fromEntries(new URLSearchParams(query)));
});

test('hostile parameters change nothing but what they name', () => {
  const { unknown } = parseSituation(
    new URLSearchParams('__proto__=1&taux.__proto__=2&constructor=3&lecture.=4&taux.A=5'),
    '2026-01-01',
  );
  expect(unknown).toEqual(['__proto__', 'constructor', 'lecture.', 'taux.A']);
  expect('rates' in {}).toBe(false);
});

test('a crisis plan is sent only where an engaged mission asks for one', () => {
  const mission = { libelle: '', nature: 'socle', demarrage_mois: null, taux: false };
  const grid: Grid = {
    texte: { id: 'x', titre: 'x', verifie_jusqu_au: null, duree_contrat_annees: 5 },
    missions: [
      { ...mission, id: 'parcours', plan_crise: false, crise: false },
      { ...mission, id: 'crise_sanitaire', plan_crise: true, crise: true },
    ],
    tailles: [],
  };
  const sent = (missions: string[]) => simulationBody({ ...defaultSituation('2024-03-01'), missions, crisis: true }, grid);
  expect(sent(['parcours'])).not.toHaveProperty('plan_crise');
  expect(sent(['parcours'])).not.toHaveProperty('crise');
  expect(sent(['parcours', 'crise_sanitaire'])).toMatchObject({ plan_crise: 'redaction', crise: true });
});

test('the population of a result comes with its edition, and without the names that the page shows already', () => {
  const receipt = (entree: Record<string, unknown>) => ({ programme: '', commande: '', droit: '', reformes: [], entree, empreinte_entree: '' });
  const origin = 'population municipale en vigueur en 2023 (recensement 2020), la plus proche que l\'on ait de 2024';
  for (const communes of ['1 commune', '34 commune(s)', '34 communes']) {
    const used = usedPopulation(receipt({ population: 173461, population_origine: `${communes}, ${origin} : CA Golfe : Vannes (200067932)` }));
    expect(used).toEqual({ inhabitants: 173461, edition: origin });
  }
  expect(usedPopulation(receipt({ populations: [7, 8], population_origine: '' }))).toEqual({ inhabitants: 7, edition: '' });
  expect(usedPopulation(receipt({ population: 9 }))).toEqual({ inhabitants: 9, edition: '' });
  expect(usedPopulation(receipt({}))).toBeNull();
});

test('marks of an axis share a unit and are told apart', () => {
  expect(formatTicks([23_600_000, 23_605_000, 23_610_000])).toEqual(['236,00\u202fk€', '236,05\u202fk€', '236,10\u202fk€']);
  expect(formatTicks([-200_000_000, 0, 150_000_000])).toEqual(['\u22122,0\u202fM€', '0,0\u202fM€', '1,5\u202fM€']);
  expect(formatTicks([100_000, 200_000])).toEqual(['1\u202f000\u202f€', '2\u202f000\u202f€']);
  expect(formatTicks([])).toEqual([]);
});

test('an axis is said not to begin at zero only when zero is not on it', () => {
  const drawn = (...cents: number[]) => showsZero([{ trait: 'droits', libelle: '', points: cents.map((each, index) => ({ annee: 2026 + index, cents: each })) }]);
  expect(drawn(23_600_000, 23_610_000)).toBe(false);
  expect(drawn(0, 23_610_000)).toBe(true);
  expect(drawn(-500, 300)).toBe(true);
  expect(drawn(-900_000, 0)).toBe(true);
  expect(drawn(-900_000, -890_000)).toBe(false);
});

test('a portfolio is UTF-8 text, with or without its mark', async () => {
  expect(await readPortfolio(new Blob(['\ufeffid;nom\n']))).toEqual({ csv: 'id;nom\n' });
  expect(await readPortfolio(new Blob([Buffer.from('Vall\u00e9e', 'latin1')]))).toEqual({ unreadable: 'codage' });
  expect(await readPortfolio(new Blob(['\ufeff \n']))).toEqual({ unreadable: 'vide' });
});
