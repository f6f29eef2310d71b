import { useState } from 'preact/hooks';
import { Field, Fieldset, Input, Radios } from '../../components/field';
import { inline } from '../../prose/prose';
import { texts } from './texts';

/** `csv`: null for the example, whose CPTS are invented. */
export interface Settings {
  csv: string | null;
  nom: string;
  de: string;
  a: string;
  /** ISO date from which moved amounts hold. */
  effet: string;
}

export function SettingsForm(props: { settings: Settings; onChange: (change: Partial<Settings>) => void }) {
  const t = texts().portefeuille;
  const { settings, onChange } = props;
  const [own, setOwn] = useState(settings.csv !== null);
  const read = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file !== undefined) onChange({ csv: await file.text(), nom: file.name });
  };
  return (
    <Fieldset legend={t.titre}>
      <Radios
        id="portefeuille"
        label={t.choix}
        value={own ? 'fichier' : 'exemple'}
        choices={[
          { value: 'exemple', label: t.exemple },
          { value: 'fichier', label: t.fichier },
        ]}
        onChange={(value) => {
          setOwn(value === 'fichier');
          if (value === 'exemple') onChange({ csv: null, nom: '' });
        }}
      />
      {own ? (
        <Field id="portefeuille-csv" label={t.choisir} hint={t.envoi}>
          <input id="portefeuille-csv" type="file" accept=".csv,text/csv" aria-describedby="portefeuille-csv-aide" onChange={(event) => void read(event.currentTarget)} />
          <p class="aide">{inline(t.format)}</p>
        </Field>
      ) : (
        <p class="avis">
          <strong>{t.fictif}</strong>
        </p>
      )}
      <div class="en-ligne">
        <Input id="de" label={t.de} inputMode="numeric" size={5} value={settings.de} onInput={(de) => onChange({ de })} />
        <Input id="a" label={t.a} inputMode="numeric" size={5} value={settings.a} onInput={(a) => onChange({ a })} />
      </div>
    </Fieldset>
  );
}
