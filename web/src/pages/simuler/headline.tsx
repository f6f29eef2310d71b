import type { Simulation } from '../../api';
import { Montant } from '../../components/amounts';
import { Live } from '../../components/live';
import { formatAmount, formatInteger, toCents, unbroken } from '../../format';
import { situationTexts } from '../../situation/texts';
import { simulerTexts } from './texts';

function Bar(props: { parts: readonly { key: string; cents: number }[] }) {
  const sum = props.parts.reduce((total, part) => total + part.cents, 0);
  if (sum <= 0) return null;
  return (
    <div class="barre" aria-hidden="true">
      {props.parts.map((part) => (
        <span key={part.key} class={`barre-${part.key}`} style={{ flexGrow: part.cents }} />
      ))}
    </div>
  );
}

function Distance(props: { simulation: Simulation }) {
  const t = simulerTexts();
  const { vers_taille_superieure: up, vers_taille_inferieure: down } = props.simulation;
  return (
    <ul class="seuils">
      {up !== null && <li>{t.superieure(up, formatInteger(up))}</li>}
      {down !== null && <li>{t.inferieure(down, formatInteger(down))}</li>}
    </ul>
  );
}

/** The total and what it is made of: what is looked at while typing. */
export function Headline(props: { simulation: Simulation; current: boolean }) {
  const t = simulerTexts();
  const words = situationTexts();
  const s = props.simulation;
  const parts = [
    { key: 'fixe', label: t.fixe, amount: s.total_fixe },
    { key: 'variable', label: t.variable, amount: s.total_variable },
    { key: 'majoration', label: t.majoration, amount: s.total_majoration },
  ];
  const said =
    s.total === null || s.total_fixe === null || s.total_variable === null
      ? t.annonceInconnue
      : t.annonce(formatAmount(s.total), formatAmount(s.total_fixe), formatAmount(s.total_variable));
  return (
    <section class={`carte resultat${props.current ? '' : ' perime'}`} aria-labelledby="resultat">
      <h2 id="resultat" tabIndex={-1}>
        {t.droits}
      </h2>
      {!props.current && <p class="perime-avis">{words.perime}</p>}
      <p class="total">
        <Montant value={s.total} cents="auto" />
      </p>
      <Bar parts={parts.map(({ key, amount }) => ({ key, cents: amount === null ? 0 : toCents(amount) }))} />
      <dl class="parts">
        {parts.map((part) => (
          <div key={part.key}>
            <dt>
              <span class={`pastille barre-${part.key}`} aria-hidden="true" />
              {part.label}
            </dt>
            <dd>
              <Montant value={part.amount} cents="auto" />
            </dd>
          </div>
        ))}
      </dl>
      <p class="aide">{t.droitsAide}</p>
      {s.inconnus.length > 0 && (
        <div class="avis">
          <p>{t.inconnu}</p>
          <ul>
            {s.lignes
              .filter((line) => s.inconnus.includes(line.code))
              .map((line) => (
                <li key={line.code} lang="fr">
                  {unbroken(line.libelle)}
                </li>
              ))}
          </ul>
        </div>
      )}
      <p class="taille">
        {words.taille(s.taille, '')}
        <span lang="fr">{unbroken(s.taille_libelle)}</span>
      </p>
      <Distance simulation={s} />
      <Live text={said} />
    </section>
  );
}
