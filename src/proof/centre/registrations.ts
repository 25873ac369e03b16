import { sql } from 'kysely';
import Papa from 'papaparse';
import { addDays } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { enrolledHere } from './enrolled.ts';
import { CLOCK_DAYS, type listRegistrations } from './registration-schema.ts';
import { approvalsOn } from './standing.ts';
import { centreDb } from './tables.ts';

/** A learner's registration for a qualification; `number` is null until the awarding body answered. */
export interface Registration {
  readonly registrationId: string;
  readonly batchId: string;
  readonly uln: string | null;
  readonly bornOn: DateText | null;
  readonly number: string | null;
  readonly feePence: number | null;
  readonly registeredOn: DateText | null;
}

/** The registrations of these learners for a qualification, by learner; who was never sent is not in it. */
export async function registrationOf(
  tx: Tx,
  learnerIds: readonly string[],
  frameworkCode: string,
): Promise<ReadonlyMap<string, Registration>> {
  const rows = await centreDb(tx)
    .selectFrom('centre_registration')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('framework_code', '=', frameworkCode)
    .where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.learner_id,
      {
        registrationId: row.id,
        batchId: row.batch_id,
        uln: row.uln,
        bornOn: row.born_on,
        number: row.number,
        feePence: row.fee_pence,
        registeredOn: row.registered_on,
      },
    ]),
  );
}

/** Every learner of a qualification who is here, with how their registration stands, the most urgent first (R40). */
export async function registrationList(tx: Tx): Promise<ReplyIn<typeof listRegistrations>> {
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const registrations = await db
    .selectFrom('centre_registration')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .execute();
  const batches = await db
    .selectFrom('registration_batch')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  const of = new Map(registrations.map((row) => [`${row.learner_id} ${row.framework_code}`, row]));
  const qualifications = new Set(
    (await frameworksHere(tx))
      .filter((one) => one.kind === 'qualification')
      .map(({ code }) => code),
  );
  const { members } = await membersOf(tx);
  const left = new Set(members.filter(({ leftAt }) => leftAt !== null).map((member) => member.id));
  const { centre: approved } = await approvalsOn(tx, '', today);
  const enrolled = await enrolledHere(tx);
  const rows = enrolled
    .filter((one) => qualifications.has(one.frameworkCode))
    .flatMap((one) => {
      const own = of.get(`${one.learnerId} ${one.frameworkCode}`);
      if (!own && left.has(one.learnerId)) return [];
      const state = !own ? 'to_send' : own.number === null ? 'sent' : 'registered';
      const dueOn = addDays(one.startedOn, CLOCK_DAYS);
      return [
        {
          learnerId: one.learnerId,
          learnerName: one.name,
          frameworkCode: one.frameworkCode,
          startedOn: one.startedOn,
          dueOn,
          state: state as 'to_send' | 'sent' | 'registered',
          late: state !== 'registered' && today > dueOn,
          number: own?.number ?? null,
          feePence: own?.fee_pence ?? null,
          registeredOn: own?.registered_on ?? null,
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(a.state === 'registered') - Number(b.state === 'registered') ||
        a.dueOn.localeCompare(b.dueOn),
    );
  return {
    today,
    // An organisation that is no centre registers nobody: nothing of it is late.
    late: approved ? rows.filter((row) => row.late).length : 0,
    rows,
    batches: batches.map((batch) => {
      const own = registrations.filter((row) => row.batch_id === batch.id);
      return {
        batchId: batch.id,
        frameworkCode: batch.framework_code,
        madeAt: batch.made_at.toISOString(),
        madeBy: names.get(batch.made_by) ?? '',
        learners: own.length,
        answered: own.filter(({ number }) => number !== null).length,
        feePence: own.reduce((sum, { fee_pence }) => sum + (fee_pence ?? 0), 0),
      };
    }),
  };
}

/** The columns of a batch; the last three are the awarding body's to fill. */
export const COLUMNS = {
  reference: 'Our reference',
  name: 'Name',
  bornOn: 'Date of birth',
  uln: 'ULN',
  qualification: 'Qualification',
  startedOn: 'Start date',
  number: 'Registration number',
  fee: 'Fee',
  registeredOn: 'Registered on',
} as const;

/** A batch as a table, a row a learner, as `readNumbers` reads it back. Refuses `batch-not-found`. */
export async function batchTable(tx: Tx, batchId: string): Promise<Result<FileReply>> {
  const rows = await centreDb(tx)
    .selectFrom('centre_registration')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('batch_id', '=', batchId)
    .orderBy('id')
    .execute();
  const [first] = rows;
  if (!first) return refuse('batch-not-found', 'There is no such batch here.');
  const names = await memberNames(tx);
  const text = Papa.unparse(
    {
      fields: Object.values(COLUMNS),
      data: rows.map((row) => [
        row.id,
        names.get(row.learner_id) ?? '',
        row.born_on ?? '',
        row.uln ?? '',
        row.framework_code,
        row.started_on,
        row.number ?? '',
        row.fee_pence === null ? '' : (row.fee_pence / 100).toFixed(2),
        row.registered_on ?? '',
      ]),
    },
    // A cell that a spreadsheet would take for a formula is told to be text.
    { newline: '\r\n', escapeFormulae: true },
  );
  return ok({
    fileName: `registrations-${first.framework_code.toLowerCase()}-${batchId.slice(-6)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(`\uFEFF${text}\r\n`),
  });
}
