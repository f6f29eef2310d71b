// Amounts of a country, in cents, as people read them: "229,7 M€".
const kNarrow = '\u202f';
const kMinus = '\u2212';

/** One cent in millions. */
const kMostDigits = 8;
const kNoDifference = 1e-9;
const decimals = Array.from({ length: kMostDigits + 1 }, (_, digits) => digits).map((digits) => new Intl.NumberFormat('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

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

/** Marks of an axis, in the unit of the largest, with as few digits as write them all exactly: no two read the same. */
export function formatTicks(cents: readonly number[]): string[] {
  const largest = Math.max(0, ...cents.map(Math.abs)) / 100;
  const [unit, name] = largest >= 1e6 ? [1e6, 'M€'] : largest >= 1e4 ? [1e3, 'k€'] : [1, '€'];
  const values = cents.map((each) => each / 100 / unit);
  const exact = (digits: number): boolean => values.every((value) => Math.abs(Number(value.toFixed(digits)) - value) < kNoDifference);
  let digits = 0;
  while (digits < kMostDigits && !exact(digits)) digits += 1;
  return values.map((value) => `${value < 0 ? kMinus : ''}${written(Math.abs(value), digits)}${kNarrow}${name}`);
}

/** "-2648371.00" of cents. Exact up to 90 000 milliards d'euros. */
export function toDecimal(cents: number): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}
