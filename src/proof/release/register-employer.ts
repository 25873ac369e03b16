import { addPerson, giveHat, samePeople } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { readOrigin } from '../../platform/audit/tree/checkpoint.ts';
import { readVerifierKey } from '../../platform/audit/tree/note.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { learnersHere } from '../portfolio/index.ts';
import { newCode } from './code.ts';
import {
  employerKeyConfirmed,
  employerRegistered,
  employmentEnded,
  employmentRecorded,
} from './events.ts';
import { releaseDb } from './tables.ts';
import { takeInWaiting } from './take-in.ts';

onConstraint('employment_one_at_a_time', {
  code: 'already-employed',
  because:
    'This learner is with this employer on some of these days already. End that employment first.',
});
onConstraint('employer_origin', {
  code: 'key-of-another-employer',
  because:
    'This key belongs to the log of another employer here. Ask the employer for the key of their own log.',
});

export interface EmployerInput {
  readonly id: string;
  readonly name: string;
  readonly contact: {
    readonly givenName: string;
    readonly familyName: string;
    readonly email: string;
  };
}

/** An agency whose people learn here, with who answers for it there. Refuses what names and addresses refuse. */
export async function registerEmployer(
  tx: Tx,
  input: EmployerInput,
): Promise<Result<{ employerId: string }>> {
  const db = releaseDb(tx);
  const before = await db
    .selectFrom('employer')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ employerId: input.id });
  const name = cleanText(input.name, { min: 2, max: 200, what: 'The name of the employer' });
  if (!name.ok) return name;
  const contact = await contactOf(tx, input.contact);
  if (!contact.ok) return contact;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('employer')
    .values({
      organisation_id: organisationId,
      id: input.id,
      name: name.value,
      contact_id: contact.value,
      recorded_at: nowOf(tx),
      recorded_by: memberId ?? '',
      origin: null,
      verifier_key: null,
      key_confirmed_at: null,
      key_confirmed_by: null,
    })
    .execute();
  record(tx, employerRegistered, {
    subjects: { employer: input.id, person: contact.value },
    facts: {},
  });
  return ok({ employerId: input.id });
}

async function contactOf(tx: Tx, contact: EmployerInput['contact']): Promise<Result<string>> {
  const asked = {
    givenName: contact.givenName,
    familyName: contact.familyName,
    emails: [contact.email],
    phones: [],
  };
  const [matches = []] = await samePeople(tx, [asked]);
  const known = matches.find(({ because }) => because.includes('email'));
  if (known) {
    const given = await giveHat(tx, known.personId, 'contact');
    return given.ok ? ok(known.personId) : given;
  }
  const added = await addPerson(tx, { ...asked, id: newId(), hat: 'contact' });
  return added.ok ? ok(added.value.personId) : added;
}

/** An employer here, locked until the act ends. Refuses `employer-not-found`. */
export async function lockEmployer(tx: Tx, employerId: string) {
  const row = await releaseDb(tx)
    .selectFrom('employer')
    .selectAll()
    .where('id', '=', employerId)
    .forUpdate()
    .executeTakeFirst();
  return row ? ok(row) : refuse('employer-not-found', 'There is no such employer here.');
}

/**
 * A person says that a key signs this employer's log, having compared its fingerprint with the employer: the
 * one of the first package, or another. Packages that waited and are signed by it become items, others are
 * turned away. Refuses
 * `employer-not-found`, `key-malformed`, `key-of-no-log`, `key-of-another-log`, `sample-not-evidence` and
 * `sample-takes-samples`.
 */
export async function confirmKey(
  tx: Tx,
  employerId: string,
  verifierKey: string,
): Promise<Result<{ takenIn: number; turnedAway: number }>> {
  const found = await lockEmployer(tx, employerId);
  if (!found.ok) return found;
  const employer = found.value;
  const key = readVerifierKey(verifierKey.trim());
  if (!key.ok) return key;
  const log = readOrigin(key.value.name);
  if (!log) {
    return refuse(
      'key-of-no-log',
      'This key is of no log of Deskproof. Ask for the line under Records, Checkpoints, Keys.',
    );
  }
  const sample = samplesApart(tx, log.isSample);
  if (!sample.ok) return sample;
  if (employer.key_confirmed_at && employer.origin !== key.value.name) {
    return refuse(
      'key-of-another-log',
      'This key is of another log than the one this employer sends from. A new log is a new employer: register it.',
    );
  }
  const text = verifierKey.trim();
  if (employer.key_confirmed_at && employer.verifier_key === text)
    return ok({ takenIn: 0, turnedAway: 0 });
  await releaseDb(tx)
    .updateTable('employer')
    .set({
      origin: key.value.name,
      verifier_key: text,
      key_confirmed_at: nowOf(tx),
      key_confirmed_by: actorOf(tx).memberId ?? '',
    })
    .where('id', '=', employerId)
    .execute();
  record(tx, employerKeyConfirmed, {
    subjects: { employer: employerId },
    facts: { key: text, before: employer.key_confirmed_at ? employer.verifier_key : null },
  });
  return takeInWaiting(tx, employerId, key.value);
}

/** Samples and real organisations never mix. Refuses `sample-not-evidence` and `sample-takes-samples`. */
export function samplesApart(tx: Tx, isSample: boolean): Result<null> {
  if (actorOf(tx).isSample === isSample) return ok(null);
  return isSample
    ? refuse(
        'sample-not-evidence',
        'This comes from a sample: nothing of it is evidence. Only another sample takes it.',
      )
    : refuse(
        'sample-takes-samples',
        'This centre is a sample and takes nothing real. Send it to the real centre.',
      );
}

/**
 * Where a learner works, from a day on; its code invites them to have evidence released here. Refuses
 * `employer-not-found`, `learner-not-found` and `already-employed`.
 */
export async function recordEmployment(
  tx: Tx,
  input: {
    readonly id: string;
    readonly employerId: string;
    readonly learnerId: string;
    readonly fromOn: string;
    readonly toOn: string | null;
  },
): Promise<Result<{ employmentId: string; code: string }>> {
  const db = releaseDb(tx);
  const before = await db
    .selectFrom('employment')
    .select('code')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ employmentId: input.id, code: before.code });
  const employer = await lockEmployer(tx, input.employerId);
  if (!employer.ok) return employer;
  if (!(await learnersHere(tx)).some(({ id }) => id === input.learnerId)) {
    return refuse('learner-not-found', 'There is no such learner here. Enrol them first.');
  }
  if (input.toOn !== null && input.toOn < input.fromOn) return endsBefore();
  const { organisationId, memberId, isSample } = actorOf(tx);
  const code = newCode(isSample);
  await db
    .insertInto('employment')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: input.learnerId,
      employer_id: input.employerId,
      from_on: input.fromOn,
      to_on: input.toOn,
      code,
      known_as: null,
      recorded_at: nowOf(tx),
      recorded_by: memberId ?? '',
    })
    .execute();
  record(tx, employmentRecorded, {
    subjects: { learner: input.learnerId, employer: input.employerId, employment: input.id },
    facts: { fromOn: input.fromOn, toOn: input.toOn },
  });
  return ok({ employmentId: input.id, code });
}

/** A learner left an employer; what was released stays. Refuses `employment-not-found` and `ends-before`. */
export async function endEmployment(
  tx: Tx,
  employmentId: string,
  toOn: string,
): Promise<Result<{ employmentId: string }>> {
  const row = await releaseDb(tx)
    .selectFrom('employment')
    .selectAll()
    .where('id', '=', employmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('employment-not-found', 'There is no such employment here.');
  if (row.to_on === toOn) return ok({ employmentId });
  if (row.to_on !== null) {
    return refuse(
      'already-ended',
      'This employment has ended. Record another one if they came back.',
    );
  }
  if (toOn < row.from_on) return endsBefore();
  await releaseDb(tx)
    .updateTable('employment')
    .set({ to_on: toOn })
    .where('id', '=', employmentId)
    .execute();
  record(tx, employmentEnded, {
    subjects: { learner: row.learner_id, employer: row.employer_id, employment: employmentId },
    facts: { toOn },
  });
  return ok({ employmentId });
}

function endsBefore(): Result<never> {
  const because = 'The last day is before the first. Give the day they left.';
  return refuse('ends-before', because, undefined, { fields: { toOn: because } });
}
