import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/conflicts',
    title: 'What went wrong',
    action: 'conflicts.read',
    nav: { group: 'Desk', order: 18, label: 'What went wrong', icon: 'triangle' },
    load: () => import('./pages/conflicts-page.tsx'),
  },
  {
    path: '/conflicts/:id',
    title: 'What went wrong',
    action: 'conflicts.read',
    load: () => import('./pages/conflict-page.tsx'),
  },
  {
    path: '/accident-book',
    title: 'Accident book',
    action: 'conflicts.read',
    nav: { group: 'Rules and approvals', order: 38, label: 'Accident book', icon: 'book' },
    load: () => import('./pages/accident-book-page.tsx'),
  },
  {
    path: '/cancellation-terms',
    title: 'When work is cancelled',
    action: 'cancellation_terms.read',
    nav: { group: 'Settings', order: 23, label: 'Cancellation', icon: 'clock' },
    load: () => import('./pages/own-terms-page.tsx'),
  },
];

/** On the panel of a shift, above who may go. */
export const shiftSections: readonly RecordSection[] = [
  {
    id: 'conflicts',
    title: 'What went wrong',
    order: 10,
    action: 'conflicts.read',
    load: () => import('./pages/shift-part.tsx'),
  },
];

export const bookingSections: readonly RecordSection[] = [
  {
    id: 'conflicts',
    title: 'What went wrong',
    order: 40,
    action: 'conflicts.read',
    load: () => import('./pages/booking-part.tsx'),
  },
];

export const candidateSections: readonly RecordSection[] = [
  {
    id: 'conflicts',
    title: 'What went wrong',
    order: 58,
    action: 'conflicts.read',
    load: () => import('./pages/person-part.tsx'),
  },
];

export const clientSections: readonly RecordSection[] = [
  {
    id: 'cancellation',
    title: 'When work is cancelled',
    order: 7,
    action: 'cancellation_terms.read',
    load: () => import('./pages/client-terms.tsx'),
  },
];
