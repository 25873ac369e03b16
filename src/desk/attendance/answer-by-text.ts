import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onReply, type Reply } from '../communications/index.ts';
import { recordStart } from './record-start.ts';

/** A YES to "are you on your way?" is on the way; a NO says that they cannot come, and the desk sees it at once. */
async function answerByText(tx: Tx, reply: Reply): Promise<Result<{ say: string }>> {
  const said = reply.answer === 'yes' ? 'on_the_way' : 'cannot_come';
  const kept = await recordStart(
    tx,
    { id: newId(), assignmentId: reply.about, said },
    { how: 'text', byWhom: 'worker' },
  );
  if (!kept.ok) return kept;
  return ok({
    say:
      said === 'on_the_way'
        ? 'Thank you. If you will be late, use your link or ring us.'
        : 'We have it that you cannot come. Please ring us too.',
  });
}

onReply('attendance', answerByText);
