import type { About, Ask, Checked } from './facts.ts';
import { sha256 } from './records.ts';

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly envelope: string;
  readonly leaf: Buffer;
  readonly chain: Buffer;
}

interface Envelope {
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: {
    readonly shifts?: readonly string[];
    readonly assignments?: readonly string[];
    readonly papers?: readonly { readonly confirmation: string; readonly pdfSha256: string }[];
  };
  readonly people: readonly { readonly person: string; readonly commitment: string }[];
}

/** Each act has its entry, each entry its hash, and each hash the one before it. */
export async function log(ask: Ask, about: About): Promise<readonly Checked[]> {
  const entries = (await ask(
    `select seq::int as seq, kind, envelope, leaf, chain from log_entry where organisation_id = $1 order by seq`,
    [about.organisationId],
  )) as unknown as readonly Entry[];
  const read = entries.map((entry) => ({
    ...entry,
    sealed: JSON.parse(entry.envelope) as Envelope,
  }));
  return [await acts(ask, about, read), await chain(ask, about, read)];
}

type Read = Entry & { readonly sealed: Envelope };

async function acts(ask: Ask, { organisationId, since }: About, entries: readonly Read[]) {
  // 'kind id', and for what concerns one worker 'kind id worker'.
  const told = new Set<string>();
  const papers = new Map<string, string>();
  for (const { kind, sealed } of entries) {
    const { subjects, facts } = sealed;
    const worker = subjects['worker'];
    const ids = [...Object.values(subjects), ...(facts.shifts ?? []), ...(facts.assignments ?? [])];
    for (const id of ids) {
      told.add(`${kind} ${id}`);
      if (worker) told.add(`${kind} ${id} ${worker}`);
    }
    for (const paper of facts.papers ?? []) papers.set(paper.confirmation, paper.pdfSha256);
  }
  const done = (await ask(
    `select 'booking.taken' as kind, id::text as key from booking where organisation_id = $1 and taken_at >= $2
     union all select 'shift.cancelled', id::text from shift where organisation_id = $1 and cancelled_at >= $2
     union all select 'shift.assigned', id::text from assignment where organisation_id = $1 and accepted_at >= $2
     union all select 'shift.pencilled', shift_id || ' ' || person_id from assignment where organisation_id = $1 and pencilled_at >= $2
     union all select 'assignment.released', shift_id || ' ' || person_id from assignment where organisation_id = $1 and ended_at >= $2
     union all select 'shift.offered', shift_id || ' ' || person_id from offer where organisation_id = $1 and made_at >= $2
     union all select case answer when 'accepted' then 'offer.answered or shift.assigned' else 'offer.answered' end, shift_id || ' ' || person_id
       from offer where organisation_id = $1 and answered_at >= $2 and answer in ('accepted', 'declined')`,
    [organisationId, since],
  )) as unknown as readonly { readonly kind: string; readonly key: string }[];
  // Whoever was asked and is assigned without another word has said yes to the offer in that act.
  const breaches = done
    .filter(({ kind, key }) => !kind.split(' or ').some((one) => told.has(`${one} ${key}`)))
    .map(({ kind, key }) => `no ${kind} for ${key}`);
  const kept = (await ask('select id, pdf from confirmation where organisation_id = $1', [
    organisationId,
  ])) as unknown as readonly { readonly id: string; readonly pdf: Buffer }[];
  for (const { id, pdf } of kept) {
    if (papers.get(id) !== sha256(pdf).toString('hex')) {
      breaches.push(`confirmation ${id} is not the paper that was sealed`);
    }
  }
  return { rule: 'each act has its work record', facts: done.length + kept.length, breaches };
}

/** leaf = SHA-256(0x00 || envelope), chain = SHA-256(0x02 || chain before || leaf), parts by their commitments. */
async function chain(ask: Ask, { organisationId }: About, entries: readonly Read[]) {
  const breaches: string[] = [];
  let before = sha256(`deskproof-log-v1:${organisationId}`);
  for (const [index, { seq, envelope, leaf, chain: link }] of entries.entries()) {
    const ours = sha256(Buffer.of(0), envelope);
    const next = sha256(Buffer.of(2), before, ours);
    if (seq !== index + 1) breaches.push(`entry ${seq} stands in place ${index + 1}`);
    if (!leaf.equals(ours) || !link.equals(next)) breaches.push(`entry ${seq} is not as sealed`);
    before = link;
  }
  const [head] = await ask(
    'select seq::int as seq, chain from log_head where organisation_id = $1',
    [organisationId],
  );
  if (head?.['seq'] !== entries.length || !before.equals(head['chain'] as Buffer)) {
    breaches.push('the head is not the last entry');
  }
  const parts = (await ask(
    'select seq::int as seq, person_id, part, salt from log_part where organisation_id = $1',
    [organisationId],
  )) as unknown as readonly { seq: number; person_id: string; part: string; salt: Buffer }[];
  for (const { seq, person_id, part, salt } of parts) {
    const sealed = entries[seq - 1]?.sealed.people.find(({ person }) => person === person_id);
    if (sealed?.commitment !== sha256(salt, part).toString('hex')) {
      breaches.push(`a part of entry ${seq} is not as sealed`);
    }
  }
  const rule = 'the log: every leaf, link, head and part';
  return { rule, facts: entries.length + parts.length, breaches } satisfies Checked;
}
