import { findBookings, findShifts } from '../../desk/bookings/index.ts';
import { findCandidates } from '../../desk/candidates/index.ts';
import { findClients, findContacts, findSites } from '../../desk/clients/index.ts';
import { findRegistrations } from '../../desk/registration/index.ts';
import type { Found, Sought } from '../../lib/found.ts';
import { showDate } from '../../lib/show.ts';
import { fold, nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { findAppeals } from '../../proof/appeals/index.ts';
import { letterList } from '../../proof/centre/index.ts';
import { findCertificates } from '../../proof/certification/index.ts';
import { concernList } from '../../proof/concerns/index.ts';
import { findFrameworks } from '../../proof/frameworks/index.ts';
import { findLearners } from '../../proof/portfolio/index.ts';
import { employersHere } from '../../proof/release/index.ts';
import { LAW } from '../../rules/book/book.ts';
import type { KINDS } from './schema.ts';

/** How one kind of record is found: who may, by the action that opens its list, and where it opens. */
interface Finder {
  readonly action: string;
  readonly find: (tx: Tx, sought: Sought) => Promise<readonly Found[]>;
  readonly href: (found: Found) => string;
}

/** Every kind of record the search for everything knows. A room that keeps records adds its line here. */
export const FINDERS: Readonly<Record<(typeof KINDS)[number], Finder>> = {
  candidates: {
    action: 'candidates.read',
    find: findCandidates,
    href: ({ id }) => `/candidates/${id}`,
  },
  registrations: {
    action: 'registrations.read',
    find: findRegistrations,
    href: ({ id }) => `/candidates/${id}`,
  },
  clients: { action: 'clients.read', find: findClients, href: ({ id }) => `/clients/${id}` },
  sites: {
    action: 'clients.read',
    find: findSites,
    href: ({ id, under }) => `/clients/${under}/sites/${id}`,
  },
  contacts: {
    action: 'clients.read',
    find: findContacts,
    href: ({ id, under }) => `/clients/${under}/contacts/${id}`,
  },
  bookings: { action: 'bookings.read', find: findBookings, href: ({ id }) => `/bookings/${id}` },
  shifts: {
    action: 'bookings.read',
    find: findShifts,
    href: ({ id, under }) => `/bookings/${under}?shift=${id}`,
  },
  learners: {
    action: 'portfolio.oversee',
    find: findLearners,
    href: ({ id }) => `/learners?open=${id}`,
  },
  appeals: { action: 'appeals.read', find: findAppeals, href: ({ id }) => `/appeals/${id}` },
  certificates: {
    action: 'certification.read',
    find: findCertificates,
    href: ({ under }) => `/certification/claims/${under}`,
  },
  letters: {
    action: 'centre.read',
    find: findLetters,
    href: ({ id }) => `/centre/letters?open=${id}`,
  },
  employers: { action: 'employers.read', find: findEmployers, href: () => '/employers' },
  concerns: {
    action: 'concerns.read',
    find: findConcerns,
    href: ({ id }) => `/centre/concerns?open=${id}`,
  },
  frameworks: {
    action: 'frameworks.read',
    find: findFrameworks,
    href: ({ under }) => `/frameworks/${under}`,
  },
  members: { action: 'members.read', find: findMembers, href: ({ id }) => `/members?open=${id}` },
  rules: {
    action: 'rules.read',
    find: async (_tx, sought) => findRules(sought),
    href: ({ id }) => `/rules/${id}`,
  },
};

/** Members by the beginnings of their names, those who left included. */
async function findMembers(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = nameKey(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return [...(await memberNames(tx))]
    .filter(([, name]) => {
      const own = nameKey(name).split(' ');
      return words.every((word) => own.some((part) => part.startsWith(word)));
    })
    .map(([id, label]) => ({ id, label, note: '' }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB') || a.id.localeCompare(b.id))
    .slice(0, most);
}

/** Whether every word typed begins a word of these texts. */
function fits(text: string, ...texts: readonly string[]): boolean {
  const words = fold(text).split(' ').filter(Boolean);
  const own = texts.flatMap((one) => fold(one).split(/[^\p{L}\p{N}]+/u));
  return words.length > 0 && words.every((word) => own.some((part) => part.startsWith(word)));
}

/** Letters between the centre and its awarding body by what they are about or their reference, newest first. */
async function findLetters(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  return (await letterList(tx)).rows
    .filter((row) => fits(text, row.about, row.reference))
    .slice(0, most)
    .map((row) => ({
      id: row.letterId,
      label: row.about,
      note: `${row.direction === 'in' ? 'From' : 'To'} the awarding body, ${showDate(row.on)}`,
    }));
}

/** Employers of a centre by the words of their names. */
async function findEmployers(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  return (await employersHere(tx))
    .filter(({ name }) => fits(text, name))
    .slice(0, most)
    .map(({ id, name }) => ({ id, label: name, note: 'Employer' }));
}

/** Concerns the one who asks may know of: safeguarding, and one against them, as their list has it. */
async function findConcerns(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  return (await concernList(tx)).rows
    .filter(({ about }) => fits(text, about))
    .slice(0, most)
    .map(({ concernId, about, saidOn, state }) => ({
      id: concernId,
      label: about,
      note: `${state === 'closed' ? 'Closed' : 'Open'}, said on ${showDate(saidOn)}`,
    }));
}

/** Rules of the book by id, or by the beginnings of words of their titles. */
function findRules({ text, most }: Sought): readonly Found[] {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return LAW.filter(({ id, title }) => {
    const own = [id.toLowerCase(), ...fold(title).split(/[^\p{L}\p{N}]+/u)];
    return words.every((word) => own.some((part) => part.startsWith(word)));
  })
    .slice(0, most)
    .map(({ id, title }) => ({ id, label: title, note: id }));
}
