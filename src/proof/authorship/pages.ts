import type { PageDef } from '../../ui/pages.ts';

/** Papers of which a copy is no evidence. */
export const pages: readonly PageDef[] = [
  {
    path: '/hand-outs',
    title: 'Hand-outs',
    action: 'hand_outs.read',
    load: () => import('./pages/hand-outs-page.tsx'),
  },
];
