// Files of the law, and of communes and populations → two JSON files for the page, whole: receipts hold their digest.
//
//   node tools/liasses.mjs FOLDER    writes FOLDER/droit.json and FOLDER/donnees.json
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.argv[2];
if (target === undefined) throw new Error('usage: node tools/liasses.mjs FOLDER');

// As droit_files::read_folder does: every .toml but those of reformes/, in the order of names.
function lawFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'reformes' ? [] : lawFiles(path);
    return entry.name.endsWith('.toml') ? [path] : [];
  });
}

const dataFiles = ['regions', 'departements', 'epci', 'millesimes', 'communes', 'anciennes', 'scissions'].map((name) => join(root, 'donnees', `${name}.csv`));

function write(name, paths, rename) {
  const fichiers = paths.map((path) => ({ nom: rename(relative(root, path).replaceAll('\\', '/')), texte: readFileSync(path, 'utf8') }));
  fichiers.sort((a, b) => (a.nom < b.nom ? -1 : 1));
  writeFileSync(join(target, name), JSON.stringify({ fichiers }));
}

write('droit.json', lawFiles(join(root, 'droit')), (path) => path);
write('donnees.json', dataFiles, (path) => path.replace('donnees/', ''));
