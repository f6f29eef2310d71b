// How départements are sorted into shades: few classes, round bounds, about as many départements in each.

/** Shades by number: 0 is "nothing" or "no change", 1 to 5 from light to dark, negative for losses. */
export interface Shades {
  of: (cents: number) => number;
  /** From the lowest to the highest; `to` is excluded, except for the last. */
  legend: { shade: number; from: number; to: number; count: number }[];
}

const kShades = 5;
const kHalfShades = 2;

/** Two significant digits. */
function rounded(value: number): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Math.round(value / step) * step;
}

/** Inner bounds that cut `values` (ascending) into at most `parts`. */
function cuts(values: readonly number[], parts: number): number[] {
  const bounds = new Set<number>();
  for (let part = 1; part < parts; ++part) {
    const value = values[Math.floor((part * values.length) / parts)];
    const bound = value === undefined ? undefined : rounded(value);
    if (bound !== undefined && bound > (values[0] ?? 0) && bound <= (values.at(-1) ?? 0)) bounds.add(bound);
  }
  return [...bounds].sort((a, b) => a - b);
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function spread(bounds: readonly number[], parts: number): (index: number) => number {
  // Fewer classes than shades: the ends of the scale are kept.
  return (index) => (bounds.length === 0 ? parts : 1 + Math.round((index * (parts - 1)) / bounds.length));
}

function makeLegend(values: readonly number[], of: (cents: number) => number): Shades {
  const legend: Shades['legend'] = [];
  for (const value of ascending(values)) {
    const shade = of(value);
    const last = legend.at(-1);
    if (last !== undefined && last.shade === shade) {
      last.to = value;
      last.count += 1;
    } else {
      legend.push({ shade, from: value, to: value, count: 1 });
    }
  }
  return { of, legend };
}

/** For amounts that are never negative. */
export function sequential(values: readonly number[]): Shades {
  const sorted = ascending(values.filter((value) => value > 0));
  const bounds = cuts(sorted, kShades);
  const shade = spread(bounds, kShades);
  return makeLegend(values, (cents) => (cents <= 0 ? 0 : shade(bounds.filter((bound) => cents >= bound).length)));
}

/** For differences: losses, no change, gains. */
export function diverging(values: readonly number[]): Shades {
  const sizes = ascending(values.filter((value) => value !== 0).map(Math.abs));
  const bounds = cuts(sizes, kHalfShades);
  const shade = spread(bounds, kHalfShades);
  const size = (cents: number): number => shade(bounds.filter((bound) => Math.abs(cents) >= bound).length);
  return makeLegend(values, (cents) => (cents === 0 ? 0 : Math.sign(cents) * size(cents)));
}
