import { daysBetween } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, list, maybe, object, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { ADVERT_ITEMS, checkAdvert, englishAdvertWindow, lackingInAdvert } from './adverts.ts';
import { answered } from './answered.ts';
import { keysOf } from './content.ts';
import { mayDisclose } from './disclosure.ts';
import { CUT_FROM, conductSource } from './law.ts';

/** CR-27: content of an advert. */
export const ADVERT = question({
  rule: 'CR-27',
  asks: 'Does an advert state all it must, with the word of the hirer?',
  takes: {
    advert: object({
      agency_name: bool('the full name of the agency'),
      temp_or_perm: oneOf(['temporary', 'permanent', 'not_stated'], 'what it says of the position'),
      pay_shown: maybe(bool('pay is shown (default false)')),
      nature: maybe(bool('the nature of the work')),
      location: maybe(bool('the place')),
      minimum_requirements: maybe(
        bool('the experience, training or qualifications needed for that pay'),
      ),
    }),
    hirer_authority: maybe(bool('the hirer agreed to the advert (default true)')),
  },
  gives: {
    outcome: outcome(),
    missing: list(oneOf(keysOf(ADVERT_ITEMS), 'what it lacks'), 'what it lacks'),
  },
  answer: ({ advert, hirer_authority: authority }) => {
    const facts = {
      agencyName: advert.agency_name,
      tempOrPerm: advert.temp_or_perm,
      payShown: advert.pay_shown ?? false,
      nature: advert.nature,
      location: advert.location,
      minimumRequirements: advert.minimum_requirements,
      hirerAuthority: authority ?? true,
    };
    const [found] = checkAdvert(facts);
    return answered({
      gives: {
        outcome: found ? 'block' : 'pass',
        missing: lackingInAdvert(facts).map(({ key }) => key),
      },
      because: found?.because ?? 'The advert states all it must.',
      working: [],
      source: conductSource('england', 'reg 27(1)-(3)'),
    });
  },
});

/** CR-27A: an advert in another state of the European Economic Area. */
export const ADVERT_ABROAD = question({
  rule: 'CR-27A',
  asks: 'May an advert be published in another state of the European Economic Area?',
  takes: {
    published_abroad: date('day of the advert there'),
    published_in_english: maybe(
      date('day the same advert was published in English in Great Britain; left out: not at all'),
    ),
  },
  gives: { outcome: outcome(), serves_from: date('first day on which the English one serves') },
  answer: ({ published_abroad: abroad, published_in_english: english }) => {
    if (abroad < CUT_FROM) {
      return answered({
        gives: { outcome: 'pass' },
        because: `What the regulations asked of an advert abroad before ${showDate(CUT_FROM)} is not held here.`,
        working: [],
        source: conductSource('england', 'reg 27A'),
        keyDate: abroad,
      });
    }
    const window = englishAdvertWindow(abroad);
    if (!window.ok) return window;
    const { from, to } = window.value;
    const serves = english !== undefined && from <= english && english <= to;
    return answered({
      gives: { outcome: serves ? 'pass' : 'block', serves_from: from },
      because: serves
        ? `The same advert was published in English on ${showDate(english)}, in time.`
        : `The same advert must be published in English in Great Britain between ${showDate(from)} and ${showDate(to)}.`,
      working: [
        {
          what: `${daysBetween(from, abroad)} days before ${showDate(abroad)}`,
          comes: showDate(from),
        },
      ],
      source: conductSource('england', 'reg 27A'),
      keyDate: abroad,
    });
  },
});

/** CR-28: passing on what is known of a work-seeker. */
export const DISCLOSURE = question({
  rule: 'CR-28',
  asks: 'May what is known of a work-seeker be passed on?',
  takes: {
    to: oneOf(['hirer', 'current_employer', 'professional_body', 'other'], 'who would be told'),
    for: oneOf(['finding_work', 'legal_process', 'professional_body', 'other'], 'what for'),
    consent: bool('the work-seeker agreed'),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const may = mayDisclose(given);
    return answered({
      gives: { outcome: may ? 'pass' : 'block' },
      because: may
        ? 'This may be passed on.'
        : 'This may not be passed on without the consent of the work-seeker.',
      working: [],
      source: conductSource('england', 'reg 28'),
    });
  },
});
