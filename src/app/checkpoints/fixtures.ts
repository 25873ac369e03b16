import type { TestOrganisation, World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { addBranch } from '../../platform/identity/members.ts';
import { addRecipient } from './recipients.ts';

/** A worker's log that nobody reads. */
export const quiet = { info() {}, warn() {}, error() {} };

/** The value of what must have been done. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** Adds people outside, by name, who keep checkpoints. @returns their ids */
export async function keepers(
  { db }: World,
  { omar }: TestOrganisation,
  ...names: readonly string[]
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const id = newId();
    const address = `${name.toLowerCase().replace(' ', '.')}@auditor.example`;
    done(await act(db, omar, (tx) => addRecipient(tx, { id, name, address })));
    ids.push(id);
  }
  return ids;
}

/** Something that happens in a house: a branch opens. */
export async function addBranchHere(
  { db }: World,
  { olivia }: TestOrganisation,
  name: string,
): Promise<void> {
  done(await act(db, olivia, (tx) => addBranch(tx, { id: newId(), name })));
}

/** The mails with checkpoints of a house, by name of who gets them, the oldest first. */
export async function mailsOf({ owner }: World, org: TestOrganisation) {
  const { rows } = await owner.query<{
    id: string;
    to_name: string;
    to_address: string;
    subject: string;
    body: string;
    state: string;
    files: readonly { readonly name: string; readonly content: string }[];
  }>(
    `select m.id, m.to_name, m.to_address, m.subject, m.body, d.state,
        (select coalesce(json_agg(json_build_object('name', a.file_name, 'content', convert_from(a.content, 'UTF8'))), '[]')
           from message_attachment a where a.organisation_id = m.organisation_id and a.message_id = m.id) as files
       from message m join message_delivery d on d.organisation_id = m.organisation_id and d.message_id = m.id
      where m.organisation_id = $1 and m.about_kind = 'checkpoint' order by m.written_at, m.to_name`,
    [org.id],
  );
  return rows;
}
