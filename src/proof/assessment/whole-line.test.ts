import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { checkpoint } from '../../platform/audit/fixtures.ts';
import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { acceptCase } from '../portfolio/accept-case.ts';
import { answerContribution } from '../portfolio/answer-contribution.ts';
import { askContribution } from '../portfolio/ask-contribution.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import {
  aConfirmedBooking,
  anEnrolment,
  aQualification,
  as,
  heardAll,
  memberOf,
  suggestedTo,
} from '../portfolio/fixtures.ts';
import { decide } from './decide.ts';
import { aDecision, aJudgement } from './fixtures.ts';
import { judge } from './judge.ts';
import { itemToJudge, judgingView } from './judging-view.ts';
import { takeUp } from './take-up.ts';

const world = await openWorld();
configureLogKeys({ secret: 'a secret of the tests alone, for the keys of logs' });

/** Lena claims a unit on what she did in a booking that this person confirmed. */
async function claimed(by: (org: TestOrganisation) => Actor) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId, { unitIds: [unit('BA13')] });
  const { bookingId } = await aConfirmedBooking(world, by(org));
  await heardAll(world);
  if (by(org) !== org.lena) await confirmedPart(org, bookingId);
  const { rows } = await suggestedTo(world, org.lena);
  const found = rows.find((row) => row.aboutId === bookingId);
  const [evidenceId, claimId] = [newId(), newId()];
  await as(world, org.lena, (tx) =>
    acceptCase(tx, {
      id: evidenceId,
      caseId: found?.caseId ?? '',
      seqs: found?.entries.map(({ seq }) => seq) ?? [],
      title: 'A booking from order to confirmation',
      note: '',
      references: [{ criterionId: criterion('BA13.2.2'), note: '' }],
    }),
  );
  await as(world, org.lena, (tx) =>
    claimUnit(tx, {
      id: claimId,
      unitId: unit('BA13'),
      declaration: 'All of this is my own work.',
      declared: 0,
    }),
  );
  await checkpoint(world, org);
  return { org, claimId, evidenceId, criterionId: criterion('BA13.2.2') };
}

/** Carla confirms that Lena had a part in the shift that Carla assigned. */
async function confirmedPart(org: TestOrganisation, bookingId: string): Promise<void> {
  const assigned = (await world.log(org)).find(
    ({ kind, envelope }) => kind === 'shift.assigned' && envelope.subjects['booking'] === bookingId,
  );
  const { contributionId } = await as(world, org.lena, (tx) =>
    askContribution(tx, {
      id: newId(),
      seq: assigned?.seq ?? 0,
      askedOf: memberOf(org.carla),
      what: 'I rang everybody on the list.',
    }),
  );
  await as(world, org.carla, (tx) =>
    answerContribution(tx, contributionId, { confirmed: true, words: 'She did.' }),
  );
}

describe('from a confirmed booking to a judged criterion', () => {
  test('the assessor sees pseudonyms beside a sealed record that is verified, and decides', async () => {
    const { org, claimId, evidenceId, criterionId } = await claimed(({ lena }) => lena);
    await as(world, org.aidan, (tx) => takeUp(tx, claimId));
    const item = await read(world.db, org.aidan, (tx) => itemToJudge(tx, claimId, evidenceId));
    if (!item.ok) throw new Error(item.refusal.because);
    expect(item.value.sealed).toBe(true);
    expect(item.value.records.length).toBe(item.value.rendition.entries.length);
    expect(new Set(item.value.records.map(({ seal }) => seal))).toEqual(new Set(['verified']));
    const shown = JSON.stringify(item.value.rendition);
    expect(shown).toMatch(/Worker [0-9A-Z]{3}-[0-9A-Z]{3}/);
    expect(shown).not.toMatch(/Harrow|Rosa|13\.50|@/);
    await as(world, org.aidan, (tx) => judge(tx, claimId, aJudgement(criterionId)));
    const decided = await as(world, org.aidan, (tx) =>
      decide(
        tx,
        claimId,
        aDecision({ outcome: 'not_yet', unjudgedAction: 'Let us talk about the rest.' }),
      ),
    );
    expect(decided.outcome).toBe('not_yet');
  });

  test('W34: who confirmed the learner’s part in their own work judges as a witness', async () => {
    const { org, claimId } = await claimed(({ carla }) => carla);
    const carla: Actor = { ...org.carla, roles: ['consultant', 'assessor'] };
    const view = await read(world.db, carla, (tx) => judgingView(tx, claimId));
    if (!view.ok) throw new Error(view.refusal.because);
    const [item] = view.value.items;
    expect(item?.partyWords).toHaveLength(1);
    expect(item?.partyWords[0]).toMatch(/^You assigned this shift \(entry \d+\)\.$/);
    const plain = await read(world.db, org.aidan, (tx) => judgingView(tx, claimId));
    expect(plain).toMatchObject({ value: { items: [{ partyWords: [] }] } });
  });
});
