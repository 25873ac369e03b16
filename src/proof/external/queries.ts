import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { decisionsIn } from '../assessment/index.ts';
import { centreNow, registrationOf, tariffOn } from '../centre/index.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { stateOf } from '../programme/index.ts';
import { cycleList } from '../verification/index.ts';
import { type Appointed, appointedToday, mayReadOf, whoActs } from './appointed.ts';
import { beforeSigning, besideBase, endOf, keyOfUnit, sampleHere } from './found.ts';
import { openedToday } from './opened.ts';
import type { readExternal, readExternalSample } from './schema.ts';
import { externalDb } from './tables.ts';

type Overview = ReplyIn<typeof readExternal>;

/** What the page of external verification shows to its reader. */
export async function overview(tx: Tx): Promise<Result<Overview>> {
  const { memberId, roles } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const isVerifier = roles.includes('external_verifier');
  const mayAppoint = roles.some((role) => role === 'owner' || role === 'quality_manager');
  const names = await memberNames(tx);
  const rows = await appointmentRows(tx, isVerifier ? memberId : null);
  const own = isVerifier ? await appointedToday(tx, whoActs(tx)) : [];
  const { members } = await membersOf(tx);
  const frameworks = (await frameworksHere(tx)).filter(({ newest }) => newest);
  return ok({
    today,
    isVerifier,
    appointments: rows.map((row) => ({
      appointmentId: row.id,
      memberName: names.get(row.member_id) ?? '',
      frameworkCode: row.framework_code,
      fromOn: row.from_on,
      toOn: row.to_on,
      reference: row.reference,
      state: stateOfAppointment(row, today),
      madeBy: names.get(row.made_by) ?? '',
    })),
    samples: await sampleLines(
      tx,
      isVerifier ? new Set(own.map(({ frameworkCode }) => frameworkCode)) : null,
    ),
    verifiers: mayAppoint
      ? members
          .filter((one) => one.leftAt === null && one.roles.includes('external_verifier'))
          .map(({ id, name, externalUntil }) => ({ memberId: id, name, until: externalUntil }))
      : [],
    frameworks: mayAppoint ? frameworks.map(({ code, title }) => ({ code, title })) : [],
    qualifications: await Promise.all(own.map((one) => qualification(tx, one))),
  });
}

/** Appointments, the newest first. @param memberId whose; null: everybody's */
async function appointmentRows(tx: Tx, memberId: string | null) {
  const rows = await externalDb(tx)
    .selectFrom('external_appointment')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.filter((row) => memberId === null || row.member_id === memberId);
}

type AppointmentRow = Awaited<ReturnType<typeof appointmentRows>>[number];

function stateOfAppointment(
  row: AppointmentRow,
  today: string,
): Overview['appointments'][number]['state'] {
  if (row.ended_at !== null) return 'ended';
  if (row.to_on < today) return 'over';
  return row.from_on > today ? 'ahead' : 'in_force';
}

/** One member's appointments with how each stands today, the newest first. */
export async function appointmentsOf(tx: Tx, memberId: string) {
  const today = dateIn(nowOf(tx));
  return (await appointmentRows(tx, memberId)).map((row) => ({
    appointmentId: row.id,
    frameworkCode: row.framework_code,
    fromOn: row.from_on,
    toOn: row.to_on,
    reference: row.reference,
    state: stateOfAppointment(row, today),
    endedOn: row.ended_at === null ? null : dateIn(row.ended_at),
  }));
}

async function sampleLines(
  tx: Tx,
  codes: ReadonlySet<string> | null,
): Promise<Overview['samples']> {
  const rows = await externalDb(tx)
    .selectFrom('external_sample')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute();
  const names = await memberNames(tx);
  const lines: Overview['samples'] = [];
  for (const row of rows) {
    const beside = await besideBase(tx, row);
    if (!beside.ok || (codes && !codes.has(beside.value.cycle.framework_code))) continue;
    const { closing, signature } = await endOf(tx, row.id);
    const { standing, cycle, picks, unsigned } = beside.value;
    const [there, asked] = standing.units;
    lines.push({
      sampleId: row.id,
      cycleId: cycle.id,
      cycleName: cycle.name,
      frameworkCode: cycle.framework_code,
      verifierName: names.get(row.member_id) ?? '',
      isMine: row.member_id === actorOf(tx).memberId,
      openedAt: row.opened_at.toISOString(),
      there: closing?.looked_at ?? there,
      asked: closing?.asked ?? asked,
      missing: closing ? 0 : standing.missing.length + unread(picks),
      closedAt: closing?.closed_at.toISOString() ?? null,
      signedAt: signature?.signed_at.toISOString() ?? null,
      unsigned: signature ? unsigned.length : 0,
    });
  }
  return lines;
}

const unread = (picks: readonly { readonly records: readonly unknown[] }[]): number =>
  picks.some(({ records }) => records.length === 0) ? 1 : 0;

async function qualification(
  tx: Tx,
  { appointmentId, frameworkCode: code, toOn }: Appointed,
): Promise<Overview['qualifications'][number]> {
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const revisions = (await frameworksHere(tx)).filter((one) => one.code === code);
  const learners = new Map<string, { readonly startedOn: string; decided: number }>();
  for (const { id } of revisions) {
    const done = Map.groupBy(
      (await decisionsIn(tx, { frameworkId: id })).filter(({ outcome }) => outcome === 'achieved'),
      ({ learnerId }) => learnerId,
    );
    for (const { learnerId, startedOn } of await learnersOn(tx, id)) {
      const achieved = done.get(learnerId)?.length ?? 0;
      const before = learners.get(learnerId)?.decided ?? 0;
      learners.set(learnerId, { startedOn, decided: before + achieved });
    }
  }
  const ids = [...learners.keys()];
  const registered = await registrationOf(tx, ids, code);
  const states = await stateOf(tx, ids, code, today);
  const opened = await openedToday(tx, appointmentId);
  const centre = await centreNow(tx);
  const cycles = await cycleList(tx);
  const sampled = await externalDb(tx)
    .selectFrom('external_sample')
    .select(['id', 'cycle_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .execute();
  return {
    code,
    title: revisions.at(-1)?.title ?? '',
    toOn,
    percent: (await tariffOn(tx, code, today))?.externalPercent ?? null,
    learners: [...learners]
      .map(([learnerId, { startedOn, decided }]) => ({
        learnerId,
        name: names.get(learnerId) ?? '',
        number: registered.get(learnerId)?.number ?? null,
        state: states.get(learnerId)?.state ?? 'in_learning',
        startedOn,
        decided,
        openedToday: opened.has(learnerId),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    staff: (centre.ok ? centre.value.staff : []).flatMap((post) => {
      const units = post.units[code];
      return units && post.ended === null
        ? [
            {
              memberId: post.memberId,
              name: post.name,
              post: post.post,
              units: [...units],
              fromOn: post.fromOn,
            },
          ]
        : [];
    }),
    cycles: (cycles.ok ? cycles.value.rows : [])
      .filter(({ frameworkCode }) => frameworkCode === code)
      .map(({ cycleId, name, fromOn, toOn: last, released }) => ({
        cycleId,
        name,
        fromOn,
        toOn: last,
        released,
        sampleId: sampled.find(({ cycle_id }) => cycle_id === cycleId)?.id ?? null,
      })),
  };
}

/** One external sample beside its base. Refuses `sample-not-found`, and `not-appointed` to another verifier. */
export async function sampleWhole(
  tx: Tx,
  sampleId: string,
): Promise<Result<ReplyIn<typeof readExternalSample>>> {
  const sample = await sampleHere(tx, sampleId);
  if (!sample.ok) return sample;
  const beside = await besideBase(tx, sample.value);
  if (!beside.ok) return beside;
  const { cycle, base, units, claims, picks, standing, unsigned } = beside.value;
  const may = await mayReadOf(tx, cycle.framework_code);
  if (!may.ok) return may;
  const names = await memberNames(tx);
  const tree = await frameworkOf(tx, cycle.framework_id);
  const unitsOf = new Map((tree?.units ?? []).map((unit) => [unit.unitId, unit]));
  const picked = new Map(picks.map((one) => [keyOfUnit(one.learnerId, one.unitId), one]));
  const { closing, signature } = await endOf(tx, sampleId);
  const pair = ([there, asked]: readonly [number, number]) => ({ there, asked });
  return ok({
    sampleId,
    cycleId: cycle.id,
    cycleName: cycle.name,
    frameworkCode: cycle.framework_code,
    verifierName: names.get(sample.value.member_id) ?? '',
    isMine: sample.value.member_id === actorOf(tx).memberId,
    standing: {
      percent: standing.percent,
      base: standing.base,
      units: pair(standing.units),
      learners: pair(standing.learners),
      assessors: pair(standing.assessors),
      special: pair(standing.special),
      verified: pair(standing.verified),
      unverified: pair(standing.unverified),
      missing: [...standing.missing],
    },
    units: base.units
      .filter(({ key, assessorId }) => assessorId !== null || picked.has(key))
      .map(({ key, learnerId, unitId, assessorId }) => {
        const own = picked.get(key);
        return {
          learnerId,
          learnerName: names.get(learnerId) ?? '',
          unitId,
          unitReference: unitsOf.get(unitId)?.reference ?? '',
          unitTitle: unitsOf.get(unitId)?.title ?? '',
          assessorName: names.get(assessorId ?? '') ?? null,
          claimId: claims.get(key) ?? null,
          decided: base.decisions.has(key),
          special: units.get(key)?.special ?? false,
          verified: units.get(key)?.verified ?? false,
          pick: own
            ? { pickId: own.pickId, records: own.records.map((one) => ({ ...one })) }
            : null,
        };
      })
      .sort(
        (a, b) =>
          a.learnerName.localeCompare(b.learnerName, 'en-GB') ||
          a.unitReference.localeCompare(b.unitReference, 'en-GB', { numeric: true }),
      ),
    closed: closing && {
      at: closing.closed_at.toISOString(),
      percent: closing.percent,
      asked: closing.asked,
      lookedAt: closing.looked_at,
    },
    signature: signature && {
      at: signature.signed_at.toISOString(),
      decisions: signature.decisions,
      unsigned: unsigned.length,
      decisionsSha256: signature.decisions_sha256.toString('hex'),
    },
    beforeSigning:
      signature && unsigned.length === 0 ? [] : [...beforeSigning(beside.value, closing)],
  });
}
