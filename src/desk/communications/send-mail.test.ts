import { expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { configureMail } from '../../platform/mail/setting.ts';
import { addPerson } from '../people/index.ts';
import { deliveriesOf, type MailToSend, sendMail } from './index.ts';

const world = await openWorld();
const org = await world.organisation();

function aMail(changes: Partial<MailToSend> = {}): MailToSend {
  return {
    id: newId(),
    toName: 'Rosa Ahmed',
    toAddress: 'rosa@example.co.uk',
    subject: 'Your shift on Mon 23 Nov',
    body: 'Dear Rosa,\n\nPlease find your confirmation attached.',
    about: { kind: 'booking', id: newId() },
    attachments: [],
    ...changes,
  };
}

const send = (mail: MailToSend, who: TestOrganisation = org) =>
  act(world.db, who.carla, (tx) => sendMail(tx, mail));

const state = async (id: string, who: TestOrganisation = org) =>
  (await read(world.db, who.carla, (tx) => deliveriesOf(tx, [id]))).get(id)?.state;

test('a mail waits in the queue once a mail server is set', async () => {
  configureMail({ isSet: true });
  const mail = aMail();
  expect(await send(mail)).toEqual({ ok: true, value: { messageId: mail.id } });
  expect(await state(mail.id)).toBe('queued');
  await world.owner.query("update message_delivery set state = 'kept' where message_id = $1", [
    mail.id,
  ]);
  configureMail({ isSet: false });
});

test('a mail is kept in the outbox while no mail server is set', async () => {
  const mail = aMail();
  await send(mail);
  expect(await state(mail.id)).toBe('kept');
});

test('a sample organisation’s mail is kept, mail server or not', async () => {
  configureMail({ isSet: true });
  const sample = await world.organisation({ sample: true, name: 'Sample Staffing' });
  const mail = aMail();
  await send(mail, sample);
  expect(await state(mail.id, sample)).toBe('kept');
  configureMail({ isSet: false });
});

test('the same id again gives the first mail back and writes no second', async () => {
  const mail = aMail();
  await send(mail);
  expect(await send({ ...mail, subject: 'Another subject' })).toEqual({
    ok: true,
    value: { messageId: mail.id },
  });
  const { rows } = await world.owner.query('select subject from message where id = $1', [mail.id]);
  expect(rows).toEqual([{ subject: 'Your shift on Mon 23 Nov' }]);
});

test('the same mail sent twice at one moment is written once', async () => {
  const mail = aMail();
  const results = await Promise.all([send(mail), send(mail), send(mail)]);
  expect(results.every((result) => result.ok)).toBe(true);
  const { rows } = await world.owner.query('select id from message where id = $1', [mail.id]);
  expect(rows).toHaveLength(1);
});

test('writing a mail is one entry of the log, with the address under its person', async () => {
  const id = newId();
  await act(world.db, org.carla, (tx) =>
    addPerson(tx, {
      id,
      givenName: 'Rosa',
      familyName: 'Ahmed',
      emails: ['rosa@example.co.uk'],
      phones: [],
      hat: 'candidate',
    }),
  );
  const mail = aMail({ personId: id });
  expect((await send(mail)).ok).toBe(true);
  const entry = (await world.log(org)).find(
    ({ envelope }) => envelope.subjects['message'] === mail.id,
  );
  expect(entry?.kind).toBe('mail.written');
  expect(entry?.envelope.facts).toEqual({ about: 'booking', state: 'kept', attachments: 0 });
  expect(entry?.parts).toEqual([
    { person: id, part: { to: 'rosa@example.co.uk', subject: mail.subject } },
  ]);
});

test.each(['all', 'email'])(
  'is refused for a person who asked not to be contacted (%s), in words',
  async (channel) => {
    const id = newId();
    await act(world.db, org.carla, (tx) =>
      addPerson(tx, {
        id,
        givenName: 'Tom',
        familyName: 'Price',
        emails: ['tom@example.co.uk'],
        phones: [],
        hat: 'candidate',
      }),
    );
    await world.owner.query(
      `insert into do_not_contact (organisation_id, id, person_id, channel, reason, asked_at)
       values ($1, $2, $3, $4, 'moved away', now())`,
      [org.id, newId(), id, channel],
    );
    const result = await send(aMail({ personId: id, toName: 'Tom Price' }));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'do-not-contact' } });
    expect(!result.ok && result.refusal.because).toContain('Tom Price asked us not to write');
  },
);

test.each([
  ['not-an-email', { toAddress: 'rosa at example' }],
  ['not-an-email', { toAddress: 'rosa@example.co.uk\r\nBcc: eve@example.com' }],
  ['not-an-email', { replyTo: 'desk@' }],
  ['empty', { subject: ' ' }],
  ['empty', { body: '' }],
  ['control-character', { subject: 'a\u0000b' }],
  ['too-long', { subject: 'x'.repeat(201) }],
  [
    'bad-file-name',
    {
      attachments: [
        { fileName: '../x.pdf', contentType: 'application/pdf', content: Buffer.from('') },
      ],
    },
  ],
  [
    'bad-content-type',
    { attachments: [{ fileName: 'x.pdf', contentType: 'pdf\r\nX: y', content: Buffer.from('') }] },
  ],
  [
    'attachments-too-large',
    {
      attachments: [
        { fileName: 'x.pdf', contentType: 'application/pdf', content: Buffer.alloc(11e6) },
      ],
    },
  ],
] as const)('is refused as %s', async (code, changes) => {
  expect(await send(aMail(changes))).toMatchObject({ ok: false, refusal: { code } });
});

test('a line break in the subject or the name becomes a space, never a header', async () => {
  const mail = aMail({ subject: 'Shift\r\nBcc: eve@example.com', toName: 'Rosa\nX-Evil: 1' });
  expect((await send(mail)).ok).toBe(true);
  const { rows } = await world.owner.query('select subject, to_name from message where id = $1', [
    mail.id,
  ]);
  expect(rows).toEqual([{ subject: 'Shift Bcc: eve@example.com', to_name: 'Rosa X-Evil: 1' }]);
});
