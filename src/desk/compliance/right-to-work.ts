import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { followUpOf } from '../../rules/right-to-work/follow-up.ts';
import { judgeRoute } from '../../rules/right-to-work/route.ts';
import { BASES, type Basis, type Document, ROUTES, type Route } from './schema.ts';

const SOURCE = 'Home Office guide to right to work checks';

/** A right-to-work check that was satisfied, as somebody enters it. Dates as text. */
export interface RightToWork {
  readonly route: Route;
  readonly document: Document;
  /** 'clipped': a corner cut off, so cancelled. */
  readonly documentState: 'current' | 'expired' | 'clipped';
  /** What it rests on: needed for another document, and for pre-settled status; else worked out. */
  readonly basis?: Basis | undefined;
  readonly checkedOn: DateText;
  /** Last day of the permission, where it has one. */
  readonly permissionEndsOn?: DateText | undefined;
  /** Day of the Positive Verification Notice; the day of the check if left out. */
  readonly noticeDated?: DateText | undefined;
  /** An application or appeal made before the permission ended is on file. */
  readonly inTimeApplication?: boolean | undefined;
}

/** What follows: what it rests on, its list, and the last day it covers (null: no follow-up). */
export interface RightToWorkShown {
  readonly basis: Basis;
  readonly list: 'A' | 'B1' | 'B2' | null;
  readonly noticeDated: DateText | null;
  readonly followUpBy: DateText | null;
}

/**
 * Works out what a satisfied check rests on and when it must be done again. Refuses what `judgeRoute` and
 * `followUpOf` of the rules refuse, `basis-missing`, `route-does-not-show-this`, `notice-after-check`, and
 * `permission-ended` when what was shown ended before the day of the check.
 */
export function rightToWorkShown(check: RightToWork): Result<RightToWorkShown> {
  const { checkedOn, permissionEndsOn } = check;
  const based = basisOf(check);
  if (!based.ok) return based;
  const basis = based.value;
  const byNotice = BASES[basis].list === 'B2';
  const noticeDated = byNotice ? (check.noticeDated ?? checkedOn) : null;
  if (noticeDated !== null && noticeDated > checkedOn) {
    return refuse(
      'notice-after-check',
      'The notice is dated after the day of the check. Check both dates.',
      SOURCE,
    );
  }
  const followUp = followUpOf({
    basis,
    inTimeApplication: check.inTimeApplication ?? false,
    ...(permissionEndsOn === undefined ? {} : { permissionExpires: permissionEndsOn }),
    ...(noticeDated === null ? {} : { noticeDated }),
  });
  if (!followUp.ok) return followUp;
  const { followUpBy, excuseExtendsTo } = followUp.value;
  const last = excuseExtendsTo ?? followUpBy;
  if (last !== undefined && last < checkedOn) {
    return refuse(
      'permission-ended',
      `What was shown ended on ${showDate(last)}, before the day of the check, so it does not show a right to work. Record the check as not satisfied, or correct the date.`,
      SOURCE,
    );
  }
  return ok({ basis, list: BASES[basis].list, noticeDated, followUpBy: followUpBy ?? null });
}

function basisOf(check: RightToWork): Result<Basis> {
  const { route, document, basis } = check;
  if (document === 'other') {
    if (basis === undefined) {
      return refuse('basis-missing', 'Say what the check showed: choose what it rests on.', SOURCE);
    }
    return shownBy(route, basis);
  }
  const judged = judgeRoute({
    document,
    state: check.documentState,
    route,
    checkedOn: check.checkedOn,
    inTimeApplication: check.inTimeApplication ?? false,
    ...(check.permissionEndsOn === undefined ? {} : { validTo: check.permissionEndsOn }),
  });
  if (!judged.ok) return judged;
  if (route === 'share_code_online') {
    if (basis === 'pre_settled') return ok(basis);
    return ok(judged.value.list === 'A' ? 'no_time_limit' : 'online_time_limited');
  }
  if (judged.value.list === 'A') return ok('list_a');
  return ok(
    route === 'employer_checking_service' ? 'positive_verification_notice' : 'list_b_group_1',
  );
}

function shownBy(route: Route, basis: Basis): Result<Basis> {
  const allowed: readonly Basis[] = ROUTES[route].gives;
  if (allowed.includes(basis)) return ok(basis);
  const names = allowed.map((one) => BASES[one].name);
  return refuse(
    'route-does-not-show-this',
    `${ROUTES[route].name} shows ${listed(names, 'or')}, not ${BASES[basis].name}. Check which way was taken.`,
    SOURCE,
  );
}
