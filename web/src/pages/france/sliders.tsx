import { Details } from '../../components/details';
import { Input } from '../../components/field';
import { formatAmount } from '../../format';
import { common } from '../../i18n/commun';
import { amountsOf, percentOf, withAmounts, withPercent, type Moved, type Slot } from './moved';
import { toDecimal } from './montants';
import { texts } from './texts';

const kLowest = -50;
const kHighest = 100;
const kMinus = '\u2212';

/** Makes the next state out of the present one, which may be later than what is drawn. */
export type Change = (change: (now: Moved) => Moved) => void;

export function formatPercent(percent: number): string {
  return `${percent > 0 ? '+' : percent < 0 ? kMinus : ''}${Math.abs(percent)}\u202f%`;
}

function euros(cents: number): string {
  return formatAmount(toDecimal(cents), { cents: 'auto' });
}

function Slider(props: { id: string; label: string; percent: number | null; onInput: (percent: number) => void }) {
  const shown = props.percent === null ? texts().reforme.divers : formatPercent(props.percent);
  return (
    <span class="curseur">
      <input
        id={props.id}
        type="range"
        min={kLowest}
        max={kHighest}
        step="1"
        value={props.percent ?? 0}
        aria-label={texts().reforme.curseur(props.label)}
        aria-valuetext={shown}
        onInput={(event) => props.onInput(Number(event.currentTarget.value))}
      />
      <output for={props.id} class="montant">
        {shown}
      </output>
    </span>
  );
}

/** Each amount typed by hand; what is no amount is kept out. */
function ByClass(props: { slot: Slot; moved: Moved; onChange: Change }) {
  const t = texts().reforme;
  const amounts = amountsOf(props.slot, 0, props.moved);
  return (
    <Details summary={<span class="discret">{t.parTaille}</span>}>
      <div class="en-ligne">
        {amounts.map((amount, index) => (
          <Input
            key={index}
            id={`montant-${props.slot.code}-${index + 1}`}
            label={t.taille(index + 1)}
            inputMode="decimal"
            size={8}
            suffix="€"
            value={toDecimal(amount).replace(/\.00$/, '').replace('.', ',')}
            onInput={(text) => {
              const cents = Math.round(Number(text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.')) * 100);
              if (text.trim() !== '' && Number.isSafeInteger(cents) && cents >= 0) {
                props.onChange((now) => withAmounts(props.slot, now, amountsOf(props.slot, 0, now).map((each, at) => (at === index ? cents : each))));
              }
            }}
          />
        ))}
      </div>
    </Details>
  );
}

function Amounts({ slot, rank, moved }: { slot: Slot; rank: number; moved: Moved }) {
  const one = slot.cases[rank];
  if (one === undefined) return null;
  return (
    <p class="ligne-montants montant">
      {one.precision ? (
        <span class="precision" lang="fr">
          {one.precision}{common().deuxPoints}
        </span>
      ) : null}
      {amountsOf(slot, rank, moved).map((amount, index) =>
        amount === one.base[index] ? (
          <span key={index}>{euros(amount)}</span>
        ) : (
          <span key={index}>
            <del>{euros(one.base[index] ?? 0)}</del> <ins>{euros(amount)}</ins>
          </span>
        ),
      )}
    </p>
  );
}

function Line(props: { slot: Slot; moved: Moved; onChange: Change }) {
  const { slot, moved } = props;
  const changed = moved.has(slot.code);
  return (
    <li class={changed ? 'ligne-grille ligne-modifiee' : 'ligne-grille'}>
      <p lang="fr" class="ligne-nom">
        {changed ? (
          <span class="signe" aria-hidden="true">
            ≠
          </span>
        ) : null}
        {slot.libelle}
      </p>
      <Slider
        id={`curseur-${slot.code}`}
        label={slot.libelle}
        percent={percentOf(slot, moved)}
        onInput={(percent) => props.onChange((now) => withPercent(slot, now, percent))}
      />
      {slot.cases.map((_, rank) => (
        <Amounts key={rank} slot={slot} rank={rank} moved={moved} />
      ))}
      {slot.cases.length === 1 ? <ByClass {...props} /> : null}
    </li>
  );
}

export function Sliders(props: { slots: readonly Slot[]; moved: Moved; onChange: Change }) {
  const t = texts().reforme;
  const { slots, moved, onChange } = props;
  const percents = new Set(slots.map((slot) => percentOf(slot, moved)));
  const all = percents.size === 1 ? ([...percents][0] ?? null) : null;
  return (
    <>
      <div class="ligne-grille ligne-tout">
        <p class="ligne-nom">
          <strong>{t.tout}</strong>
        </p>
        <Slider
          id="curseur-tout"
          label={t.tout}
          percent={all}
          onInput={(percent) => onChange(() => slots.reduce<Moved>((next, slot) => withPercent(slot, next, percent), new Map()))}
        />
      </div>
      <ul class="lignes-grille">
        {slots.map((slot) => (
          <Line key={slot.code} slot={slot} moved={moved} onChange={onChange} />
        ))}
      </ul>
    </>
  );
}
