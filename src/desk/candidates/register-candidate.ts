import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  type CleanPerson,
  cleanPerson,
  giveHat,
  lockPeople,
  type PersonInput,
  type Purpose,
  particularsOf,
  recordConsent,
  samePeople,
  saveContacts,
  savePeople,
} from '../people/index.ts';
import {
  type CandidateInput,
  type CleanQualification,
  type CleanWork,
  cleanCandidate,
  cleanQualification,
  cleanWork,
  type QualificationInput,
  type WorkInput,
} from './candidate.ts';
import { candidateRegistered } from './events.ts';
import { type NewCandidate, saveCandidates } from './save-candidates.ts';
import { candidatesDb } from './tables.ts';

export interface RegisterInput extends PersonInput, CandidateInput {
  /** Made by whoever asks: the same id again gives the first result. */
  readonly id: string;
  /** A human we have already, in another hat: they become a candidate and stay one person. */
  readonly samePersonId?: string | undefined;
  /** Whoever registers has seen the people with the same phone or name, and says it is someone else. */
  readonly someoneElse?: boolean | undefined;
  readonly qualifications?: readonly QualificationInput[] | undefined;
  readonly workHistory?: readonly WorkInput[] | undefined;
  readonly consents?:
    | readonly { readonly purpose: Purpose; readonly wording: string }[]
    | undefined;
}

interface Prepared {
  readonly person: CleanPerson;
  readonly candidate: Omit<NewCandidate, 'personId'>;
}

/**
 * Registers a candidate: a new human, or one we have in another hat. People who look the same are refused
 * with who they are (`already-known`, details.matches) until someone says which it is.
 * @returns the person's id; refuses too `email-taken` (an address belongs to one person), `already-candidate`
 *   and whatever the person's or the candidate's particulars are refused for
 */
export async function registerCandidate(
  tx: Tx,
  input: RegisterInput,
): Promise<Result<{ personId: string }>> {
  await lockPeople(tx);
  if (await isCandidate(tx, input.id)) return ok({ personId: input.id });
  const prepared = prepare(tx, input);
  if (!prepared.ok) return prepared;
  const personId = input.samePersonId ?? input.id;
  const placed = input.samePersonId
    ? await asKnownPerson(tx, personId, prepared.value.person)
    : await asNewPerson(tx, personId, prepared.value.person, input.someoneElse ?? false);
  if (!placed.ok) return placed;
  const candidate = { ...prepared.value.candidate, personId };
  await saveCandidates(tx, [candidate]);
  recordRegistered(tx, candidate, prepared.value.person, 'form');
  for (const { purpose, wording } of input.consents ?? []) {
    const consent = await recordConsent(tx, { id: newId(), personId, purpose, wording });
    if (!consent.ok) return consent;
  }
  return ok({ personId });
}

/** Seals a registration: what it is about as facts, who they are as an erasable part. */
export function recordRegistered(
  tx: Tx,
  candidate: NewCandidate,
  person: CleanPerson,
  how: 'form' | 'import',
  importId?: string,
): void {
  record(tx, candidateRegistered, {
    subjects: { candidate: candidate.personId, ...(importId ? { import: importId } : {}) },
    facts: {
      how,
      roles: candidate.roles.map(({ role }) => role),
      skills: candidate.skills.length,
      qualifications: candidate.qualifications.length,
      located: candidate.postcode !== '',
    },
    people: {
      [candidate.personId]: {
        ...particularsOf(person),
        address: candidate.address,
        town: candidate.town,
        postcode: candidate.postcode,
        source: candidate.source,
      },
    },
  });
}

async function isCandidate(tx: Tx, personId: string): Promise<boolean> {
  const row = await candidatesDb(tx)
    .selectFrom('candidate')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

function prepare(tx: Tx, input: RegisterInput): Result<Prepared> {
  const today = dateIn(nowOf(tx));
  const person = cleanPerson(input, today);
  if (!person.ok) return person;
  const candidate = cleanCandidate(input);
  if (!candidate.ok) return candidate;
  const qualifications: CleanQualification[] = [];
  for (const each of input.qualifications ?? []) {
    const cleaned = cleanQualification(each, today);
    if (!cleaned.ok) return cleaned;
    qualifications.push(cleaned.value);
  }
  const workHistory: CleanWork[] = [];
  for (const each of input.workHistory ?? []) {
    const cleaned = cleanWork(each);
    if (!cleaned.ok) return cleaned;
    workHistory.push(cleaned.value);
  }
  return ok({
    person: person.value,
    candidate: {
      ...candidate.value,
      branchId: actorOf(tx).branchId,
      sourceSystem: '',
      externalId: null,
      qualifications,
      workHistory,
    },
  });
}

async function asKnownPerson(tx: Tx, personId: string, person: CleanPerson): Promise<Result<null>> {
  if (await isCandidate(tx, personId)) {
    return refuse(
      'already-candidate',
      'This person is a candidate already. Open their record and change it there.',
    );
  }
  const hat = await giveHat(tx, personId, 'candidate');
  if (!hat.ok) return hat;
  await saveContacts(tx, [{ ...person, id: personId }]);
  return ok(null);
}

async function asNewPerson(
  tx: Tx,
  personId: string,
  person: CleanPerson,
  someoneElse: boolean,
): Promise<Result<null>> {
  const phones = person.phones.map(({ phone }) => phone);
  const [matches = []] = await samePeople(tx, [{ ...person, phones }]);
  const sameEmail = matches.filter(({ because }) => because.includes('email'));
  if (sameEmail.length > 0 && someoneElse) {
    return refuse(
      'email-taken',
      'Somebody in your books has this e-mail address, and an address belongs to one person. Choose them, or leave the address out.',
      undefined,
      { matches },
    );
  }
  if (matches.length > 0 && !someoneElse) {
    return refuse(
      'already-known',
      'Somebody like this is in your books already. Say whether it is the same person.',
      undefined,
      { matches },
    );
  }
  await savePeople(tx, [{ ...person, id: personId, hat: 'candidate' }]);
  return ok(null);
}
