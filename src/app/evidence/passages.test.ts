import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { type Passage, whereSaid } from '../../lib/passages.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { claimUnit } from '../../proof/portfolio/claim-unit.ts';
import { claimOf } from '../../proof/portfolio/claims.ts';
import { writeNote } from '../../proof/portfolio/describe-evidence.ts';
import { exportEvidence } from '../../proof/portfolio/export-evidence.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  as,
  bytesOf,
  given,
  memberOf,
  refused,
} from '../../proof/portfolio/fixtures.ts';
import { claimPreview } from '../../proof/portfolio/prepare-claim.ts';
import { sha256 } from '../../proof/portfolio/rendition.ts';
import { hidePassages, textsOf } from '../../proof/redaction/index.ts';
import { confirmRelease, packageFile } from '../../proof/release/answer-release.ts';
import { askRelease, nameCentre } from '../../proof/release/ask-release.ts';
import { releaseOf } from '../../proof/release/queries.ts';
import './documents.ts';
import './names.ts';

const world = await openWorld();

const NOTE =
  'Rosa asked for a quiet ward 🙂 because of her séances; I kept it from the rota. Quiet wards are few.';

/** Lena's confirmed booking as one item referenced to BA13, with a note that says more than it should. */
async function lenasItem() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, unit, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const { bookingId } = await aConfirmedBooking(world, org.lena);
  const { evidenceId } = await anAcceptedBooking(world, org.lena, bookingId, {
    title: 'A quiet ward for Rosa',
    note: NOTE,
    references: [{ criterionId: criterion('BA13.2.4'), note: 'The quiet ward was mine to find' }],
  });
  const learnerId = memberOf(org.lena);
  const texts = async (by: Actor = org.lena) =>
    given(await read(world.db, by, (tx) => textsOf(tx, learnerId, evidenceId))).texts;
  const text = async (place: string, by: Actor = org.lena) => {
    const found = (await texts(by)).find((one) => one.place === place);
    if (!found) throw new Error(`No text at ${place}.`);
    return found;
  };
  const hide = async (
    by: Actor,
    found: readonly {
      place: string;
      textSha256: string;
      number: number;
      passages: readonly Passage[];
    }[],
    id = newId(),
  ) => {
    const asked = found.map(({ place, textSha256, number, passages }) => ({
      ...{ place, textSha256, number },
      passages,
    }));
    return act(world.db, by, (tx) => hidePassages(tx, { id, learnerId, evidenceId, texts: asked }));
  };
  /** As the page does it: wherever a text of the item says these words. */
  const hideWords = async (by: Actor, words: string) => {
    const side = by === org.lena ? 'learner' : 'employer';
    const found = (await texts(by)).flatMap((one) => {
      const said = whereSaid(one.text, words, one.marks);
      return said.length === 0 ? [] : [{ ...one, passages: [...one[side], ...said] }];
    });
    return given(await hide(by, found));
  };
  const preview = async () =>
    given(await read(world.db, org.lena, (tx) => claimPreview(tx, learnerId, unit('BA13'))));
  const claim = (seen?: string) =>
    act(world.db, org.lena, (tx) =>
      claimUnit(tx, {
        id: newId(),
        unitId: unit('BA13'),
        declaration: 'All of this is my own work.',
        declared: 0,
        seen,
      }),
    );
  return { org, learnerId, evidenceId, texts, text, hide, hideWords, preview, claim };
}

describe('passages that a learner hides before a claim', () => {
  it('W29: stand nowhere in what is claimed: not in title, note or beside a reference; its hash covers that', async () => {
    const { org, hideWords, preview, claim, evidenceId } = await lenasItem();
    const before = await preview();
    expect((await hideWords(org.lena, 'quiet ward')).texts).toBe(3);
    await hideWords(org.lena, 'SEANCES');
    const after = await preview();
    expect(after.seen).not.toBe(before.seen);
    expect(refused(await claim(before.seen))).toBe('claim-preview-changed');
    const { claimId } = given(await claim(after.seen));
    const claimed = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    const [item] = claimed?.evidence ?? [];
    expect(item?.rendition.note).toMatch(
      /^\[Worker \S+\] asked for a \[hidden\] 🙂 because of her \[hidden\]; I kept it from the rota\. \[hidden\]s are few\.$/,
    );
    expect(item?.rendition.title).toMatch(/^A \[hidden\] for \[Worker \S+\]$/);
    expect(claimed?.references.map(({ note }) => note)).toEqual(['The [hidden] was mine to find']);
    expect(item?.renditionText).not.toMatch(/quiet|ward\b|s.ances/i);
    expect(item?.renditionSha256).toBe(sha256(item?.renditionText ?? ''));
    const hidden = (await world.log(org)).filter(({ kind }) => kind === 'evidence.passages_hidden');
    expect(hidden).toHaveLength(2);
    expect(JSON.stringify(hidden)).not.toMatch(/quiet|ances/);
    expect(hidden[0]?.envelope.subjects['evidence']).toBe(evidenceId);
  });

  it('shows what is hidden by itself as marks, which no passage opens', async () => {
    const { org, text, hide } = await lenasItem();
    const note = await text('note');
    const marked = note.marks.map(({ from, to }) => note.text.slice(from, to));
    expect(marked).toEqual([expect.stringMatching(/^\[Worker/)]);
    given(await hide(org.lena, [{ ...note, passages: [{ from: 3, to: 20 }] }]));
    expect((await text('note')).leaves).toMatch(/^\[hidden\]/);
    const stale = await hide(org.lena, [{ ...note, passages: [{ from: 30, to: 40 }] }]);
    expect(refused(stale)).toBe('hidden-meanwhile');
    given(await hide(org.lena, [{ ...(await text('note')), passages: [] }]));
    const again = await text('note');
    expect(again.leaves).toBe(again.text);
    expect(again.text).not.toContain('Rosa');
  });

  it('asks again once the text was changed: hidden whole, and neither claimed nor exported meanwhile', async () => {
    const { org, evidenceId, text, hide, hideWords, preview, claim } = await lenasItem();
    await hideWords(org.lena, 'séances');
    await as(world, org.lena, (tx) =>
      writeNote(tx, evidenceId, { title: 'A quiet ward', note: `Well. ${NOTE}` }),
    );
    const changed = await text('note');
    expect(changed).toMatchObject({ again: ['learner'], leaves: '[hidden]' });
    const seen = await preview();
    expect(seen.refusal?.code).toBe('passages-again');
    expect(seen.items[0]?.rendition.note).toBe('[hidden]');
    expect(refused(await claim())).toBe('passages-again');
    const exported = await act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(exported)).toBe('passages-again');
    const passages = whereSaid(changed.text, 'seances', changed.marks);
    given(await hide(org.lena, [{ ...changed, passages }]));
    expect((await text('note')).leaves).not.toMatch(/s.ances/);
    given(await claim());
  });

  it('refuses what is no text of the item, what was changed meanwhile, and an item that is not theirs', async () => {
    const { org, learnerId, text, hide } = await lenasItem();
    const note = await text('note');
    const passages = [{ from: 0, to: 4 }];
    expect(refused(await hide(org.lena, [{ ...note, place: 'nowhere', passages }]))).toBe(
      'text-not-found',
    );
    const other = [{ ...note, textSha256: sha256('something else'), passages }];
    expect(refused(await hide(org.lena, other))).toBe('text-changed');
    const elsewhere = await lenasItem();
    const foreign = await act(world.db, elsewhere.org.olivia, (tx) =>
      hidePassages(tx, {
        id: newId(),
        learnerId,
        evidenceId: newId(),
        texts: [{ ...note, passages }],
      }),
    );
    expect(refused(foreign)).toBe('evidence-not-found');
  });

  it('pressed twice at once hides once', async () => {
    const { org, text, hide } = await lenasItem();
    const note = { ...(await text('note')), passages: [{ from: 0, to: 4 }] };
    const id = newId();
    const both = await Promise.all([hide(org.lena, [note], id), hide(org.lena, [note], id)]);
    expect(both.map((one) => given(one).texts)).toEqual([1, 1]);
    const third = given(await hide(org.lena, [note]));
    expect(third.texts).toBe(0);
    const log = await world.log(org);
    expect(log.filter(({ kind }) => kind === 'evidence.passages_hidden')).toHaveLength(1);
    expect(refused(await hide(org.ben, [note], id))).toBe('id-taken');
  });
});

describe('passages that the employer hides before a release', () => {
  it('W29: never go to the centre, and the learner does not open them', async () => {
    const { org, learnerId, evidenceId, text, hide, hideWords, claim } = await lenasItem();
    const [centreId, releaseId] = [newId(), newId()];
    await as(world, org.olivia, (tx) => nameCentre(tx, { id: centreId, name: 'Dales Training' }));
    const asked = { id: releaseId, evidenceId, centreId, code: 'ABCDE-FGHJK' };
    await as(world, org.lena, (tx) => askRelease(tx, asked));
    const shown = async () =>
      given(await read(world.db, org.ben, (tx) => releaseOf(tx, releaseId)));
    const before = await shown();
    await hideWords(org.ben, 'séances');
    const confirm = (seen: string) =>
      act(world.db, org.ben, (tx) => confirmRelease(tx, releaseId, seen));
    expect(refused(await confirm(before.seen))).toBe('release-changed');
    const note = await text('note');
    expect(note).toMatchObject({ learner: [], employer: [expect.anything()] });
    // Lena takes everything back that she may: what Ben hid stays.
    given(await hide(org.lena, [{ ...note, passages: [] }]));
    expect((await text('note')).leaves).not.toMatch(/s.ances/);
    given(await confirm((await shown()).seen));
    const file = given(await read(world.db, org.ben, (tx) => packageFile(tx, releaseId)));
    expect(bytesOf(file).toString('utf8')).toContain('[hidden]');
    expect(bytesOf(file).toString('utf8')).not.toMatch(/s.ances/);
    expect(learnerId).toBe(memberOf(org.lena));
    given(await claim());
  });

  it('ask the employer again, not the learner, once the learner changed the text', async () => {
    const { org, evidenceId, text, hide, hideWords, claim } = await lenasItem();
    await hideWords(org.ben, 'séances');
    await as(world, org.lena, (tx) =>
      writeNote(tx, evidenceId, { title: 'A quiet ward', note: 'Her séances were kept quiet.' }),
    );
    const changed = await text('note');
    expect(changed.again).toEqual(['employer']);
    given(await hide(org.lena, [{ ...changed, passages: [{ from: 0, to: 3 }] }]));
    const asBen = await text('note', org.ben);
    expect(refused(await claim())).toBe('passages-again');
    const passages = whereSaid(asBen.text, 'séances', asBen.marks);
    given(await hide(org.ben, [{ ...asBen, passages }]));
    given(await claim());
    expect((await text('note')).leaves).toBe('[hidden] [hidden] were kept quiet.');
  });
});
