import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Tells the service worker which files there are; its version is a digest of them, so that it changes when they do. */
export function serviceWorker(publicFolder: string): Plugin {
  return {
    name: 'socle:service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After index.html was made.
      order: 'post',
      handler(_options, bundle) {
        const digest = createHash('sha256');
        const files: string[] = [];
        for (const [name, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
          if (name === 'sw.js') continue;
          files.push(name);
          digest.update(name).update(output.type === 'chunk' ? output.code : output.source);
        }
        // Compressed copies are what a server sends under the name without ".br".
        for (const path of filesBelow(publicFolder)
          .filter((each) => !each.endsWith('.br'))
          .sort()) {
          const name = relative(publicFolder, path).replaceAll('\\', '/');
          files.push(name);
          digest.update(name).update(readFileSync(path));
        }
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') throw new Error('sw.js is not in the bundle');
        const known = `const kVersion = ${JSON.stringify(digest.digest('hex').slice(0, 16))};\nconst kFiles = ${JSON.stringify(files)};\n`;
        worker.code = known + worker.code;
      },
    },
  };
}
