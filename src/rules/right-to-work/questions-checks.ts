import { daysBetween } from '../../lib/days.ts';
import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, maybe, oneOf, outcome, text } from '../book/fields.ts';
import { type Question, question } from '../book/question.ts';
import { excuseUntil, followUpOf } from './follow-up.ts';
import { passOr } from './outcome-of.ts';
import { judgeRoute } from './route.ts';
import {
  CHECK_ROUTES,
  DOCUMENT_STATES,
  DOCUMENT_WORDS,
  RIGHT_DOCUMENTS,
  ROUTE_WORDS,
  waysFor,
} from './route-data.ts';
import { checkShareCode, shareCodeEnds } from './share-code.ts';
import { checkInTime, checkTiming } from './timing.ts';

const GUIDE = 'Home Office guide to right to work checks, 26 June 2025';
const ORDER = 'Immigration (Restrictions on Employment) Order 2007, as amended';

const timing = question({
  rule: 'RTW-TIMING',
  asks: 'Was the right-to-work check complete before the work started?',
  takes: {
    work_start: date('first day of the work'),
    check_done: date('day on which the check was complete'),
  },
  gives: { outcome: outcome(), statutory_excuse: bool('does the check give the statutory excuse') },
  answer({ work_start, check_done }) {
    const facts = { workStart: work_start, checkDone: check_done };
    const [found] = checkTiming(facts);
    const excuse = checkInTime(facts);
    return ok({
      gives: { outcome: passOr(found === undefined, 'block'), statutory_excuse: excuse },
      because:
        found?.because ??
        `The check was complete on ${showDate(check_done)}, on or before the first day of work.`,
      working: [
        { what: 'Check complete', comes: showDate(check_done) },
        { what: 'Last day on which it is in time', comes: showDate(work_start) },
      ],
      source: 'Immigration, Asylum and Nationality Act 2006, s.15',
      keyDate: work_start,
    });
  },
});

const route = question({
  rule: 'RTW-ROUTE',
  asks: 'Does this document, checked this way on the day the question is put, show a right to work?',
  takes: {
    document: oneOf(RIGHT_DOCUMENTS, 'what was shown'),
    document_state: oneOf(DOCUMENT_STATES, 'clipped: a corner cut off, so cancelled'),
    route: oneOf(CHECK_ROUTES, 'how it was checked'),
    valid_to: maybe(date('last day of the document or the permission')),
    ukvi_account: maybe(bool('the worker has an account that shows an eVisa')),
    work_start: maybe(date('first day of the work')),
  },
  gives: {
    outcome: outcome(),
    list: oneOf(['A', 'B'], 'A: checked once; B: checked again'),
    follow_up_needed: bool('must the check be done again'),
    follow_up_by: date('last day the check covers'),
  },
  answer(given, { asOf }) {
    const judged = judgeRoute({
      document: given.document,
      state: given.document_state,
      route: given.route,
      checkedOn: asOf,
      ...(given.valid_to === undefined ? {} : { validTo: given.valid_to }),
      ...(given.ukvi_account === undefined ? {} : { ukviAccount: given.ukvi_account }),
      ...(given.work_start === undefined ? {} : { workStart: given.work_start }),
    });
    const serving = waysFor(given.document, asOf).map((way) => ROUTE_WORDS[way.route]);
    const working = [
      {
        what: `Ways that serve for a ${DOCUMENT_WORDS[given.document]} on ${showDate(asOf)}`,
        comes: serving.join('; ') || 'none',
      },
      {
        what: 'Way taken, and the state of the document',
        comes: `${ROUTE_WORDS[given.route]}; ${given.document_state}`,
      },
    ];
    if (!judged.ok) {
      return ok({
        gives: { outcome: passOr(false, 'block') },
        because: judged.refusal.because,
        working,
        source: GUIDE,
      });
    }
    const { list, followUpNeeded, followUpBy } = judged.value;
    return ok({
      gives: {
        outcome: passOr(true, 'block'),
        list,
        follow_up_needed: followUpNeeded,
        follow_up_by: followUpBy,
      },
      because: followUpBy
        ? `It shows a right to work until ${showDate(followUpBy)}, when the check is done again.`
        : followUpNeeded
          ? 'It shows a right to work for a time, and the check is done again before it ends.'
          : 'It shows a right to work.',
      working: followUpBy
        ? [...working, { what: 'Check again by', comes: showDate(followUpBy) }]
        : working,
      source: GUIDE,
    });
  },
});

const share = question({
  rule: 'RTW-SHARE',
  asks: 'May this share code be used for a right-to-work check on this day?',
  takes: {
    code: text('the code as the worker gave it; spaces and small letters do not matter'),
    generated: date('day it was made'),
    used: maybe(date('day of use; left out: the day the question is put')),
  },
  gives: { outcome: outcome(), expires: date('last day it can be used') },
  answer({ code, generated, used }, { asOf }) {
    const ends = shareCodeEnds(generated);
    if (!ends.ok) return ends;
    const usedOn = used ?? asOf;
    const checked = checkShareCode(code, generated, usedOn);
    return ok({
      gives: { outcome: passOr(checked.ok, 'block'), expires: ends.value },
      because: checked.ok
        ? `A code that begins with W, used by its last day, ${showDate(ends.value)}.`
        : checked.refusal.because,
      working: [
        { what: 'Made on', comes: showDate(generated) },
        {
          what: `Last day, ${daysBetween(generated, ends.value)} days later`,
          comes: showDate(ends.value),
        },
        { what: 'Used on', comes: showDate(usedOn) },
      ],
      source: `${GUIDE}: share codes`,
      keyDate: generated,
    });
  },
});

const followUp = question({
  rule: 'RTW-FOLLOWUP',
  asks: 'By when must the check be done again?',
  takes: {
    positive_verification_notice: maybe(date('day of the notice')),
    permission_expires: maybe(date('last day of the permission')),
    in_time_application: maybe(
      bool('an application or appeal was made before the permission ended; default false'),
    ),
  },
  gives: {
    follow_up_by: date('last day the check covers'),
    excuse_extends_to: date('last day to get a notice after an application in time'),
  },
  answer(given) {
    const { positive_verification_notice: notice, permission_expires: expires } = given;
    const found = followUpOf({
      basis: notice ? 'positive_verification_notice' : 'list_b_group_1',
      ...(notice === undefined ? {} : { noticeDated: notice }),
      ...(expires === undefined ? {} : { permissionExpires: expires }),
    });
    if (!found.ok) return found;
    const by = found.value.followUpBy ?? '';
    const extended = given.in_time_application && expires ? excuseUntil(expires) : undefined;
    if (extended && !extended.ok) return extended;
    const excuse = extended?.value;
    const more = excuse && expires ? `${daysBetween(expires, excuse)} days more` : '';
    return ok({
      gives: { follow_up_by: by, excuse_extends_to: excuse },
      because: notice
        ? `A notice of ${showDate(notice)} covers six months, until ${showDate(by)}.`
        : `The permission ends on ${showDate(by)}, and the check is done again by then.`,
      working: [
        notice
          ? { what: `Notice of ${showDate(notice)} and six months`, comes: showDate(by) }
          : { what: 'Last day of the permission', comes: showDate(by) },
        ...(excuse
          ? [{ what: `Application in time: ${more} to get a notice`, comes: showDate(excuse) }]
          : []),
      ],
      source: ORDER,
      keyDate: notice ?? by,
    });
  },
});

/** RTW-TIMING, RTW-ROUTE, RTW-SHARE and RTW-FOLLOWUP as questions. */
export const CHECK_QUESTIONS: readonly Question[] = [timing, route, share, followUp];
