// The moved grid as a file of law: what `socle national --reforme`, the server and the page Comparer read.
import { formatDate } from '../../format';
import type { Grille } from '../../loi/api';
import { toDecimal } from './montants';
import type { Moved, Slot } from './moved';

/** A TOML basic string. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** 1000000 → "10_000", 1000050 → "10_000.50". */
function amount(cents: number): string {
  const [units = '0', decimals = '00'] = toDecimal(cents).split('.');
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, '_');
  return decimals === '00' ? grouped : `${grouped}.${decimals}`;
}

const kSource = 'source = { document = "socle", lieu = "réforme réglée dans la page France" }';

function section(slot: Slot, moved: Moved): string {
  const move = moved.get(slot.code);
  if (move === undefined) return '';
  if ('pourcent' in move) {
    return `\n# ${slot.libelle}\n[[modification]]\nlignes = [${quoted(slot.code)}]\nmultiplie_par = ${100 + move.pourcent}\n${kSource}\n`;
  }
  return `\n# ${slot.libelle}\n[[ligne]]\ncode = ${quoted(slot.code)}\nmontants = [${move.montants.map(amount).join(', ')}]\n${kSource}\n`;
}

/** `effect`: ISO date. The words are those of the law's own files, in French whatever the language of the page. */
export function reformToml(grille: Grille, slots: readonly Slot[], moved: Moved, effect: string): string {
  const names = slots.filter((slot) => moved.has(slot.code)).map((slot) => slot.libelle);
  return `format = 1

[texte]
id = "reforme-page-france"
instrument = ${quoted(grille.texte.instrument)}
nature = "reforme"
base = ${quoted(grille.texte.id)}
titre = "Réforme réglée dans la page France"
effet = ${effect}
expose = ${quoted(`Aucun texte ne le propose : c'est une mesure d'étude. À partir du ${formatDate(effect)}, changent : ${names.join(' ; ')}.`)}
${kSource}
${slots.map((slot) => section(slot, moved)).join('')}`;
}

/** Hands a text to the browser as a file. */
export function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
