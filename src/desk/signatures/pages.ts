import type { LinkPages, PageDef, RecordSection } from '../../ui/pages.ts';

/** How both sides of a booking answered its confirmations. */
export const bookingSections: readonly RecordSection[] = [
  {
    id: 'signatures',
    title: 'Accepted by both sides',
    order: 10,
    action: 'signatures.read',
    load: () => import('./pages/booking-signatures.tsx'),
  },
];

export const pages: readonly PageDef[] = [
  {
    path: '/signatures',
    title: 'Signatures',
    action: 'signatures.read',
    nav: { group: 'Desk', order: 17, label: 'Signatures', icon: 'pen' },
    load: () => import('./pages/signatures-page.tsx'),
  },
  {
    path: '/signatures/:id',
    title: 'Signature',
    action: 'signatures.read',
    load: () => import('./pages/signature-page.tsx'),
  },
];

/** What a signer's own link opens. */
export const linkPages: LinkPages = {
  signature: () => import('./pages/signature-link.tsx'),
};
