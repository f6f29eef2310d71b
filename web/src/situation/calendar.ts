// Dates of contract years, which the pages name before they ask the engine.

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** First day of the contract year of rank `year`; 29 February becomes 1 March. What is no date is given back as it is. */
export function yearStart(signature: string, year: number): string {
  const match = shape.exec(signature);
  if (match === null) return signature;
  const date = new Date(Date.UTC(Number(match[1]) + year - 1, Number(match[2]) - 1, Number(match[3])));
  return Number.isNaN(date.getTime()) ? signature : iso(date);
}

/** The day before: the last day of what ends, excluded, on `date`. Empty for what is no date. */
export function dayBefore(date: string): string {
  const match = shape.exec(date);
  if (match === null) return '';
  return iso(new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]) - 1)));
}

/** Last day of the contract year of rank `year`. */
export function yearEnd(signature: string, year: number): string {
  return dayBefore(yearStart(signature, year + 1));
}

/** The same day, `months` later: the anniversary after whole years, else the last day of a shorter month. */
export function monthsAfter(date: string, months: number): string {
  const match = shape.exec(date);
  if (match === null) return date;
  if (months % 12 === 0) return yearStart(date, months / 12 + 1);
  const [year, month, day] = [Number(match[1]), Number(match[2]) - 1 + months, Number(match[3])];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return iso(new Date(Date.UTC(year, month, Math.min(day, last))));
}
