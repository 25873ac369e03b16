import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { giveHat, peopleOf, personOf, saveContacts } from '../people/index.ts';
import type { CleanCandidate } from './candidate.ts';
import { asksNoMarketing, type ChosenRow, newCandidate } from './chosen-row.ts';
import { changedFields, putCandidate, recordUpdated, storedCandidates } from './edit-candidate.ts';
import { recordRegistered } from './register-candidate.ts';
import {
  addQualifications,
  addRoles,
  addSkills,
  addWork,
  type NewCandidate,
  saveCandidates,
} from './save-candidates.ts';
import { candidatesDb } from './tables.ts';

/**
 * Puts what rows of a file say onto people we have: where the file has a value it counts, lists grow, nothing
 * is emptied; name and birth date stay as they are. Somebody we know in another hat becomes a candidate.
 * @returns the lines whose person changed
 */
export async function updateFromFile(
  tx: Tx,
  rows: readonly ChosenRow[],
  system: string,
  importId: string,
): Promise<readonly number[]> {
  const ids = [...new Set(rows.flatMap(({ personId }) => (personId ? [personId] : [])))];
  if (ids.length === 0) return [];
  const stored = await storedCandidates(tx, ids);
  const held = await heldLists(tx, ids);
  const cards = await peopleOf(tx, ids);
  const changed: number[] = [];
  for (const row of rows) {
    const { personId, draft } = row;
    if (!personId) continue;
    const incoming = newCandidate(tx, row, system);
    const contacts = await addContacts(tx, row, personId);
    const before = stored.get(personId);
    if (before) {
      const after = merged(before, draft.candidate);
      const lists = await addLists(tx, onlyNew(incoming, held));
      const numbered = await takeNumber(tx, row, incoming);
      const fields = [...contacts, ...changedFields(before, after), ...lists, ...numbered];
      if (fields.length > 0) {
        await putCandidate(tx, personId, after);
        recordUpdated(tx, personId, 'import', after, fields, importId);
        changed.push(draft.line);
      }
      stored.set(personId, after);
    } else {
      await giveHat(tx, personId, 'candidate');
      await saveCandidates(tx, [incoming]);
      recordRegistered(tx, incoming, await personOf(tx, personId), 'import', importId);
      stored.set(personId, draft.candidate);
      changed.push(draft.line);
    }
    const wishes = cards.get(personId)?.doNotContact ?? [];
    if (draft.noMarketing && !wishes.some(({ channel }) => channel === 'marketing')) {
      await asksNoMarketing(tx, personId);
    }
  }
  return changed;
}

/** What is held and what the file says, together: the file's values where it has any, lists joined. */
function merged(held: CleanCandidate, file: CleanCandidate): CleanCandidate {
  const roles = new Map([...held.roles, ...file.roles].map((each) => [each.role, each]));
  const skills = new Map([...held.skills, ...file.skills].map((each) => [each.key, each]));
  const more = file.notes !== '' && !held.notes.includes(file.notes);
  return {
    address: file.address || held.address,
    town: file.town || held.town,
    postcode: file.postcode || held.postcode,
    roles: [...roles.values()],
    skills: [...skills.values()],
    travelMiles: file.travelMiles ?? held.travelMiles,
    minimumPayPence: file.minimumPayPence ?? held.minimumPayPence,
    wantedWeeklyMinutes: file.wantedWeeklyMinutes ?? held.wantedWeeklyMinutes,
    worksNights: file.worksNights ?? held.worksNights,
    notes: more ? [held.notes, file.notes].filter(Boolean).join('\n') : held.notes,
    source: held.source || file.source,
  };
}

/** Adds addresses and numbers the person does not have; an e-mail that is somebody else's is not added. */
async function addContacts(tx: Tx, row: ChosenRow, personId: string): Promise<readonly string[]> {
  const held = await personOf(tx, personId);
  const others = row.matches.some(
    (match) => match.personId !== personId && match.because.includes('email'),
  );
  const { person } = row.draft;
  const emails = others ? [] : person.emails.filter((email) => !held.emails.includes(email));
  const keys = new Set(held.phones.map(({ key }) => key));
  const phones = person.phones.filter(({ key }) => !keys.has(key));
  if (emails.length + phones.length === 0) return [];
  await saveContacts(tx, [{ ...held, emails, phones, id: personId }]);
  return [...(emails.length > 0 ? ['emails'] : []), ...(phones.length > 0 ? ['phones'] : [])];
}

/** Remembers the other system's number of somebody who had none, so that its next file knows them. */
async function takeNumber(
  tx: Tx,
  row: ChosenRow,
  incoming: NewCandidate,
): Promise<readonly string[]> {
  if (incoming.externalId === null) return [];
  if (row.matches.some(({ because }) => because.includes('same number'))) return [];
  const { numUpdatedRows } = await candidatesDb(tx)
    .updateTable('candidate')
    .set({ source_system: incoming.sourceSystem, external_id: incoming.externalId })
    .where('person_id', '=', incoming.personId)
    .where('external_id', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? ['externalId'] : [];
}

interface Held {
  readonly qualifications: Set<string>;
  readonly work: Set<string>;
}

async function heldLists(tx: Tx, ids: readonly string[]): Promise<Held> {
  const db = candidatesDb(tx);
  const qualifications = await sql<{ key: string }>`
    select person_id || ' ' || name_key as key from qualification
    where person_id = any(${ids}::uuid[])`.execute(db);
  const work = await sql<{ key: string }>`
    select person_id || ' ' || employer || ' ' || job_title as key from work_history
    where person_id = any(${ids}::uuid[])`.execute(db);
  return {
    qualifications: new Set(qualifications.rows.map(({ key }) => key)),
    work: new Set(work.rows.map(({ key }) => key)),
  };
}

function onlyNew(incoming: NewCandidate, held: Held): NewCandidate {
  const fresh = (keys: Set<string>, key: string) => !keys.has(key) && keys.add(key).has(key);
  const { personId } = incoming;
  return {
    ...incoming,
    qualifications: incoming.qualifications.filter((each) =>
      fresh(held.qualifications, `${personId} ${each.nameKey}`),
    ),
    workHistory: incoming.workHistory.filter((each) =>
      fresh(held.work, `${personId} ${each.employer} ${each.jobTitle}`),
    ),
  };
}

async function addLists(tx: Tx, incoming: NewCandidate): Promise<readonly string[]> {
  await addRoles(tx, [incoming]);
  await addSkills(tx, [incoming]);
  await addQualifications(tx, [incoming]);
  await addWork(tx, [incoming]);
  return [
    ...(incoming.qualifications.length > 0 ? ['qualifications'] : []),
    ...(incoming.workHistory.length > 0 ? ['workHistory'] : []),
  ];
}
