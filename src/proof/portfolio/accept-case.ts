import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateOfMinute, startOfDay } from '../../lib/time.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { partiesOf } from './capture.ts';
import { sourceOf } from './documents.ts';
import { evidenceAccepted } from './events.ts';
import { countsFrom } from './hear.ts';
import { criteriaHere, idTaken, lockOwnPortfolio } from './learner.ts';
import { type Part, portfolioDb } from './tables.ts';

export interface AcceptInput {
  /** Of the item: the same id again gives the first result. */
  readonly id: string;
  readonly caseId: string;
  readonly seqs: readonly number[];
  readonly title: string;
  readonly note: string;
  /** Why work older than three years is used nevertheless. */
  readonly olderBecause?: string | undefined;
  readonly references: readonly { readonly criterionId: string; readonly note: string }[];
}

onConstraint('evidence_entry_organisation_id_learner_id_seq_key', {
  code: 'already-accepted',
  because: 'One of these records is in another item of yours already. Look at the case again.',
});

interface Chosen {
  readonly seq: number;
  readonly entryId: string;
  readonly leaf: string;
  readonly at: Date;
  readonly part: Part;
  readonly caseId: string;
  readonly evidenceId: string | null;
}

/**
 * Accepts records of one case as one item of the learner's evidence, with the criteria it is for: any of
 * any framework here, the learner decides. Refuses `not-a-learner`, `case-not-found`, `case-set-aside`,
 * `shows-nothing-of-you`, `other-case`, `already-accepted`, `older-than-three-years`,
 * `criterion-not-found` and `id-taken`.
 */
export async function acceptCase(
  tx: Tx,
  input: AcceptInput,
): Promise<Result<{ evidenceId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = portfolioDb(tx);
  const first = await db
    .selectFrom('evidence')
    .select('learner_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) {
    return first.learner_id === learner.value ? ok({ evidenceId: input.id }) : idTaken();
  }
  const about = await openCase(tx, learner.value, input.caseId);
  if (!about.ok) return about;
  const chosen = await chosenOf(tx, learner.value, input);
  if (!chosen.ok) return chosen;
  const older = mayBeOlder(tx, chosen.value, input.olderBecause);
  if (!older.ok) return older;
  const criteria = await criteriaHere(
    tx,
    input.references.map(({ criterionId }) => criterionId),
  );
  if (!criteria.ok) return criteria;
  const references = [
    ...new Map(input.references.map((each) => [each.criterionId, each])).values(),
  ];
  await save(tx, learner.value, { ...input, references }, older.value);
  record(tx, evidenceAccepted, {
    subjects: { learner: learner.value, evidence: input.id, case: input.caseId },
    facts: {
      entries: chosen.value.map(({ seq, entryId, leaf, part }) => ({
        seq,
        entry: entryId,
        leaf,
        part,
      })),
      references: references.map(({ criterionId }) => {
        const row = criteria.value.get(criterionId);
        return { framework: row?.framework_code ?? '', criterion: row?.code ?? '' };
      }),
      older: older.value,
    },
  });
  return ok({ evidenceId: input.id });
}

/** A case of the learner that is not set aside. Refuses `case-not-found` and `case-set-aside`. */
async function openCase(tx: Tx, learner: string, caseId: string): Promise<Result<null>> {
  const row = await portfolioDb(tx)
    .selectFrom('evidence_case')
    .select('set_aside_at')
    .where('learner_id', '=', learner)
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (!row) return refuse('case-not-found', 'There is no such case among yours.');
  if (!row.set_aside_at) return ok(null);
  return refuse('case-set-aside', 'You set this case aside. Take it back, then accept it.');
}

async function chosenOf(
  tx: Tx,
  learner: string,
  { seqs, caseId }: AcceptInput,
): Promise<Result<readonly Chosen[]>> {
  const asked = [...new Set(seqs)];
  const { rows } = await sql<Chosen>`
    select s.seq, s.entry_id as "entryId", encode(s.leaf, 'hex') as leaf, s.at, s.part,
      s.case_id as "caseId", n.evidence_id as "evidenceId"
    from suggested_entry s
    left join evidence_entry n on n.organisation_id = s.organisation_id
      and n.learner_id = s.learner_id and n.seq = s.seq
    where s.organisation_id = current_organisation() and s.learner_id = ${learner}::uuid
      and s.seq = any(${asked}::bigint[])
    order by s.seq`.execute(portfolioDb(tx));
  const missing = asked.find((seq) => !rows.some((row) => row.seq === seq));
  if (missing !== undefined) {
    return refuse(
      'shows-nothing-of-you',
      `Record ${missing} shows nothing of you: somebody else acted, and nobody confirmed that you had a part. Ask whoever acted, or leave it out.`,
      'Evidence must be relevant and authentic: the learner’s own work',
    );
  }
  if (rows.some((row) => row.caseId !== caseId)) {
    return refuse('other-case', 'These records belong to different cases. Accept each on its own.');
  }
  const taken = rows.find((row) => row.evidenceId !== null);
  if (taken) {
    return refuse(
      'already-accepted',
      `Record ${taken.seq} is in another item of yours already. Leave it out of this one.`,
    );
  }
  return ok(rows);
}

/** May records be used by their age? @returns whether any is older than three years, with its reason given */
function mayBeOlder(
  tx: Tx,
  chosen: readonly Chosen[],
  because: string | undefined,
): Result<boolean> {
  const from = countsFrom(nowOf(tx));
  const oldest = dateOfMinute(startOfDay(from));
  const old = chosen.some(({ at }) => at < oldest);
  if (!old || because) return ok(old);
  return refuse(
    'older-than-three-years',
    `Some of this was done before ${showDate(from)}, more than three years ago. Say why it still shows what you can do, or leave it out.`,
    'Evidence of the recent past: not older than three years without a reason',
  );
}

async function save(tx: Tx, learner: string, input: AcceptInput, older: boolean): Promise<void> {
  const { organisationId } = actorOf(tx);
  const db = portfolioDb(tx);
  const now = nowOf(tx);
  await db
    .insertInto('evidence')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: learner,
      case_id: input.caseId,
      title: input.title,
      note: input.note,
      older_because: older ? (input.olderBecause ?? null) : null,
      accepted_at: now,
    })
    .execute();
  const seqs = [...new Set(input.seqs)];
  const entries = await entriesOf(tx, seqs);
  const witnesses = await witnessesOf(tx, learner, seqs);
  await db
    .insertInto('evidence_entry')
    .values(
      entries.map(({ seq, envelope }) => ({
        organisation_id: organisationId,
        evidence_id: input.id,
        learner_id: learner,
        seq,
        parties: [...new Set([...partiesOf(envelope), ...(witnesses.get(seq) ?? [])])],
      })),
    )
    .execute();
  await keepReferences(tx, learner, input.id, input.references);
}

/** An item that another room keeps, as it comes into a learner's portfolio. */
export interface ItemFromElsewhere {
  readonly id: string;
  readonly learnerId: string;
  /** As the room registered it by `onSource`; never 'work'. */
  readonly source: string;
  readonly title: string;
  /** Members with a hand in it: an assessor among them is a party to it. */
  readonly parties: readonly string[];
  readonly references: readonly { readonly criterionId: string; readonly note: string }[];
}

/**
 * Puts an item that is no work record into a portfolio, with the criteria it is for; the caller records it
 * under the subjects `learner` and `evidence`. Lock the portfolio before. Refuses `learner-not-found`,
 * `criterion-not-found` and `id-taken`.
 * @returns the criteria by framework and code, for the record
 */
export async function addItem(
  tx: Tx,
  item: ItemFromElsewhere,
): Promise<Result<readonly { readonly framework: string; readonly criterion: string }[]>> {
  const db = portfolioDb(tx);
  const { source, learnerId } = item;
  // Unknown sources are a fault of the caller, found before anything is kept.
  sourceOf(source);
  const learner = await db
    .selectFrom('learner')
    .select('member_id')
    .where('member_id', '=', learnerId)
    .executeTakeFirst();
  if (!learner) return refuse('learner-not-found', 'There is no such learner here.');
  const references = [...new Map(item.references.map((one) => [one.criterionId, one])).values()];
  const criteria = await criteriaHere(
    tx,
    references.map(({ criterionId }) => criterionId),
  );
  if (!criteria.ok) return criteria;
  const { organisationId } = actorOf(tx);
  const added = await db
    .insertInto('evidence')
    .values({
      organisation_id: organisationId,
      id: item.id,
      learner_id: learnerId,
      source,
      case_id: null,
      parties: [...item.parties],
      title: item.title,
      note: '',
      older_because: null,
      accepted_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return idTaken();
  await keepReferences(tx, learnerId, item.id, references);
  return ok(
    references.map(({ criterionId }) => {
      const row = criteria.value.get(criterionId);
      return { framework: row?.framework_code ?? '', criterion: row?.code ?? '' };
    }),
  );
}

async function keepReferences(
  tx: Tx,
  learner: string,
  evidenceId: string,
  references: AcceptInput['references'],
): Promise<void> {
  if (references.length === 0) return;
  await portfolioDb(tx)
    .insertInto('evidence_reference')
    .values(
      references.map(({ criterionId, note }) => ({
        organisation_id: actorOf(tx).organisationId,
        evidence_id: evidenceId,
        criterion_id: criterionId,
        learner_id: learner,
        note,
        referenced_at: nowOf(tx),
      })),
    )
    .execute();
}

/** Who confirmed the learner's part in records, by place in the log: a party to them too. */
async function witnessesOf(
  tx: Tx,
  learner: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await portfolioDb(tx)
    .selectFrom('contribution')
    .select(['seq', 'asked_of'])
    .where('learner_id', '=', learner)
    .where('confirmed', '=', true)
    .where(sql<boolean>`seq = any(${[...seqs]}::bigint[])`)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ seq }) => seq)].map(([seq, own]) => [
      seq,
      own.map(({ asked_of }) => asked_of),
    ]),
  );
}
