import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, maybe, oneOf, outcome } from '../book/fields.ts';
import { type Question, question } from '../book/question.ts';
import { passOr } from '../right-to-work/outcome-of.ts';
import { bodyFor, particularsKeptUntil } from './certificate.ts';
import {
  BODY_WORDS,
  CERTIFICATE_KEEP_MONTHS,
  DECISION_PLACES,
  PVG_REQUIRED_FROM,
  SELF_EMPLOYED_FROM,
} from './certificate-data.ts';

const school = question({
  rule: 'DBS-SCHOOL',
  asks: 'Has the school our written confirmation of all checks?',
  takes: {
    school_booking: bool('the booking is for a school'),
    written_confirmation_sent: bool('the confirmation was sent'),
  },
  gives: { outcome: outcome() },
  answer({ school_booking, written_confirmation_sent: sent }) {
    return ok({
      gives: { outcome: passOr(!school_booking || sent, 'block') },
      because: school_booking
        ? `A school; the written confirmation of all checks is ${sent ? '' : 'not '}sent.`
        : 'Not a school.',
      working: [
        { what: 'School', comes: school_booking ? 'yes' : 'no' },
        { what: 'Written confirmation sent', comes: sent ? 'yes' : 'no' },
      ],
      source: 'Keeping children safe in education, part three',
    });
  },
});

const nation = question({
  rule: 'DBS-NATION',
  asks: 'Whose disclosure is it, by where the decision to engage is made?',
  takes: {
    place: oneOf(DECISION_PLACES, 'where the decision is made'),
    regulated_role: maybe(bool('a regulated role; default false')),
    body: maybe(oneOf(['dbs', 'disclosure_scotland', 'access_ni'], 'whose disclosure is on file')),
  },
  gives: {
    outcome: outcome(),
    right_body: oneOf(['dbs', 'disclosure_scotland', 'access_ni'], 'whose disclosure it must be'),
    membership_required: bool('the law demands membership of the Scottish scheme'),
  },
  answer({ place, regulated_role, body }, { asOf }) {
    const right = bodyFor(place, asOf, regulated_role ?? false);
    return ok({
      gives: {
        outcome: passOr(body === undefined || body === right.body, 'escalate'),
        right_body: right.body,
        membership_required: right.membershipRequired,
      },
      because: `For a decision made in ${place.replaceAll(/[_-]/g, ' ')} it is ${BODY_WORDS[right.body]}${right.membershipRequired ? ', and membership of its scheme is demanded by law' : ''}.`,
      working: [
        { what: 'Where the decision is made', comes: place.replaceAll(/[_-]/g, ' ') },
        { what: 'Whose disclosure', comes: BODY_WORDS[right.body] },
        ...(right.body === 'disclosure_scotland'
          ? [{ what: 'Membership demanded by law from', comes: showDate(PVG_REQUIRED_FROM) }]
          : []),
      ],
      source: 'Police Act 1997; Protection of Vulnerable Groups (Scotland) Act 2007',
    });
  },
});

const selfEmployed = question({
  rule: 'DBS-SELF',
  asks: 'Does a self-employed worker come under the guidance that a person must read?',
  takes: { self_employed: bool('the worker is self-employed') },
  gives: { outcome: outcome() },
  answer({ self_employed }, { asOf }) {
    const under = self_employed && asOf >= SELF_EMPLOYED_FROM;
    return ok({
      gives: { outcome: passOr(!under, 'escalate') },
      because: under
        ? 'Self-employed: the guidance of 21 January 2026 says what may be asked for; a person decides.'
        : 'The guidance for the self-employed is not in issue.',
      working: [
        { what: 'Self-employed', comes: self_employed ? 'yes' : 'no' },
        { what: 'Guidance in effect from', comes: showDate(SELF_EMPLOYED_FROM) },
      ],
      source: 'Guidance on DBS checks for the self-employed, 21 January 2026',
    });
  },
});

const keep = question({
  rule: 'DBS-KEEP',
  asks: 'Until when are particulars of a certificate kept?',
  takes: { decided: date('day of the decision the certificate was for') },
  gives: {
    outcome: outcome('record: outcome and day only are kept for longer'),
    keep_until: date('last day they are kept'),
  },
  answer({ decided }) {
    const until = particularsKeptUntil(decided);
    return ok({
      gives: { outcome: passOr(false, 'record'), keep_until: until },
      because: `Particulars are kept until ${showDate(until)}; after it the outcome and the day only.`,
      working: [
        { what: 'Decision', comes: showDate(decided) },
        { what: `${CERTIFICATE_KEEP_MONTHS} months later, our policy`, comes: showDate(until) },
      ],
      source: 'DBS code of practice; our policy of six months',
      keyDate: decided,
    });
  },
});

/** DBS-SCHOOL, DBS-NATION, DBS-SELF and DBS-KEEP as questions. */
export const DUTY_QUESTIONS: readonly Question[] = [school, nation, selfEmployed, keep];
