// The vertical axis of amounts by year.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Series } from './courbes';

const kMarks = 5;

/** From the least amount or band to the greatest, in round numbers, on `range`. */
export function amountScale(series: readonly Series[], range: [number, number]): ScaleLinear<number, number> {
  const values = series.flatMap(({ points }) => points).flatMap((point) => [point.cents, point.p5 ?? point.cents, point.p95 ?? point.cents]);
  return scaleLinear([Math.min(...values), Math.max(...values)], range).nice(kMarks);
}

export function showsZero(series: readonly Series[]): boolean {
  const [least = 0, greatest = 0] = amountScale(series, [0, 1]).domain();
  return least <= 0 && greatest >= 0;
}
