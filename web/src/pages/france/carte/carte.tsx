// Départements shaded by an amount. The table beside it says the same numbers. For the keyboard the map is one thing: arrows go from one
// département to the next, in the order of the table, and the line under the map says it.
import { common } from '../../../i18n/commun';
import { useId, useMemo, useState } from 'preact/hooks';
import contours from './contours.json';
import { diverging, sequential, type Shades } from './classes';
import './carte.css';

export interface Area {
  code: string;
  libelle: string;
  cents: number;
}

interface Words {
  outreMer: string;
  couronne: string;
  aucun: string;
  attribution: string;
  legende: (from: string, to: string) => string;
  nombre: (count: number) => string;
  invite: string;
}

const kOverseas = ['971', '972', '973', '974', '976'];
const kLosses = [-1, -2];

/** Where a key leads among `count` places, from the one at `index` (-1: none yet). Nowhere: another key. */
function step(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (Math.max(index, 0) + count - 1) % count;
  return key === 'Home' ? 0 : key === 'End' ? count - 1 : undefined;
}

function shadeClass(shade: number | undefined, id: string): { class: string; fill?: string } {
  if (shade === undefined) return { class: 'teinte-aucune' };
  if (shade < 0) return { class: `teinte-perte-${-shade}`, fill: `url(#${id}-perte-${-shade})` };
  return { class: `teinte-${shade}` };
}

function Hatches({ id }: { id: string }) {
  return (
    <defs>
      {kLosses.map((shade) => (
        <pattern key={shade} id={`${id}-perte${shade}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" class={`perte-fond${shade}`} />
          <rect width="2" height="5" class={`perte-trait${shade}`} />
        </pattern>
      ))}
    </defs>
  );
}

function Legend(props: { shades: Shades; id: string; format: (cents: number) => string; words: Words }) {
  return (
    <ul class="pays-legende">
      {props.shades.legend.map((entry) => (
        <li key={entry.shade}>
          <svg width="22" height="14" aria-hidden="true">
            <rect width="22" height="14" {...shadeClass(entry.shade, props.id)} />
          </svg>
          <span>
            {entry.shade === 0 && entry.from === 0
              ? props.words.aucun
              : entry.from === entry.to
                ? props.format(entry.from)
                : props.words.legende(props.format(entry.from), props.format(entry.to))}{' '}
            <small>{props.words.nombre(entry.count)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `differences`: amounts may be negative, and losses are hatched. */
export function Carte(props: { areas: readonly Area[]; differences: boolean; label: string; format: (cents: number) => string; words: Words }) {
  const id = useId();
  const [read, setRead] = useState<string | null>(null);
  const byCode = useMemo(() => new Map(props.areas.map((area) => [area.code, area])), [props.areas]);
  const shades = useMemo(() => {
    const values = props.areas.map((area) => area.cents);
    return props.differences ? diverging(values) : sequential(values);
  }, [props.areas, props.differences]);

  const shape = (code: string) => {
    const area = byCode.get(code);
    const shade = shadeClass(area === undefined ? undefined : shades.of(area.cents), id);
    return {
      ...shade,
      class: code === read ? `${shade.class} pays-lu` : shade.class,
      'data-code': code,
      onPointerEnter: () => setRead(area === undefined ? null : code),
      onClick: () => setRead(area === undefined ? null : code),
    };
  };
  const overseas = [...kOverseas, ...props.areas.map((area) => area.code).filter((code) => !(code in contours.contours) && !kOverseas.includes(code))].filter(
    (code) => code !== '',
  );
  const shown = read === null ? undefined : byCode.get(read);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = step(event.key, props.areas.findIndex(({ code }) => code === read), props.areas.length);
    const area = next === undefined ? undefined : props.areas[next];
    if (area === undefined) return;
    event.preventDefault();
    setRead(area.code);
  };

  return (
    <div class={`carte-pays ${props.differences ? 'carte-ecarts' : ''}`}>
      <div role="group" aria-label={props.label} aria-describedby={`${id}-lecture`} tabIndex={0} onKeyDown={onKeyDown} onBlur={() => setRead(null)}>
        <svg viewBox={contours.cadre} aria-hidden="true" onPointerLeave={() => setRead(null)}>
          <Hatches id={id} />
          <g class="pays-formes">
            {Object.entries(contours.contours).map(([code, path]) => (
              <path key={code} d={path} {...shape(code)} />
            ))}
            <g transform="translate(510 5) scale(0.82)">
              <rect x="-4" y="-4" width="122" height="112" class="pays-cadre" />
              {Object.entries(contours.couronne).map(([code, path]) => (
                <path key={code} d={path} {...shape(code)} />
              ))}
            </g>
            {overseas.map((code, index) => {
              const x = 6 + 56 * Math.floor(index / 5);
              const y = 330 + 42 * (index % 5);
              return (
                <g key={code}>
                  <rect x={x} y={y} width="50" height="22" {...shape(code)} />
                  <text x={x + 25} y={y + 36} class="pays-code">
                    {code}
                  </text>
                </g>
              );
            })}
          </g>
        </svg>
        <p class="pays-lecture" id={`${id}-lecture`} aria-live="polite">
          {shown === undefined ? props.words.invite : `${shown.libelle} (${shown.code})${common().deuxPoints} ${props.format(shown.cents)}`}
        </p>
      </div>
      <Legend shades={shades} id={id} format={props.format} words={props.words} />
      <p class="note">
        {props.words.couronne} {props.words.outreMer} {props.words.attribution}
      </p>
    </div>
  );
}
