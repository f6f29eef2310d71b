import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './vite/content_security_policy';
import { serviceWorker } from './vite/service_worker';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Any folder of any host may hold the files.
  base: './',
  plugins: [contentSecurityPolicy(), serviceWorker(here('public'))],
  // While developing, what the page asks over HTTP goes to `socle serveur`.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // The polyfill is an inline script; every browser that runs the engine preloads modules.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: here('index.html'), integration: here('integration.html'), sw: here('src/service_worker/sw.ts') },
      // The service worker keeps its address, which is how browsers know it.
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // One file until the first result: pieces shared with later pages would be a request each.
        manualChunks: { application: [here('src/app.tsx')] },
      },
    },
  },
});
