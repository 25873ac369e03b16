/** Words for what records hold as a choice; a choice that is not here is said as it stands, in plain words. */
export const CHOICES = {
  contract: {
    paye: 'for services, under PAYE',
    umbrella: 'with an umbrella company',
    limited_company: 'with the worker’s own company',
  },
  way: {
    phone: 'by phone',
    email: 'by e-mail',
    text: 'by text message',
    in_person: 'in person',
    other: 'in another way',
    spoken: 'by word of mouth',
    in_writing: 'in writing',
    form: 'entered at the desk',
    file: 'from a file',
    signed: 'by signature',
  },
  basis: {
    offer: 'after an offer',
    pencil: 'after pencilling in',
    straight: 'at once, without an offer before',
  },
  reason: {
    first: 'the first confirmation',
    change: 'something changed',
    cancellation: 'something was cancelled',
  },
  changed: {
    particulars: 'particulars of the booking',
    line: 'a position',
    shifts_added: 'shifts were added',
    shift: 'a shift',
  },
  step: {
    offer: 'offering the work',
    pencil: 'pencilling in',
    assign: 'assigning the worker',
    change: 'changing the work',
    confirm: 'confirming the booking',
  },
  direction: { out: 'the desk', in: 'the other side' },
  medium: {
    text: 'text',
    whatsapp: 'WhatsApp',
    mobile: 'text on another phone',
    social: 'social media',
  },
  state: {
    available: 'able to work',
    unavailable: 'not able to work',
    unknown: 'not sure yet',
    mixed: 'able to work at some times and not at others',
  },
  said: { desk: 'the desk', link: 'nobody, by their own link', text: 'nobody, by text' },
  task: { task: 'a task', ring_back: 'ringing somebody back' },
  aboutTask: {
    booking: 'a booking',
    shift: 'a shift',
    person: 'a person',
    candidate: 'a worker',
    worker: 'a worker',
    client: 'a client',
    site: 'a site',
  },
  record: {
    person: 'the person’s record',
    client: 'the client’s record',
    booking: 'the booking’s record',
  },
  amended: {
    time: 'times',
    place: 'where to report',
    rate: 'rates',
    person: 'who goes',
  },
  conflict: {
    late: 'somebody came late',
    no_show: 'somebody did not come',
    worker_cancels: 'a worker could not come',
    hirer_cancels: 'the client cancelled',
    double_request: 'the client asked twice for the same',
    complaint: 'a complaint about a worker',
    accident: 'an accident',
    near_miss: 'a near miss',
    safeguarding: 'a safeguarding concern',
  },
  conflictCause: {
    personal: 'a personal reason of the worker',
    travel: 'getting there',
    mix_up: 'day, time or place mixed up',
    worker_choice: 'the worker took or wanted other work',
    client_need: 'the client needs fewer people, or other days',
    client_error: 'a mistake at the client',
    our_error: 'a mistake of the agency',
    instructions: 'what was to be done was not clear',
    conduct: 'how somebody behaved',
    workplace: 'the place of work or its equipment',
    unknown: 'looked into, and not found',
  },
  party: { worker: 'the worker', hirer: 'the client', desk: 'the desk', other: 'somebody else' },
  was: { accepted: 'assigned' },
  cause: { desk: 'the desk', lapse: 'running out of time', cancellation: 'a cancellation' },
  route: { manual: 'documents seen' },
  check: { dbs: 'DBS' },
  purpose: { work_finding: 'finding work' },
  field: {
    startsAt: 'start',
    endsAt: 'end',
    breakMinutes: 'break',
    payPence: 'rate of pay',
    chargePence: 'charge',
    poNumber: 'order number',
    ppe: 'protective equipment and dress',
    reportTo: 'whom to report to',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

const ITEMS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  gap: ['place to fill', 'places to fill'],
  offer: ['offer without an answer', 'offers without an answer'],
  confirmation: ['confirmation due', 'confirmations due'],
  ring_back: ['person who waits to be rung back', 'people who wait to be rung back'],
  task: ['task due', 'tasks due'],
  approval: ['approval waiting', 'approvals waiting'],
  other: ['other item', 'other items'],
};

/** What an open item of a hand-over is: 'tasks due' of three. */
export function itemWords(kind: string, many: number): string {
  return ITEMS[kind]?.[many === 1 ? 0 : 1] ?? kind.replaceAll('_', ' ');
}

const RULES: Readonly<Record<string, string>> = {
  'CR-18': 'Facts from the hirer',
  'CR-19': 'Facts on the worker',
  'CR-21': 'Information due in writing',
  'ENG-PLACE': 'Place of work',
  'OWN-AVAILABILITY': 'Availability',
  'OWN-BOOKS': 'On our books',
  'OWN-BUSY': 'Other work then',
  'OWN-CHECK': 'Checks asked for',
  'OWN-DO-NOT-SEND': 'Do not send',
  'OWN-DAYS': 'Days they want',
  'OWN-HOURS': 'Most hours they want',
  'OWN-NIGHTS': 'Nights',
  'OWN-NOTICE': 'Notice they need',
  'OWN-WISH': 'Where they like to go',
  'OWN-PAY': 'Pay they want',
  'OWN-QUALIFICATION': 'Qualifications',
  'OWN-ROLE': 'Role',
  'OWN-SKILLS': 'Skills',
  'OWN-TRAVEL': 'Distance they travel',
  'RTW-FOLLOWUP': 'Right to work runs out',
  'RTW-TIMING': 'Right to work before the start',
  'WTR-48': '48-hour week',
  'WTR-AGE': 'Age',
  'WTR-BREAK': 'Rest break',
  'WTR-DAILY': 'Daily rest',
  'WTR-OPTOUT': '48-hour opt-out',
  'WTR-WEEKLY': 'Weekly rest',
  'WTR-YOUNG-HOURS': 'Hours of a young worker',
  'WTR-YOUNG-NIGHT': 'Night work of a young worker',
  'WTR-YOUNG-REST': 'Rest of a young worker',
};

const SAID: Readonly<Record<string, string>> = {
  block: 'stopped it',
  block_override: 'stopped it unless lifted on a lawful ground',
  warn: 'warned',
  escalate: 'raised a question',
  record: 'was noted',
};

/** 'Daily rest (WTR-DAILY) warned'; a rule or answer without words is said as it stands. */
export function rulingWords(rule: string, outcome: string): string {
  const named = RULES[rule];
  return `${named ? `${named} (${rule})` : rule} ${SAID[outcome] ?? outcome.replaceAll('_', ' ')}`;
}
