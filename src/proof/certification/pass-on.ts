import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { keepCertificate } from './enter-result.ts';
import {
  certificateChecked,
  certificateFaulty,
  certificateHanded,
  certificateReceived,
  certificateReplaced,
} from './events.ts';
import { notAhead, whoActs } from './found.ts';
import type {
  checkCertificateRoute,
  handCertificateRoute,
  receiveCertificateRoute,
  replaceCertificateRoute,
  reportCertificateRoute,
} from './schema.ts';
import { certificationDb } from './tables.ts';

type Done = Promise<Result<{ certificateId: string }>>;

async function held(tx: Tx, certificateId: string, on: string) {
  const row = await certificationDb(tx)
    .selectFrom('award_certificate as c')
    .innerJoin('award_line as l', 'l.id', 'c.line_id')
    .selectAll('c')
    .select('l.learner_id')
    .where('c.id', '=', certificateId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('certificate-not-found', 'There is no such certificate here.');
  const ahead = notAhead(tx, on);
  if (ahead) return ahead;
  if (on < row.issued_on) {
    return wrongField('on', 'before-it-was-issued', 'That is before it was issued.');
  }
  return ok(row);
}

async function current(tx: Tx, certificateId: string, on: string) {
  const row = await held(tx, certificateId, on);
  if (row.ok && row.value.faulty !== null) {
    return refuse(
      'already-faulty',
      'This certificate counts no longer. Go on with the one that replaces it.',
    );
  }
  return row;
}

const update = (tx: Tx) => certificationDb(tx).updateTable('award_certificate');

/** It arrived. Refuses `certificate-not-found`, `already-received`, `already-faulty` and a wrong day. */
export async function receiveCertificate(
  tx: Tx,
  certificateId: string,
  { on }: BodyOf<typeof receiveCertificateRoute>,
): Done {
  const row = await current(tx, certificateId, on);
  if (!row.ok) return row;
  if (row.value.received_on !== null) {
    return refuse('already-received', 'This certificate has arrived already.');
  }
  await update(tx).set({ received_on: on }).where('id', '=', certificateId).execute();
  record(tx, certificateReceived, {
    subjects: { learner: row.value.learner_id },
    facts: { certificate: certificateId, on },
  });
  return ok({ certificateId });
}

/**
 * Name and content are right. Refuses as above, `not-received` and `already-checked`; the learner does not check their
 * own.
 */
export async function checkCertificate(
  tx: Tx,
  certificateId: string,
  { on }: BodyOf<typeof checkCertificateRoute>,
): Done {
  const row = await current(tx, certificateId, on);
  if (!row.ok) return row;
  const { received_on, checked_on, learner_id } = row.value;
  if (learner_id === whoActs(tx)) {
    return refuse('own-award', 'Nobody checks their own certificate. A colleague checks yours.');
  }
  if (received_on === null || on < received_on) {
    return refuse('not-received', 'It has not arrived by that day. Enter its arrival first.');
  }
  if (checked_on !== null) return refuse('already-checked', 'It was checked already.');
  await update(tx)
    .set({ checked_on: on, checked_by: whoActs(tx) })
    .where('id', '=', certificateId)
    .execute();
  record(tx, certificateChecked, {
    subjects: { learner: learner_id },
    facts: { certificate: certificateId, on },
  });
  return ok({ certificateId });
}

/** The learner has it. Refuses as above, `not-checked` and `already-handed-over`. */
export async function handCertificate(
  tx: Tx,
  certificateId: string,
  { on, how }: BodyOf<typeof handCertificateRoute>,
): Done {
  const row = await current(tx, certificateId, on);
  if (!row.ok) return row;
  const { checked_on, handed_on, learner_id } = row.value;
  if (checked_on === null || on < checked_on) {
    return refuse('not-checked', 'Name and content were not checked by that day. Check it first.');
  }
  if (handed_on !== null) return refuse('already-handed-over', 'The learner has it already.');
  await update(tx)
    .set({ handed_on: on, handed_how: how })
    .where('id', '=', certificateId)
    .execute();
  record(tx, certificateHanded, {
    subjects: { learner: learner_id },
    facts: { certificate: certificateId, on, how },
  });
  return ok({ certificateId });
}

/** It is wrong or lost, or the name has changed: it stays on record and counts no longer. */
export async function reportCertificate(
  tx: Tx,
  certificateId: string,
  { on, fault, note }: BodyOf<typeof reportCertificateRoute>,
): Done {
  const row = await current(tx, certificateId, on);
  if (!row.ok) return row;
  await update(tx)
    .set({ faulty: fault, faulty_on: on, faulty_note: note === '' ? null : note })
    .where('id', '=', certificateId)
    .execute();
  record(tx, certificateFaulty, {
    subjects: { learner: row.value.learner_id },
    facts: { certificate: certificateId, on, fault },
  });
  return ok({ certificateId });
}

/** Another takes its place. Refuses `not-faulty`, `already-replaced` and `number-taken`. */
export async function replaceCertificate(
  tx: Tx,
  certificateId: string,
  { id, on, number }: BodyOf<typeof replaceCertificateRoute>,
): Done {
  const row = await held(tx, certificateId, on);
  if (!row.ok) return row;
  const { faulty, line_id, learner_id } = row.value;
  if (faulty === null) {
    return refuse('not-faulty', 'Say first what is wrong with the certificate that is replaced.');
  }
  const before = await certificationDb(tx)
    .selectFrom('award_certificate')
    .select('id')
    .where('replaces', '=', certificateId)
    .executeTakeFirst();
  if (before?.id === id) return ok({ certificateId: id });
  if (before) return refuse('already-replaced', 'Another certificate replaces it already.');
  await keepCertificate(tx, { id, lineId: line_id, number, on, replaces: certificateId });
  record(tx, certificateReplaced, {
    subjects: { learner: learner_id },
    facts: { certificate: id, replaces: certificateId, on },
  });
  return ok({ certificateId: id });
}
