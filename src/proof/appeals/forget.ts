import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { emptyFiles } from './paper-files.ts';
import { appealsDb } from './tables.ts';

/** Where people write freely in an appeal; the procedure itself is about nobody. */
const TEXTS = [
  { table: 'appeal', keys: ['id'], columns: ['refused', 'grounds', 'late_because'] },
  {
    table: 'appeal_stage',
    keys: ['appeal_id', 'stage'],
    columns: ['why', 'late_because', 'reference'],
  },
  { table: 'appeal_paper', keys: ['id'], columns: ['title', 'words'] },
  { table: 'appeal_paper_file', keys: ['paper_id'], columns: ['name'] },
  { table: 'appeal_outcome', keys: ['appeal_id', 'stage'], columns: ['reasons', 'hearing'] },
];

/** Takes a person's name, address and number out of what was said in appeals, and the files of papers that name them or are theirs; that it was written, and its hash in the log, stay. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  await emptyFiles(tx, (text) => hideTexts(text, hidden) !== text);
  await hideInTexts(appealsDb(tx), TEXTS, hidden);
  return ok(null);
}

onErasure('appeals', forgetPerson);
