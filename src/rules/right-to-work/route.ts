import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

const SOURCE = 'Home Office guide to right to work checks';

/** Physical permits prove nothing by themselves from this day on. */
const PERMITS_REFUSED_FROM: DateText = '2022-04-06';
/** From this day an entry vignette may be checked by hand, with an online check before it ends. */
const VIGNETTE_FROM: DateText = '2025-02-12';

export type RightDocument =
  | 'british_passport'
  | 'irish_passport'
  | 'irish_passport_card'
  | 'biometric_residence_permit'
  | 'biometric_residence_card'
  | 'frontier_worker_permit'
  | 'entry_vignette_90_day'
  | 'evisa';

export type Route =
  | 'manual'
  | 'digital_verification_service'
  | 'share_code_online'
  | 'employer_checking_service';

export interface RouteFacts {
  readonly document: RightDocument;
  /** 'clipped': a corner cut off, so cancelled. */
  readonly state: 'current' | 'expired' | 'clipped';
  readonly route: Route;
  readonly checkedOn: DateText;
  /** Last day of the permission or the document; left out: no end. */
  readonly validTo?: DateText;
  /** The worker has an account that shows an eVisa. */
  readonly ukviAccount?: boolean;
  /** First day of the work. */
  readonly workStart?: DateText;
}

export interface RouteAnswer {
  readonly list: 'A' | 'B';
  readonly followUpBy?: DateText;
}

const CITIZENS: readonly RightDocument[] = [
  'british_passport',
  'irish_passport',
  'irish_passport_card',
];

/**
 * RTW-ROUTE: does this document, checked this way on this day, prove the right to work; by which list,
 * and until when? Refuses `wrong-route` with the way that serves, `document-cancelled` and
 * `document-expired`.
 */
export function judgeRoute(facts: RouteFacts): Result<RouteAnswer> {
  if (facts.state === 'clipped') {
    return no('document-cancelled', 'A document with a cut corner is cancelled. Ask for another.');
  }
  if (CITIZENS.includes(facts.document)) return citizen(facts);
  if (facts.route === 'share_code_online') return timed(facts.validTo);
  if (facts.route === 'employer_checking_service') {
    return ok({ list: 'B', followUpBy: addMonths(facts.checkedOn, 6) });
  }
  if (facts.route === 'digital_verification_service') {
    return no(
      'wrong-route',
      'A verification service can only check British and Irish passports. Ask for a share code and check online.',
    );
  }
  return facts.document === 'entry_vignette_90_day' ? vignette(facts) : permitByHand(facts);
}

function citizen({ route, state }: RouteFacts): Result<RouteAnswer> {
  if (route === 'manual') return ok({ list: 'A' });
  if (route !== 'digital_verification_service') {
    return no(
      'wrong-route',
      'A British or Irish citizen is checked by hand on the original, or by a registered verification service.',
    );
  }
  if (state === 'expired') {
    return no(
      'document-expired',
      'A verification service can only check a passport in date. Check this one by hand.',
    );
  }
  return ok({ list: 'A' });
}

function vignette(facts: RouteFacts): Result<RouteAnswer> {
  const { validTo, checkedOn, workStart } = facts;
  if (facts.state === 'expired' || (validTo !== undefined && validTo < checkedOn)) {
    return no(
      'document-expired',
      'This vignette has ended. Ask for a share code and check online.',
    );
  }
  if (facts.ukviAccount || checkedOn < VIGNETTE_FROM) {
    return no(
      'wrong-route',
      'Ask for a share code and check online; the vignette is for those without an account.',
    );
  }
  if (validTo === undefined) {
    return no(
      'document-expired',
      'The day the vignette ends is not on file. Enter it from the vignette.',
    );
  }
  if (workStart !== undefined && workStart > validTo) {
    return no(
      'document-expired',
      'The vignette ends before the work starts. Ask for a share code and check online.',
    );
  }
  return ok({ list: 'B', followUpBy: validTo });
}

function permitByHand(facts: RouteFacts): Result<RouteAnswer> {
  const physical = facts.document !== 'evisa';
  if (!physical || facts.checkedOn >= PERMITS_REFUSED_FROM) {
    return no(
      'wrong-route',
      physical
        ? 'A permit card is no proof since 6 April 2022. Ask for a share code and check online.'
        : 'An eVisa is checked online. Ask for a share code.',
    );
  }
  if (facts.state === 'expired') {
    return no('document-expired', 'This permit has ended. Ask for a current one.');
  }
  return timed(facts.validTo);
}

function timed(validTo: DateText | undefined): Result<RouteAnswer> {
  return ok(validTo === undefined ? { list: 'A' } : { list: 'B', followUpBy: validTo });
}

function no(code: string, because: string): Result<never> {
  return refuse(code, because, SOURCE);
}
