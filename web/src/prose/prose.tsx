// Pages that are read rather than used: sections of paragraphs, lists and commands, from a dictionary.
import type { ComponentChildren } from 'preact';
import { frenchSpaces } from '../format';
import { language } from '../i18n/i18n';
import './prose.css';
import './reading.css';

export type Block = string | { liste: string[] } | { code: string };
export interface Section {
  id: string;
  titre: string;
  blocs: Block[];
}
export interface Prose {
  titre: string;
  chapeau: string;
  sections: Section[];
}

/** As French writes it, on a French page. */
export function typography(text: string): string {
  if (language() !== 'fr') return text;
  return frenchSpaces(text);
}

/** `**bold**`, `` `code` `` and `[link](#/address)` in a text of the dictionary. */
export function inline(text: string): ComponentChildren {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/).map((part) => {
    if (part.startsWith('**')) return <strong>{typography(part.slice(2, -2))}</strong>;
    if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>;
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    return link === null ? typography(part) : <a href={link[2] ?? ''}>{link[1]}</a>;
  });
}

function BlockView({ block }: { block: Block }) {
  if (typeof block === 'string') return <p>{inline(block)}</p>;
  if ('code' in block) {
    return (
      <pre class="commande" tabIndex={0}>
        <code>{block.code}</code>
      </pre>
    );
  }
  return (
    <ul>
      {block.liste.map((item) => (
        <li>{inline(item)}</li>
      ))}
    </ul>
  );
}

/** `after` adds something below the section of that id. */
export function ProseView({ prose, page, after = {} }: { prose: Prose; page: string; after?: Record<string, ComponentChildren> }) {
  return (
    <article class="prose">
      <h1 tabIndex={-1}>{prose.titre}</h1>
      <p class="chapeau">{inline(prose.chapeau)}</p>
      {prose.sections.map((section) => (
        <section id={`${page}-${section.id}`} aria-labelledby={`${page}-${section.id}-titre`}>
          <h2 id={`${page}-${section.id}-titre`}>{typography(section.titre)}</h2>
          {section.blocs.map((block) => (
            <BlockView block={block} />
          ))}
          {after[section.id]}
        </section>
      ))}
    </article>
  );
}
