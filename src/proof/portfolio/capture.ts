import { dateIn } from '../../lib/time.ts';
import type { HeardEntry, HeardEnvelope } from '../../platform/audit/heard.ts';
import { countsAs, EVIDENCE_TABLE } from './evidence-table.ts';
import type { AboutKind, OwnWork, Part } from './tables.ts';

/** What a case is about. */
export interface About {
  readonly kind: AboutKind;
  readonly id: string;
}

/** An entry of the log as it is put before a learner. */
export interface Captured {
  readonly seq: number;
  readonly entryId: string;
  readonly leaf: Buffer;
  readonly kind: string;
  readonly at: Date;
  readonly part: Part;
  readonly about: About;
  /** Under which rows of the table it counts; empty: it does not, and `notCounting` says why. */
  readonly showsAs: readonly string[];
  readonly notCounting: string | null;
}

const REFUSED = 'supply.refused';

/** Kinds that show something by themselves, and those that do together with others of their case. */
export const CAPTURED_KINDS: readonly string[] = [...EVIDENCE_TABLE.keys(), REFUSED];

/** What a learner did in an entry; null: nothing that it shows. Who approved did another's work. */
export function partOf(envelope: HeardEnvelope, learner: string): Part | null {
  if (envelope.actor === learner) return 'actor';
  if (envelope.prepared_by.includes(learner)) return 'prepared';
  if (envelope.contributed.includes(learner)) return 'contributed';
  return null;
}

/** Every member who had a hand in an entry, each once. */
export function partiesOf(envelope: HeardEnvelope): readonly string[] {
  const { actor, prepared_by, contributed, approved_by } = envelope;
  return [...new Set([...(actor ? [actor] : []), ...prepared_by, ...contributed, ...approved_by])];
}

const FILED_TO: Readonly<Record<string, AboutKind>> = {
  booking: 'booking',
  client: 'client',
  candidate: 'worker',
  worker: 'worker',
  person: 'person',
};

/** Kinds that need no record to be about: what one did of them in a month is a case of one's own work (W30). */
const OWN_KINDS: Readonly<Record<string, OwnWork>> = {
  'task.completed': 'task',
  'policy.acknowledged': 'policy',
  'handover.given': 'handover',
  'handover.acknowledged': 'handover',
};

/** What only whoever acted can have done: nobody has a part in another's reading. */
export const DONE_ALONE: readonly string[] = ['policy.acknowledged'];

const OF_A_MONTH = '00000000-0000-8000-8000-000000';

/** Names a month as cases do by id: '...-000000202611' of '2026-11-23'. */
export function monthId(date: string): string {
  return `${OF_A_MONTH}${date.slice(0, 4)}${date.slice(5, 7)}`;
}

/** The first day of the month that a case of own work is named by: '2026-11-01'. */
export function monthOf(id: string): string {
  const month = id.slice(OF_A_MONTH.length);
  return `${month.slice(0, 4)}-${month.slice(4)}-01`;
}

/**
 * Which case an entry belongs to: the record it was filed to, its booking, else its worker, its client, its
 * person; own work to its month in London; null: none.
 */
export function aboutOf({ kind, at, subjects, facts }: HeardEnvelope): About | null {
  const { booking, worker, candidate, client, person, about } = subjects;
  if (booking) return { kind: 'booking', id: booking };
  const filed = typeof facts['about'] === 'string' ? FILED_TO[facts['about']] : undefined;
  if (filed && about) return { kind: filed, id: about };
  const worked = worker ?? candidate;
  if (worked) return { kind: 'worker', id: worked };
  if (client) return { kind: 'client', id: client };
  if (person) return { kind: 'person', id: person };
  const own = OWN_KINDS[kind];
  return own ? { kind: own, id: monthId(dateIn(new Date(at))) } : null;
}

/** Why an entry of a captured kind does not count by itself; null: it counts. */
export function whyNotCounting({ kind, facts }: HeardEnvelope): string | null {
  const row = EVIDENCE_TABLE.get(kind);
  if (row) return row.counts(facts) ? null : row.notCounting;
  return 'A refusal shows something only together with the lawful assignment that followed it.';
}

/** An entry as it stands for a learner who had this part in it; null: its kind shows nothing. */
export function captured(entry: HeardEntry, part: Part): Captured | null {
  const { envelope, seq, id, leaf, kind, at } = entry;
  const about = aboutOf(envelope);
  if (!about || !(EVIDENCE_TABLE.has(kind) || (kind === REFUSED && part === 'actor'))) return null;
  const notCounting = whyNotCounting(envelope);
  const showsAs = notCounting === null ? countsAs(kind, envelope.facts) : [];
  return { seq, entryId: id, leaf, kind, at, part, about, showsAs, notCounting };
}

/** What of these entries shows something of a learner, in their order. */
export function captureFor(learner: string, entries: readonly HeardEntry[]): readonly Captured[] {
  return entries.flatMap((entry) => {
    const part = partOf(entry.envelope, learner);
    return part ? (captured(entry, part) ?? []) : [];
  });
}
