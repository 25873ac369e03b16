import type { Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { nameKey } from '../../lib/text.ts';
import { type Asks, codeKey, type ShiftCode } from './rota.ts';

/** A site as a rota may name it. */
export interface KnownSite {
  readonly siteId: string;
  readonly siteName: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly hirerId: string;
  readonly hirerName: string;
  readonly nation: Nation;
  /** The keys of the site's, the client's and the hirer's name. */
  readonly keys: { readonly site: string; readonly client: string; readonly hirer: string };
  /** Dates that are bank holidays there. */
  readonly holidays: ReadonlySet<DateText>;
  /** Spans of days on which it is closed, both included. */
  readonly closed?: readonly {
    readonly from: DateText;
    readonly to: DateText;
    readonly because: string;
  }[];
}

/** What was last ordered at a site for a role. */
export interface LastLine extends Asks {
  readonly payPence: number;
  readonly chargePence: number;
  readonly samePerson: 'must' | 'prefer' | 'no';
}

/** A shift that is booked already. */
export interface BookedShift {
  readonly shiftId: string;
  readonly siteId: string;
  readonly role: string;
  /** Epoch minutes. */
  readonly start: number;
  readonly end: number;
}

/** All that a line is read against; gathered once for a draft. */
export interface Known {
  readonly today: DateText;
  /** Sites of the draft's scope: the organisation, a client, or one site. */
  readonly sites: readonly KnownSite[];
  /** The site and the role of lines that name none. */
  readonly siteId: string | null;
  readonly role: string | null;
  /** Role by the key of its name, with its name. */
  readonly roles: ReadonlyMap<string, string>;
  readonly roleKey: (name: string) => string;
  /** Codes by the client's or the site's id, then by the code's key. */
  readonly codes: ReadonlyMap<string, ReadonlyMap<string, ShiftCode>>;
  /** By site and role, a space between. */
  readonly last: ReadonlyMap<string, LastLine>;
}

/** The code at a site: its own, or else the client's. */
export function codeAt(known: Known, site: KnownSite, text: string): ShiftCode | undefined {
  const key = codeKey(text);
  return known.codes.get(site.siteId)?.get(key) ?? known.codes.get(site.clientId)?.get(key);
}

/** What a name may mean: one, several to choose from, or none. */
export interface Matches<T> {
  readonly sure: T | null;
  readonly likely: readonly T[];
}

/**
 * The sites a text may mean, with the client's name if the line gives it. Sure only by the whole name, of
 * the site alone or after its client's, and when no other site is called so.
 */
export function sitesCalled(known: Known, site: string, client: string): Matches<KnownSite> {
  // A rota of 2,000 lines names a dozen sites: each text is looked up once.
  let before = lookedUp.get(known);
  if (!before) {
    before = new Map();
    lookedUp.set(known, before);
  }
  const key = `${site}\n${client}`;
  const found = before.get(key) ?? lookUp(known, site, client);
  before.set(key, found);
  return found;
}

const lookedUp = new WeakMap<Known, Map<string, Matches<KnownSite>>>();

function lookUp(known: Known, site: string, client: string): Matches<KnownSite> {
  const [said, of] = [nameKey(site), nameKey(client)];
  const within = of === '' ? known.sites : known.sites.filter((one) => ofClient(one, of));
  if (said === '') {
    const own = known.sites.find(({ siteId }) => siteId === known.siteId);
    if (own && (of === '' || within.includes(own))) return { sure: own, likely: [own] };
    const [only] = within;
    return { sure: within.length === 1 && only ? only : null, likely: within };
  }
  const exact = within.filter((one) => {
    const { site: name, client: clientKey } = one.keys;
    return said === name || said === `${clientKey} ${name}` || said === `${name} ${clientKey}`;
  });
  const [first] = exact;
  if (exact.length === 1 && first) return { sure: first, likely: exact };
  if (exact.length > 1) {
    const own = exact.find(({ siteId }) => siteId === known.siteId);
    return { sure: own ?? null, likely: exact };
  }
  return { sure: null, likely: within.filter((one) => near(said, one.keys.site)) };
}

/** The roles a text may mean: sure by the name in any spelling. */
export function rolesCalled(known: Known, text: string): Matches<string> {
  const key = known.roleKey(text);
  if (key === '') {
    return { sure: known.role, likely: known.role ? [known.role] : [...known.roles.keys()] };
  }
  if (known.roles.has(key)) return { sure: key, likely: [key] };
  const plural = key.replace(/s$/, '');
  if (known.roles.has(plural)) return { sure: plural, likely: [plural] };
  const said = nameKey(text);
  const likely = [...known.roles].filter(([, name]) => near(said, nameKey(name)));
  return { sure: null, likely: likely.map(([role]) => role) };
}

function ofClient(site: KnownSite, said: string): boolean {
  const names = [site.keys.client, site.keys.hirer];
  return names.some((name) => name === said || near(said, name));
}

/** One holds all words of the other, or is its initials. */
function near(said: string, name: string): boolean {
  const [a, b] = [said.split(' '), name.split(' ')];
  const initials = b.map((word) => word[0]).join('');
  if (a.length === 1 && said.length > 1 && said === initials) return true;
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}
