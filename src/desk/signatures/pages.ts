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

/** What a worker signed, and what waits for them. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'papers',
    title: 'Terms, key information, opt-out',
    order: 33,
    action: 'signatures.read',
    load: () => import('./pages/worker-papers.tsx'),
  },
];

/** Terms of business that a client is asked to sign. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'papers',
    title: 'Terms by signature',
    order: 12,
    action: 'signatures.read',
    load: () => import('./pages/client-papers.tsx'),
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
  {
    path: '/signatures/papers',
    title: 'Terms, opt-outs, key information',
    action: 'signatures.read',
    load: () => import('./pages/papers-page.tsx'),
  },
  {
    path: '/signatures/forms',
    title: 'Forms that are signed',
    action: 'signatures.read',
    load: () => import('./pages/forms-page.tsx'),
  },
  {
    path: '/signatures/forms/new',
    title: 'Publish a form',
    action: 'signatures.publish',
    load: () => import('./pages/publish-form-page.tsx'),
  },
  {
    path: '/signatures/forms/:id',
    title: 'Form',
    action: 'signatures.read',
    load: () => import('./pages/form-page.tsx'),
  },
  {
    path: '/signatures/forms/:id/new',
    title: 'Publish a new version',
    action: 'signatures.publish',
    load: () => import('./pages/publish-form-page.tsx'),
  },
];

/** What a signer's own link opens. */
export const linkPages: LinkPages = {
  signature: () => import('./pages/signature-link.tsx'),
};
