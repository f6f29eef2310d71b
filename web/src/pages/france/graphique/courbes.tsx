// Amounts by year: lines, with a band for what draws leave open. Doubled by a table, so the drawing is one image for the voice.
import { common } from '../../../i18n/commun';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatTicks } from '../montants';
import { amountScale } from './echelle';
import './courbes.css';

export interface Point {
  annee: number;
  cents: number;
  p5?: number;
  p95?: number;
}

/** `trait` chooses colour and dashes: graphs stay readable without colours. */
export interface Series {
  trait: 'droits' | 'encaissements' | 'reforme';
  libelle: string;
  points: readonly Point[];
}

const kHeight = 280;
const kMargin = { top: 12, right: 16, bottom: 28, left: 64 };
const kCharacter = 7;
const kNarrowest = 280;

function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(kNarrowest, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

function Key({ series }: { series: readonly Series[] }) {
  return (
    <ul class="courbes-cle" aria-hidden="true">
      {series.map(({ trait, libelle }) => (
        <li key={trait}>
          <svg width="34" height="12">
            <line x1="1" x2="33" y1="6" y2="6" class={`trait trait-${trait}`} />
          </svg>
          {libelle}
        </li>
      ))}
    </ul>
  );
}

/** The vertical axis need not begin at zero: differences between years are what is looked for; the caption of the figure says so (`showsZero`). */
export function Courbes(props: { series: readonly Series[]; label: string; format: (cents: number) => string }) {
  const [ref, width] = useWidth();
  const points = props.series.flatMap((series) => series.points);
  const years = [...new Set(points.map((point) => point.annee))].sort((a, b) => a - b);
  const y = amountScale(props.series, [kHeight - kMargin.bottom, kMargin.top]);
  const ticks = y.ticks(5).filter(Number.isInteger);
  const labels = formatTicks(ticks);
  const left = Math.max(kMargin.left, ...labels.map((label) => label.length * kCharacter + 12));
  const x = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [left, width - kMargin.right]);
  const path = line<Point>().x((point) => x(point.annee)).y((point) => y(point.cents));
  const band = area<Point>().x((point) => x(point.annee)).y0((point) => y(point.p5 ?? point.cents)).y1((point) => y(point.p95 ?? point.cents));
  const every = Math.ceil(years.length / Math.max(1, Math.floor((width - left) / 52)));

  return (
    <div class="courbes" ref={ref}>
      <Key series={props.series} />
      <svg viewBox={`0 0 ${width} ${kHeight}`} width={width} height={kHeight} role="img" aria-label={props.label}>
        {ticks.map((tick, index) => (
          <g key={tick}>
            <line x1={left} x2={width - kMargin.right} y1={y(tick)} y2={y(tick)} class="grille" />
            <text x={left - 8} y={y(tick) + 4} text-anchor="end">
              {labels[index]}
            </text>
          </g>
        ))}
        {years.map((year, index) =>
          index % every === 0 ? (
            <text key={year} x={x(year)} y={kHeight - 8} text-anchor="middle">
              {year}
            </text>
          ) : null,
        )}
        {props.series.map((series) =>
          series.points.some((point) => point.p5 !== undefined) ? (
            <path key={`${series.trait}-bande`} d={band([...series.points]) ?? ''} class={`bande bande-${series.trait}`} />
          ) : null,
        )}
        {props.series.map((series) => (
          <g key={series.trait}>
            <path d={path([...series.points]) ?? ''} class={`trait trait-${series.trait}`} />
            {series.points.map((point) => (
              <circle key={point.annee} cx={x(point.annee)} cy={y(point.cents)} r="3.5" class={`point point-${series.trait}`}>
                <title>{`${series.libelle}, ${point.annee}${common().deuxPoints} ${props.format(point.cents)}`}</title>
              </circle>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
