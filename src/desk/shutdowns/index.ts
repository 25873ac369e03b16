/** What the house may ask of shutdowns. */
export { shutdownPreview } from './inside.ts';
export { makeShutdown } from './make-shutdown.ts';
