import { defineConfig, type Plugin } from 'vite';

// What the page may do. A static host sends no headers, so the page carries its own policy; the development server, which injects
// styles, goes without.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contentSecurityPolicy(): Plugin {
  return {
    name: 'socle:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
  };
}

export default defineConfig({
  // Any folder of any host may hold the files.
  base: './',
  plugins: [contentSecurityPolicy()],
  // While developing, what the page asks over HTTP goes to `socle serveur`.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // The polyfill is an inline script; every browser that runs the engine preloads modules.
    modulePreload: { polyfill: false },
  },
});
