import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { emptyStaffFiles } from './staff-files.ts';
import { centreDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  {
    table: 'centre_letter',
    keys: ['id'],
    columns: ['about', 'words', 'reference', 'taken_back_because'],
  },
  { table: 'staff_file', keys: ['id'], columns: ['name'] },
];

/**
 * Forgets a person in what went between the centre and its awarding body, and empties the CV and certificates that are
 * theirs or are called by their name. That a letter went, and a file's hash, stay.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  await emptyStaffFiles(tx, (text) => hideTexts(text, hidden) !== text);
  await hideInTexts(centreDb(tx), TEXTS, hidden);
  return ok(null);
}

onErasure('centre', forgetPerson);
