export interface Tab {
  href: string;
  label: string;
  current: boolean;
}

/** Parts of a page, each with its own address. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="onglets" aria-label={props.label}>
      <ul>
        {props.tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
