// Groups of stacked bars, as SVG. Each chart stands beside a table with the same figures; its series are told apart by pattern and
// words, not by colour alone.
import { common } from '../i18n/commun';
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface Series {
  key: string;
  label: string;
  /** Class that fills it. */
  fill: string;
}

export interface Bar {
  key: string;
  /** In words, for the legend: "Droits". */
  label: string;
  hatched: boolean;
}

export interface Group {
  key: string;
  label: string;
  /** For each bar, the value of each series; null where it is unknown. */
  values: Record<string, Record<string, number> | null>;
}

export interface BarChartProps {
  title: string;
  series: readonly Series[];
  bars: readonly Bar[];
  groups: readonly Group[];
  /** A value in words, for the title of a bar; and on the axis. */
  format: (value: number) => string;
  axis: (value: number) => string;
  unknown: string;
}

const kHeight = 300;
const margin = { top: 12, right: 8, bottom: 34, left: 64 };

/** Width of an element, followed as it changes. */
function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(240, Math.round(entry.contentRect.width)));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

function Legend(props: { series: readonly Series[]; bars: readonly Bar[]; hatch: string }) {
  const swatch = (fill: string, hatched: boolean) => (
    <svg width="18" height="14" aria-hidden="true">
      <rect width="18" height="14" rx="2" class={fill} />
      {hatched && <rect width="18" height="14" rx="2" fill={`url(#${props.hatch})`} />}
    </svg>
  );
  return (
    <ul class="legende">
      {props.bars.map((bar) => (
        <li key={bar.key}>
          {swatch('serie-neutre', bar.hatched)} {bar.label}
        </li>
      ))}
      {props.series.length > 1 &&
        props.series.map((series) => (
          <li key={series.key}>
            {swatch(series.fill, false)} {series.label}
          </li>
        ))}
    </ul>
  );
}

export function BarChart(props: BarChartProps) {
  const { series, bars, groups } = props;
  const [frame, width] = useWidth();
  const hatch = `hachures-${useId().replace(/:/g, '')}`;
  const keys = series.map(({ key }) => key);
  const totals = groups.flatMap((group) =>
    bars.map((bar) => keys.reduce((total, key) => total + (group.values[bar.key]?.[key] ?? 0), 0)),
  );
  const x = scaleBand(
    groups.map(({ key }) => key),
    [margin.left, width - margin.right],
  )
    .paddingInner(0.28)
    .paddingOuter(0.1);
  const inner = scaleBand(
    bars.map(({ key }) => key),
    [0, x.bandwidth()],
  ).paddingInner(0.06);
  const y = scaleLinear([0, Math.max(10_000, ...totals)], [kHeight - margin.bottom, margin.top]).nice(5);
  const layers = stack<Record<string, number>>().keys(keys);

  const oneBar = (group: Group, bar: Bar) => {
    const values = group.values[bar.key] ?? null;
    const left = (x(group.key) ?? 0) + (inner(bar.key) ?? 0);
    if (values === null) {
      return (
        <text key={bar.key} class="graphique-inconnu" x={left + inner.bandwidth() / 2} y={y(0) - 6} text-anchor="middle">
          ?<title>{props.unknown}</title>
        </text>
      );
    }
    const pieces = layers([values]).map((layer, index) => ({
      fill: series[index]?.fill,
      from: layer[0]?.[0] ?? 0,
      to: layer[0]?.[1] ?? 0,
    }));
    const top = Math.max(0, ...pieces.map(({ to }) => to));
    return (
      <g key={bar.key}>
        {pieces.map(({ fill, from, to }) => (
          <rect key={fill} class={fill} x={left} width={inner.bandwidth()} y={y(to)} height={Math.max(0, y(from) - y(to))} />
        ))}
        {bar.hatched && <rect fill={`url(#${hatch})`} x={left} width={inner.bandwidth()} y={y(top)} height={y(0) - y(top)} />}
        <title>{`${group.label}, ${bar.label}${common().deuxPoints} ${props.format(top)}`}</title>
      </g>
    );
  };

  return (
    <figure class="graphique">
      <div ref={frame}>
        <svg width={width} height={kHeight} viewBox={`0 0 ${width} ${kHeight}`} role="img" aria-label={props.title}>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line class="hachure" x1="0" y1="0" x2="0" y2="6" />
            </pattern>
          </defs>
          {y.ticks(5).map((tick) => (
            <g key={tick} aria-hidden="true">
              <line class="graphique-grille" x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
              <text class="graphique-axe" x={margin.left - 8} y={y(tick)} dy="0.32em" text-anchor="end">
                {props.axis(tick)}
              </text>
            </g>
          ))}
          {groups.map((group) => (
            <g key={group.key}>
              {bars.map((bar) => oneBar(group, bar))}
              <text
                class="graphique-axe"
                x={(x(group.key) ?? 0) + x.bandwidth() / 2}
                y={kHeight - 12}
                text-anchor="middle"
                aria-hidden="true"
              >
                {group.label}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <Legend series={series} bars={bars} hatch={hatch} />
      </figcaption>
    </figure>
  );
}
