import { Fieldset, Input, Select } from '../components/field';
import { formatDate } from '../format';
import type { Problem } from '../moteur';
import { mistakeAt } from './answers';
import { yearEnd, yearStart } from './calendar';
import type { Situation } from './situation';
import { edit } from './store';
import { situationTexts } from './texts';

/** Without its dates while that of the signature is none. */
function yearLabel(signature: string, rank: number): string {
  const t = situationTexts().contrat;
  const end = yearEnd(signature, rank);
  return end === '' ? t.anneeSeule(rank) : t.anneeChoix(rank, formatDate(yearStart(signature, rank)), formatDate(end));
}

/** Date of signature, members, and the contract year when `years` are given to choose from. */
export function ContractForm(props: { situation: Situation; problem: Problem | null; years?: number }) {
  const { situation, problem } = props;
  const t = situationTexts().contrat;
  const years = Math.max(props.years ?? 0, situation.year);
  return (
    <Fieldset legend={t.titre}>
      <Input
        id="date_signature"
        label={t.signature}
        type="date"
        error={mistakeAt(problem, '/date_signature')}
        value={situation.signature}
        onInput={(value) => edit('signature', (s) => (s.signature = value))}
      />
      {props.years !== undefined && (
        <Select
          id="date"
          label={t.annee}
          error={mistakeAt(problem, '/date')}
          value={String(situation.year)}
          choices={Array.from({ length: years }, (_, index) => ({
            value: String(index + 1),
            label: yearLabel(situation.signature, index + 1),
          }))}
          onChange={(value) => edit('annee', (s) => (s.year = Number(value)))}
        />
      )}
      <Input
        id="membres"
        label={t.membres}
        hint={t.aideMembres}
        error={mistakeAt(problem, '/membres')}
        inputMode="numeric"
        size={8}
        value={situation.members}
        onInput={(value) => edit('membres', (s) => (s.members = value))}
      />
    </Fieldset>
  );
}
