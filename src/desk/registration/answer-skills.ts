import { ok, type Result, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { candidateRecord, editCandidate } from '../candidates/index.ts';
import { skillsListed } from './events.ts';
import { candidateFound } from './found.ts';
import { type HowKnown, SKILLS_LISTS } from './skills-schema.ts';
import { registrationDb } from './tables.ts';

/**
 * Keeps the answers to a sector's list of skills, in place of those before. What they can do joins the candidate's
 * skills, which compliance reads; a skill taken back here stays there until somebody takes it off the record.
 * @returns how many skills are new on the record; refuses `candidate-not-found`, `skill-not-found`
 */
export async function answerSkills(
  tx: Tx,
  input: {
    readonly personId: string;
    readonly sector: string;
    readonly answers: readonly { readonly skill: string; readonly how: HowKnown }[];
  },
): Promise<Result<{ added: number }>> {
  const { personId, sector, answers } = input;
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const list = SKILLS_LISTS.find((one) => one.sector === sector);
  const unknown = answers.find(({ skill }) => !list?.skills.includes(skill));
  if (!list || unknown) {
    return wrongField('answers', 'skill-not-found', 'This list has changed. Open the page again.');
  }
  const db = registrationDb(tx);
  const before = await db
    .selectFrom('candidate_skill_answer')
    .select(['skill', 'how'])
    .where('person_id', '=', personId)
    .where('sector', '=', sector)
    .execute();
  const keyOf = (all: readonly { skill: string; how: string }[]) =>
    JSON.stringify(all.map(({ skill, how }) => `${skill} ${how}`).sort());
  if (keyOf(before) === keyOf(answers)) return ok({ added: 0 });
  await db
    .deleteFrom('candidate_skill_answer')
    .where('person_id', '=', personId)
    .where('sector', '=', sector)
    .execute();
  const { organisationId, memberId } = actorOf(tx);
  const bySkill = new Map(answers.map(({ skill, how }) => [skill, how]));
  if (bySkill.size > 0) {
    await db
      .insertInto('candidate_skill_answer')
      .values(
        [...bySkill].map(([skill, how]) => ({
          organisation_id: organisationId,
          person_id: personId,
          sector,
          skill,
          list_version: list.version,
          how,
          answered_at: nowOf(tx),
          answered_by: memberId,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'person_id', 'sector', 'skill'])
          .doUpdateSet(({ ref }) => ({ how: ref('excluded.how') })),
      )
      .execute();
  }
  const count = (how: HowKnown) => [...bySkill.values()].filter((one) => one === how).length;
  record(tx, skillsListed, {
    subjects: { candidate: personId },
    facts: {
      sector,
      version: list.version,
      selfDeclared: count('self_declared'),
      shown: count('shown'),
      refereeSays: count('referee_says'),
    },
  });
  return addToRecord(tx, personId, [...bySkill.keys()]);
}

async function addToRecord(
  tx: Tx,
  personId: string,
  skills: readonly string[],
): Promise<Result<{ added: number }>> {
  const found = await candidateRecord(tx, personId);
  if (!found.ok) return found;
  const { roles, ...stored } = found.value;
  const has = new Set(stored.skills.map((skill) => skill.toLowerCase()));
  const added = skills.filter((skill) => !has.has(skill.toLowerCase()));
  if (added.length === 0) return ok({ added: 0 });
  const edited = await editCandidate(tx, {
    ...stored,
    roles: roles.map(({ name }) => name),
    skills: [...stored.skills, ...added],
  });
  return edited.ok ? ok({ added: added.length }) : edited;
}
