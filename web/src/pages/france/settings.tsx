import { useState } from 'preact/hooks';
import { describedBy, Field, Fieldset, Input, Radios } from '../../components/field';
import type { Problem } from '../../moteur';
import { inline } from '../../prose/prose';
import { mistakeAt } from '../../situation/answers';
import { readPortfolio, type Unreadable } from './portfolio_file';
import { texts } from './texts';

/** `csv`: null for the example, whose CPTS are invented. */
export interface Settings {
  csv: string | null;
  /** Name of the file that `csv` comes from. */
  file: string | null;
  /** Why the chosen file cannot be read: nothing is computed then. */
  unreadable: Unreadable | null;
  de: string;
  a: string;
  /** ISO date from which moved amounts hold. */
  effet: string;
}

export function SettingsForm(props: { settings: Settings; problem: Problem | null; onChange: (change: Partial<Settings>) => void }) {
  const t = texts().portefeuille;
  const { settings, problem, onChange } = props;
  const [own, setOwn] = useState(settings.csv !== null);
  const read = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const found = await readPortfolio(file);
    if ('csv' in found) {
      onChange({ csv: found.csv, file: file.name, unreadable: null });
      return;
    }
    onChange({ csv: null, file: null, unreadable: found.unreadable });
    // Once corrected, the file of the same name can be chosen again.
    input.value = '';
  };
  const choose = {
    id: 'portefeuille-csv',
    label: t.choisir,
    hint: t.envoi,
    error: settings.unreadable === null ? undefined : t.illisible[settings.unreadable],
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
          if (value === 'exemple') onChange({ csv: null, file: null, unreadable: null });
        }}
      />
      {own ? (
        <Field {...choose}>
          <input
            id={choose.id}
            type="file"
            accept=".csv,text/csv"
            aria-describedby={describedBy(choose)}
            aria-invalid={choose.error === undefined ? undefined : true}
            onChange={(event) => void read(event.currentTarget)}
          />
          <p class="aide">{inline(t.format)}</p>
        </Field>
      ) : (
        <p class="avis">
          <strong>{t.fictif}</strong>
        </p>
      )}
      <div class="en-ligne">
        <Input id="de" label={t.de} inputMode="numeric" size={5} error={mistakeAt(problem, '/de')} value={settings.de} onInput={(de) => onChange({ de })} />
        <Input id="a" label={t.a} inputMode="numeric" size={5} error={mistakeAt(problem, '/a')} value={settings.a} onInput={(a) => onChange({ a })} />
      </div>
    </Fieldset>
  );
}
