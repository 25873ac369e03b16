import type { PageDef } from '../ui/pages.ts';

const kit: readonly PageDef[] = [
  {
    path: '/kit',
    title: 'Kit',
    public: true,
    load: () => import('../ui/kit.tsx').then((page) => ({ default: page.Kit })),
  },
];

/** Every page of the desk. A room adds its `pages` here; each page is loaded only when opened. */
export const pages: readonly PageDef[] = [...kit];
