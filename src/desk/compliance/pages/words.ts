import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import {
  BASES,
  BODIES,
  CHECK_KINDS,
  DOCUMENTS,
  type Document,
  LEVELS,
  ROUTES,
  type Route,
  type showChecks,
  WORKFORCES,
} from '../schema.ts';

export type Checks = ReplyOf<typeof showChecks>;
export type Check = Checks['checks'][number];
export type DoNotSend = Checks['doNotSend'][number];

/** Days before its end on which a check is shown as running out (uk-rules RTW-FOLLOWUP). */
const RUNNING_OUT = 90;

/** How a check stands today. */
export function checkLook(check: Check): StateLook {
  if (check.superseded) return { word: 'Superseded', meaning: 'quiet', mark: 'ring' };
  if (check.outcome === 'not_satisfied') {
    return { word: 'Not satisfied', meaning: 'stop', mark: 'cross' };
  }
  const { daysLeft } = check;
  if (daysLeft === null) return { word: 'Satisfied', meaning: 'good', mark: 'tick' };
  if (daysLeft < 0) return { word: 'Run out', meaning: 'stop', mark: 'octagon' };
  if (daysLeft <= RUNNING_OUT) return { word: 'Running out', meaning: 'attention', mark: 'flag' };
  return { word: 'Satisfied', meaning: 'good', mark: 'tick' };
}

/** 'Right to work: British passport', 'DBS: Enhanced DBS', 'Identity'. */
export function checkName(check: Check): string {
  const kind = CHECK_KINDS[check.kind];
  return check.name === '' ? kind : `${kind}: ${check.name}`;
}

/** 'check again by Sun 28 Feb 2027, in 98 days', 'ran out on Mon 8 Jun, 3 days ago', 'no end'. */
export function expiryWords(check: Check, today: string): string {
  if (check.outcome === 'not_satisfied') return '';
  if (check.expiresOn === null || check.daysLeft === null) return 'no end';
  const on = showDate(check.expiresOn, today);
  const days = counted(Math.abs(check.daysLeft), 'day');
  if (check.daysLeft < 0) return `ran out on ${on}, ${days} ago`;
  const verb = check.kind === 'right_to_work' ? 'check again by' : 'holds until';
  return check.daysLeft === 0 ? `${verb} today` : `${verb} ${on}, in ${days}`;
}

/** What a right-to-work check was: route, and what it rests on. */
export function routeWords({ route, basis }: Check): string {
  return [route && ROUTES[route].name, basis && BASES[basis].name].filter(Boolean).join(', ');
}

/** What the certificate covers or who the referee is; empty where neither is on file. */
export function particularWords({ certificate, referee }: Check): string {
  if (certificate) {
    const { level, workforce, childrenList, adultsList } = certificate;
    const lists = [...(adultsList ? ['adults'] : []), ...(childrenList ? ['children'] : [])];
    const barred = lists.length === 0 ? '' : `, barred list of ${listed(lists)}`;
    return `${LEVELS[level]}, ${WORKFORCES[workforce].toLowerCase()} workforce${barred}`;
  }
  if (!referee) return '';
  const { relative, mayBeShown } = referee;
  return [
    ...(relative === null ? [] : [relative ? 'a relative' : 'no relative']),
    ...(mayBeShown === null ? [] : [mayBeShown ? 'may be shown' : 'may not be shown']),
  ].join(', ');
}

function choices<K extends string>(names: Readonly<Record<K, string>>) {
  return (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }));
}

export const ROUTE_CHOICES = (Object.keys(ROUTES) as Route[]).map((value) => ({
  value,
  label: ROUTES[value].name,
}));
export const DOCUMENT_CHOICES = choices(DOCUMENTS);
export const STATE_CHOICES = choices({
  current: 'In date',
  expired: 'Expired',
  clipped: 'Corner cut off',
});
export const OUTCOME_CHOICES = choices({
  satisfied: 'Satisfied',
  not_satisfied: 'Not satisfied',
});
export const KIND_CHOICES = choices({
  identity: 'Identity',
  dbs: 'DBS',
  reference: 'Reference',
  other: 'Another check',
});

export const BODY_CHOICES = choices(BODIES);
export const LEVEL_CHOICES = choices(LEVELS);
export const WORKFORCE_CHOICES = choices(WORKFORCES);
export const LIST_CHOICES = choices({ adults: 'Of adults', children: 'Of children' });
export const UPDATE_CHOICES = choices({
  not_joined: 'Did not join it',
  agrees: 'Joined it, and agrees to status checks',
  refuses: 'Joined it, and does not agree to status checks',
});
export const YES_NO_CHOICES = choices({ yes: 'Yes', no: 'No', not_asked: 'Not asked yet' });

/** What another document may rest on by a route. */
export function basisChoices(route: string) {
  if (!(route in ROUTES)) return [];
  return ROUTES[route as Route].gives.map((value) => ({ value, label: BASES[value].name }));
}

/** Which further facts a right-to-work check by this route on this document needs. */
export function factsNeeded(route: string, document: string, basis: string) {
  const other = (document as Document) === 'other';
  const online = route === 'share_code_online';
  return {
    documentName: other,
    basis: other,
    preSettled: online && document === 'evisa',
    documentState: !other && !online && route !== 'employer_checking_service',
    permissionEnds:
      (online && !other) ||
      document === 'entry_vignette_90_day' ||
      basis === 'list_b_group_1' ||
      basis === 'online_time_limited',
    notice: route === 'employer_checking_service',
  };
}
