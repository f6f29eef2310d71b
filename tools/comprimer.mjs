// node tools/comprimer.mjs FOLDER: beside each large file of text or code, the same compressed (.br), which the server sends as it is.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node tools/comprimer.mjs FOLDER');
const worthIt = 1000;

for (const name of readdirSync(folder, { recursive: true })) {
  const path = join(folder, name);
  if (!/\.(css|csv|html|js|json|svg|wasm|webmanifest)$/.test(name) || statSync(path).size < worthIt) continue;
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
}
