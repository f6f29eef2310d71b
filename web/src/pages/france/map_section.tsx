import { useState } from 'preact/hooks';
import { Montant } from '../../components/amounts';
import { Radios } from '../../components/field';
import { Table } from '../../components/table';
import { common } from '../../i18n/commun';
import { Carte } from './carte/carte';
import { DetailsWhenOpen } from './details_when_open';
import { formatShort, toDecimal } from './montants';
import { texts } from './texts';

export interface MapGroup {
  code: string;
  libelle: string;
  before: number;
  /** The same under the reform; absent without one. */
  after?: number | undefined;
}

/** Départements on a map and in a table: what the law in force costs, or what the reform changes. */
export function MapSection({ id, title, groups, what }: { id: string; title: string; groups: readonly MapGroup[]; what: string }) {
  const t = texts();
  const [wanted, setWanted] = useState<'montants' | 'ecarts'>('ecarts');
  const compared = groups.some((group) => group.after !== undefined && group.after !== group.before);
  const differences = compared && wanted === 'ecarts';
  const areas = groups
    .filter((group) => group.code !== '')
    .map(({ code, libelle, before, after }) => ({ code, libelle, cents: differences ? (after ?? before) - before : before }));
  const label = differences ? t.carte.ecarts : `${t.carte.montants}, ${what}`;
  return (
    <section aria-labelledby={`${id}-carte`}>
      <h3 id={`${id}-carte`}>{title}</h3>
      {compared ? (
        <Radios
          id={`${id}-carte-choix`}
          label={t.carte.montrer}
          value={wanted}
          choices={[
            { value: 'ecarts', label: t.carte.ecarts },
            { value: 'montants', label: t.carte.montants },
          ]}
          onChange={(value) => setWanted(value === 'montants' ? 'montants' : 'ecarts')}
        />
      ) : null}
      <Carte areas={areas} differences={differences} label={t.carte.etiquette(label)} format={(cents) => formatShort(cents, differences)} words={t.carte.mots} />
      <DetailsWhenOpen summary={t.cout.tableau}>
        {() => (
          <Table
            caption={`${title}${common().deuxPoints} ${label}`}
            columns={[
              { key: 'departement', label: t.carte.departement },
              { key: 'avant', label: t.cout.enVigueur, number: true },
              ...(compared
                ? [
                    { key: 'apres', label: t.cout.reforme, number: true },
                    { key: 'ecart', label: t.cout.ecart, number: true },
                  ]
                : []),
            ]}
            rows={groups.map(({ code, libelle, before, after }) => ({
              key: code,
              cells: [
                `${libelle} ${code}`,
                <Montant value={toDecimal(before)} />,
                ...(compared ? [<Montant value={toDecimal(after ?? before)} />, <Montant value={toDecimal((after ?? before) - before)} sign />] : []),
              ],
            }))}
          />
        )}
      </DetailsWhenOpen>
    </section>
  );
}
