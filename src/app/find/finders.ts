import { findBookings, findShifts } from '../../desk/bookings/index.ts';
import { findCandidates } from '../../desk/candidates/index.ts';
import { findClients, findContacts, findSites } from '../../desk/clients/index.ts';
import { findRegistrations } from '../../desk/registration/index.ts';
import type { Found, Sought } from '../../lib/found.ts';
import { fold, nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { findAppeals } from '../../proof/appeals/index.ts';
import { findCertificates } from '../../proof/certification/index.ts';
import { findFrameworks } from '../../proof/frameworks/index.ts';
import { findLearners } from '../../proof/portfolio/index.ts';
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
