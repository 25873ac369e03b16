import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import {
  DOCUMENT_WORDS,
  type DocumentState,
  type RightDocument,
  ROUTE_WORDS,
  type Route,
  waysFor,
} from './route-data.ts';

export type { RightDocument, Route } from './route-data.ts';

const SOURCE = 'Home Office guide to right to work checks';

export interface RouteFacts {
  readonly document: RightDocument;
  /** 'clipped': a corner cut off, so cancelled. */
  readonly state: DocumentState;
  readonly route: Route;
  readonly checkedOn: DateText;
  /** Last day of the permission or the document; left out: no end, or not in issue. */
  readonly validTo?: DateText;
  /** The worker has an account that shows an eVisa. */
  readonly ukviAccount?: boolean;
  /** First day of the work. */
  readonly workStart?: DateText;
  /** An application or appeal made before the permission ended: its end does not refuse the check. */
  readonly inTimeApplication?: boolean;
}

export interface RouteAnswer {
  /** Left out where what was given does not say it: an online check shows it. */
  readonly list?: 'A' | 'B';
  readonly followUpNeeded?: boolean;
  /** Last day the check covers, where it is known. */
  readonly followUpBy?: DateText;
}

const ONCE: RouteAnswer = { list: 'A', followUpNeeded: false };

/**
 * RTW-ROUTE: does this document, checked this way on this day, prove the right to work; by which list,
 * and until when? Refuses `wrong-route` with the ways that serve, `document-cancelled`,
 * `document-expired`, `permission-ended`, and `no-account` for a share code of a new arrival without one.
 *
 * Readings: the state of a card does not matter where its holder's status is read online; an end date
 * on a card that has expired is the card's own, and says nothing of the permission. An eVisa that has
 * expired is a permission that has ended.
 */
export function judgeRoute(facts: RouteFacts): Result<RouteAnswer> {
  const { document, route, checkedOn } = facts;
  const online = route === 'share_code_online' || route === 'employer_checking_service';
  if (facts.state === 'clipped' && (!online || document === 'evisa')) {
    return no('document-cancelled', 'A document with a cut corner is cancelled. Ask for another.');
  }
  const serving = waysFor(document, checkedOn);
  const way = serving.find((one) => one.route === route);
  if (way === undefined) return no('wrong-route', wrongRoute(facts, serving));
  if (way.states && !way.states.includes(stateOf(facts, way.states))) {
    return no('document-expired', expired(facts));
  }
  if (route === 'employer_checking_service') {
    return ok({ list: 'B', followUpNeeded: true, followUpBy: addMonths(checkedOn, 6) });
  }
  if (route === 'share_code_online') return byShareCode(facts);
  if (document === 'entry_vignette_90_day') return vignette(facts);
  return way.states?.includes('expired') || route === 'digital_verification_service'
    ? ok(ONCE)
    : timed(facts);
}

/** A document whose last day is past has expired, whatever was ticked. */
function stateOf(
  { state, validTo, checkedOn }: RouteFacts,
  allowed: readonly DocumentState[],
): DocumentState {
  if (allowed.includes('expired')) return state;
  return validTo !== undefined && validTo < checkedOn ? 'expired' : state;
}

/** What the Home Office service shows: the permission and its end. */
function byShareCode(facts: RouteFacts): Result<RouteAnswer> {
  const { document, state, validTo, checkedOn, inTimeApplication } = facts;
  if (document === 'entry_vignette_90_day' && facts.ukviAccount === false) {
    return no(
      'no-account',
      'A share code is made in the online account, and this worker has none. Ask them to set it up; until then a vignette in date can be checked by hand.',
    );
  }
  const past = validTo !== undefined && validTo < checkedOn;
  if (document !== 'evisa' && state === 'expired') {
    return past || validTo === undefined ? ok({}) : timed(facts);
  }
  if (inTimeApplication) return timed(facts);
  if (past || state === 'expired') {
    return no(
      'permission-ended',
      `What the service shows ended${validTo ? ` on ${showDate(validTo, checkedOn)}` : ''}, before the day of the check. Ask the Employer Checking Service if an application was made in time.`,
    );
  }
  return timed(facts);
}

function vignette(facts: RouteFacts): Result<RouteAnswer> {
  if (facts.ukviAccount) {
    return no(
      'wrong-route',
      'Ask for a share code and check online; the vignette is for those without an account.',
    );
  }
  if (facts.validTo === undefined) return ok({ list: 'B', followUpNeeded: true });
  return timed(facts);
}

/** List A without an end, else list B until that day. */
function timed({ validTo, workStart, checkedOn, document }: RouteFacts): Result<RouteAnswer> {
  if (validTo === undefined) return ok(ONCE);
  if (workStart !== undefined && workStart > validTo) {
    return no(
      'document-expired',
      `The ${DOCUMENT_WORDS[document]} ends on ${showDate(validTo, checkedOn)}, before the work starts on ${showDate(workStart, checkedOn)}. Check again what covers the work.`,
    );
  }
  return ok({ list: 'B', followUpNeeded: true, followUpBy: validTo });
}

function wrongRoute(
  { document, route, checkedOn }: RouteFacts,
  serving: readonly { readonly route: Route }[],
): string {
  const ways = listed(
    serving.map((way) => ROUTE_WORDS[way.route]),
    'or',
  );
  const so = ways === '' ? 'No way of checking it is known for that day.' : `Check it ${ways}.`;
  const name = DOCUMENT_WORDS[document];
  return `${/^[aei]/i.test(name) ? 'An' : 'A'} ${name} checked ${ROUTE_WORDS[route]} on ${showDate(checkedOn)} proves nothing. ${so}`;
}

function expired({ document, route }: RouteFacts): string {
  if (route === 'digital_verification_service') {
    return 'A verification service can only check a passport in date. Check this one by hand.';
  }
  return `This ${DOCUMENT_WORDS[document]} has ended. Ask for a share code and check online.`;
}

function no(code: string, because: string): Result<never> {
  return refuse(code, because, SOURCE);
}
