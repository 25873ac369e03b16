import { KINDS } from '../../lib/kind-words.ts';

interface Area {
  readonly key: string;
  readonly words: string;
  /** The first words of its kinds: 'booking' of 'booking.taken'. */
  readonly of: readonly string[];
}

/** The areas of the desk's work, each with the kinds of work record that belong to it by their first word. */
const AREAS: readonly Area[] = [
  {
    key: 'bookings',
    words: 'Bookings, offers and shifts',
    of: 'booking shift offer assignment supply rota template amendment conflict repair attendance start'.split(
      ' ',
    ),
  },
  {
    key: 'rates',
    words: 'Rates, credit and authority',
    of: 'rate rate_card on_cost credit client_credit client_stop approval spend expense mileage_rate'.split(
      ' ',
    ),
  },
  {
    key: 'candidates',
    words: 'Candidates and their time',
    of: 'candidate candidates qualification work_history availability preference preferences pool pattern hours opt_out absence holiday'.split(
      ' ',
    ),
  },
  {
    key: 'checks',
    words: 'Checks, rules and overrides',
    of: 'rtw check student_permission certificate night_health do_not_send rule override escalation'.split(
      ' ',
    ),
  },
  {
    key: 'clients',
    words: 'Clients, sites and terms',
    of: 'client hirer site site_sheet bill_to contact terms paper paper_form work_setting industrial_action licence comparator earlier_weeks'.split(
      ' ',
    ),
  },
  {
    key: 'messages',
    words: 'Calls, texts, mail and notes',
    of: 'call text message note mail link signature'.split(' '),
  },
  {
    key: 'people',
    words: 'People’s data and consent',
    of: 'person hat consent do_not_contact'.split(' '),
  },
  {
    key: 'tasks',
    words: 'Tasks and hand-over',
    of: 'task ring_back alert handover'.split(' '),
  },
];

/** What an organisation's procedures do not govern here: the log itself, membership, and the qualification. */
const OUTSIDE: readonly string[] =
  'policy limit organisation branch member invitation framework learner units contribution evidence case unit claim criterion log log_key checkpoint checkpoint_recipient token backup view'.split(
    ' ',
  );

/** Done by the machine by itself, under no procedure of people. */
const BY_ITSELF: readonly string[] =
  'mail.queued mail.sent mail.failed text.queued text.sent text.delivered text.failed text.matched'.split(
    ' ',
  );

const firstWord = (kind: string): string => kind.split('.')[0] ?? '';

const governable = KINDS.filter(
  (kind) => !OUTSIDE.includes(firstWord(kind)) && !BY_ITSELF.includes(kind),
);
const known = new Set(AREAS.flatMap(({ of }) => of));

/** The closed list of kinds of work record that a procedure may govern, by area, in the words of the log. */
export const GOVERNED: readonly {
  readonly key: string;
  readonly words: string;
  readonly kinds: readonly string[];
}[] = [
  ...AREAS.map(({ key, words, of }) => ({
    key,
    words,
    kinds: governable.filter((kind) => of.includes(firstWord(kind))),
  })),
  {
    key: 'other',
    words: 'Other work of the desk',
    kinds: governable.filter((kind) => !known.has(firstWord(kind))),
  },
].filter(({ kinds }) => kinds.length > 0);

const GOVERNABLE = new Set(governable);

/** May a procedure govern this kind of work record? */
export function isGovernable(kind: string): boolean {
  return GOVERNABLE.has(kind);
}
