// Functions of comparison and of the moved grid, without a page.
import type { Line } from '../src/api';
import { alignLines, gapOf, kindOf } from '../src/compare/lines';
import { pack, unpack } from '../src/compare/packed';
import { compareWords } from '../src/compare/words';
import { grouped } from '../src/pages/comparer/grouped';
import { diverging, sequential } from '../src/pages/france/carte/classes';
import { formatShort, toDecimal } from '../src/pages/france/montants';
import { amountsOf, readMoved, slotsOf, withAmounts, withPercent, writeMoved } from '../src/pages/france/moved';
import { latestWins } from '../src/latest';
import { reformToml } from '../src/pages/france/reform_file';
import type { Grille } from '../src/loi/api';
import { expect, test } from '@playwright/test';

const line = (code: string, montant: string | null): Line => ({ code, libelle: code, mission: null, volet: 'fixe', montant, formule: '', sources: [], motif: '', versement: '', sources_versement: [] });

test('gaps are exact, and unknown stays unknown', () => {
  expect(gapOf('90071992547409931234.56', '90071992547409931234.55')).toBe('-0.01');
  expect(gapOf('0.00', null)).toBeNull();
  expect(kindOf('1.00', '1.01')).toBe('more');
  expect(kindOf(null, '1.00')).toBe('unknown');
  expect(kindOf(null, null)).toBe('same');
});

test('lines are aligned by code, new ones after the line that they follow', () => {
  const pairs = alignLines([line('a', '1.00'), line('b', '2.00')], [line('a', '1.00'), line('n', '5.00'), line('c', '3.00')]);
  expect(pairs.map(({ code, kind, gap }) => [code, kind, gap])).toEqual([
    ['a', 'same', '0.00'],
    ['n', 'added', '5.00'],
    ['c', 'added', '3.00'],
    ['b', 'removed', '-2.00'],
  ]);
});

test('only the words that change are marked', () => {
  const { before, after } = compareWords('taille 1 : 50 €', 'taille 1 : 60 €');
  expect(before).toEqual([{ text: 'taille 1 :', changed: false }, { text: '50', changed: true }, { text: '€', changed: false }]);
  expect(after.filter((part) => part.changed)).toEqual([{ text: '60', changed: true }]);
  expect(compareWords('', 'tout neuf').after).toEqual([{ text: 'tout neuf', changed: true }]);
});

test('differences of one line are one article, named by its label', () => {
  const one = (objet: string, avant: string | null, apres: string | null) => ({ objet, avant, apres, sources: [] });
  const articles = grouped(
    [one('x_fixe, taille 1', '1 €', '2 €'), one('x_fixe, taille 2', '3 €', '4 €'), one('x_fixe, versement', 'a', 'b'), one('y, taille 1', null, '5 €')],
    new Map([['x_fixe', 'Volet fixe de x']]),
  );
  expect(articles.map(({ objet, avant, apres }) => [objet, avant, apres])).toEqual([
    ['Volet fixe de x', 'taille 1 : 1 € ; taille 2 : 3 €', 'taille 1 : 2 € ; taille 2 : 4 €'],
    ['Volet fixe de x, versement', 'a', 'b'],
    ['y', null, 'taille 1 : 5 €'],
  ]);
});

test('a reform survives the address, and what is no reform is refused', async () => {
  const toml = '# é\n[texte]\nid = "x"\n'.repeat(40);
  const packed = await pack(toml);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(packed.length).toBeLessThan(toml.length / 4);
  expect(await unpack(packed)).toBe(toml);
  expect(await unpack('ZmF1eA')).toBeNull();
  expect(await unpack('*')).toBeNull();
});

test('shades: round bounds, every département in one, losses apart', () => {
  const values = Array.from({ length: 100 }, (_, index) => (index + 1) * 123_456);
  const shades = sequential(values);
  expect(shades.legend.map((entry) => entry.shade)).toEqual([1, 2, 3, 4, 5]);
  expect(shades.legend.reduce((sum, entry) => sum + entry.count, 0)).toBe(100);
  expect(sequential([0, 0]).legend).toEqual([{ shade: 0, from: 0, to: 0, count: 2 }]);
  const changes = diverging([-300, -20, 0, 10, 400]);
  expect(changes.of(-300)).toBe(-2);
  expect(changes.of(0)).toBe(0);
  expect(changes.of(400)).toBe(2);
  expect(changes.legend.reduce((sum, entry) => sum + entry.count, 0)).toBe(5);
});

test('amounts of a country are short, and amounts for the server exact', () => {
  expect(formatShort(22_972_399_155)).toBe('229,7\u202fM€');
  expect(formatShort(-264_837_100, true)).toBe('\u22122,65\u202fM€');
  expect(toDecimal(-264837105)).toBe('-2648371.05');
  expect(toDecimal(5)).toBe('0.05');
});

const cas = (montants: string[]) => ({ libelle: '', conditions: '', calcul: '', taux: null, montants, inconnu: null, sources: [] });
const ligne = (code: string, cases: ReturnType<typeof cas>[]) => ({ code, libelle: code.toUpperCase(), mission: null, volet: 'fixe', cas: cases, versement: '', sources_versement: [] });
const grille = {
  texte: { id: 'base', instrument: 'aci-cpts' },
  lignes: [ligne('x', [cas(['100.00', '200.01'])]), ligne('y', [cas(['10.00', '20.00']), cas(['5.00', '6.00'])])],
} as unknown as Grille;

test('the moved grid: percents to the cent, classes by hand, in the address and back', () => {
  const slots = slotsOf(grille);
  const [x, y] = slots;
  if (x === undefined || y === undefined) throw new Error('two lines were expected');
  let moved = withPercent(y, withAmounts(x, new Map(), [10_000, 30_000]), -50);
  expect(amountsOf(y, 1, moved)).toEqual([250, 300]);
  expect(amountsOf(x, 0, withPercent(x, new Map(), 50))).toEqual([15_000, 30_002]);
  const params = new URLSearchParams();
  writeMoved(params, moved);
  expect(readMoved(params, slots)).toEqual(moved);
  moved = withAmounts(x, moved, [10_000, 20_001]);
  expect([...moved.keys()]).toEqual(['y']);
  expect(readMoved(new URLSearchParams('m.x=1,2,3&m.y=5000%25&m.z=10%25'), slots).size).toBe(0);

  const toml = reformToml(grille, slots, withAmounts(x, moved, [1_000_050, 20_001]), '2027-01-01');
  expect(toml).toContain('montants = [10_000.50, 200.01]');
  expect(toml).toContain('lignes = ["y"]\nmultiplie_par = 50');
  expect(toml).toContain('effet = 2027-01-01');
});

test('while an answer is awaited only the last change is kept', async () => {
  const asked: number[] = [];
  const push = latestWins<number>(async (value) => {
    asked.push(value);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  for (const value of [1, 2, 3]) push(value);
  await new Promise((resolve) => setTimeout(resolve, 30));
  for (const value of [4, 5, 6]) push(value);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(asked).toEqual([1, 3, 6]);
});
