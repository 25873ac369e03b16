import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { cutTo } from '../../lib/text.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { judgementsOn } from '../assessment/index.ts';
import { appointedToday, openedToday } from '../external/index.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { claimsOfLearners, enrolmentsOf } from '../portfolio/index.ts';
import { partnersOf, whoActs } from './partners.ts';
import type { listContacts, readContact } from './schema.ts';
import { contactDb } from './tables.ts';

/** Units of a learner's qualifications and actions they were given, as a message may be about them. */
export async function aboutChoices(tx: Tx, learnerId: string) {
  const enrolments = await enrolmentsOf(tx, { learnerIds: [learnerId] });
  const units: { id: string; label: string; framework: string }[] = [];
  const codes = new Map<string, string>();
  for (const frameworkId of new Set(enrolments.map((one) => one.frameworkId))) {
    const tree = await frameworkOf(tx, frameworkId);
    for (const unit of tree?.units ?? []) {
      const label = `${unit.reference} ${unit.title}`;
      units.push({ id: unit.unitId, label, framework: tree?.code ?? '' });
      for (const one of unit.outcomes.flatMap(({ criteria }) => criteria)) {
        codes.set(one.criterionId, one.code);
      }
    }
  }
  const claims = await claimsOfLearners(tx, { learnerIds: [learnerId], inHandOf: null });
  const unitOfClaim = new Map(claims.map(({ claimId, unitId }) => [claimId, unitId]));
  const judged = await judgementsOn(
    tx,
    claims.map(({ claimId }) => claimId),
  );
  const actions = judged
    .filter(({ action }) => action !== null)
    .map((one) => ({
      id: one.judgementId,
      label: `${codes.get(one.criterionId) ?? ''} ${cutTo(one.action ?? '', 80)}`.trim(),
      unitId: unitOfClaim.get(one.claimId) ?? '',
    }));
  return { units, actions };
}

/** Which learners' messages the actor may read as a verifier, and of which frameworks; null: of all. */
interface Duty {
  readonly all: boolean;
  /** Framework codes by learner, of records that an external verifier opened today (W33). */
  readonly opened: ReadonlyMap<string, ReadonlySet<string>>;
}

async function dutyOf(tx: Tx): Promise<Duty> {
  const { roles } = actorOf(tx);
  const opened = new Map<string, Set<string>>();
  if (roles.includes('external_verifier')) {
    for (const { appointmentId, frameworkCode } of await appointedToday(tx, whoActs(tx))) {
      for (const learnerId of await openedToday(tx, appointmentId)) {
        opened.set(learnerId, (opened.get(learnerId) ?? new Set()).add(frameworkCode));
      }
    }
  }
  return { all: roles.includes('internal_verifier'), opened };
}

interface Between {
  readonly learnerId: string;
  readonly memberId: string;
  readonly messages: number;
  readonly lastAt: Date;
  readonly unread: number;
}

/** Who wrote with whom, as far as the actor may read it; the newest first. */
export async function contactList(tx: Tx): Promise<ReplyIn<typeof listContacts>> {
  const me = whoActs(tx);
  const duty = await dutyOf(tx);
  const { rows } = await sql<Between>`
    select m.learner_id as "learnerId", m.member_id as "memberId", count(*)::int as messages,
      max(m.written_at) as "lastAt",
      count(*) filter (where m.to_id = ${me}::uuid and r.message_id is null)::int as unread
    from contact_message m
    left join contact_reading r on r.organisation_id = m.organisation_id and r.message_id = m.id
    where m.organisation_id = current_organisation() and (${duty.all} or m.learner_id = ${me}::uuid
      or m.member_id = ${me}::uuid or m.learner_id = any(${[...duty.opened.keys()]}::uuid[]))
    group by 1, 2 order by max(m.written_at) desc, 1, 2`.execute(contactDb(tx));
  const names = await memberNames(tx);
  const pair = (learnerId: string, memberId: string) => ({
    learnerId,
    learnerName: names.get(learnerId) ?? '',
    memberId,
    memberName: names.get(memberId) ?? '',
  });
  const partners = [...(await partnersOf(tx))];
  return {
    me,
    total: rows.length,
    rows: rows.map(({ learnerId, memberId, messages, lastAt, unread }) => ({
      ...pair(learnerId, memberId),
      messages,
      lastAt: lastAt.toISOString(),
      unread,
    })),
    mayWriteTo: partners
      .flatMap(([learnerId, own]) =>
        own
          .filter((memberId) => me === learnerId || me === memberId)
          .map((memberId) => pair(learnerId, memberId)),
      )
      .sort((a, b) =>
        `${a.learnerName} ${a.memberName}`.localeCompare(
          `${b.learnerName} ${b.memberName}`,
          'en-GB',
        ),
      ),
  };
}

/** Messages to these members that they have not read, by member: how many, and since when. */
export async function unreadOf(tx: Tx, memberId: string) {
  const { rows } = await sql<{ learnerId: string; memberId: string; count: number; since: Date }>`
    select m.learner_id as "learnerId", m.member_id as "memberId", count(*)::int as count,
      min(m.written_at) as since
    from contact_message m
    left join contact_reading r on r.organisation_id = m.organisation_id and r.message_id = m.id
    where m.organisation_id = current_organisation() and m.to_id = ${memberId}::uuid
      and r.message_id is null and m.written_at <= ${nowOf(tx)}
    group by 1, 2 order by 4`.execute(contactDb(tx));
  return rows;
}

/**
 * What two wrote to each other. Refuses `learner-not-found` where the actor is neither of the two nor verifies the
 * learner, and `record-not-opened` for an external verifier who has not opened the record today.
 */
export async function contactOf(
  tx: Tx,
  { learnerId, memberId }: { readonly learnerId: string; readonly memberId: string },
): Promise<Result<ReplyIn<typeof readContact>>> {
  const me = whoActs(tx);
  const partners = (await partnersOf(tx)).get(learnerId);
  const duty = await dutyOf(tx);
  const isParty = me === learnerId || me === memberId;
  if (!isParty && !duty.all && !duty.opened.has(learnerId)) {
    return actorOf(tx).roles.includes('external_verifier')
      ? refuse(
          'record-not-opened',
          'Open this learner’s record first, from the list of learners: that you do is on record, once a day.',
          'W33',
        )
      : refuse('learner-not-found', 'There are no messages here that are yours to read.');
  }
  const rows = await contactDb(tx)
    .selectFrom('contact_message as m')
    .leftJoin('contact_strike as s', 's.message_id', 'm.id')
    .leftJoin('contact_reading as r', 'r.message_id', 'm.id')
    .select(['m.id', 'm.written_by', 'm.words', 'm.unit_id', 'm.judgement_id', 'm.written_at'])
    .select(['s.because', 's.struck_at', 'r.read_at'])
    .where('m.organisation_id', '=', actorOf(tx).organisationId)
    .where('m.learner_id', '=', learnerId)
    .where('m.member_id', '=', memberId)
    .orderBy('m.written_at')
    .orderBy('m.id')
    .execute();
  const names = await memberNames(tx);
  const { units, actions } = await aboutChoices(tx, learnerId);
  const mayWrite = isParty && (partners?.includes(memberId) ?? false);
  const action = new Map(actions.map((one) => [one.id, one]));
  const unit = new Map(units.map((one) => [one.id, one]));
  const unitIn = (row: (typeof rows)[number]) =>
    unit.get(row.unit_id ?? action.get(row.judgement_id ?? '')?.unitId ?? '');
  const codes = duty.opened.get(learnerId);
  const shown = rows.filter((row) => {
    if (isParty || duty.all) return true;
    const of = unitIn(row);
    return of === undefined || (codes?.has(of.framework) ?? false);
  });
  const named = ({ id, label }: { readonly id: string; readonly label: string }) => ({ id, label });
  return ok({
    learnerId,
    learnerName: names.get(learnerId) ?? '',
    memberId,
    memberName: names.get(memberId) ?? '',
    mayWrite,
    units: mayWrite ? units.map(named) : [],
    actions: mayWrite ? actions.map(named) : [],
    messages: shown.map((row) => ({
      messageId: row.id,
      by: names.get(row.written_by) ?? '',
      own: row.written_by === me,
      at: row.written_at.toISOString(),
      words: row.words,
      about:
        row.judgement_id !== null
          ? `Action: ${action.get(row.judgement_id)?.label ?? 'of an earlier claim'}`
          : (unitIn(row)?.label ?? null),
      readAt: row.read_at?.toISOString() ?? null,
      struck:
        row.because !== null && row.struck_at !== null
          ? { because: row.because, at: row.struck_at.toISOString() }
          : null,
    })),
  });
}
