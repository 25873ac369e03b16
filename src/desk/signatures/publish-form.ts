import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Upload } from '../../platform/http/serve.ts';
import { checkTermsContent, type TermsItem } from '../../rules/agency-conduct/terms.ts';
import { stops } from '../../rules/finding.ts';
import { paperFormPublished } from './events.ts';
import { exampleLeaves } from './paper-sheet.ts';
import type { FormParticulars, FormSays, OwnKind } from './papers-schema.ts';
import { signaturesDb } from './tables.ts';

/** What a version says: as written, or in a file with what was found in it. */
export type FormContent =
  | { readonly says: FormSays }
  | {
      readonly kind: 'terms_of_work' | 'terms_of_business';
      readonly states: readonly TermsItem[];
      readonly file: Upload;
    };

/** Lets one act at a time make something of this form or for this client. */
export async function lockMatter(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('papers of ' || ${id}::text, 0))`.execute(
    signaturesDb(tx),
  );
}

/** The refusal for a form that is not here. */
export function formNotFound(): Result<never> {
  return refuse('form-not-found', 'There is no such form. Look for it in the list of forms.');
}

function wrong(field: string, code: string, because: string, source?: string): Result<never> {
  return refuse(code, because, source, { fields: { [field]: because } });
}

/** What stands in the way of publishing this: terms that lack something, an example that leaves less than nothing. */
function fault(content: FormContent, today: string): Result<never> | null {
  const states =
    'file' in content
      ? content.kind === 'terms_of_work' && content.states
      : content.says.kind === 'terms_of_work' && content.says.states;
  const stop = states ? checkTermsContent(states, today).find(stops) : undefined;
  if (stop) {
    const because = [stop.because, stop.clears].filter(Boolean).join(' ');
    return wrong('states', 'terms-lack', because, stop.source);
  }
  if ('file' in content) {
    if (content.file.bytes.subarray(0, 5).toString('latin1') === '%PDF-') return null;
    return wrong('file', 'wrong-type', 'The file is not a PDF. Save it as one and send it again.');
  }
  if (content.says.kind === 'key_information' && exampleLeaves(content.says) < 0) {
    return wrong(
      'exampleByLawPence',
      'example-below-nothing',
      'The example takes off more than it pays. Check the hours, the rate and what is taken off.',
    );
  }
  return null;
}

function asKept(content: FormContent): {
  kind: OwnKind;
  text: string;
  facts: object;
  digest: string;
} {
  const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
  if ('file' in content) {
    const { kind, states, file } = content;
    return { kind, text: '', facts: { kind: 'file', states }, digest: hash(file.bytes) };
  }
  const { says } = content;
  const digest = hash(canonicalJson(says));
  if (!('text' in says)) return { kind: says.kind, text: '', facts: says, digest };
  const { text, ...facts } = says;
  return { kind: says.kind, text, facts, digest };
}

/**
 * Publishes a form, or a new version of one: nothing that was published is ever edited. Papers made from an older
 * version stand as outdated from then on. The same again gives the first result. Refuses `terms-lack` (CR-15),
 * `wrong-type`, `example-below-nothing`, `form-changed` (a colleague's version in between), `other-kind` and
 * `no-change-said`.
 */
export async function publishForm(
  tx: Tx,
  { formId, from, name, change }: FormParticulars,
  content: FormContent,
): Promise<Result<{ formId: string; version: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('A form is published by a member.');
  const now = nowOf(tx);
  const wrongIn = fault(content, dateIn(now));
  if (wrongIn) return wrongIn;
  const { kind, text, facts, digest } = asKept(content);
  const db = signaturesDb(tx);
  // A second press waits here, and then sees what the first one published.
  await lockMatter(tx, formId);
  const newest = await db
    .selectFrom('paper_form')
    .select(['version', 'kind', 'content_sha256 as sha256'])
    .where('form_id', '=', formId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = from + 1;
  if (newest?.version === version && newest.sha256 === digest) return ok({ formId, version });
  if ((newest?.version ?? 0) !== from) {
    return refuse(
      'form-changed',
      'A colleague has published a version in between. Read it, then publish yours.',
    );
  }
  if (newest && newest.kind !== kind) {
    return refuse('other-kind', 'A form stays of its kind. Publish a new form instead.');
  }
  if (newest && change === '') {
    return wrong('change', 'no-change-said', 'Say what changed since the version before.');
  }
  await db
    .insertInto('paper_form')
    .values({
      organisation_id: organisationId,
      form_id: formId,
      version,
      kind,
      name,
      change,
      text,
      facts: JSON.stringify(facts),
      file_name: 'file' in content ? cutTo(content.file.name || 'terms.pdf', 200) : null,
      file: 'file' in content ? content.file.bytes : null,
      content_sha256: digest,
      published_at: now,
      published_by: memberId,
    })
    .execute();
  record(tx, paperFormPublished, {
    subjects: { form: formId },
    facts: { form: formId, paper: kind, version, sha256: digest, file: 'file' in content },
  });
  return ok({ formId, version });
}
