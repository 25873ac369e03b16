import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { agreeTerms, contactsAtClient } from '../clients/index.ts';
import { recordCheck } from '../compliance/index.ts';
import { holdWorkers, recordOptOut } from '../worktime/index.ts';
import { fileOfForm, formToPrint } from './forms.ts';
import { CHECK_NAMES, hasKeyInformation, keyInformationFirst } from './make-papers.ts';
import type { PaperSays } from './paper-sheet.ts';
import { type Answered, onPapers, type PaperToSign } from './paper-source.ts';
import { OWN_KIND_KEYS, OWN_KINDS, type OwnKind } from './papers-schema.ts';
import { signaturesDb } from './tables.ts';

/** How long after a link went out it makes sense to sign. */
const OPEN_FOR = 14 * 86_400_000;

async function found(tx: Tx, kind: OwnKind, documentId: string) {
  const db = signaturesDb(tx);
  const row = await db
    .selectFrom('paper')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (!row) return null;
  const newest = await db
    .selectFrom('paper')
    .select(['id as documentId', 'version'])
    .where('kind', '=', kind)
    .where('matter_id', '=', row.matter_id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { row, newest };
}

async function paperOf(tx: Tx, kind: OwnKind, documentId: string): Promise<PaperToSign | null> {
  const paper = await found(tx, kind, documentId);
  if (!paper) return null;
  const { row, newest } = paper;
  const form = await signaturesDb(tx)
    .selectFrom('paper_form')
    .select(['file_name as fileName'])
    .where('form_id', '=', row.form_id)
    .where('version', '=', row.form_version)
    .executeTakeFirst();
  const says: PaperSays | null = row.says;
  return {
    documentId,
    version: row.version,
    title: OWN_KINDS[kind],
    side: row.client_id ? 'hirer' : 'worker',
    bytes: row.pdf,
    annexName: form?.fileName ?? null,
    lead: says?.lead ?? [],
    notice: null,
    sections: says?.sections ?? [],
    madeAt: row.made_at,
    openUntil: new Date(nowOf(tx).getTime() + OPEN_FOR),
    newest,
    matterId: row.matter_id,
    aboutPerson: row.person_id,
    clientId: row.client_id,
    contactId: row.contact_id,
    subjects: row.client_id ? { client: row.client_id } : { worker: row.person_id ?? '' },
  };
}

/** Whoever makes a newer version waits here, or this answer waits and sees it. */
async function hold(tx: Tx, kind: OwnKind, documentId: string): Promise<void> {
  const paper = await found(tx, kind, documentId);
  if (paper?.row.person_id) await holdWorkers(tx, [paper.row.person_id]);
  await sql`select id from paper where id = ${documentId}::uuid for update`.execute(
    signaturesDb(tx),
  );
}

/** What the desk's own record says from now on: compliance's check, the opt-out, the client's terms. */
async function settle(
  tx: Tx,
  kind: OwnKind,
  paper: PaperToSign,
  answered: Answered,
): Promise<Result<unknown>> {
  const day = dateIn(answered.saidAt);
  if (kind === 'terms_of_business') return agreed(tx, paper, answered, day);
  const personId = paper.aboutPerson ?? '';
  if (kind === 'opt_out') {
    if (answered.answer !== 'signed') return mustBeSigned();
    const { row } = (await found(tx, kind, paper.documentId)) ?? {};
    const form = row && (await formToPrint(tx, row.form_id, row.form_version));
    if (form?.says.kind !== 'opt_out') throw new Error('An opt-out is made from its own form.');
    const { noticeDays } = form.says;
    return recordOptOut(tx, { id: answered.signatureId, personId, signedOn: day, noticeDays });
  }
  if (kind === 'terms_of_work' && !(await hasKeyInformation(tx, personId))) {
    return keyInformationFirst();
  }
  return recordCheck(tx, {
    id: answered.signatureId,
    personId,
    kind: 'other',
    name: CHECK_NAMES[kind] ?? '',
    outcome: 'satisfied',
    checkedOn: day,
    reference: `Version ${paper.version}, ${answered.answer}`,
  });
}

/** A worker's agreement to more than 48 hours is in writing, or it is none (reg 5(1)). */
function mustBeSigned(): Result<never> {
  return refuse(
    'must-be-signed',
    'An opt-out counts only in writing. Ask again by link, or record the paper they signed by hand with its scan.',
    'Working Time Regulations 1998, regs 4(1) and 5',
  );
}

async function agreed(
  tx: Tx,
  paper: PaperToSign,
  { personId, answer, how }: Answered,
  day: string,
): Promise<Result<unknown>> {
  const at = await contactsAtClient(tx, paper.clientId ?? '');
  if (!at.ok) return at;
  const { contacts } = at.value;
  const asked = contacts.find((one) => one.contactId === paper.contactId);
  const by =
    asked?.personId === personId ? asked : contacts.find((one) => one.personId === personId);
  if (!by) {
    return refuse('contact-not-found', 'Whoever answers is no contact of the client any more.');
  }
  const done = await agreeTerms(tx, paper.documentId, {
    agreedOn: day,
    agreedBy: by.contactId,
    agreedHow: answer === 'signed' ? 'signed' : how === 'email' ? 'email' : 'spoken',
  });
  // Recorded by hand before: the client's record stands as it is, and this answer beside it.
  return !done.ok && done.refusal.code === 'already-agreed' ? ok(null) : done;
}

for (const kind of OWN_KIND_KEYS) {
  onPapers(kind, {
    paper: (tx, documentId) => paperOf(tx, kind, documentId),
    hold: (tx, documentId) => hold(tx, kind, documentId),
    settle: (tx, paper, answered) => settle(tx, kind, paper, answered),
    async annex(tx, documentId) {
      const paper = await found(tx, kind, documentId);
      return fileOfForm(tx, paper?.row.form_id ?? '', paper?.row.form_version ?? 0);
    },
  });
}
