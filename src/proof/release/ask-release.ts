import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { idTaken, lockOwnPortfolio, ownEvidence, workItems } from '../portfolio/index.ts';
import { readCode } from './code.ts';
import { centreNamed, releaseAsked } from './events.ts';
import { releaseDb } from './tables.ts';

onConstraint('release_centre_once', {
  code: 'already-named',
  because: 'A centre of this name stands here already. Choose it.',
});
onConstraint('evidence_release_once', {
  code: 'already-asked',
  because: 'This item was asked for or released to this centre already.',
});

/** Sources of evidence that an employer releases: the work log, and files made at work. */
export const RELEASED_SOURCES: readonly string[] = ['work', 'file'];

/** Names a centre elsewhere that people of this agency learn at. Refuses `already-named` and the text's own. */
export async function nameCentre(
  tx: Tx,
  input: { readonly id: string; readonly name: string },
): Promise<Result<{ centreId: string }>> {
  const db = releaseDb(tx);
  const before = await db
    .selectFrom('release_centre')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ centreId: input.id });
  const name = cleanText(input.name, { min: 2, max: 200, what: 'The name of the centre' });
  if (!name.ok) return name;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('release_centre')
    .values({
      organisation_id: organisationId,
      id: input.id,
      name: name.value,
      recorded_at: nowOf(tx),
      recorded_by: memberId ?? '',
    })
    .execute();
  record(tx, centreNamed, { subjects: { release_centre: input.id }, facts: {} });
  return ok({ centreId: input.id });
}

/**
 * A learner asks that an item of their work, or a file, goes to their centre. Refuses `not-a-learner`, `not-work`,
 * `centre-not-found`, `already-asked`, and what `ownEvidence` and `readCode` refuse.
 * @param input.code the centre's invitation; left out: as given for this centre before
 */
export async function askRelease(
  tx: Tx,
  input: {
    readonly id: string;
    readonly evidenceId: string;
    readonly centreId: string;
    readonly code: string;
  },
): Promise<Result<{ releaseId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = releaseDb(tx);
  const before = await db
    .selectFrom('evidence_release')
    .select('learner_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return before.learner_id === learner.value ? ok({ releaseId: input.id }) : idTaken();
  const item = await ownEvidence(tx, learner.value, input.evidenceId);
  if (!item.ok) return item;
  const work = await workItems(tx, [learner.value], RELEASED_SOURCES);
  if (!work.some(({ evidenceId }) => evidenceId === input.evidenceId)) {
    return refuse(
      'not-work',
      'Only what rests on the work log, or is a file, is released by the employer. Give your centre the rest yourself.',
    );
  }
  const centre = await db
    .selectFrom('release_centre')
    .select('id')
    .where('id', '=', input.centreId)
    .executeTakeFirst();
  if (!centre) {
    return refuse('centre-not-found', 'There is no such centre here. Ask an owner to name it.');
  }
  const typed = input.code.trim() || (await codeBefore(tx, learner.value, input.centreId));
  const code = readCode(typed, actorOf(tx).isSample);
  if (!code.ok) return code;
  await db
    .insertInto('evidence_release')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      learner_id: learner.value,
      evidence_id: input.evidenceId,
      centre_id: input.centreId,
      code: code.value,
      asked_at: nowOf(tx),
      answered_at: null,
      answered_by: null,
      refused_because: null,
      package: null,
      package_sha256: null,
      checkpoint_size: null,
    })
    .execute();
  record(tx, releaseAsked, {
    subjects: {
      learner: learner.value,
      evidence: input.evidenceId,
      release: input.id,
      release_centre: input.centreId,
    },
    facts: {},
  });
  return ok({ releaseId: input.id });
}

async function codeBefore(tx: Tx, learner: string, centre: string): Promise<string> {
  const row = await releaseDb(tx)
    .selectFrom('evidence_release')
    .select('code')
    .where('learner_id', '=', learner)
    .where('centre_id', '=', centre)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.code ?? '';
}
