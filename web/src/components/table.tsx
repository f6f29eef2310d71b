import type { ComponentChildren } from 'preact';

export interface Column {
  key: string;
  label: string;
  /** Right-aligned, in figures of equal width. */
  number?: boolean;
}

export interface Row {
  key: string;
  /** The first cell heads the row. */
  cells: readonly ComponentChildren[];
  kind?: 'total' | undefined;
}

/**
 * A table with its caption, whose first column heads the rows. It scrolls sideways inside its frame on narrow screens, by keyboard
 * too. `hideCaption`: for screen readers only, when a heading just above says the same.
 */
export function Table(props: { caption: string; columns: readonly Column[]; rows: readonly Row[]; hideCaption?: boolean }) {
  const numeric = (index: number): string | undefined => (props.columns[index]?.number ? 'nombre' : undefined);
  return (
    <div class="cadre-tableau" role="group" aria-label={props.caption} tabIndex={0}>
      <table>
        <caption class={props.hideCaption ? 'invisible' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column, index) => (
              <th key={column.key} scope="col" class={numeric(index)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key} class={row.kind}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key="tete" scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={props.columns[index]?.key} class={numeric(index)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
