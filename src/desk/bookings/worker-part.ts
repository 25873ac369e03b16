import { counted, listed, nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { candidateRecord } from '../candidates/index.ts';
import { type CheckOnFile, checksOf } from '../compliance/index.ts';
import type { ConfirmationFacts, HeldQualification } from '../confirmations/index.ts';
import type { PersonCard } from '../people/index.ts';
import type { LoadedShift } from './work.ts';

const ROUTES: Readonly<Record<string, string>> = { '': 'documents seen by us' };

/**
 * What the hirer is told of the worker (reg 19): identity, experience, and of skills, qualifications and
 * checks those the order asks for; nothing else of the record leaves.
 * @param willingOn 'YYYY-MM-DD'
 */
export async function workerPart(
  tx: Tx,
  worker: PersonCard,
  shifts: readonly LoadedShift[],
  willingOn: string | null,
): Promise<ConfirmationFacts['worker']> {
  const record = await candidateRecord(tx, worker.personId);
  const checks = (await checksOf(tx, [worker.personId])).get(worker.personId) ?? [];
  const asked = askedOf(shifts);
  const identity = satisfied(checks, ({ kind }) => kind === 'identity');
  const qualifications = record.ok ? record.value.qualifications : [];
  const known = record.ok ? record.value.roles.map(({ name }) => name) : [];
  const jobs = record.ok ? record.value.workHistory : [];
  const skills = new Set(record.ok ? record.value.skills.map(nameKey) : []);
  const lastDay =
    shifts
      .map(({ endsAt }) => dateIn(endsAt))
      .sort()
      .at(-1) ?? '';
  return {
    personId: worker.personId,
    name: worker.displayName,
    identity: identity
      ? { how: ROUTES[identity.route] ?? identity.route, confirmedOn: identity.checkedOn }
      : null,
    experience: experienceText(known, jobs),
    training: '',
    skills: asked.skills.filter((name) => skills.has(nameKey(name))),
    qualifications: asked.qualifications.flatMap((name): HeldQualification[] => {
      const held = qualifications.filter((one) => nameKey(one.name) === nameKey(name));
      const good = held.find((one) => one.expiresOn === null || one.expiresOn >= lastDay);
      const shown = good ?? held[0];
      return shown ? [{ name: shown.name, expiresOn: shown.expiresOn, seenOn: shown.seenOn }] : [];
    }),
    authorisations: asked.checks.flatMap((name): HeldQualification[] => {
      const check = satisfied(
        checks,
        (one) => nameKey(one.name) === nameKey(name) || one.kind === name.toLowerCase(),
      );
      return check ? [{ name, expiresOn: check.expiresOn, seenOn: check.checkedOn }] : [];
    }),
    willingOn,
  };
}

function satisfied(
  checks: readonly CheckOnFile[],
  which: (check: CheckOnFile) => boolean,
): CheckOnFile | undefined {
  return checks.find((check) => check.outcome === 'satisfied' && which(check));
}

function askedOf(shifts: readonly LoadedShift[]) {
  const once = (of: (shift: LoadedShift) => readonly string[]) => [
    ...new Map(shifts.flatMap(of).map((name) => [nameKey(name), name])).values(),
  ];
  return {
    skills: once((shift) => shift.requiredSkills),
    qualifications: once((shift) => shift.requiredQualifications),
    checks: once((shift) => shift.requiredChecks),
  };
}

/** 'On our books as care assistant. Before: 2 posts, last as senior carer at Elm Lodge.' */
function experienceText(
  roles: readonly string[],
  jobs: readonly { readonly employer: string; readonly jobTitle: string }[],
): string {
  const books = roles.length > 0 ? `On our books as ${listed(roles)}.` : '';
  const [last] = jobs;
  if (!last) return books;
  const as = last.jobTitle === '' ? '' : ` as ${last.jobTitle}`;
  return `${books} ${counted(jobs.length, 'post')} before, the last${as} at ${last.employer}.`.trim();
}
