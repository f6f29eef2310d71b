// The reforms that come with the law (droit/reformes): files of the tree, fetched when a page offers them.
import { useEffect, useState } from 'preact/hooks';

export interface Reforme {
  id: string;
  titre: string;
  expose: string;
  /** The TOML file. */
  texte: string;
}

const files = import.meta.glob<string>('../../../droit/reformes/*.toml', { query: '?raw', import: 'default' });

/** A one-line string of a TOML table, for titles alone: what computes reads the whole file. */
function value(toml: string, key: string): string {
  const found = new RegExp(`^${key}\\s*=\\s*("(?:[^"\\\\]|\\\\.)*")\\s*$`, 'm').exec(toml)?.[1];
  return found === undefined ? '' : (JSON.parse(found) as string);
}

async function load(): Promise<Reforme[]> {
  const all = await Promise.all(Object.values(files).map((file) => file()));
  return all.map((texte) => ({ id: value(texte, 'id'), titre: value(texte, 'titre'), expose: value(texte, 'expose'), texte }));
}

/** Empty until they are there. */
export function useReadyReforms(): readonly Reforme[] {
  const [reforms, setReforms] = useState<readonly Reforme[]>([]);
  useEffect(() => {
    let wanted = true;
    void load().then((all) => wanted && setReforms(all));
    return () => {
      wanted = false;
    };
  }, []);
  return reforms;
}
