import { showDate } from '../../lib/show.ts';
import { bool, date, division, list, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { countBusinessDays } from '../calendar/business-days.ts';
import { nationOf } from '../calendar/divisions.ts';
import { answered } from './answered.ts';
import { keysOf } from './content.ts';
import { KEY_INFORMATION } from './duties-data.ts';
import { conductSource, inForce } from './law.ts';
import {
  checkTermsContent,
  hirerTermsDue,
  keyInformationMissing,
  lackingInTerms,
  TERMS_ITEMS,
} from './terms.ts';
import { conductWindows } from './windows-data.ts';

/** CR-13A: the key information document. */
export const KEY_INFORMATION_DOCUMENT = question({
  rule: 'CR-13A',
  asks: 'May a work-seeker be registered, as to the key information document?',
  takes: {
    new_work_seeker: maybe(bool('new to the agency (default true)')),
    kid_issued: bool('the document was given'),
    opted_out_via_limited_company: maybe(
      bool('out of the regulations by way of a limited company (default false)'),
    ),
  },
  gives: { outcome: outcome() },
  answer: (given, { asOf }) => {
    const facts = {
      newWorkSeeker: given.new_work_seeker ?? true,
      issued: given.kid_issued,
      optedOut: given.opted_out_via_limited_company ?? false,
    };
    const missing = keyInformationMissing(facts, asOf);
    const out = facts.optedOut ? ' There is no opting out of it.' : '';
    return answered({
      gives: { outcome: missing ? 'block' : 'pass' },
      because: missing
        ? `The key information document has not been given, and it is due before terms are agreed.${out}`
        : whyNone(facts, inForce(KEY_INFORMATION, asOf)),
      working: [],
      source: conductSource('england', 'reg 13A'),
    });
  },
});

function whyNone(facts: { newWorkSeeker: boolean; issued: boolean }, due: boolean): string {
  if (facts.issued) return 'The key information document was given.';
  if (!due) return 'The duty began on Mon 6 Apr 2020.';
  return 'Only new work-seekers are given it.';
}

/** CR-14: change of terms. */
export const CHANGE_OF_TERMS = question({
  rule: 'CR-14',
  asks: 'By when is a change of terms confirmed?',
  takes: { variation_agreed: date('day the change is agreed'), division: division() },
  gives: { copy_by: date('last day, to its end') },
  answer: ({ variation_agreed: agreed, division: where }, { holidays }) => {
    const nation = nationOf(where);
    const windows = conductWindows(agreed);
    if (!windows.ok) return windows;
    const counted = countBusinessDays(agreed, windows.value.changeOfTerms, nation, holidays);
    if (!counted.ok) return counted;
    return answered({
      gives: { copy_by: counted.value.day },
      because: `Agreed on ${showDate(agreed)}: confirmed by the end of ${showDate(counted.value.day)}.`,
      working: counted.value.working,
      source: conductSource(nation, 'reg 14'),
      keyDate: agreed,
    });
  },
});

/** CR-15: content of the terms with a temporary worker. */
export const TERMS_CONTENT = question({
  rule: 'CR-15',
  asks: 'Do the terms with a temporary worker state all they must?',
  takes: {
    states: list(oneOf(keysOf(TERMS_ITEMS), 'what the terms state'), 'what the terms state'),
  },
  gives: {
    outcome: outcome(),
    missing: list(oneOf(keysOf(TERMS_ITEMS), 'what they lack'), 'what they lack'),
  },
  answer: ({ states }, { asOf }) => {
    const [found] = checkTermsContent(states, asOf);
    return answered({
      gives: {
        outcome: found ? 'block' : 'pass',
        missing: lackingInTerms(states, asOf).map(({ key }) => key),
      },
      because: found?.because ?? 'The terms state all they must.',
      working: [],
      source: conductSource('england', 'reg 15'),
    });
  },
});

/** CR-17: terms with the hirer. */
export const HIRER_TERMS = question({
  rule: 'CR-17',
  asks: 'Are terms agreed with the hirer, and must they be?',
  takes: { terms_with_hirer_agreed: bool('terms are agreed') },
  gives: { outcome: outcome() },
  answer: ({ terms_with_hirer_agreed: agreed }, { asOf }) => {
    const due = hirerTermsDue(asOf);
    const missing = due ? 'block' : 'warn';
    return answered({
      gives: { outcome: agreed ? 'pass' : missing },
      because: agreed
        ? 'Terms are agreed with the hirer.'
        : due
          ? 'No terms are agreed with the hirer; the law asked for them to Sat 7 May 2016.'
          : 'No terms are agreed with the hirer. No duty since Sun 8 May 2016, but good practice.',
      working: [],
      source: due
        ? conductSource('england', 'reg 17')
        : 'reg 17 of the 2003 Regulations, taken out by SI 2016/510',
    });
  },
});
