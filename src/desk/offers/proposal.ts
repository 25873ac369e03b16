import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { stops } from '../../rules/finding.ts';
import { askRules, loadShifts, onConfirming, shiftSubjects } from '../bookings/index.ts';
import { contactsOf } from '../clients/index.ts';
import { proposalAnswered, proposed } from './events.ts';
import { modesOf } from './mode.ts';
import { offersDb } from './tables.ts';

onConstraint('offer_proposal_open', {
  code: 'already-proposed',
  because: 'They are proposed for this line already, and the hirer has not answered.',
});

type Spoken = 'phone' | 'email' | 'in_person';

/**
 * Notes that somebody was proposed to the hirer. Whom a rule stops is not proposed.
 * Refuses `shift-not-found`, `one-line-at-a-time`, `worker-not-found`, `not-cleared`, `already-proposed`.
 */
export async function proposeToHirer(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly shiftIds: readonly string[];
    readonly how: Spoken;
  },
): Promise<Result<{ proposalId: string }>> {
  const db = offersDb(tx);
  const before = await db
    .selectFrom('offer_proposal')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ proposalId: before.id });
  const ids = [...new Set(input.shiftIds)];
  const shifts = await loadShifts(tx, ids);
  const [first] = shifts;
  if (!first || shifts.length < ids.length) {
    return refuse('shift-not-found', 'There is no such shift. Look for its booking in the list.');
  }
  if (shifts.some(({ lineId }) => lineId !== first.lineId)) {
    return refuse('one-line-at-a-time', 'These shifts belong to several lines. Take each alone.');
  }
  const answers = (await askRules(tx, [input.personId], shifts, 'together')).get(input.personId);
  if (!answers) {
    return refuse('worker-not-found', 'There is no worker with this number on your books.');
  }
  const findings = [...answers.values()].flat().filter(stops);
  if (findings[0]) {
    return refuse(
      'not-cleared',
      `They cannot be proposed: ${findings[0].because}`,
      findings[0].source,
      { findings },
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('offer_proposal')
    .values({
      organisation_id: organisationId,
      id: input.id,
      line_id: first.lineId,
      person_id: input.personId,
      shift_ids: ids,
      how: input.how,
      proposed_at: nowOf(tx),
      proposed_by: memberId,
      answer: null,
      answered_how: null,
      answered_by: null,
      answered_at: null,
      recorded_by: null,
      words: '',
    })
    .execute();
  record(tx, proposed, {
    subjects: {
      proposal: input.id,
      booking: first.bookingId,
      line: first.lineId,
      worker: input.personId,
      hirer: first.place.hirerId,
      ...shiftSubjects(ids),
    },
    facts: { shifts: ids, how: input.how },
  });
  return ok({ proposalId: input.id });
}

/**
 * Records what the hirer said of somebody proposed: who said it, how and when. Refuses `proposal-not-found`,
 * `already-answered`, `contact-not-found`, `said-in-future` and what `cleanText` refuses. The same answer twice is once.
 */
export async function answerProposal(
  tx: Tx,
  input: {
    readonly proposalId: string;
    readonly answer: 'accepted' | 'declined';
    readonly how: Spoken;
    readonly contactId: string;
    readonly saidAt?: Date | undefined;
    readonly words: string;
  },
): Promise<Result<{ proposalId: string; answer: 'accepted' | 'declined' }>> {
  const db = offersDb(tx);
  const row = await db
    .selectFrom('offer_proposal')
    .select(['line_id', 'person_id', 'shift_ids', 'answer', 'proposed_at', 'proposed_by'])
    .where('id', '=', input.proposalId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('proposal-not-found', 'Nobody was proposed under this number.');
  if (row.answer === input.answer) return ok({ proposalId: input.proposalId, answer: row.answer });
  if (row.answer !== null) {
    return refuse(
      'already-answered',
      `The hirer has answered already: ${row.answer}. If they changed their mind, propose the person again.`,
    );
  }
  const words = cleanText(input.words, { max: 500, what: 'What they said' });
  if (!words.ok) return words;
  const [first] = await loadShifts(tx, row.shift_ids);
  const contact = (await contactsOf(tx, [input.contactId])).get(input.contactId);
  if (!first || !contact || contact.clientId !== first.place.clientId) {
    return refuse('contact-not-found', 'This is no contact of the client. Choose who said it.');
  }
  const now = nowOf(tx);
  const saidAt = input.saidAt ?? now;
  if (saidAt > now) {
    return refuse('said-in-future', 'This moment is still to come. Enter when it was said.');
  }
  await db
    .updateTable('offer_proposal')
    .set({
      answer: input.answer,
      answered_how: input.how,
      answered_by: input.contactId,
      answered_at: saidAt,
      recorded_by: actorOf(tx).memberId,
      words: words.value,
    })
    .where('id', '=', input.proposalId)
    .execute();
  const other = row.proposed_by !== null && row.proposed_by !== actorOf(tx).memberId;
  record(tx, proposalAnswered, {
    subjects: {
      proposal: input.proposalId,
      booking: first.bookingId,
      line: row.line_id,
      worker: row.person_id,
      hirer: first.place.hirerId,
      contact: input.contactId,
      ...shiftSubjects(row.shift_ids),
    },
    ...(other && row.proposed_by ? { preparedBy: [row.proposed_by] } : {}),
    facts: {
      shifts: row.shift_ids,
      answer: input.answer,
      how: input.how,
      saidAt: saidAt.toISOString(),
    },
    ...(words.value === '' ? {} : { people: { [row.person_id]: { words: words.value } } }),
  });
  return ok({ proposalId: input.proposalId, answer: input.answer });
}

/** What hirers said of people proposed for these lines, the newest last. */
export async function proposalsOf(tx: Tx, lineIds: readonly string[]) {
  return offersDb(tx)
    .selectFrom('offer_proposal')
    .selectAll()
    .where(sql<boolean>`line_id = any(${[...lineIds]}::uuid[])`)
    .orderBy('proposed_at')
    .orderBy('id')
    .execute();
}

/** Where the hirer accepts the person first, nobody is confirmed before they did, for every shift. */
onConfirming(async (tx, { personId, shiftIds }) => {
  const shifts = await loadShifts(tx, shiftIds);
  const lines = new Map(shifts.map(({ lineId, place }) => [lineId, place.clientId]));
  const modes = await modesOf(
    tx,
    [...lines].map(([lineId, clientId]) => ({ lineId, clientId })),
  );
  const asks = shifts.filter(({ lineId }) => modes.get(lineId)?.mode === 'hirer_first');
  if (asks.length === 0) return ok(null);
  const answers = await proposalsOf(tx, [...new Set(asks.map(({ lineId }) => lineId))]);
  const mine = answers.filter((one) => one.person_id === personId);
  const accepted = new Set(
    mine.filter((one) => one.answer === 'accepted').flatMap((one) => one.shift_ids),
  );
  const missing = asks.find(({ shiftId }) => !accepted.has(shiftId));
  if (!missing) return ok(null);
  return refuse(
    'hirer-not-asked',
    `${missing.place.hirerName} accepts the person first, and has not said yes to this worker for ${missing.label}. Propose them, and record the answer.`,
  );
});
