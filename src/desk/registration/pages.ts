import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** Who is on the way onto the books. */
export const pages: readonly PageDef[] = [
  {
    path: '/registrations',
    title: 'Registrations',
    action: 'registrations.read',
    nav: { group: 'People', order: 22, label: 'Registrations', icon: 'pen' },
    load: () => import('./pages/registrations-page.tsx'),
  },
  {
    path: '/registrations/photo-roles',
    title: 'Roles that need a photo',
    action: 'registrations.read',
    load: () => import('./pages/photo-roles-page.tsx'),
  },
];

/** On a candidate's record: how their registration stands. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'registration',
    title: 'Registration',
    order: 5,
    action: 'registrations.read',
    load: () => import('./pages/registration-section.tsx'),
  },
];
