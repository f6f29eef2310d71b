// Numbers and dates as people read them, in French form in both languages: the law's own formulas are written so.
const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const kNarrow = '\u202f';
const kNoBreak = '\u00a0';
const kMinus = '\u2212';

/** "60000" → "60 000". Exact for any size. */
export function formatInteger(value: number | string | bigint): string {
  const number = BigInt(value);
  return (number < 0n ? kMinus : '') + whole.format(number < 0n ? -number : number);
}

/**
 * "de 40 000 à 80 000 habitants : prévu" with numbers, and marks beside their word, that no end of line cuts: words of the law have
 * ordinary spaces. To be shown, never to be exported nor sent.
 */
export function unbroken(text: string): string {
  return frenchSpaces(text.replace(/(\d) (?=\d{3}(?!\d))/g, `$1${kNarrow}`));
}

/** Spaces before ; : ? ! % € and inside guillemets do not break. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;?!%€])/g, `${kNarrow}$1`)
    .replace(/ ([:»])/g, `${kNoBreak}$1`)
    .replace(/« /g, `«${kNoBreak}`);
}

/**
 * "26034.25" → "26 034,25 €". The digits are those of the engine: no floating point is involved. `cents: 'auto'` leaves ",00" out;
 * `sign` writes "+" before a gain.
 */
export function formatAmount(amount: string, options: { cents?: 'always' | 'auto'; sign?: boolean } = {}): string {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (match === null) return amount;
  const [, minus, units = '0', decimals = ''] = match;
  const cents = decimals.padEnd(2, '0');
  const zero = /^0*$/.test(units + cents);
  const sign = minus && !zero ? kMinus : options.sign && !zero ? '+' : '';
  const text = options.cents === 'auto' && cents === '00' ? formatInteger(units) : `${formatInteger(units)},${cents}`;
  return `${sign}${text}${kNarrow}€`;
}

/** "62.5" → "62,5 %". */
export function formatRate(percent: number | string): string {
  return `${String(percent).replace('.', ',')}${kNarrow}%`;
}

/** "2026-12-31" → "31/12/2026". */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match === null ? iso : `${match[3]}/${match[2]}/${match[1]}`;
}

/** Cents of an amount of the engine, exact up to 90 000 milliards d'euros. For charts and sheets, which need numbers. */
export function toCents(amount: string): number {
  return Number(amount.replace('.', ''));
}

/** Today in the reader's own time zone, as an ISO date. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
