import { readProblem, type Problem } from '../../moteur';
import { at } from './serveur';
import type { GridBody } from './quick';

/** Saves the moved grid as a file of law, written and checked by the server. Returns why not. */
export async function downloadReform(body: GridBody): Promise<Problem | null> {
  const response = await fetch(at('/grille/reforme'), { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  const text = await response.text();
  if (!response.ok) return readProblem(response.status, text);
  save(text, 'reforme.toml', 'application/toml');
  return null;
}

function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
