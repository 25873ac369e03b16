import { addDays } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { onReply, type Reply } from '../communications/index.ts';
import { answerAsk, openAsk } from './answer-ask.ts';
import { slotsOf } from './ask.ts';

/**
 * A YES or NO to "are you free that week?": free, or not, on each of its days that is not over. Refuses
 * `ask-closed`, whose words go back to them.
 */
async function answerByText(tx: Tx, reply: Reply): Promise<Result<{ say: string }>> {
  const ask = await openAsk(tx, reply.about);
  if (!ask.ok) return ask;
  const { weekOn, byPart } = ask.value;
  const today = dateIn(nowOf(tx));
  const slots = slotsOf(weekOn, byPart, today);
  const answered = await answerAsk(
    tx,
    { askId: reply.about, personId: reply.personId, how: 'text' },
    { id: newId(), choices: slots.map(({ date, part }) => ({ date, part, answer: reply.answer })) },
  );
  if (!answered.ok) return answered;
  const week = `${showDate(weekOn, today)} to ${showDate(addDays(weekOn, 6), today)}`;
  if (answered.value.booked.length > 0) {
    return ok({
      say: `Thank you. You are down as not free ${week}, but you are booked in it: ring us.`,
    });
  }
  return ok({
    say:
      reply.answer === 'yes'
        ? `Thank you. You are down as free ${week}. If single days differ, use your link.`
        : `Thank you. You are down as not free ${week}. If that changes, use your link.`,
  });
}

onReply('availability', answerByText);
