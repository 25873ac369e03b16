import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { rotateKey } from '../../platform/audit/log-keys.ts';
import { leafHash } from '../../platform/audit/tree/merkle.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { claimUnit } from '../../proof/portfolio/claim-unit.ts';
import { claimOf } from '../../proof/portfolio/claims.ts';
import { evidenceOf } from '../../proof/portfolio/evidence.ts';
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
import { prepareClaim } from '../../proof/portfolio/prepare-claim.ts';
import { referenceEvidence } from '../../proof/portfolio/reference-evidence.ts';
import { confirmRelease, declineRelease, packageFile } from '../../proof/release/answer-release.ts';
import { askRelease, nameCentre } from '../../proof/release/ask-release.ts';
import { giveEmployerLink, lookAtLink, receiveByLink } from '../../proof/release/employer-link.ts';
import { employerList } from '../../proof/release/employers.ts';
import { type ReleasePackage, readRelease, writeRelease } from '../../proof/release/package.ts';
import { ownReleases, releaseList, releaseOf } from '../../proof/release/queries.ts';
import { receivePackage } from '../../proof/release/receive-package.ts';
import {
  confirmKey,
  endEmployment,
  recordEmployment,
  registerEmployer,
} from '../../proof/release/register-employer.ts';
import { staysHere } from '../../proof/release/release.ts';
import '../../proof/release/index.ts';
import './documents.ts';
import './names.ts';

const world = await openWorld();

/** An agency with Lena's confirmed booking as one item, and a centre elsewhere named. */
async function anAgency(sample = false) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ sample, name: 'Aire Desk' });
  const { frameworkId, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const centreId = newId();
  await as(world, org.olivia, (tx) => nameCentre(tx, { id: centreId, name: 'Dales Training' }));
  const item = async () => {
    const { bookingId } = await aConfirmedBooking(world, org.lena);
    const { evidenceId } = await anAcceptedBooking(world, org.lena, bookingId, {
      title: 'Rosa’s booking at Harrow House',
      note: 'I rang Rosa Marsh (07700 900123, rosa@example.org); Grace Hill paid £18.50 per hour.',
      references: [{ criterionId: criterion('BA13.2.4'), note: '' }],
    });
    return evidenceId;
  };
  return { org, centreId, item };
}

const EMPLOYER = {
  name: 'Aire Desk Ltd',
  contact: { givenName: 'Ben', familyName: 'Brook', email: 'ben@aire.example' },
};

async function aCentre(sample = false) {
  const org = await world.organisation({ sample, name: 'Dales Training' });
  const qualification = await aQualification(world, org);
  await anEnrolment(world, org, qualification.frameworkId);
  const employerId = newId();
  await as(world, org.olivia, (tx) => registerEmployer(tx, { id: employerId, ...EMPLOYER }));
  const employment = await as(world, org.olivia, (tx) =>
    recordEmployment(tx, {
      id: newId(),
      employerId,
      learnerId: memberOf(org.lena),
      fromOn: '2026-01-05',
      toOn: null,
    }),
  );
  const receive = (bytes: Buffer, id = newId()) =>
    act(world.db, org.olivia, (tx) => receivePackage(tx, { id, employerId, bytes }));
  return { org, employerId, ...employment, receive, ...qualification };
}

/** A package with some of its fields exchanged, as a forger would write it. */
const changed = (sound: ReleasePackage, fields: object): Buffer =>
  Buffer.from(writeRelease({ ...sound, ...fields } as ReleasePackage));

/** Asked by Lena, looked at and released by Ben. @returns the package's bytes */
async function released(
  org: TestOrganisation,
  ask: { readonly evidenceId: string; readonly centreId: string; readonly code: string },
) {
  const id = newId();
  await as(world, org.lena, (tx) => askRelease(tx, { id, ...ask }));
  const { seen } = given(await read(world.db, org.ben, (tx) => releaseOf(tx, id)));
  await as(world, org.ben, (tx) => confirmRelease(tx, id, seen));
  return { id, bytes: bytesOf(given(await read(world.db, org.ben, (tx) => packageFile(tx, id)))) };
}

const lastCheck = async (org: TestOrganisation) =>
  (await world.log(org)).findLast(({ kind }) => kind === 'release.refused')?.envelope.facts[
    'check'
  ];

describe('an item released by the employer to a centre', () => {
  it('is looked at, released, checked, confirmed by its key, and judged as any other', async () => {
    const { org, centreId, item } = await anAgency();
    const centre = await aCentre();
    const evidenceId = await item();
    const ask = { evidenceId, centreId, code: centre.code };

    const id = newId();
    await as(world, org.lena, (tx) => askRelease(tx, { id, ...ask }));
    expect(
      refused(await act(world.db, org.lena, (tx) => askRelease(tx, { id: newId(), ...ask }))),
    ).toBe('already-asked');
    const shown = given(await read(world.db, org.ben, (tx) => releaseOf(tx, id)));
    expect(shown.records.some(({ whole }) => whole)).toBe(true);
    const unseen = act(world.db, org.ben, (tx) => confirmRelease(tx, id, 'f'.repeat(64)));
    expect(refused(await unseen)).toBe('release-changed');
    const own = act(world.db, { ...org.ben, memberId: memberOf(org.lena) }, (tx) =>
      confirmRelease(tx, id, shown.seen),
    );
    expect(refused(await own)).toBe('own-release');
    await expect(
      world.owner.query(
        'update evidence_release set answered_by = learner_id, answered_at = now(), refused_because = $2 where id = $1',
        [id, 'no'],
      ),
    ).rejects.toThrow(/released_by_another/);
    for (const _ of ['once', 'again']) {
      await as(world, org.ben, (tx) => confirmRelease(tx, id, shown.seen));
    }
    const bytes = bytesOf(given(await read(world.db, org.ben, (tx) => packageFile(tx, id))));
    const item1 = given(readRelease(bytes));
    expect(
      (await world.log(org)).findLast(({ kind }) => kind === 'evidence.released')?.envelope.facts,
    ).toMatchObject({ records: item1.entries.length, renditionSha256: item1.renditionSha256 });
    const { people } = await read(world.db, org.ben, (tx) => releaseList(tx));
    expect(people.find(({ learner }) => learner.id === memberOf(org.lena))).toMatchObject({
      where: ['Dales Training', 'REC-L2-RR'],
      items: 1,
      waitingReleases: 0,
    });

    // The first package pins a key; nothing is evidence before a person has confirmed it.
    const first = given(await centre.receive(bytes));
    expect(first.evidenceId).toBeNull();
    expect(given(await centre.receive(bytes)).packageId).toBe(first.packageId);
    const [row] = (await read(world.db, centre.org.olivia, (tx) => employerList(tx))).rows;
    expect(row).toMatchObject({
      key: { confirmedAt: null },
      packages: [{ state: 'waits', outside: false }],
    });
    const key = row?.key?.verifierKey ?? '';
    expect(shown.keys.map(({ verifierKey }) => verifierKey).concat(item1.verifierKeys)).toContain(
      key,
    );
    expect(
      await as(world, centre.org.olivia, (tx) => confirmKey(tx, centre.employerId, key)),
    ).toEqual({
      takenIn: 1,
      turnedAway: 0,
    });
    const again = given(await centre.receive(bytes));
    expect(again.packageId).toBe(first.packageId);
    const received = again.evidenceId ?? '';

    // It is referenced, claimed and frozen as every item is, in the very words of the package.
    const learner = memberOf(centre.org.lena);
    const criterionId = centre.criterion('BA13.2.4');
    await as(world, centre.org.lena, (tx) =>
      referenceEvidence(tx, { evidenceId: received, criterionId, note: '' }),
    );
    const kept = given(
      await read(world.db, centre.org.lena, (tx) => evidenceOf(tx, learner, received)),
    );
    expect(kept.source).toBe('released');
    const told = JSON.stringify(kept.rendition);
    expect(told).toContain(/Worker [0-9A-Z]{3}-[0-9A-Z]{3}/.exec(item1.rendition)?.[0] ?? 'none');
    expect(told).toContain('Personal care and meals');
    const unitId = centre.unit('BA13');
    const { seen } = given(
      await read(world.db, centre.org.lena, (tx) => prepareClaim(tx, learner, unitId)),
    );
    const claimId = newId();
    await as(world, centre.org.lena, (tx) =>
      claimUnit(tx, {
        id: claimId,
        unitId,
        declaration: 'This is my own work.',
        declared: 0,
        seen,
      }),
    );
    const claim = await read(world.db, centre.org.aidan, (tx) => claimOf(tx, claimId));
    expect(claim?.evidence.map((one) => one.evidenceId)).toEqual([received]);
  });

  it('R120 says no candidate’s or client’s name, phone, e-mail or money of the originals', async () => {
    const { org, centreId, item } = await anAgency();
    const evidenceId = await item();
    const { bytes } = await released(org, { evidenceId, centreId, code: 'ABCDE-FGHJK' });
    const text = bytes
      .toString('utf8')
      .replaceAll(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[A-Za-z0-9+/]{43}=|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g,
        '',
      )
      .toLowerCase();
    for (const secret of [
      'Rosa',
      'Marsh',
      'Harrow',
      'Grace',
      'Hill',
      'Park Row',
      '07700',
      '900123',
      '0113',
      '@',
      '18.50',
      '£',
      'pence',
    ]) {
      expect(text, secret).not.toContain(secret.toLowerCase());
    }
    expect(text).not.toMatch(/[:"\s](1850|1300)\b/);
    // Records that say a price, or what is hidden, stay at the agency: their hashes go.
    const hidden = [{ text: 'Harrow House', mark: 'hirer', startsToo: true }];
    expect(staysHere({ facts: { rates: { payPence: 1300 } } }, hidden)).toBe(true);
    expect(staysHere({ facts: { title: 'How we staff Harrow House' } }, hidden)).toBe(true);
    expect(staysHere({ facts: { minutes: 450, rules: ['WTR-48'] } }, hidden)).toBe(false);
  });

  it('is refused when anything of it was changed, with the check that failed', async () => {
    const { org, centreId, item } = await anAgency();
    const centre = await aCentre();
    const { bytes } = await released(org, {
      evidenceId: await item(),
      centreId,
      code: centre.code,
    });
    const sound = given(readRelease(bytes));
    const [first] = sound.entries;
    if (!first || 'closed' in first) throw new Error('The first record goes whole.');
    const { index, proof } = first;
    const leaf = leafHash(Buffer.from(first.envelope)).toString('hex');
    const shut = { closed: true as const, index, leaf, proof };
    const instead = (entry: object) => ({ entries: [entry, ...sound.entries.slice(1)] });
    const refusedAs = async (change: object | Buffer) => {
      const sent = change instanceof Buffer ? change : changed(sound, change);
      const code = refused(await centre.receive(sent));
      expect(await lastCheck(centre.org)).toBe(code);
      return code;
    };
    expect(await refusedAs(Buffer.from('{'))).toBe('file-cut-off');
    expect(await refusedAs({ rendition: sound.rendition.replace('Personal', 'Perfect') })).toBe(
      'rendition-changed',
    );
    expect(await refusedAs({ checkpoint: sound.checkpoint.replace(/\n\d+\n/, '\n9999\n') })).toBe(
      'signature-wrong',
    );
    expect(await refusedAs(instead({ ...shut, leaf: '0'.repeat(64) }))).toBe('root-differs');
    expect(await refusedAs(instead({ ...first, index: index + 1 }))).toMatch(
      /^(index-wrong|proof-length|root-differs)$/,
    );
    expect(await refusedAs({ entries: sound.entries.slice(1) })).toBe('records-differ');
    expect(await refusedAs({ code: 'WRONG-CODES' })).toBe('learner-unknown');
    expect(await refusedAs({ growth: 'none' })).toBe('file-malformed');
    // A record whose envelope stays at the agency is proved by its hash alone.
    const byHash = changed(sound, instead(shut));
    expect(given(await centre.receive(byHash)).evidenceId).toBeNull();
  });

  it('comes by a link of the employer’s own, and the log must only have grown', async () => {
    const { org, centreId, item } = await anAgency();
    const centre = await aCentre();
    const send = async () =>
      (await released(org, { evidenceId: await item(), centreId, code: centre.code })).bytes;
    const [one, two] = [await send(), await send()];
    const linkId = newId();
    await as(world, centre.org.olivia, (tx) =>
      giveEmployerLink(tx, { id: linkId, employerId: centre.employerId }, 'https://dales.example'),
    );
    const { rows } = await world.owner.query(
      `select body from message where organisation_id = $1 and about_kind = 'employer'`,
      [centre.org.id],
    );
    const token = /release#([\w-]{43})/.exec(rows[0]?.body ?? '')?.[1] ?? '';
    expect(given(await lookAtLink(world.db, token))).toMatchObject({
      centre: { name: 'Dales Training' },
      employer: 'Aire Desk Ltd',
    });
    const post = (bytes: Buffer) => receiveByLink(world.db, token, { id: newId(), bytes });
    expect(given(await post(two)).waits).toBe(true);
    const key = given(readRelease(two)).verifierKeys[0] ?? '';
    await as(world, centre.org.olivia, (tx) => confirmKey(tx, centre.employerId, key));
    expect(given(await post(two)).waits).toBe(false);

    // A later package without its proof of growth is refused; the earlier one fits under what the later proved.
    const three = await send();
    const without = Buffer.from(writeRelease({ ...given(readRelease(three)), growth: [] }));
    expect(refused(await post(without))).toBe('log-not-consistent');
    expect(given(await post(three)).waits).toBe(false);
    expect(given(await post(one)).waits).toBe(false);

    const other = { ...given(readRelease(await send())), learner: newId() };
    expect(refused(await post(Buffer.from(writeRelease(other))))).toBe('learner-of-another');
    await as(world, org.olivia, (tx) => rotateKey(tx));
    const turning = await send();
    expect(given(await post(turning)).waits).toBe(false);
    const after = await send();
    expect(refused(await post(after))).toBe('employer-key-changed');
    const next = given(readRelease(after)).verifierKeys[0] ?? '';
    await as(world, centre.org.olivia, (tx) => confirmKey(tx, centre.employerId, next));
    expect(given(await post(after)).waits).toBe(false);
    const [row] = (await read(world.db, centre.org.olivia, (tx) => employerList(tx))).rows;
    expect(row?.packages).toHaveLength(5);
    world.at('2027-03-01T09:00:00Z');
    expect(refused(await post(after))).toBe('link-expired');
  });

  it('turns away what waited under another key than the one confirmed', async () => {
    const [mine, wrong] = [await anAgency(), await anAgency()];
    const centre = await aCentre();
    const of = async ({ org, centreId, item }: typeof mine) =>
      (await released(org, { evidenceId: await item(), centreId, code: centre.code })).bytes;
    const [good, bad] = [await of(mine), await of(wrong)];
    expect(given(await centre.receive(bad)).evidenceId).toBeNull();
    expect(refused(await centre.receive(good))).toBe('key-of-another-log');
    const key = given(readRelease(good)).verifierKeys[0] ?? '';
    const confirm = (text: string) => (tx: Tx) => confirmKey(tx, centre.employerId, text);
    expect(await as(world, centre.org.olivia, confirm(key))).toEqual({ takenIn: 0, turnedAway: 1 });
    expect(given(await centre.receive(good)).evidenceId).not.toBeNull();
    const [stolen = ''] = given(readRelease(bad)).verifierKeys;
    expect(refused(await act(world.db, centre.org.olivia, confirm(stolen)))).toBe(
      'key-of-another-log',
    );
    expect(refused(await act(world.db, centre.org.olivia, confirm('a key')))).toBe('key-malformed');
  });

  it('keeps a sample among samples, and a learner’s employments one after another', async () => {
    const { org, centreId, item } = await anAgency(true);
    const evidenceId = await item();
    const ask = (code: string) => (tx: Tx) =>
      askRelease(tx, { id: newId(), evidenceId, centreId, code });
    expect(refused(await act(world.db, org.lena, ask('ABCDE-FGHJK')))).toBe('sample-not-evidence');
    expect(refused(await act(world.db, org.lena, ask('nonsense')))).toBe('code-not-read');
    const real = await aCentre();
    const sample = await aCentre(true);
    expect(sample.code).toMatch(/^SAMPLE-/);
    const { bytes } = await released(org, { evidenceId, centreId, code: sample.code });
    expect(refused(await real.receive(bytes))).toBe('sample-not-evidence');
    expect(given(await sample.receive(bytes)).evidenceId).toBeNull();
    expect(given(await read(world.db, org.lena, (tx) => ownReleases(tx)))).toMatchObject({
      sample: true,
      centres: [{ code: sample.code }],
      rows: [{ state: 'released' }],
    });

    const works = (fromOn: string, toOn: string | null) => (tx: Tx) =>
      recordEmployment(tx, {
        id: newId(),
        employerId: real.employerId,
        learnerId: memberOf(real.org.lena),
        fromOn,
        toOn,
      });
    expect(refused(await act(world.db, real.org.olivia, works('2026-06-01', null)))).toBe(
      'already-employed',
    );
    await as(world, real.org.olivia, (tx) => endEmployment(tx, real.employmentId, '2026-05-31'));
    await as(world, real.org.olivia, works('2026-06-01', null));
  });

  it('may be declined with a reason, and asked for again', async () => {
    const { org, centreId, item } = await anAgency();
    const evidenceId = await item();
    const ask = { evidenceId, centreId, code: 'ABCDE-FGHJK' };
    const id = newId();
    await as(world, org.lena, (tx) => askRelease(tx, { id, ...ask }));
    await as(world, org.ben, (tx) => declineRelease(tx, id, 'The client asked us not to.'));
    expect(refused(await read(world.db, org.ben, (tx) => packageFile(tx, id)))).toBe(
      'not-released',
    );
    const { seen } = given(await read(world.db, org.ben, (tx) => releaseOf(tx, id)));
    expect(refused(await act(world.db, org.ben, (tx) => confirmRelease(tx, id, seen)))).toBe(
      'release-answered',
    );
    await as(world, org.lena, (tx) => askRelease(tx, { id: newId(), ...ask, code: '' }));
  });
});
