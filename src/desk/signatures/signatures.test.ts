import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { amendBooking, cancelShift, confirm } from '../bookings/index.ts';
import { erasePerson } from '../people/index.ts';
import { askAgain, askUnderConfirmations } from './ask.ts';
import './index.ts';
import {
  copyByLink,
  declineThroughLink,
  lookAtPaperByLink,
  paperByLink,
  signThroughLink,
} from './open-link.ts';
import { papersOfBooking, papersWaiting, signatureInFull } from './queries.ts';
import { recordAnswer } from './record-answer.ts';
import { setSignatures } from './setting.ts';
import { signedCopy } from './signed-copy.ts';

const world = await openWorld();
const PUBLIC = 'https://desk.example';
const MONDAY = '2026-11-16T09:00:00Z';
const FROM = { address: '203.0.113.7', userAgent: 'Rosa’s phone\u0000\u202e' };
const HAND = [[10, 20, 500, 600, 900, 100]];
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let org: TestOrganisation;
let harrow: Place;
let rosa: string;

beforeAll(async () => {
  askUnderConfirmations(PUBLIC);
  world.at(MONDAY);
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa', { phones: ['07700 900123'] });
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});
afterAll(() => askUnderConfirmations(''));

let day = 0;
/** Rosa confirmed for one shift of a booking of her own; the tokens of both links, as they were mailed. */
async function confirmed() {
  world.at(MONDAY);
  day += 2;
  const date = new Date(Date.UTC(2026, 10, 22 + day)).toISOString().slice(0, 10);
  const { bookingId, shiftIds } = await act(world.db, org.carla, async (tx) =>
    ok(await aBooking(tx, harrow, [aShift(date, '07:00', '15:00')])),
  ).then(done);
  await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds)));
  return { bookingId, shiftIds, ...(await sendPaper(bookingId)) };
}

async function sendPaper(bookingId: string, personId = rosa, by = org) {
  const sent = await act(world.db, by.carla, (tx) =>
    confirm(tx, { id: newId(), bookingId, personId, because: '' }),
  ).then(done);
  const of = (side: string) => sent.papers.find((paper) => paper.side === side);
  const [worker, hirer] = [of('worker'), of('hirer')];
  return {
    worker: { documentId: worker?.confirmationId ?? '', token: await tokenIn(worker?.messageId) },
    hirer: { documentId: hirer?.confirmationId ?? '', token: await tokenIn(hirer?.messageId) },
  };
}

async function tokenIn(messageId = ''): Promise<string> {
  const { rows } = await world.owner.query('select body from message where id = $1', [messageId]);
  return /\/l\/signature#([\w-]{43})/.exec(String(rows[0]?.body))?.[1] ?? '';
}

const look = (token: string) => lookAtPaperByLink(world.db, token);
async function sign(token: string, change: object = {}) {
  const seen = done(await look(token));
  const { documentId, sha256 } = seen;
  const input = { id: newId(), documentId, sha256, consent: true, typedName: 'Rosa Marsh' };
  return signThroughLink(world.db, token, { ...input, drawn: [], ...change }, FROM);
}
const told = (documentId: string, change: object = {}, by = org) =>
  act(world.db, by.carla, (tx) =>
    recordAnswer(tx, {
      id: newId(),
      kind: 'confirmation',
      documentId,
      answer: 'accepted',
      how: 'phone',
      contactId: null,
      words: '',
      ...change,
    }),
  );
const amend = (bookingId: string) =>
  act(world.db, org.carla, (tx) => amendBooking(tx, { bookingId, reportTo: 'Reception' })).then(
    done,
  );
const full = (signatureId: string) =>
  read(world.db, org.carla, (tx) => signatureInFull(tx, signatureId)).then(done);
const entries = async (kind: string, id: string) =>
  (await world.log(org)).filter(
    (entry) => entry.kind === kind && Object.values(entry.envelope.subjects).includes(id),
  );

describe('a confirmation by link', () => {
  test('shows the worker exactly the paper that was mailed, and is signed once, sealed with its hash', async () => {
    const { worker, bookingId } = await confirmed();
    const seen = done(await look(worker.token));
    expect(seen).toMatchObject({ name: 'Rosa', version: 1, askedVersion: 1, answer: null });
    expect(JSON.stringify(seen.sections)).toContain('Harrow');
    const paper = done(await paperByLink(world.db, worker.token));
    expect(hash(paper.bytes)).toBe(seen.sha256);
    const id = newId();
    const signed = done(await sign(worker.token, { id, drawn: HAND }));
    expect(done(await sign(worker.token, { id }))).toEqual(signed);
    expect(code(await sign(worker.token))).toBe('already-accepted');
    expect(done(await look(worker.token)).answer).toMatchObject({ answer: 'signed', how: 'link' });

    const [entry, ...more] = await entries('document.signed', bookingId);
    expect(more).toEqual([]);
    expect(entry?.envelope.actor).toBeNull();
    const shown = await full(id);
    expect(entry?.envelope.facts).toMatchObject({
      document: worker.documentId,
      version: 1,
      side: 'worker',
      sha256: seen.sha256,
      copySha256: shown.copySha256,
      consent: 1,
      channel: 'mail',
      drawn: true,
    });
    expect(entry?.parts).toEqual([
      {
        person: rosa,
        part: { typedName: 'Rosa Marsh', address: '203.0.113.7', userAgent: 'Rosa’s phone' },
      },
    ]);
    expect(JSON.stringify(entry?.envelope)).not.toContain('Marsh');
    expect(shown).toMatchObject({ paperMatches: true, copyMatches: true, drawn: HAND });
  });

  test('gives a signed copy that begins with the paper as it was and ends with who signed, when and how', async () => {
    const { hirer } = await confirmed();
    const paper = done(await paperByLink(world.db, hirer.token)).bytes;
    expect(code(await copyByLink(world.db, hirer.token))).toBe('not-signed');
    const { signatureId } = done(await sign(hirer.token, { typedName: 'Grace Hill' }));
    const copy = done(await copyByLink(world.db, hirer.token)).bytes;
    expect(copy.subarray(0, paper.length).equals(paper)).toBe(true);
    expect(hash(copy)).toBe((await full(signatureId)).copySha256);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(copy)));
    const page = text.at(-1)?.replace(/\s+/g, ' ') ?? '';
    for (const said of ['Grace Hill', '203.0.113.7', hash(paper), 'Signature page']) {
      expect(page).toContain(said);
    }
    const desk = await read(world.db, org.carla, (tx) => signedCopy(tx, signatureId)).then(done);
    expect(desk.bytes.equals(copy)).toBe(true);
  });

  test('is not signed without consent, without a name, or with the hash of another paper', async () => {
    const { worker, hirer } = await confirmed();
    expect(code(await sign(worker.token, { consent: false }))).toBe('consent-needed');
    expect(code(await sign(worker.token, { typedName: ' - ' }))).toBe('name-needed');
    expect(code(await sign(worker.token, { sha256: 'a'.repeat(64) }))).toBe('paper-changed');
    expect(code(await sign(worker.token, { documentId: hirer.documentId }))).toBe(
      'paper-not-found',
    );
    expect(code(await sign(worker.token, { documentId: newId() }))).toBe('paper-not-found');
    expect(done(await look(worker.token)).answer).toBeNull();
  });

  test('of a version that was overtaken is refused, and shows the newer one to be signed', async () => {
    const { worker, bookingId } = await confirmed();
    const old = done(await look(worker.token));
    await amend(bookingId);
    const newer = await sendPaper(bookingId);
    const { documentId, sha256 } = old;
    const refused = await sign(worker.token, { documentId, sha256 });
    expect(refused).toMatchObject({
      refusal: {
        code: 'version-overtaken',
        details: { newer: { documentId: newer.worker.documentId, version: 2 } },
      },
    });
    const [entry] = await entries('document.refused', documentId);
    expect(entry?.envelope.facts).toMatchObject({ version: 1, newest: 2, why: 'overtaken' });
    const seen = done(await look(worker.token));
    expect(seen).toMatchObject({ version: 2, askedVersion: 1, answer: null });
    expect(seen.notice?.lines.join()).toContain('Reception');
    expect(code(await sign(worker.token))).toBe('ok');
    expect(code(await told(documentId))).toBe('version-overtaken');
    const kept = await read(world.db, org.carla, (tx) => papersOfBooking(tx, bookingId)).then(done);
    expect(kept.papers.map(({ side, version, given }) => [side, version, given?.answer])).toEqual([
      ['worker', 2, 'signed'],
      ['hirer', 2, undefined],
    ]);
  });

  test('is declined in words, and may be signed afterwards', async () => {
    const { worker } = await confirmed();
    const { documentId, sha256 } = done(await look(worker.token));
    const decline = (words: string) =>
      declineThroughLink(world.db, worker.token, { id: newId(), documentId, sha256, words }, FROM);
    expect(code(await decline('  '))).toBe('words-needed');
    done(await decline('We said 08:00'));
    expect(done(await look(worker.token)).answer).toMatchObject({ words: 'We said 08:00' });
    const [entry] = await entries('document.declined', documentId);
    expect(entry?.parts[0]).toMatchObject({ person: rosa, part: { words: 'We said 08:00' } });
    expect(JSON.stringify(entry?.envelope)).not.toContain('08:00');
    done(await sign(worker.token));
    expect(done(await look(worker.token)).answer).toMatchObject({ answer: 'signed' });
    expect(code(await decline('No'))).toBe('already-accepted');
  });

  test('signed at once by two links is signed once', async () => {
    const { worker } = await confirmed();
    world.at('2026-11-16T10:00:00Z');
    const id = newId();
    const again = { id, kind: 'confirmation', documentId: worker.documentId } as const;
    await act(world.db, org.carla, (tx) =>
      askAgain(tx, { ...again, channel: 'text' }, PUBLIC),
    ).then(done);
    const { rows } = await world.owner.query(
      'select body from outgoing_text where organisation_id = $1 order by written_at desc limit 1',
      [org.id],
    );
    const second = /#([\w-]{43})/.exec(String(rows[0]?.body))?.[1] ?? '';
    const both = await Promise.all([sign(worker.token), sign(second)]);
    expect(both.map(code).sort()).toEqual(['already-accepted', 'ok']);
    expect(await entries('document.signed', worker.documentId)).toHaveLength(1);
  });

  test('expires when its shifts are over, and says so', async () => {
    const { worker } = await confirmed();
    world.at('2027-06-01T09:00:00Z');
    expect(code(await look(worker.token))).toBe('link-expired');
    expect(code(await paperByLink(world.db, worker.token))).toBe('link-expired');
  });
});

describe('the desk', () => {
  test('records a spoken yes of either side: who, how and when, and never twice', async () => {
    const { worker, hirer, bookingId } = await confirmed();
    world.at('2026-11-16T11:00:00Z');
    const id = newId();
    const yes = { id, saidAt: new Date('2026-11-16T10:30:00Z'), words: 'Fine by me' };
    const first = done(await told(worker.documentId, yes));
    expect(done(await told(worker.documentId, yes))).toEqual(first);
    expect(code(await told(worker.documentId))).toBe('already-accepted');
    expect(code(await told(hirer.documentId))).toBe('contact-not-found');
    const contactId = harrow.contactId;
    expect(code(await told(hirer.documentId, { contactId, saidAt: new Date(MONDAY) }))).toBe('ok');
    expect(await full(id)).toMatchObject({
      name: 'Rosa Marsh',
      how: 'phone',
      recordedBy: 'Carla Costa',
      words: 'Fine by me',
    });
    expect(code(await read(world.db, org.carla, (tx) => signedCopy(tx, id)))).toBe('not-signed');
    const sealed = await entries('document.accepted', bookingId);
    expect(sealed.map(({ envelope }) => envelope.facts['side'])).toEqual(['worker', 'hirer']);
    expect(sealed[0]?.envelope.actor).toBe(org.carla.memberId);
    expect(done(await look(worker.token)).answer).toMatchObject({ answer: 'accepted' });
    expect(code(await sign(worker.token))).toBe('already-accepted');
  });

  test('is refused an answer of a moment to come, before the paper, or by somebody of another client', async () => {
    const { worker, hirer } = await confirmed();
    const elsewhere = { name: 'Elm Court' };
    const ann = { givenName: 'Ann', familyName: 'Elm', email: 'ann@elm.example', phone: '' };
    const other = done(
      await act(world.db, org.carla, async (tx) => ok(await aPlace(tx, elsewhere, ann))),
    );
    expect(code(await told(worker.documentId, { saidAt: new Date('2026-11-17T09:00:00Z') }))).toBe(
      'said-in-future',
    );
    expect(code(await told(worker.documentId, { saidAt: new Date('2026-11-15T09:00:00Z') }))).toBe(
      'said-before-paper',
    );
    expect(code(await told(hirer.documentId, { contactId: other.contactId }))).toBe(
      'contact-not-found',
    );
    expect(code(await told(newId()))).toBe('paper-not-found');
    const foreign = await world.organisation();
    expect(code(await told(worker.documentId, {}, foreign))).toBe('paper-not-found');
  });

  test('sees what is not accepted after its hours, and asks again by mail, not twice in ten minutes', async () => {
    const { worker, hirer, bookingId } = await confirmed();
    const states = () =>
      read(world.db, org.carla, (tx) =>
        papersWaiting(tx, { state: 'all', from: 0, size: 200 }),
      ).then(({ rows }) =>
        rows
          .filter((row) => row.bookingId === bookingId)
          .map(({ side, overdue, given }) => [side, overdue, given?.answer ?? null]),
      );
    world.at('2026-11-17T08:59:00Z');
    expect(await states()).toEqual([
      ['worker', false, null],
      ['hirer', false, null],
    ]);
    done(await told(hirer.documentId, { contactId: harrow.contactId }));
    world.at('2026-11-17T09:00:00Z');
    expect(await states()).toEqual([
      ['worker', true, null],
      ['hirer', false, 'accepted'],
    ]);
    const ask = (change: object = {}) =>
      act(world.db, org.carla, (tx) => {
        const again = { id: newId(), kind: 'confirmation', documentId: worker.documentId } as const;
        return askAgain(tx, { ...again, channel: 'mail', ...change }, PUBLIC);
      });
    expect(code(await ask())).toBe('ok');
    expect(code(await ask())).toBe('asked-lately');
    expect(code(await ask({ documentId: hirer.documentId }))).toBe('already-accepted');
    world.at('2026-11-17T09:11:00Z');
    expect(code(await ask())).toBe('ok');
    expect(await entries('document.asked', bookingId)).toHaveLength(2);
  });

  test('sets whom confirmations ask; a paper that cancels asks nobody', async () => {
    const set = (asksWorker: boolean, asksHirer: boolean) =>
      act(world.db, org.ben, (tx) =>
        setSignatures(tx, { asksWorker, asksHirer, chaseHours: 24, codeKinds: [] }),
      );
    done(await set(true, false));
    const { worker, hirer, bookingId, shiftIds } = await confirmed();
    expect([worker.token === '', hirer.token]).toEqual([false, '']);
    done(await set(true, true));
    const [shiftId = ''] = shiftIds;
    done(await act(world.db, org.carla, (tx) => cancelShift(tx, { shiftId, because: 'Full' })));
    const cancelled = await sendPaper(bookingId);
    expect(cancelled.worker.token).toBe('');
    expect(await entries('signatures.set', org.id)).toHaveLength(2);
    const { rows } = await read(world.db, org.carla, (tx) =>
      papersWaiting(tx, { state: 'all', from: 0, size: 200 }),
    );
    expect(rows.some((row) => row.bookingId === bookingId)).toBe(false);
    // The link of the first version opens the paper that took its place.
    expect(done(await look(worker.token))).toMatchObject({ askedVersion: 1, version: 2 });
  });
});

describe('a worker who is erased', () => {
  test('leaves that they signed which version, and its hashes, and nothing of themselves', async () => {
    const { worker, hirer } = await confirmed();
    const { signatureId } = done(await sign(worker.token, { drawn: HAND }));
    done(await told(hirer.documentId, { contactId: harrow.contactId, words: 'Rosa is fine' }));
    world.at('2029-01-10T09:00:00Z');
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    const kept = await full(signatureId);
    expect(kept).toMatchObject({
      answer: 'signed',
      version: 1,
      typedName: '',
      drawn: [],
      address: '',
      userAgent: '',
      paperMatches: null,
      copyMatches: null,
      hasCopy: false,
    });
    expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/);
    const copy = await read(world.db, org.olivia, (tx) => signedCopy(tx, signatureId));
    expect(code(copy)).toBe('paper-erased');
    const { rows } = await world.owner.query(
      `select count(*)::int as left from signature where about_person = $1 and words <> ''`,
      [rosa],
    );
    expect(rows[0]?.left).toBe(0);
  });
});
