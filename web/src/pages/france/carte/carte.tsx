// Départements shaded by an amount. The table beside it says the same numbers: for the voice the drawing is one image.
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
    return {
      ...shadeClass(area === undefined ? undefined : shades.of(area.cents), id),
      'data-code': code,
      onPointerEnter: () => setRead(area === undefined ? null : code),
      onClick: () => setRead(area === undefined ? null : code),
    };
  };
  const overseas = [...kOverseas, ...props.areas.map((area) => area.code).filter((code) => !(code in contours.contours) && !kOverseas.includes(code))].filter(
    (code) => code !== '',
  );
  const shown = read === null ? undefined : byCode.get(read);

  return (
    <div class={`carte-pays ${props.differences ? 'carte-ecarts' : ''}`}>
      <svg viewBox={contours.cadre} role="img" aria-label={props.label} onPointerLeave={() => setRead(null)}>
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
      <p class="pays-lecture" aria-hidden="true">
        {shown === undefined ? props.words.invite : `${shown.libelle} (${shown.code}) : ${props.format(shown.cents)}`}
      </p>
      <Legend shades={shades} id={id} format={props.format} words={props.words} />
      <p class="note">
        {props.words.couronne} {props.words.outreMer} {props.words.attribution}
      </p>
    </div>
  );
}
