/** One entry of an exported log, as anybody may read it: nothing of the database, nothing of the rooms' code. */
export interface Sealed {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: string | null;
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A claim as the log tells it. */
export interface Claimed {
  readonly learner: string;
  readonly unit: string;
  readonly framework: string;
  readonly presented: ReadonlySet<string>;
  readonly looked: Set<string>;
  holder: string | null;
  decided: string | null;
}

/** A verifier's look at a sample. */
export interface Look {
  readonly cycle: string;
  readonly by: string;
  readonly frozen: string;
  closed: string | null;
  /** Its record waits for a qualified verifier (R27). */
  waits: boolean;
}

/** What an independent reader keeps while reading a log from its first entry. */
export function newAccount() {
  return {
    roles: new Map<string, readonly string[]>(),
    gone: new Set<string>(),
    posts: new Map<string, { member: string; post: string; from: string; to: string }>(),
    certificates: new Map<
      string,
      { member: string; shows: string; from: string; to: string | null }
    >(),
    approvals: new Map<string, { of: string | null; from: string; to: string }>(),
    bands: new Map<string, { band: string; from: string }[]>(),
    claims: new Map<string, Claimed>(),
    /** The newest outcome of a criterion, by learner, unit and criterion. */
    judged: new Map<string, string>(),
    /** The items on which that rests. */
    metBy: new Map<string, readonly string[]>(),
    decisions: new Map<
      string,
      { by: string; learner: string; unit: string; needs: boolean; signed: boolean }
    >(),
    /** Who ever assessed or observed, advised or verified each learner. */
    assesses: new Map<string, Set<string>>(),
    advises: new Map<string, Set<string>>(),
    verifies: new Map<string, Set<string>>(),
    cycles: new Map<string, { framework: string }>(),
    looks: new Map<string, Look[]>(),
    signed: new Set<string>(),
    /** Cycles whose newest plan went to an external verifier. */
    sent: new Set<string>(),
    /** Items that an assessor found not to be the learner's own work. */
    notOwn: new Set<string>(),
    appeals: new Map<
      string,
      { learner: string; assessor: string | null; panel: readonly string[] }
    >(),
  };
}
export type Account = ReturnType<typeof newAccount>;

/** One entry being read, its parts at hand. */
export interface Reading {
  readonly account: Account;
  /** The member who acted. */
  readonly who: string;
  /** The day in the United Kingdom. */
  readonly on: string;
  readonly entry: Sealed;
  readonly learner: string;
  readonly claim: string;
  /** Somebody acts on their own learning. */
  readonly isOwn: boolean;
  readonly breach: (rule: string, says: string) => void;
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** @param breach hears each duty that did not hold */
export function readingOf(
  account: Account,
  entry: Sealed,
  breach: (rule: string, says: string) => void,
): Reading {
  const who = entry.actor ?? '';
  const learner = entry.subjects['learner'] ?? '';
  return {
    account,
    who,
    on: LONDON.format(new Date(entry.at)),
    entry,
    learner,
    claim: entry.subjects['claim'] ?? '',
    isOwn: learner !== '' && who === learner,
    breach,
  };
}

/** Adds to the set of a key. */
export function into(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

/** Does somebody hold a certificate for one of these on a day? */
export function holds(
  { certificates }: Account,
  member: string,
  shows: readonly string[],
  on: string,
): boolean {
  return [...certificates.values()].some(
    (one) =>
      one.member === member &&
      shows.includes(one.shows) &&
      one.from <= on &&
      (one.to === null || one.to >= on),
  );
}

/** Is somebody's post open on a day? Where nobody was ever authorised, no centre was set up. */
export function hasPost({ posts }: Account, member: string, post: string, on: string): boolean {
  return [...posts.values()].some(
    (one) => one.member === member && one.post === post && one.from <= on && one.to > on,
  );
}

/** R22 and R25: once a centre has authorised somebody, who assesses or verifies holds that post and knows the trade. */
export function trusted(reading: Reading, post: 'assessor' | 'internal_verifier'): void {
  const { account, who, on, breach } = reading;
  if (account.posts.size === 0) return;
  if (!hasPost(account, who, post, on)) breach('R22', `done by nobody authorised as ${post}`);
  if (!holds(account, who, ['occupation'], on))
    breach('R25', 'done by somebody of whom nothing shows that they know the trade');
}

/** The tariff band of a framework in force on a day. */
export function bandOn({ bands }: Account, framework: string, on: string): string {
  return (bands.get(framework) ?? [])
    .filter(({ from }) => from <= on)
    .reduce((last, one) => (one.from >= last.from ? one : last), { band: '', from: '' }).band;
}
