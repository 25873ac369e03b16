import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { followUpOf } from '../../rules/right-to-work/follow-up.ts';
import { BASES, type Basis, ROUTES, type Route } from './schema.ts';

const SOURCE = 'Home Office, Employer’s guide to right to work checks, 26 June 2025';

/** A satisfied right-to-work check as somebody enters it. */
export interface RightToWork {
  readonly route: Route;
  readonly basis: Basis;
  readonly checkedOn: DateText;
  /** Last day of the permission, where it has one. */
  readonly permissionEndsOn?: DateText | undefined;
  /** Day of the Positive Verification Notice. */
  readonly noticeDated?: DateText | undefined;
  /** An application or appeal made before the permission ended is on file. */
  readonly inTimeApplication?: boolean | undefined;
}

/** What follows from it: the list it belongs to, and the last day it covers (null: no follow-up). */
export interface RightToWorkShown {
  readonly list: 'A' | 'B1' | 'B2' | null;
  readonly followUpBy: DateText | null;
}

/**
 * Works out list and follow-up of a satisfied check. Refuses `route-does-not-show-this` when that kind of
 * result does not come by that route, `date-missing`, and `permission-ended` when the permission ended
 * before the day of the check without an application in time.
 */
export function rightToWorkShown(check: RightToWork): Result<RightToWorkShown> {
  const { route, basis, checkedOn, permissionEndsOn, noticeDated } = check;
  const allowed: readonly Basis[] = ROUTES[route].gives;
  if (!allowed.includes(basis)) {
    const names = allowed.map((one) => BASES[one].name.toLowerCase());
    return refuse(
      'route-does-not-show-this',
      `${ROUTES[route].name} gives ${listed(names, 'or')}, not ${BASES[basis].name.toLowerCase()}. Check which route was taken.`,
      SOURCE,
    );
  }
  if (noticeDated !== undefined && noticeDated > checkedOn) {
    return refuse(
      'date-missing',
      'The notice is dated after the day of the check. Check both dates.',
      SOURCE,
    );
  }
  const followUp = followUpOf({
    basis,
    inTimeApplication: check.inTimeApplication ?? false,
    ...(permissionEndsOn === undefined ? {} : { permissionExpires: permissionEndsOn }),
    ...(noticeDated === undefined ? {} : { noticeDated }),
  });
  if (!followUp.ok) return followUp;
  const { followUpBy, excuseExtendsTo } = followUp.value;
  const last = excuseExtendsTo ?? followUpBy;
  if (last !== undefined && last < checkedOn) {
    return refuse(
      'permission-ended',
      `What was shown ended on ${last}, before the day of the check, so it does not show a right to work. Record the check as not satisfied, or correct the date.`,
      SOURCE,
    );
  }
  return ok({ list: BASES[basis].list, followUpBy: followUpBy ?? null });
}
