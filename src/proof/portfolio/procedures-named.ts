import { procedureTitles } from '../../desk/policies/index.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Said } from './words.ts';

/** A procedure that was in force when a record was made, as the assessor reads it. */
export interface ProcedureNamed {
  readonly policy: string;
  readonly version: string;
  readonly title: string;
}

/** What the procedures named in these entries are called; asked for once for all of them. */
export async function proceduresNamed(
  tx: Tx,
  entries: readonly HeardEntry[],
): Promise<(entry: HeardEntry) => readonly ProcedureNamed[]> {
  const named = ({ envelope }: HeardEntry) => envelope.policies ?? [];
  const titles = await procedureTitles(tx, entries.flatMap(named));
  return (entry) =>
    named(entry).map(({ policy, version }) => ({
      policy,
      version,
      title: titles.get(`${policy} ${version}`) ?? policy,
    }));
}

/** The same in a line of words, or no line where none was in force. */
export function proceduresSaid(procedures: readonly ProcedureNamed[] = []): readonly Said[] {
  if (procedures.length === 0) return [];
  const value = procedures.map(({ title, version }) => `${title}, version ${version}`).join('; ');
  return [{ label: 'Procedures in force', value }];
}
