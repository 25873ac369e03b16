import type { RecordSection } from '../../ui/pages.ts';

/** Certificates, student permission, night health and what clients were told, on the candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'vetting',
    title: 'Certificates, student hours, nights',
    order: 45,
    action: 'vetting.read',
    load: () => import('./pages/vetting-section.tsx'),
  },
];
