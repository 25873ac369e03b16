import { newId } from '../../lib/ids.ts';
import type { BodyOf } from '../../lib/route.ts';
import type { Certificate, recordPermissionRoute } from './schema.ts';

/** An enhanced certificate of the adult workforce with the adults' list, seen in May 2026. */
export function aCertificate(change: Partial<Certificate> = {}): Certificate {
  return {
    issuedBy: 'dbs',
    level: 'enhanced',
    workforce: 'adult',
    childrenList: false,
    adultsList: true,
    issuedOn: '2026-04-20',
    originalSeenOn: '2026-05-04',
    updateConsent: true,
    ...change,
  };
}

/** 20 hours a week in term until January 2028, with the terms of a year from a letter. */
export function aPermission(
  change: Partial<BodyOf<typeof recordPermissionRoute>> = {},
): BodyOf<typeof recordPermissionRoute> {
  return {
    id: newId(),
    weeklyLimitHours: '20',
    validFrom: '2025-09-01',
    validTo: '2028-01-31',
    termDates: {
      covers: { from: '2025-09-01', to: '2026-08-31' },
      terms: [
        { from: '2025-09-22', to: '2025-12-12' },
        { from: '2026-01-12', to: '2026-03-27' },
        { from: '2026-04-20', to: '2026-06-12' },
      ],
      givenBy: 'Letter of the university',
      givenOn: '2026-05-11',
    },
    ...change,
  };
}
