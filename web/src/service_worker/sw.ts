// Keeps the page, the engine and the law, so that the second visit needs no network. Requests to the API are never touched.
export {};
declare const self: ServiceWorkerGlobalScope;

// Written in by the build (vite/service_worker.ts).
declare const kVersion: string;
declare const kFiles: string[];

const cacheName = `socle-${kVersion}`;
const root = new URL('./', self.location.href);
/** Large files that not every visit needs: kept once they were asked for. */
const lazy = /\/moteur\/donnees\.json$/;
const known = new Set(kFiles.map((file) => new URL(file, root).href));

self.addEventListener('install', (event) => {
  const requests = kFiles
    .filter((file) => !lazy.test(`/${file}`))
    .map((file) => new Request(new URL(file, root), { cache: 'reload' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)));
});

async function dropOldVersions(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('socle-') && name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldVersions());
});

async function answer(request: Request, kept: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(kept);
  if (found !== undefined) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(kept, response.clone());
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (request.method !== 'GET' || url.origin !== root.origin) return;
  // The folder itself is the page.
  if (request.mode === 'navigate' && url.href === root.href) url.pathname += 'index.html';
  if (known.has(url.href)) event.respondWith(answer(request, url.href));
});
