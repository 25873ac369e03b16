/** What the house may ask of shutdowns. */
export { shutdownPreview } from './inside.ts';
export { liftShutdown, makeShutdown } from './make-shutdown.ts';
export { tellShutdown } from './tell-shutdown.ts';
