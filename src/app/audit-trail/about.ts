import { workerFacts } from '../../desk/candidates/index.ts';
import { peopleOf } from '../../desk/people/index.ts';
import type { Tx } from '../../platform/db/tx.ts';

/** One thing that an entry is about: what it is called there, and the page where it stands now. */
export interface About {
  readonly name: string;
  readonly id: string;
  /** Who it is, where it is somebody; else null. */
  readonly who: string | null;
  readonly href: string | null;
  /** What one must be allowed to open that page. */
  readonly action: string | null;
}

/** What of an envelope says what it is about. */
export interface Concerned {
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: unknown;
}

type Place = Pick<About, 'href' | 'action'>;

const NOWHERE: Place = { href: null, action: null };
const PEOPLE = /^(worker|candidate|person)(_\d+)?$/;
const MEMBERS = /^(member|learner|assessor|colleague)(_\d+)?$/;

function ofClient(client: string | undefined, part: string, id: string, action: string): Place {
  return client ? { href: `/clients/${client}/${part}/${id}`, action } : NOWHERE;
}

function seqOf(facts: unknown): number | undefined {
  const seq = (facts as { readonly seq?: unknown } | null)?.seq;
  return typeof seq === 'number' ? seq : undefined;
}

/** What a mail is about stands in its facts as a word. */
function ofMail(facts: unknown, id: string): Place {
  const about = (facts as { readonly about?: unknown } | null)?.about;
  if (about === 'booking') return { href: `/bookings/${id}`, action: 'bookings.read' };
  if (about === 'checkpoint') return { href: '/log/checkpoints', action: 'checkpoints.read' };
  if (about === 'invitation') return { href: '/members', action: 'members.read' };
  return NOWHERE;
}

function placeOf(name: string, id: string, { subjects, facts }: Concerned): Place {
  const client = subjects['client'];
  const seq = seqOf(facts);
  switch (name.replace(/_\d+$/, '')) {
    case 'booking':
      return { href: `/bookings/${id}`, action: 'bookings.read' };
    case 'shift':
      return { href: `/bookings?shift=${id}`, action: 'bookings.read' };
    case 'client':
      return { href: `/clients/${id}`, action: 'clients.read' };
    case 'licence':
      return { href: '/licences', action: 'duties.read' };
    case 'setting':
    case 'action':
      return client ? { href: `/clients/${client}`, action: 'clients.read' } : NOWHERE;
    case 'site':
      return ofClient(client, 'sites', id, 'clients.read');
    case 'hirer':
      return ofClient(client, 'hirers', id, 'clients.write');
    case 'billTo':
      return ofClient(client, 'bill-tos', id, 'clients.write');
    case 'contact':
      return ofClient(client, 'contacts', id, 'clients.write');
    case 'import':
      return { href: `/candidates/imports/${id}`, action: 'candidates.import' };
    case 'message':
      return { href: `/mail?mail=${id}`, action: 'mail.read' };
    case 'about':
      return ofMail(facts, id);
    case 'recipient':
      return { href: '/log/checkpoints', action: 'checkpoints.read' };
    case 'entry':
      return seq === undefined ? NOWHERE : { href: `/log/${seq}`, action: 'log.read' };
    default:
      return NOWHERE;
  }
}

/**
 * What an entry is about, each with its page if it has one here. People are named as they are known now:
 * what they were called in the entry is personal and stands in their part.
 * @param members names of members by id
 */
export async function aboutOf(
  tx: Tx,
  concerned: Concerned,
  members: ReadonlyMap<string, string>,
): Promise<readonly About[]> {
  const subjects = Object.entries(concerned.subjects);
  const personIds = subjects.filter(([name]) => PEOPLE.test(name)).map(([, id]) => id);
  const people = await peopleOf(tx, personIds);
  const candidates = await workerFacts(tx, personIds);
  return subjects.map(([name, id]) => {
    if (PEOPLE.test(name)) {
      const who = people.get(id)?.displayName ?? 'A person who is not here any more';
      const place = candidates.has(id)
        ? { href: `/candidates/${id}`, action: 'candidates.read' }
        : NOWHERE;
      return { name, id, who, ...place };
    }
    const who = MEMBERS.test(name) ? (members.get(id) ?? 'A former member') : null;
    return { name, id, who, ...placeOf(name, id, concerned) };
  });
}
