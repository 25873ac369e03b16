import { type RawBuilder, sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { deskMembers } from '../policies/index.ts';
import { referenceCounts } from '../references/index.ts';
import { candidateFound } from './found.ts';
import { rolesWithPhoto } from './keep-photo.ts';
import { missingFor } from './missing.ts';
import { nextOf, type Stage, type Standing, type StepTaken, standingOf } from './registration.ts';
import {
  type candidateRegistration,
  type listPhotoRoles,
  type listRegistrations,
  STAGES,
} from './schema.ts';
import { registrationDb } from './tables.ts';

type Listed = ReplyIn<typeof listRegistrations>;
type OfCandidate = ReplyIn<typeof candidateRegistration>;

interface Open extends Standing {
  readonly personId: string;
  readonly role: string;
  readonly ownerId: string;
}

/** Stages in which nothing is left to do. */
export const ENDED: readonly Stage[] = ['cleared', 'declined', 'withdrawn'];
/** Rows of the list at most; the total and the counts are true. */
const MOST = 300;

/** Every registration of somebody on the books, with its stage. @param which narrows registration `r` */
export async function standings(
  tx: Tx,
  which: RawBuilder<unknown> = sql`true`,
): Promise<readonly Open[]> {
  const { rows } = await sql<{
    personId: string;
    role: string;
    ownerId: string;
    openedAt: Date;
    steps: readonly { step: StepTaken['step']; at: string; reason: string }[];
    interviews: readonly string[];
  }>`
    select r.person_id as "personId", r.role, r.owner_id as "ownerId", r.opened_at as "openedAt",
      coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'at', s.at, 'reason', s.reason))
        from registration_step s where s.organisation_id = r.organisation_id
          and s.person_id = r.person_id), '[]') as steps,
      coalesce((select jsonb_agg(i.held_at) from candidate_interview i
        where i.organisation_id = r.organisation_id and i.person_id = r.person_id), '[]') as interviews
    from registration r
    join candidates_published c on c.organisation_id = r.organisation_id
      and c.person_id = r.person_id and not c.archived
    where ${which}`.execute(registrationDb(tx));
  return rows.map(({ openedAt, steps, interviews, ...row }) => ({
    ...row,
    ...standingOf({
      openedAt,
      steps: steps.map((taken) => ({ ...taken, at: new Date(taken.at) })),
      interviews: interviews.map((at) => new Date(at)),
    }),
  }));
}

/** Registrations by stage, the longest there first, with what compliance finds missing. */
export async function registrationList(
  tx: Tx,
  query: {
    readonly stage?: Stage | undefined;
    readonly show: 'open' | 'all';
    readonly whose: 'mine' | 'all';
  },
): Promise<Listed> {
  const { memberId } = actorOf(tx);
  const own = (await standings(tx)).filter(
    ({ ownerId }) => query.whose === 'all' || ownerId === memberId,
  );
  const counts = Object.fromEntries(
    Object.keys(STAGES).map((stage) => [stage, own.filter((one) => one.stage === stage).length]),
  ) as Listed['counts'];
  const order = Object.keys(STAGES);
  const fitting = own
    .filter(({ stage }) =>
      query.stage ? stage === query.stage : query.show === 'all' || !ENDED.includes(stage),
    )
    .sort(
      (a, b) =>
        order.indexOf(a.stage) - order.indexOf(b.stage) || a.since.getTime() - b.since.getTime(),
    );
  const shown = fitting.slice(0, MOST);
  const ids = shown.map(({ personId }) => personId);
  const people = await peopleOf(tx, ids);
  const roles = await roleNames(tx);
  const names = await memberNames(tx);
  const references = await referenceCounts(tx, ids);
  const missing = await missingFor(
    tx,
    shown.filter(({ stage }) => stage !== 'declined' && stage !== 'withdrawn'),
  );
  return {
    total: fitting.length,
    now: nowOf(tx).toISOString(),
    counts,
    rows: shown.map(({ personId, role, stage, since, ownerId }) => ({
      personId,
      name: people.get(personId)?.displayName ?? '',
      role: roles.get(role) ?? role,
      stage,
      since: since.toISOString(),
      ownerId,
      ownerName: names.get(ownerId) ?? '',
      missing: [...(missing.get(personId)?.items ?? [])],
      references: references.get(personId) ?? { asked: 0, received: 0, satisfied: 0 },
    })),
  };
}

/** How one candidate's registration stands, or `candidate-not-found`. */
export async function registrationOf(tx: Tx, personId: string): Promise<Result<OfCandidate>> {
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const db = registrationDb(tx);
  const registration = await db
    .selectFrom('registration')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const steps = await db
    .selectFrom('registration_step')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .execute();
  const interviews = await db
    .selectFrom('candidate_interview')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('held_at', 'desc')
    .execute();
  const tests = await db
    .selectFrom('candidate_test')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('taken_on', 'desc')
    .execute();
  const skills = await db
    .selectFrom('candidate_skill_answer')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('sector')
    .orderBy('skill')
    .execute();
  const photo = await db
    .selectFrom('candidate_photo')
    .select('taken_in_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const names = await memberNames(tx);
  const roles = await roleNames(tx);
  const nameOf = (memberId: string | null) => names.get(memberId ?? '') ?? '';
  const standing =
    registration &&
    standingOf({
      openedAt: registration.opened_at,
      steps,
      interviews: interviews.map(({ held_at }) => held_at),
    });
  const missing = registration
    ? (await missingFor(tx, [{ personId, role: registration.role }])).get(personId)
    : undefined;
  return ok({
    today: dateIn(nowOf(tx)),
    roles: [...roles].map(([role, name]) => ({ role, name })),
    members: (await deskMembers(tx)).map(({ memberId, name }) => ({ memberId, name })),
    me: actorOf(tx).memberId,
    registration:
      registration && standing
        ? {
            role: registration.role,
            ownerId: registration.owner_id,
            ownerName: nameOf(registration.owner_id),
            stage: standing.stage,
            since: standing.since.toISOString(),
            reason: standing.reason,
            next: nextOf(standing.stage) as 'interview',
            missing: [...(missing?.items ?? [])],
            measuredBy: missing?.measuredBy ?? '',
          }
        : null,
    steps: steps.map(({ step, at, by_member, reason }) => ({
      step,
      at: at.toISOString(),
      by: nameOf(by_member),
      reason,
    })),
    interviews: interviews.map((row) => ({
      interviewId: row.id,
      heldAt: row.held_at.toISOString(),
      heldBy: nameOf(row.held_by),
      how: row.how,
      needs: row.needs,
      wants: row.wants,
      expectations: row.expectations,
      identitySeen: row.identity_seen,
      checked: row.check_id !== null,
    })),
    skills: skills.map((row) => ({
      sector: row.sector,
      skill: row.skill,
      version: row.list_version,
      how: row.how,
      at: row.answered_at.toISOString(),
      by: nameOf(row.answered_by),
    })),
    tests: tests.map((row) => ({
      testId: row.id,
      name: row.name,
      version: row.version,
      score: Number(row.score),
      outOf: Number(row.out_of),
      takenOn: row.taken_on,
      by: nameOf(row.recorded_by),
    })),
    photo: {
      neededFor: (await rolesWithPhoto(tx, personId)).map((role) => roles.get(role) ?? role),
      takenInAt: photo?.taken_in_at.toISOString() ?? null,
    },
  });
}

/** Every role, and whether it needs a photo. */
export async function photoRoles(tx: Tx): Promise<ReplyIn<typeof listPhotoRoles>> {
  const said = await registrationDb(tx).selectFrom('photo_role').selectAll().execute();
  const names = await memberNames(tx);
  const rows = [...(await roleNames(tx))].map(([role, name]) => {
    const needs = said.find((one) => one.role === role);
    return {
      role,
      name,
      because: needs?.because ?? null,
      since: needs?.since.toISOString() ?? null,
      by: names.get(needs?.set_by ?? '') ?? '',
    };
  });
  return { total: rows.length, rows };
}
