import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, maybe, oneOf, outcome } from '../book/fields.ts';
import { type Question, question } from '../book/question.ts';
import { passOr } from '../right-to-work/outcome-of.ts';
import { coversLevel, FAULT_WORDS, highestLevel, joinBy, statusFaults } from './certificate.ts';
import {
  CERTIFICATE_LEVELS,
  HIGHEST_LEVEL,
  JOIN_DAYS,
  LEVEL_WORDS,
  ROLE_CLASSES,
  WORKFORCE_WORDS,
  WORKFORCES,
} from './certificate-data.ts';

const level = question({
  rule: 'DBS-LEVEL',
  asks: 'May a certificate at this level be asked for?',
  takes: {
    role_class: oneOf(ROLE_CLASSES, 'which list of the law the role stands on'),
    requested: oneOf(CERTIFICATE_LEVELS, 'level asked for'),
  },
  gives: {
    outcome: outcome(),
    highest_allowed: oneOf(CERTIFICATE_LEVELS, 'highest level that may be asked for'),
  },
  answer({ role_class, requested }) {
    const highest = highestLevel(role_class);
    const fine = coversLevel(highest, requested);
    return ok({
      gives: { outcome: passOr(fine, 'block'), highest_allowed: highest },
      because: fine
        ? `The role allows ${LEVEL_WORDS[highest]}, so ${LEVEL_WORDS[requested]} may be asked for.`
        : `The role allows ${LEVEL_WORDS[highest]} at most; asking for ${LEVEL_WORDS[requested]} is unlawful.`,
      working: [
        {
          what: `Role: ${role_class.replaceAll('_', ' ')}`,
          comes: `at most ${LEVEL_WORDS[highest]}`,
        },
        { what: 'Asked for', comes: LEVEL_WORDS[requested] },
      ],
      source: HIGHEST_LEVEL.find(({ role }) => role === role_class)?.source ?? 'Police Act 1997',
    });
  },
});

const barred = question({
  rule: 'DBS-BARRED',
  asks: 'Is the result of the barred list there before the first shift?',
  takes: {
    regulated_activity: oneOf(['children', 'adults', 'none'], 'with whom the work is'),
    barred_list_checked: bool('the result of that list is on file'),
  },
  gives: { outcome: outcome() },
  answer({ regulated_activity: whom, barred_list_checked: checked }) {
    const fine = whom === 'none' || checked;
    return ok({
      gives: { outcome: passOr(fine, 'block') },
      because:
        whom === 'none'
          ? 'The work is no regulated activity.'
          : `Regulated activity with ${whom}; the barred list is ${checked ? '' : 'not '}checked.`,
      working: [
        { what: 'Regulated activity', comes: whom },
        { what: 'Barred list checked', comes: checked ? 'yes' : 'no' },
      ],
      source: 'Safeguarding Vulnerable Groups Act 2006; Keeping children safe in education',
    });
  },
});

const update = question({
  rule: 'DBS-UPDATE',
  asks: 'Until when may the Update Service be joined, and may we rely on a status check there?',
  takes: {
    certificate_issued: maybe(date('day on the certificate')),
    certificate_level: maybe(oneOf(['basic', 'standard', 'enhanced'], 'level')),
    certificate_workforce: maybe(oneOf(WORKFORCES, 'workforce on the certificate')),
    role_workforce: maybe(oneOf(WORKFORCES, 'workforce of the role')),
    consent: maybe(bool('the worker consents; this and the next two left out: not in issue')),
    legally_entitled: maybe(bool('the role entitles us to this level')),
    original_seen_in_person: maybe(bool('no copy, no video')),
  },
  gives: { outcome: outcome(), join_by: date('last day to join') },
  answer(given, { asOf }) {
    const issued = given.certificate_issued;
    const by = issued === undefined ? undefined : joinBy(issued);
    const { certificate_issued: _, ...rest } = given;
    const asksStatus = Object.values(rest).some((value) => value !== undefined);
    const faults = statusFaults({
      certificateLevel: given.certificate_level,
      certificateWorkforce: given.certificate_workforce,
      roleWorkforce: given.role_workforce,
      consent: given.consent,
      legallyEntitled: given.legally_entitled,
      originalSeenInPerson: given.original_seen_in_person,
    });
    const late = !asksStatus && by !== undefined && asOf > by;
    const first = faults[0];
    return ok({
      gives: { outcome: passOr(first === undefined && !late, 'block'), join_by: by },
      because: first
        ? `The Update Service does not serve here: ${FAULT_WORDS[first]}.`
        : by === undefined
          ? 'Nothing speaks against relying on the Update Service.'
          : late
            ? `The Update Service could be joined until ${showDate(by)}.`
            : `The Update Service may be joined until ${showDate(by)}.`,
      working: [
        ...(issued && by
          ? [
              { what: 'Certificate issued', comes: showDate(issued) },
              { what: `${JOIN_DAYS} days later`, comes: showDate(by) },
            ]
          : []),
        ...(given.certificate_workforce && given.role_workforce
          ? [
              {
                what: 'Workforce of the certificate, of the role',
                comes: `${WORKFORCE_WORDS[given.certificate_workforce]}, ${WORKFORCE_WORDS[given.role_workforce]}`,
              },
            ]
          : []),
        {
          what: 'What speaks against it',
          comes: faults.map((fault) => FAULT_WORDS[fault]).join('; ') || 'nothing',
        },
      ],
      source: 'Guidance on the DBS Update Service, 9 December 2025 and 16 January 2026',
      ...(issued ? { keyDate: issued } : {}),
    });
  },
});

/** DBS-LEVEL, DBS-BARRED and DBS-UPDATE as questions. */
export const CERTIFICATE_QUESTIONS: readonly Question[] = [level, barred, update];
