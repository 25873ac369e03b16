import type { ReplyIn } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import type { readCentreChoices } from './schema.ts';

/** Members and learners who are still here, by name, and the newest revision of each framework with its units. */
export async function choicesHere(tx: Tx): Promise<ReplyIn<typeof readCentreChoices>> {
  const { members } = await membersOf(tx);
  const here = members.filter(({ leftAt }) => leftAt === null);
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    memberId: id,
    name,
  });
  const isLearner = ({ roles }: (typeof here)[number]) => roles.includes('learner');
  const onlyLearner = (one: (typeof here)[number]) => isLearner(one) && one.roles.length === 1;
  const frameworks = [];
  for (const { id, code, title, kind, newest } of await frameworksHere(tx)) {
    if (!newest) continue;
    const tree = await frameworkOf(tx, id);
    frameworks.push({
      code,
      title,
      qualification: kind === 'qualification',
      units: (tree?.units ?? []).map((unit) => ({ reference: unit.reference, title: unit.title })),
    });
  }
  return {
    members: here.filter((one) => !onlyLearner(one)).map(named),
    learners: here.filter(isLearner).map(named),
    frameworks,
  };
}
