import '../programme/index.ts';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Language } from '../../lib/languages.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aJudgement, desk } from '../assessment/fixtures.ts';
import { recordQualification } from '../centre/record-qualification.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { claimPreview } from '../portfolio/prepare-claim.ts';
import { arrangeLanguage } from '../programme/record-step.ts';
import { centresIn, codeOf } from '../verification/fixtures.ts';
import { addTranslation, assessIn, sayLanguage } from './index.ts';
import { languageOf, languagesHere } from './queries.ts';
import { languagesDb } from './tables.ts';

const world = await openWorld();
const TRANSLATION = 'I rang four workers in the order of the list.';

const said = (who: Actor, evidenceId: string, language: Language) =>
  act(world.db, who, (tx) => sayLanguage(tx, evidenceId, { id: newId(), language }));

const translated = (who: Actor, evidenceId: string, more: { id?: string; madeOn?: string } = {}) =>
  act(world.db, who, (tx) =>
    addTranslation(tx, evidenceId, {
      id: newId(),
      translator: 'Ewa Nowak, sworn translator',
      madeOn: '2026-11-20',
      words: TRANSLATION,
      ...more,
    }),
  );

const reads = (by: Actor, who: Actor, language: Language | null = 'pl') =>
  act(world.db, by, (tx) =>
    recordQualification(tx, {
      id: newId(),
      memberId: memberOf(who),
      shows: 'language',
      byWayOf: 'first_language',
      language,
      title: 'Speaks it at home',
      awardedOn: '2000-01-01',
      expiresOn: null,
      seenOn: '2026-11-20',
    }),
  );

/** Lena, enrolled, with one item referenced to the criterion of BA13. */
async function lenaWithItem() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const staff = await world.centre(org);
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  const { enrolmentId } = await anEnrolment(world, org, frameworkId, { unitIds: [unit('BA13')] });
  const { bookingId } = await aConfirmedBooking(world, org.lena);
  const { evidenceId } = await anAcceptedBooking(world, org.lena, bookingId, {
    title: 'A booking from call to confirmation',
    note: '',
    references: [{ criterionId: criterion('BA13.2.4'), note: '' }],
  });
  const refusal = async () => {
    const preview = await read(world.db, org.lena, (tx) =>
      claimPreview(tx, memberOf(org.lena), unit('BA13')),
    );
    return given(preview).refusal?.code ?? null;
  };
  const claims = async () => {
    const id = newId();
    const claimed = await act(world.db, org.lena, (tx) =>
      claimUnit(tx, { id, unitId: unit('BA13'), declaration: 'My own work.', declared: 0 }),
    );
    return claimed.ok ? { ok: true as const, value: id } : claimed;
  };
  const arranges = (more: object = {}) =>
    act(world.db, staff.asha, (tx) =>
      arrangeLanguage(tx, enrolmentId, {
        id: newId(),
        on: '2026-11-22',
        language: 'pl',
        assessorId: null,
        verifierId: null,
        translator: '',
        toldOn: '2026-11-22',
        words: '',
        ...more,
      }),
    );
  return { org, staff, evidenceId, refusal, arranges, claims };
}

describe('claiming a unit with an item in another language', () => {
  it('R50: refuses Lena her claim until the centre arranged for Polish and told the awarding body', async () => {
    const { org, staff, evidenceId, refusal, arranges } = await lenaWithItem();
    expect(await refusal()).toBeNull();
    given(await said(org.lena, evidenceId, 'pl'));
    expect(await refusal()).toBe('language-not-arranged');
    expect(refused(await arranges())).toBe('nobody-reads-it');
    expect(refused(await arranges({ translator: 'Ewa Nowak', language: 'en' }))).toBe('in-english');
    expect(refused(await arranges({ translator: 'Ewa Nowak', toldOn: '2026-11-24' }))).toBe(
      'still-to-come',
    );
    given(await arranges({ translator: 'Ewa Nowak', language: 'ro' }));
    expect(await refusal()).toBe('language-not-arranged');
    const two = { assessorId: memberOf(org.aidan), verifierId: memberOf(staff.ivan) };
    expect(await arranges(two)).toMatchObject({
      refusal: { code: 'not-proficient', source: 'R50' },
    });
    given(await reads(staff.cleo, org.aidan));
    given(await reads(staff.cleo, staff.ivan));
    given(await arranges(two));
    expect(await refusal()).toBeNull();
  });

  it('R50: the database keeps no claim of an item in a language that nobody arranged for', async () => {
    const { org, staff, evidenceId, arranges, claims } = await lenaWithItem();
    const claimId = given(await claims());
    // Taken out of the claim, said to be in Polish, and put back past the command.
    await world.owner.query(
      'delete from claim_reference where organisation_id = $1 and claim_id = $2',
      [org.id, claimId],
    );
    const { rows } = await world.owner.query(
      'delete from claim_evidence where organisation_id = $1 and claim_id = $2 returning rendition',
      [org.id, claimId],
    );
    given(await said(staff.asha, evidenceId, 'pl'));
    const putBack = () =>
      act(world.db, org.lena, async (tx) => {
        await sql`insert into claim_evidence (organisation_id, claim_id, evidence_id, rendition, rendition_sha256)
          values (${org.id}::uuid, ${claimId}::uuid, ${evidenceId}::uuid, ${rows[0].rendition},
            sha256(convert_to(${rows[0].rendition}, 'UTF8')))`.execute(languagesDb(tx));
        return { ok: true, value: null };
      });
    await expect(putBack()).rejects.toThrow(/nobody arranged/);
    given(await arranges({ translator: 'Ewa Nowak' }));
    await putBack();
  });

  it('R50: asks for no arrangement of Welsh once the centre assesses in it, and of no other language', async () => {
    const { org, staff, evidenceId, refusal } = await lenaWithItem();
    given(await said(staff.asha, evidenceId, 'cy'));
    expect(await refusal()).toBe('language-not-arranged');
    const assesses = (language: Language) =>
      act(world.db, staff.quinn, (tx) => assessIn(tx, { language, fromOn: '2026-11-01' }));
    expect(refused(await assesses('pl'))).toBe('language-not-assessed');
    given(await assesses('cy'));
    expect(given(await assesses('cy'))).toEqual({ fromOn: '2026-11-01' });
    expect(await refusal()).toBeNull();
    given(await said(org.lena, evidenceId, 'en'));
    const item = given(await read(world.db, org.lena, (tx) => languageOf(tx, evidenceId)));
    expect(item.history.map(({ language, by }) => [language, by])).toEqual([
      ['en', 'Lena Lowe'],
      ['cy', 'Asha Amin'],
    ]);
  });
});

describe('judging and verifying it', () => {
  it('R50: refuses Aidan a judgement on an item in Polish until he is on record as reading it', async () => {
    const { org, claim, take, say, id } = await desk(world);
    const staff = await world.centre(org);
    const item = claim.items[0]?.evidenceId ?? '';
    given(await said(org.lena, item, 'pl'));
    given(await take());
    expect(await say(aJudgement(id(1)))).toMatchObject({
      refusal: { code: 'language-not-read', source: 'R50' },
    });
    // The next item is in English, and is judged.
    given(await say(aJudgement(id(2))));
    expect(refused(await reads(org.aidan, org.aidan))).toBe('own-qualification');
    expect(refused(await reads(staff.cleo, org.aidan, null))).toBe('language-missing');
    given(await reads(staff.cleo, org.aidan, 'ro'));
    expect(refused(await say(aJudgement(id(1))))).toBe('language-not-read');
    given(await reads(staff.cleo, org.aidan));
    given(await say(aJudgement(id(1))));
  });

  it('R50: lets Aidan judge it by a translation that the centre arranged, which Lena never adds herself', async () => {
    const { org, claim, take, say, id } = await desk(world);
    const staff = await world.centre(org);
    const item = claim.items[0]?.evidenceId ?? '';
    expect(refused(await translated(staff.asha, item))).toBe('in-english');
    given(await said(org.lena, item, 'pl'));
    expect(refused(await translated(org.lena, item))).toBe('own-translation');
    expect(refused(await translated(staff.asha, item, { madeOn: '2026-11-24' }))).toBe(
      'still-to-come',
    );
    const once = newId();
    given(await translated(staff.asha, item, { id: once }));
    given(await translated(staff.asha, item, { id: once }));
    const shown = given(await read(world.db, org.aidan, (tx) => languageOf(tx, item)));
    expect(shown.translations).toMatchObject([{ words: TRANSLATION, language: 'pl' }]);
    given(await take());
    given(await say(aJudgement(id(1))));
  });

  it('R50: refuses Ivan the record of a sample that holds an item he does not read', async () => {
    const { centre, begin, write } = centresIn(world);
    const of = await centre();
    given(await of.plan());
    const sampleId = (await of.view()).samples[0]?.sampleId ?? '';
    const { startId } = given(await begin(of, sampleId));
    const item = of.claim.items[0]?.evidenceId ?? '';
    given(await said(of.staff.ivan, item, 'pl'));
    expect(await codeOf(write(of, startId))).toBe('language-not-read');
    given(await reads(of.staff.cleo, of.staff.ivan));
    expect(await codeOf(write(of, startId))).toBe('done');
  });

  it('R50: the database keeps no judgement on an item that its assessor does not read', async () => {
    const { org, claim, take, say, id } = await desk(world);
    given(await take());
    const judgement = aJudgement(id(1));
    given(await say(judgement));
    const { rows } = await world.owner.query(
      'select claim_id from judgement where organisation_id = $1 and id = $2',
      [org.id, judgement.id],
    );
    const second = claim.items[1]?.evidenceId ?? '';
    given(await said(org.lena, second, 'pl'));
    await expect(
      act(world.db, org.aidan, async (tx) => {
        await sql`insert into judged_evidence (organisation_id, judgement_id, claim_id, evidence_id)
          values (${org.id}::uuid, ${judgement.id}::uuid, ${rows[0].claim_id}::uuid, ${second}::uuid)`.execute(
          languagesDb(tx),
        );
        return { ok: true, value: null };
      }),
    ).rejects.toThrow(/does not read/);
  });
});

describe('who says what', () => {
  const other = async (org: TestOrganisation, evidenceId: string) => {
    const elsewhere = await world.organisation();
    expect(refused(await said(elsewhere.aidan, evidenceId, 'pl'))).toBe('evidence-not-found');
    const rows = await read(world.db, elsewhere.olivia, (tx) => languagesHere(tx));
    expect(rows.total).toBe(0);
    return org;
  };

  it('lists what is in another language, who reads it, and shows nothing of it elsewhere', async () => {
    const { org, staff, evidenceId } = await lenaWithItem();
    const twice = await Promise.all([
      said(org.lena, evidenceId, 'pl'),
      said(org.lena, evidenceId, 'pl'),
    ]);
    for (const one of twice) given(one);
    given(await reads(staff.cleo, staff.ivan));
    const here = await read(world.db, staff.asha, (tx) => languagesHere(tx));
    expect(here.rows).toMatchObject([
      { learnerName: 'Lena Lowe', language: 'pl', translated: false, readers: ['Ivan Innes'] },
    ]);
    const item = given(await read(world.db, org.lena, (tx) => languageOf(tx, evidenceId)));
    expect(item.history).toHaveLength(1);
    await other(org, evidenceId);
  });

  it('refuses an id that says something else already, and changes nothing', async () => {
    const { org, staff, evidenceId } = await lenaWithItem();
    const id = newId();
    const says = (language: Language) =>
      act(world.db, org.lena, (tx) => sayLanguage(tx, evidenceId, { id, language }));
    given(await says('pl'));
    expect(refused(await says('fr'))).toBe('id-taken');
    given(await says('pl'));
    given(await translated(staff.asha, evidenceId, { id }));
    const item = given(await read(world.db, org.lena, (tx) => languageOf(tx, evidenceId)));
    expect(item).toMatchObject({ language: 'pl', history: [{ language: 'pl' }] });
  });

  it('lets no other learner say it', async () => {
    const { org, evidenceId } = await lenaWithItem();
    const tess = { ...org.carla, roles: ['learner'] as const };
    expect(refused(await said(tess as unknown as Actor, evidenceId, 'pl'))).toBe(
      'evidence-not-found',
    );
    expect(refused(await said(org.carla, evidenceId, 'pl'))).toBe('not-your-evidence');
    await as(world, org.lena, (tx) => sayLanguage(tx, evidenceId, { id: newId(), language: 'fr' }));
  });
});
