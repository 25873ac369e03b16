import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import { contactsOf, sendTerms } from '../clients/index.ts';
import { checksOf } from '../compliance/index.ts';
import { livingPerson, peopleOf } from '../people/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import { paperMade } from './events.ts';
import { formToPrint } from './forms.ts';
import { type FormToPrint, paperSays } from './paper-sheet.ts';
import { OWN_KIND_KEYS, OWN_KINDS, type OwnKind } from './papers-schema.ts';
import { formNotFound, lockMatter } from './publish-form.ts';
import { sha256Of } from './ready-paper.ts';
import { signaturesDb } from './tables.ts';

onConstraint('paper_version', {
  code: 'already-asked',
  because: 'A colleague has just made this paper for them. Look at it before you make another.',
});

/** A key information document has two sides at most (reg 13A). */
const MOST_SIDES = 2;

/** The name under which compliance keeps that these were signed: what a booking may ask for. */
export const CHECK_NAMES: Readonly<Partial<Record<OwnKind, string>>> = {
  key_information: 'Key information document',
  terms_of_work: 'Terms of work',
};

interface PaperToMake {
  readonly id: string;
  readonly formId: string;
}

interface For {
  readonly personId: string | null;
  readonly client: { readonly clientId: string; readonly contactId: string } | null;
  /** As the paper names them. */
  readonly name: string;
}

/** A paper that was made, or was there by its id already. */
export interface MadePaper {
  readonly paperId: string;
  readonly kind: OwnKind;
  readonly isNew: boolean;
}

/** Was a worker given their key information? Compliance's check of that name says so. */
export async function hasKeyInformation(tx: Tx, personId: string): Promise<boolean> {
  const checks = (await checksOf(tx, [personId])).get(personId) ?? [];
  const [newest] = checks.filter(({ nameKey }) => nameKey === 'key information document');
  return newest?.outcome === 'satisfied';
}

/** The refusal of terms before key information (CR-13A, practice W12). */
export function keyInformationFirst(): Result<never> {
  return refuse(
    'key-information-first',
    'The key information document comes before terms are agreed. Give it first, or ask for both at once.',
    'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 13A',
  );
}

/**
 * Makes papers for a worker, key information first. The same ids again give what was made. Refuses
 * `worker-not-found`, `form-not-found`, `other-kind` for terms of business, `two-of-a-kind`,
 * `key-information-first`, `already-asked` and `too-long`.
 */
export async function makeForWorker(
  tx: Tx,
  personId: string,
  papers: readonly PaperToMake[],
): Promise<Result<readonly MadePaper[]>> {
  const living = await livingPerson(tx, personId);
  const person = living.ok ? (await peopleOf(tx, [personId])).get(personId) : undefined;
  const books = await signaturesDb(tx)
    .selectFrom('candidates_published')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!person || !books) {
    return refuse('worker-not-found', 'There is no worker with this number on your books.');
  }
  await holdWorkers(tx, [personId]);
  const found: { paper: PaperToMake; form: FormToPrint }[] = [];
  for (const paper of papers) {
    const form = await formToPrint(tx, paper.formId);
    if (!form) return formNotFound();
    if (form.kind === 'terms_of_business') {
      return refuse('other-kind', 'Terms of business go to a client. Choose another form.');
    }
    if (found.some((one) => one.form.kind === form.kind)) {
      return refuse('two-of-a-kind', `Choose one form of ${OWN_KINDS[form.kind].toLowerCase()}.`);
    }
    found.push({ paper, form });
  }
  const order = (kind: OwnKind) => OWN_KIND_KEYS.indexOf(kind);
  found.sort((a, b) => order(a.form.kind) - order(b.form.kind));
  const kinds = found.map(({ form }) => form.kind);
  if (
    kinds.includes('terms_of_work') &&
    !kinds.includes('key_information') &&
    !(await hasKeyInformation(tx, personId)) &&
    !(await wasMade(tx, 'key_information', personId))
  ) {
    return keyInformationFirst();
  }
  const made: MadePaper[] = [];
  for (const { paper, form } of found) {
    const one = await makePaper(tx, paper, form, {
      personId,
      client: null,
      name: `${person.givenName} ${person.familyName}`.trim(),
    });
    if (!one.ok) return one;
    made.push(one.value);
  }
  return ok(made);
}

/**
 * Makes terms of business for a client and records on the client that they were sent. The same id again gives what
 * was made. Refuses `contact-not-found`, `form-not-found`, `other-kind`, `already-asked`, and what `sendTerms` does.
 */
export async function makeForClient(
  tx: Tx,
  clientId: string,
  {
    contactId,
    ...paper
  }: { readonly id: string; readonly formId: string; readonly contactId: string },
): Promise<Result<MadePaper>> {
  await lockMatter(tx, clientId);
  const contact = (await contactsOf(tx, [contactId])).get(contactId);
  if (contact?.clientId !== clientId) {
    return refuse('contact-not-found', 'This is no contact of the client. Choose whom to ask.');
  }
  const form = await formToPrint(tx, paper.formId);
  if (!form) return formNotFound();
  if (form.kind !== 'terms_of_business') {
    return refuse('other-kind', 'This form is for a worker. Choose terms of business.');
  }
  const client = await signaturesDb(tx)
    .selectFrom('clients_published')
    .select('name')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  const name = client?.name ?? '';
  return makePaper(tx, paper, form, { personId: null, client: { clientId, contactId }, name });
}

async function wasMade(tx: Tx, kind: OwnKind, matterId: string): Promise<boolean> {
  return (await newestOf(tx, kind, matterId)) !== undefined;
}

function newestOf(tx: Tx, kind: OwnKind, matterId: string) {
  return signaturesDb(tx)
    .selectFrom('paper')
    .select(['version', 'form_id as formId', 'form_version as formVersion'])
    .where('kind', '=', kind)
    .where('matter_id', '=', matterId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function makePaper(
  tx: Tx,
  { id, formId }: PaperToMake,
  form: FormToPrint,
  of: For,
): Promise<Result<MadePaper>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = signaturesDb(tx);
  const { kind } = form;
  const before = await db.selectFrom('paper').select('id').where('id', '=', id).executeTakeFirst();
  if (before) return ok({ paperId: id, kind, isNew: false });
  const matterId = of.client?.clientId ?? of.personId ?? '';
  const newest = await newestOf(tx, kind, matterId);
  if (newest?.formId === formId && newest.formVersion === form.version) {
    return refuse(
      'already-asked',
      `${form.name}, version ${form.version}, was made for them already. Ask again for that paper instead.`,
    );
  }
  const version = (newest?.version ?? 0) + 1;
  const madeAt = nowOf(tx);
  const agency = await organisationCard(tx);
  const says = paperSays(form, { agency: agency.name, other: of.name });
  const facts = { id, kind, version, form: formId, formVersion: form.version, ...says };
  const pdf = await printSheet({
    letterhead: agency,
    title: OWN_KINDS[kind],
    subtitle: `Version ${version}, ${showMoment(minuteOfDate(madeAt))}`,
    lead: says.lead,
    sections: says.sections,
    documentId: id,
    sha256: createHash('sha256').update(canonicalJson(facts)).digest('hex'),
    madeAt,
    isSample: agency.isSample,
  });
  const sides = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  if (kind === 'key_information' && sides > MOST_SIDES) {
    return refuse(
      'too-long',
      'The key information document has more than two sides. Say it shorter in a new version of the form.',
      'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 13A',
    );
  }
  if (of.client) {
    const sent = await sendTerms(tx, of.client.clientId, {
      id,
      version: `${form.name} ${form.version}`,
      sentOn: dateIn(madeAt),
      sentTo: of.client.contactId,
    });
    if (!sent.ok) return sent;
  }
  await db
    .insertInto('paper')
    .values({
      organisation_id: organisationId,
      id,
      kind,
      form_id: formId,
      form_version: form.version,
      version,
      matter_id: matterId,
      person_id: of.personId,
      client_id: of.client?.clientId ?? null,
      contact_id: of.client?.contactId ?? null,
      pdf,
      says: JSON.stringify(says),
      made_at: madeAt,
      made_by: memberId,
    })
    .execute();
  record(tx, paperMade, {
    subjects: {
      document: id,
      form: formId,
      ...(of.personId ? { worker: of.personId } : {}),
      ...(of.client ? { client: of.client.clientId } : {}),
    },
    facts: {
      paper: kind,
      document: id,
      version,
      form: formId,
      formVersion: form.version,
      sha256: sha256Of(pdf),
    },
  });
  return ok({ paperId: id, kind, isNew: true });
}
