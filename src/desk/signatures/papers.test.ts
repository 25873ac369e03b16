import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClearedWorker, aPlace, done, type Place } from '../bookings/fixtures.ts';
import { termsInForce } from '../clients/index.ts';
import { checksOf } from '../compliance/index.ts';
import { erasePerson } from '../people/index.ts';
import { optOutsOf } from '../worktime/index.ts';
import { askClient, askWorker } from './ask-papers.ts';
import { aForm, someKeyInformation, someTerms } from './fixtures.ts';
import './index.ts';
import {
  annexByLink,
  codeByLink,
  copyByLink,
  declineThroughLink,
  lookAtPaperByLink,
  paperByLink,
  signThroughLink,
} from './open-link.ts';
import { ownPapers } from './papers-queries.ts';
import type { FormSays } from './papers-schema.ts';
import { publishForm } from './publish-form.ts';
import { recordAnswer } from './record-answer.ts';
import { renewPapers } from './renew-papers.ts';
import { setSignatures } from './setting.ts';

const world = await openWorld();
const PUBLIC = 'https://desk.example';
const MONDAY = '2026-11-16T09:00:00Z';
const FROM = { address: '203.0.113.7', userAgent: 'Rosa’s phone' };
const OPT_OUT: FormSays = { kind: 'opt_out', noticeDays: 28 };
const BUSINESS: FormSays = { kind: 'terms_of_business', text: 'You pay within 14 days.' };
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

let org: TestOrganisation;
let place: Place;
let forms: { kid: string; terms: string; optOut: string; business: string };

const doing = <T>(by: Actor, work: Parameters<typeof act<T>>[2]) => act(world.db, by, work);
const publish = (says: FormSays, more: object = {}) =>
  doing(org.ben, (tx) => aForm(tx, says, more)).then(done);

beforeAll(async () => {
  world.at(MONDAY);
  org = await world.organisation();
  place = done(await doing(org.carla, async (tx) => ok(await aPlace(tx))));
  forms = {
    kid: (await publish(someKeyInformation())).formId,
    terms: (await publish(someTerms())).formId,
    optOut: (await publish(OPT_OUT)).formId,
    business: (await publish(BUSINESS)).formId,
  };
});

const aWorker = (change: object = {}) =>
  aClearedWorker(world.db, org.carla, 'Rosa', { phones: ['07700 900123'], ...change });
const ask = (personId: string, formIds: readonly string[], channel: 'mail' | 'text' = 'mail') =>
  doing(org.carla, (tx) =>
    askWorker(
      tx,
      personId,
      { papers: formIds.map((formId) => ({ id: newId(), formId })), channel },
      PUBLIC,
    ),
  );
/** The newest of what was written to somebody, by mail or text. */
async function lastTo(personId: string, table: 'message' | 'outgoing_text'): Promise<string> {
  const { rows } = await world.owner.query(
    `select body from ${table} where person_id = $1 order by written_at desc, id desc limit 1`,
    [personId],
  );
  return String(rows[0]?.body);
}
const tokenOf = async (personId: string, table: 'message' | 'outgoing_text' = 'message') =>
  /\/l\/signature#([\w-]{43})/.exec(await lastTo(personId, table))?.[1] ?? '';
/** Rosa, asked for these papers; her id and the token of her one link. */
async function asked(...formIds: string[]) {
  const personId = await aWorker();
  done(await ask(personId, formIds));
  return { personId, token: await tokenOf(personId) };
}
const look = (token: string, documentId?: string) =>
  lookAtPaperByLink(world.db, token, documentId).then(done);
async function sign(token: string, documentId?: string, change: object = {}) {
  const seen = await look(token, documentId);
  const input = {
    id: newId(),
    documentId: seen.documentId,
    sha256: seen.sha256,
    consent: true,
    typedName: 'Rosa Marsh',
    drawn: [],
  };
  return signThroughLink(world.db, token, { ...input, ...change }, FROM);
}
const papers = (query: object) =>
  read(world.db, org.carla, (tx) => ownPapers(tx, { state: 'all', from: 0, size: 50, ...query }));
const checkNames = async (personId: string) => {
  const checks = await read(world.db, org.carla, (tx) => checksOf(tx, [personId]));
  return (checks.get(personId) ?? []).flatMap(({ kind, name }) => (kind === 'other' ? name : []));
};
const optOuts = async (personId: string) =>
  (await read(world.db, org.carla, (tx) => optOutsOf(tx, [personId]))).get(personId) ?? [];

describe('papers of a worker, in one sitting', () => {
  test('one link shows all that wait, each signed by its own press, key information first', async () => {
    const { personId, token } = await asked(forms.terms, forms.optOut, forms.kid);
    const kid = await look(token);
    expect(kid).toMatchObject({ kind: 'key_information', annexName: null, code: null });
    expect(kid.waiting.map(({ kind }) => kind)).toEqual(['terms_of_work', 'opt_out']);
    expect(kid.consent).toContain('received');
    expect(JSON.stringify(kid.sections)).toContain('£390.21');
    const terms = kid.waiting[0]?.documentId ?? '';
    expect(code(await sign(token, terms))).toBe('key-information-first');
    expect(await checkNames(personId)).toEqual([]);
    done(await sign(token));
    done(await sign(token, terms));
    const optOut = await look(token, (await look(token)).waiting[0]?.documentId);
    const { signatureId } = done(await sign(token, optOut.documentId));
    expect(code(await sign(token, terms))).toBe('already-accepted');
    expect((await look(token)).waiting).toEqual([]);

    expect((await checkNames(personId)).sort()).toEqual([
      'Key information document',
      'Terms of work',
    ]);
    expect(await optOuts(personId)).toMatchObject([
      { id: signatureId, form: 'written', signedOn: '2026-11-16', noticeDays: 28 },
    ]);
    const bytes = done(await paperByLink(world.db, token, optOut.documentId)).bytes;
    const entries = (await world.log(org)).filter(({ envelope }) =>
      Object.values(envelope.subjects).includes(optOut.documentId),
    );
    expect(entries.map(({ kind }) => kind)).toEqual([
      'paper.made',
      'document.asked',
      'document.signed',
    ]);
    expect(entries[2]?.envelope.facts).toMatchObject({
      paper: 'opt_out',
      consent: 3,
      code: null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const copy = done(await copyByLink(world.db, token, optOut.documentId)).bytes;
    expect(copy.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  test('a link opens no paper of somebody else', async () => {
    const { token } = await asked(forms.optOut);
    const other = await asked(forms.kid);
    const theirs = (await look(other.token)).documentId;
    expect((await look(token, theirs)).kind).toBe('opt_out');
    const input = { documentId: theirs, sha256: 'a'.repeat(64) };
    expect(code(await sign(token, undefined, input))).toBe('paper-not-found');
  });

  test('terms before key information are not asked for, nor the same paper twice', async () => {
    const personId = await aWorker();
    expect(code(await ask(personId, [forms.terms]))).toBe('key-information-first');
    expect(code(await ask(personId, [forms.kid, forms.kid]))).toBe('two-of-a-kind');
    expect(code(await ask(personId, [forms.business]))).toBe('other-kind');
    expect(code(await ask(personId, [newId()]))).toBe('form-not-found');
    expect(code(await ask(newId(), [forms.kid]))).toBe('worker-not-found');
    done(await ask(personId, [forms.kid]));
    expect(code(await ask(personId, [forms.kid]))).toBe('already-asked');
    done(await ask(personId, [forms.terms]));
  });

  test('somebody under 18 cannot sign an opt-out, and nothing of it stays', async () => {
    const personId = await aWorker({ dateOfBirth: '2009-05-01' });
    done(await ask(personId, [forms.optOut]));
    const token = await tokenOf(personId);
    expect(code(await sign(token))).toBe('opt-out-not-valid');
    expect(await optOuts(personId)).toEqual([]);
    expect((await look(token)).answer).toBeNull();
  });

  test('a spoken yes is no opt-out; key information handed over is recorded as told', async () => {
    const { personId, token } = await asked(forms.kid, forms.optOut);
    const seen = await look(token);
    const tell = (kind: string, documentId: string) =>
      doing(org.carla, (tx) =>
        recordAnswer(tx, {
          id: newId(),
          kind,
          documentId,
          answer: 'accepted',
          how: 'in_person',
          contactId: null,
          words: '',
        }),
      );
    expect(code(await tell('opt_out', seen.waiting[0]?.documentId ?? ''))).toBe('must-be-signed');
    done(await tell('key_information', seen.documentId));
    expect(await checkNames(personId)).toEqual(['Key information document']);
    expect(await optOuts(personId)).toEqual([]);
  });

  test('stands as waiting, overdue, declined, signed, and as outdated once its form has a newer version', async () => {
    world.at(MONDAY);
    const { personId, token } = await asked(forms.kid);
    const state = async () => (await papers({ personId })).rows[0]?.state;
    expect(await state()).toBe('waiting');
    world.at('2026-11-17T09:00:00Z');
    expect(await state()).toBe('overdue');
    const { documentId, sha256 } = await look(token);
    const no = { id: newId(), documentId, sha256, words: 'The rate is wrong' };
    done(await declineThroughLink(world.db, token, no, FROM));
    expect(await state()).toBe('declined');
    done(await sign(token));
    expect(await state()).toBe('signed');
    const own = (await publish(someKeyInformation({ payer: 'Moor Lane Care' }))).formId;
    await publish(someKeyInformation({ payer: 'Aire Care' }), { formId: own, from: 1 });
    const other = await asked(own);
    const further = { formId: own, from: 2 };
    await publish(someKeyInformation({ leastRatePence: 1300 }), further);
    expect((await papers({ personId: other.personId })).rows[0]).toMatchObject({
      state: 'outdated',
      formVersion: 2,
      newestVersion: 3,
    });
    world.at('2026-11-17T09:30:00Z');
    const renew = () => doing(org.carla, (tx) => renewPapers(tx, own, PUBLIC)).then(done);
    expect(await renew()).toEqual({ renewed: 1, notSent: 0, left: 0 });
    expect(await renew()).toEqual({ renewed: 0, notSent: 0, left: 0 });
    // The first link shows what took the place of its paper.
    expect(await look(other.token)).toMatchObject({ version: 2, askedVersion: 1 });
    const old = { documentId: (await papers({ personId: other.personId })).rows[0]?.paperId };
    expect(old.documentId).toBe((await look(other.token)).documentId);
  });

  test('goes when the worker is erased; that it was signed, and its hash, stay', async () => {
    world.at(MONDAY);
    const { personId, token } = await asked(forms.kid);
    done(await sign(token));
    world.at('2029-01-10T09:00:00Z');
    done(await doing(org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
    expect((await papers({ personId })).rows).toEqual([]);
    const { rows } = await world.owner.query(
      `select octet_length(p.pdf) as pdf, p.says, s.sha256, s.typed_name from paper p
        join signature s on s.document_id = p.id where p.person_id = $1`,
      [personId],
    );
    expect(rows).toMatchObject([{ pdf: 0, says: null, typed_name: '' }]);
    expect(rows[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    world.at(MONDAY);
  });
});

describe('terms of business', () => {
  test('are recorded as sent when asked, and agreed by who signs; a file is named by its hash', async () => {
    world.at(MONDAY);
    const pdf = Buffer.from('%PDF-1.7\nterms of the agency\n');
    const { formId } = await doing(org.ben, (tx) =>
      publishForm(
        tx,
        { formId: newId(), from: 0, name: 'Standard', change: '' },
        {
          kind: 'terms_of_business',
          states: [],
          file: { name: 'terms.pdf', type: 'application/pdf', bytes: pdf },
        },
      ),
    ).then(done);
    const { clientId, contactId } = place;
    const to = { id: newId(), formId, contactId, channel: 'mail' } as const;
    const send = (change: object = {}) =>
      doing(org.carla, (tx) => askClient(tx, clientId, { ...to, ...change }, PUBLIC));
    done(await send());
    done(await send());
    expect(code(await send({ id: newId() }))).toBe('already-asked');
    expect(code(await send({ id: newId(), contactId: newId() }))).toBe('contact-not-found');
    const { rows } = await world.owner.query('select person_id from contact where id = $1', [
      contactId,
    ]);
    const token = await tokenOf(rows[0]?.person_id);
    const seen = await look(token);
    expect(seen).toMatchObject({ kind: 'terms_of_business', annexName: 'terms.pdf' });
    expect(JSON.stringify(seen.sections)).toContain(createHash('sha256').update(pdf).digest('hex'));
    expect(done(await annexByLink(world.db, token)).bytes.equals(pdf)).toBe(true);
    const inForce = () => read(world.db, org.carla, (tx) => termsInForce(tx, clientId));
    expect((await inForce())?.version).not.toBe('Standard 1');
    done(await sign(token, undefined, { typedName: 'Grace Hill' }));
    expect(await inForce()).toMatchObject({ version: 'Standard 1' });
    expect((await papers({ clientId })).rows).toMatchObject([
      { state: 'signed', clientId, given: { answer: 'signed', how: 'link' } },
    ]);
  });
});

describe('a form', () => {
  test('is not published where terms lack something, the example is none, or a colleague was faster', async () => {
    const lacking = { kind: 'terms_of_work', text: 'We find work.', states: ['type_of_work'] };
    const tried = (says: object, more: object = {}) =>
      doing(org.ben, (tx) => aForm(tx, says as FormSays, more)).then(code);
    expect(await tried(lacking)).toBe('terms-lack');
    expect(await tried(someKeyInformation({ exampleByLawPence: 90_000 }))).toBe(
      'example-below-nothing',
    );
    expect(await tried(OPT_OUT, { formId: forms.terms, from: 1 })).toBe('other-kind');
    expect(await tried(someTerms(), { formId: forms.terms, from: 0 })).toBe('ok');
    expect(await tried(someTerms('Other'), { formId: forms.terms, from: 0 })).toBe('form-changed');
    const silent = { formId: forms.terms, from: 1, change: '' };
    expect(await tried(someTerms('Other'), silent)).toBe('no-change-said');
  });
});

describe('a code by the other way', () => {
  const setCodes = (codeKinds: readonly 'opt_out'[]) =>
    doing(org.ben, (tx) =>
      setSignatures(tx, { asksWorker: true, asksHirer: true, chaseHours: 24, codeKinds }),
    ).then(done);
  const sixIn = (body: string) => /code to sign is (\d{6})/.exec(body)?.[1] ?? '';
  const wrongFor = (right: string) => (right === '000000' ? '000001' : '000000');

  test('is asked where the setting says so, sent by text for a link by mail, and stands with the signature', async () => {
    world.at(MONDAY);
    await setCodes(['opt_out']);
    const { personId, token } = await asked(forms.optOut);
    expect((await look(token)).code).toEqual({ channel: 'text', to: '… 123', sentAt: null });
    expect(code(await sign(token))).toBe('code-needed');
    expect(done(await codeByLink(world.db, token)).channel).toBe('text');
    expect(code(await codeByLink(world.db, token))).toBe('code-sent-lately');
    const right = sixIn(await lastTo(personId, 'outgoing_text'));
    expect(code(await sign(token, undefined, { code: wrongFor(right) }))).toBe('code-wrong');
    done(await sign(token, undefined, { code: right }));
    const [entry] = (await world.log(org)).filter(
      ({ kind, envelope }) =>
        kind === 'document.signed' && envelope.subjects['worker'] === personId,
    );
    expect(entry?.envelope.facts).toMatchObject({ channel: 'mail', code: 'text' });
    const { rows } = await world.owner.query(
      'select c.tries, c.code_hash from signature_code c join signature s on s.request_id = c.request_id where s.person_id = $1',
      [personId],
    );
    expect(rows).toMatchObject([{ tries: 2 }]);
    expect(rows[0]?.code_hash.equals(createHash('sha256').update(right).digest())).toBe(false);
    await setCodes([]);
  });

  test('goes by mail for a link by text, holds ten minutes and five tries, and five an hour are sent', async () => {
    world.at(MONDAY);
    await setCodes(['opt_out']);
    const personId = await aWorker();
    done(await ask(personId, [forms.optOut], 'text'));
    const token = await tokenOf(personId, 'outgoing_text');
    done(await codeByLink(world.db, token));
    const first = sixIn(await lastTo(personId, 'message'));
    world.at('2026-11-16T09:10:00Z');
    expect(code(await sign(token, undefined, { code: first }))).toBe('code-wrong');
    done(await codeByLink(world.db, token));
    const second = sixIn(await lastTo(personId, 'message'));
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = await sign(token, undefined, { code: wrongFor(second) });
      expect(code(wrong)).toBe('code-wrong');
    }
    expect(code(await sign(token, undefined, { code: second }))).toBe('code-wrong');
    for (const minute of [12, 14, 16]) {
      world.at(`2026-11-16T09:${minute}:00Z`);
      done(await codeByLink(world.db, token));
    }
    world.at('2026-11-16T09:18:00Z');
    expect(code(await codeByLink(world.db, token))).toBe('too-many-codes');
    const last = sixIn(await lastTo(personId, 'message'));
    done(await sign(token, undefined, { code: last }));
    await setCodes([]);
  });

  test('cannot be sent where there is no other address', async () => {
    world.at(MONDAY);
    await setCodes(['opt_out']);
    const personId = await aWorker({ phones: [] });
    done(await ask(personId, [forms.optOut]));
    const token = await tokenOf(personId);
    expect((await look(token)).code).toMatchObject({ to: null });
    expect(code(await codeByLink(world.db, token))).toBe('no-other-address');
    await setCodes([]);
    expect(code(await codeByLink(world.db, token))).toBe('code-not-asked');
  });
});
