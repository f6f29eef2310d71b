import { useState } from 'preact/hooks';
import { CopyLink } from '../components/copy_link';
import { shareableAddress } from '../situation/store';
import { situationTexts } from '../situation/texts';
import { csvOf } from './csv';
import { save, type Sheet } from './sheets';

interface ActionsProps {
  /** Page whose address is copied. */
  page: string;
  /** Name of the files, without ending. */
  name: string;
  /** The first one is the CSV file. */
  sheets: () => Sheet[];
  /** The answer of the engine, byte for byte. */
  json: string;
}

/** What one does with a result: share it, print it, take it elsewhere. */
export function Actions(props: ActionsProps) {
  const t = situationTexts().actions;
  const [failed, setFailed] = useState(false);
  const file = (make: () => Promise<[string, Blob]>): void => {
    setFailed(false);
    make().then(
      ([ending, content]) => save(`${props.name}.${ending}`, content),
      (error: unknown) => {
        console.error(error);
        setFailed(true);
      },
    );
  };
  const xlsx = async (): Promise<[string, Blob]> => {
    const { xlsxOf } = await import('./xlsx');
    return ['xlsx', await xlsxOf(props.sheets())];
  };
  const csv = async (): Promise<[string, Blob]> => {
    const [first] = props.sheets();
    if (first === undefined) throw new Error('no sheet');
    return ['csv', new Blob([csvOf(first)], { type: 'text/csv;charset=utf-8' })];
  };
  const json = async (): Promise<[string, Blob]> => ['json', new Blob([props.json], { type: 'application/json' })];
  return (
    <section class="carte a-lecran" aria-labelledby="actions">
      <h2 id="actions">{t.titre}</h2>
      <p class="aide">{t.lien}</p>
      <div class="actions">
        <CopyLink address={() => shareableAddress(props.page)} />
        <button type="button" class="bouton bouton-secondaire" onClick={() => window.print()}>
          {t.imprimer}
        </button>
        <button type="button" class="bouton bouton-secondaire" onClick={() => file(xlsx)}>
          {t.xlsx}
        </button>
        <button type="button" class="bouton bouton-secondaire" onClick={() => file(csv)}>
          {t.csv}
        </button>
        <button type="button" class="bouton bouton-secondaire" onClick={() => file(json)}>
          {t.json}
        </button>
      </div>
      <p class="erreur" role="status">
        {failed ? t.echec : ''}
      </p>
    </section>
  );
}
