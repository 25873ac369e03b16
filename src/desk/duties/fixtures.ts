import { newId } from '../../lib/ids.ts';
import type { BodyOf } from '../../lib/route.ts';
import type {
  Answers,
  enterActionRoute,
  recordLicenceRoute,
  recordSettingRoute,
} from './schema.ts';
import type { WorkSetting } from './setting.ts';

/** Answers for an ordinary office, where the law asks nothing more. */
export const AN_OFFICE: Answers = {
  vulnerable: 'no',
  regulatedActivity: 'none',
  school: 'no',
  dbsClass: 'no_special_eligibility',
  nightHazard: 'no',
  youngSector: 'other',
  gangmasterSector: 'none',
  gangmasterTask: 'not_known',
  foodForSale: 'not_known',
  driving: 'none',
};

/** Answers for a care home: regulated activity with adults. */
export const A_CARE_HOME: Answers = {
  ...AN_OFFICE,
  vulnerable: 'yes',
  regulatedActivity: 'adults',
  dbsClass: 'regulated_activity',
};

/** A setting as it is recorded: an ordinary office for every role, the first version, unless said otherwise. */
export function aSettingBody(
  saidBy: string,
  change: Partial<BodyOf<typeof recordSettingRoute>> = {},
): BodyOf<typeof recordSettingRoute> {
  return {
    id: newId(),
    role: null,
    from: 0,
    notes: '',
    saidBy,
    saidOn: '2026-01-05',
    ...AN_OFFICE,
    ...change,
  };
}

/** A setting as the gates read it: an ordinary office, unless said otherwise. */
export function aSetting(change: Partial<WorkSetting> = {}): WorkSetting {
  return {
    settingId: newId(),
    siteId: newId(),
    role: null,
    version: 1,
    saidOn: '2026-05-20',
    ...AN_OFFICE,
    ...change,
  };
}

/** An official strike of every role from 8 June 2026 on without a known end, unless said otherwise. */
export function anAction(
  placeId: string,
  change: Partial<BodyOf<typeof enterActionRoute>> = {},
): BodyOf<typeof enterActionRoute> {
  return {
    id: newId(),
    place: 'site',
    placeId,
    roles: [],
    movedRoles: [],
    official: 'yes',
    fromOn: '2026-06-08',
    toOn: null,
    saidBy: null,
    source: 'The union’s notice of 22 May',
    ...change,
  };
}

/** A gangmaster's licence for a year, seen on the register in May 2026, unless said otherwise. */
export function aLicence(
  change: Partial<BodyOf<typeof recordLicenceRoute>> = {},
): BodyOf<typeof recordLicenceRoute> {
  return {
    id: newId(),
    number: 'AIRE0007',
    fromOn: '2026-01-01',
    toOn: '2026-12-31',
    seenOn: '2026-05-20',
    page: 'Saved as register-2026-05-20.pdf',
    ...change,
  };
}
