// Lets one page, the one that takes files on a phone, open without a line. It keeps that page's own parts and who was
// signed in; it answers from them only when the server cannot be reached, and sends nothing by itself.
const KEPT = 'deskproof-record';
const PAGE = '/portfolio/record';
const SESSION = '/api/session';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const parts = event.data?.keep;
  if (!Array.isArray(parts)) return;
  event.waitUntil(keep(parts).then(() => event.source?.postMessage({ kept: parts.length })));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(netOrKept(request, PAGE));
  else if (pathname === SESSION) event.respondWith(session(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOrNet(request));
});

async function keep(parts) {
  const kept = await caches.open(KEPT);
  const wanted = new Set([PAGE, SESSION, ...parts]);
  for (const request of await kept.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await kept.delete(request);
  }
  for (const part of wanted) {
    const lasting = part.startsWith('/assets/') && (await kept.match(part));
    if (!lasting) await put(kept, part);
  }
}

async function put(kept, address) {
  const answer = await fetch(address);
  if (answer.ok) await kept.put(address, answer);
}

async function netOrKept(request, address) {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await caches.match(address);
    if (kept) return kept;
    throw fault;
  }
}

async function keptOrNet(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function session(request) {
  const answer = await netOrKept(request, SESSION);
  const kept = await caches.open(KEPT);
  // Whoever has signed out is not shown as signed in once the line is lost.
  if (answer.status === 401) await kept.delete(SESSION);
  else if (answer.ok) await kept.put(SESSION, answer.clone());
  return answer;
}
