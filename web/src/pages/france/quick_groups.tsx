import { Montant } from '../../components/amounts';
import { Table } from '../../components/table';
import { formatInteger, toCents, unbroken } from '../../format';
import { Change } from './by_year';
import { DetailsWhenOpen } from './details_when_open';
import type { Quick, QuickGroup } from './quick';
import { texts } from './texts';

function Groups({ caption, label, groups, changed }: { caption: string; label: string; groups: readonly QuickGroup[]; changed: boolean }) {
  const t = texts();
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'groupe', label },
        { key: 'avant', label: t.cout.enVigueur, number: true },
        ...(changed
          ? [
              { key: 'ecart', label: t.cout.ecart, number: true },
              { key: 'gagnants', label: t.gagnants.gagnants, number: true },
              { key: 'perdants', label: t.gagnants.perdants, number: true },
            ]
          : []),
      ]}
      rows={groups.map((group) => ({
        key: group.code,
        cells: [
          <span lang="fr">{unbroken(group.libelle)}</span>,
          <Montant value={group.avant} />,
          ...(changed ? [<Change cents={toCents(group.ecart)} />, formatInteger(group.gagnants), formatInteger(group.perdants)] : []),
        ],
      }))}
    />
  );
}

/** By size class, and by région when asked for: rights of all the years, and who gains or loses. */
export function QuickGroups({ quick, changed }: { quick: Quick; changed: boolean }) {
  const t = texts().gagnants;
  return (
    <>
      <Groups caption={t.parTaille} label={t.taille} groups={quick.par_taille} changed={changed} />
      <DetailsWhenOpen summary={t.parRegion}>{() => <Groups caption={t.parRegion} label={t.region} groups={quick.par_region} changed={changed} />}</DetailsWhenOpen>
    </>
  );
}
