// The chart and its libraries are fetched once the rest of the page is there; its place is kept meanwhile.
import { useEffect, useState } from 'preact/hooks';
import { later } from '../later';
import type { BarChartProps } from './bar_chart';

type Chart = typeof import('./bar_chart').BarChart;

let known: Chart | null = null;

/** Offline before the first chart, say: the table beside it holds the same figures. */
function fetchChart(then: (chart: Chart) => void): void {
  import('./bar_chart').then(
    ({ BarChart }) => {
      known = BarChart;
      later(() => then(BarChart));
    },
    (error: unknown) => console.error(error),
  );
}

export function BarChart(props: BarChartProps) {
  const [Chart, setChart] = useState(() => known);
  useEffect(() => {
    if (known === null) fetchChart((chart) => setChart(() => chart));
  }, []);
  return Chart === null ? <div class="graphique-attente" /> : <Chart {...props} />;
}
