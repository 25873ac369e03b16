/** Whether this page can do its work here at all, and open without a line. */
export type Offline = 'kept' | 'keeping' | 'not-here' | 'not-secure';

/** Paths of what this page is made of, as far as it was loaded. */
function partsLoaded(): string[] {
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  return [...new Set(loaded)];
}

/**
 * Keeps this page on the device, so that it opens without a line: by a service worker, which browsers allow over https
 * and on localhost only.
 */
export async function keepThisPage(): Promise<Offline> {
  if (!window.isSecureContext) return 'not-secure';
  if (!('serviceWorker' in navigator)) return 'not-here';
  try {
    await navigator.serviceWorker.register('/offline-worker.js', { scope: '/portfolio/record' });
    const registration = await navigator.serviceWorker.getRegistration('/portfolio/record');
    const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
    if (!worker) return 'not-here';
    const kept = new Promise<Offline>((good) => {
      const hear = ({ data }: MessageEvent) => {
        if (data?.kept === undefined) return;
        navigator.serviceWorker.removeEventListener('message', hear);
        good('kept');
      };
      navigator.serviceWorker.addEventListener('message', hear);
    });
    navigator.serviceWorker.startMessages();
    worker.postMessage({ keep: partsLoaded() });
    return await kept;
  } catch {
    return 'not-here';
  }
}
