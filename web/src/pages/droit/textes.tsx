import { useGet, WhenAnswered } from '../../answer';
import { Law } from '../../components/details';
import { Table } from '../../components/table';
import { formatDate, unbroken } from '../../format';
import type { Texte } from '../../loi/api';
import { href } from '../../router';
import { GrilleView } from './grille';
import { Sources } from './sources';
import { texts } from './texts';

function date(iso: string | null): string {
  return iso === null ? '–' : formatDate(iso);
}

export function Textes() {
  const t = texts().textes;
  const answer = useGet<{ textes: Texte[] }>('droit/textes');
  return (
    <WhenAnswered answer={answer}>
      {({ textes }) => (
        <Table
          caption={t.titre}
          hideCaption
          columns={[
            { key: 'titre', label: t.colonnes.titre },
            { key: 'nature', label: t.colonnes.nature },
            { key: 'effet', label: t.colonnes.effet },
            { key: 'verifie', label: t.colonnes.verifie },
          ]}
          rows={textes.map((texte) => ({
            key: texte.id,
            cells: [
              <Law>
                <a href={href(`droit/textes/${texte.id}`)}>{unbroken(texte.titre)}</a>
                {texte.projet ? <span class="drapeau">{t.projet}</span> : null}
                {texte.note ? <small class="note-ligne">{unbroken(texte.note)}</small> : null}
              </Law>,
              t.nature[texte.nature] ?? texte.nature,
              date(texte.effet),
              date(texte.verifie_jusqu_au),
            ],
          }))}
        />
      )}
    </WhenAnswered>
  );
}

function Facts({ texte }: { texte: Texte }) {
  const t = texts().textes;
  const facts: [string, string | null][] = [
    [t.identifiant, texte.id],
    [t.colonnes.nature, t.nature[texte.nature] ?? texte.nature],
    [t.base, texte.base],
    [t.signe, texte.signature && formatDate(texte.signature)],
    [t.publie, texte.publication && formatDate(texte.publication)],
    [t.effet, texte.effet && formatDate(texte.effet)],
    [t.fin, texte.fin && formatDate(texte.fin)],
    [t.verifie, texte.verifie_jusqu_au && formatDate(texte.verifie_jusqu_au)],
  ];
  return (
    <dl class="faits">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

export function TexteView({ id }: { id: string }) {
  const t = texts().textes;
  const answer = useGet<Texte>(`droit/textes/${encodeURIComponent(id)}`);
  return (
    <WhenAnswered answer={answer}>
      {(texte) => (
        <>
          <h2 lang="fr">{unbroken(texte.titre)}</h2>
          {texte.projet ? <p class="avis">{t.projet}</p> : null}
          {texte.note ? <p lang="fr">{unbroken(texte.note)}</p> : null}
          {texte.expose ? <p lang="fr">{unbroken(texte.expose)}</p> : null}
          <Facts texte={texte} />
          <h3>{t.sources}</h3>
          <Sources sources={texte.sources} />
          <p>
            <a href={href('comparer', new URLSearchParams({ a: texte.id }))}>{t.comparer}</a>
          </p>
          <GrilleView query={{ texte: texte.id }} />
        </>
      )}
    </WhenAnswered>
  );
}
