// Amounts of a country, in cents, as people read them: "229,7 M€".
const kNarrow = '\u202f';
const kMinus = '\u2212';

const decimals = [0, 1, 2].map((digits) => new Intl.NumberFormat('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

function written(value: number, digits: number): string {
  return (decimals[digits] ?? decimals[0])?.format(value) ?? String(value);
}

/** Three significant digits or so: for axes, legends and headlines; tables give the cents. */
export function formatShort(cents: number, sign = false): string {
  const euros = Math.abs(cents) / 100;
  const mark = cents < 0 ? kMinus : sign && cents > 0 ? '+' : '';
  if (euros >= 1e6) return `${mark}${written(euros / 1e6, euros < 1e7 ? 2 : 1)}${kNarrow}M€`;
  if (euros >= 1e4) return `${mark}${written(euros / 1e3, euros < 1e5 ? 1 : 0)}${kNarrow}k€`;
  return `${mark}${written(euros, 0)}${kNarrow}€`;
}

/** "-2648371.00" of cents. Exact up to 90 000 milliards d'euros. */
export function toDecimal(cents: number): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}
