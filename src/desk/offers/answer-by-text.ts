import { weekday } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { loadShifts } from '../bookings/index.ts';
import { onReply, type Reply } from '../communications/index.ts';
import { answerRound, type Replied } from './answer-round.ts';
import { shiftsOfRound } from './load-round.ts';
import { slotsOf } from './round.ts';
import { whenOf } from './send-offers.ts';

/** A YES or NO to an offer by text: to all of its days, or a yes to some days of the week. */
async function answerByText(tx: Tx, reply: Reply): Promise<Result<{ say: string }>> {
  const yes = reply.answer === 'no' ? [] : await startsOn(tx, reply.about, reply.days);
  if (reply.answer === 'yes' && yes.length === 0) {
    const say = 'None of those days is part of this offer. Reply YES with the days you would work.';
    return refuse('nothing-said', say, undefined, { say });
  }
  const answered = await answerRound(tx, {
    id: newId(),
    roundId: reply.about,
    personId: reply.personId,
    how: 'text',
    yes,
    words: '',
  });
  if (!answered.ok) {
    const say = `${answered.refusal.because}`;
    return { ok: false, refusal: { ...answered.refusal, details: { say } } };
  }
  return ok({ say: await wordsFor(tx, answered.value) });
}

/** Starts of the slots on these days of the week; 'all' where no days were named. */
async function startsOn(
  tx: Tx,
  roundId: string,
  days: readonly number[] | undefined,
): Promise<'all' | readonly number[]> {
  if (days === undefined) return 'all';
  return slotsOf(await shiftsOfRound(tx, roundId))
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => days.includes(weekday(dateIn(startsAt))))
    .map((startsAt) => startsAt.getTime());
}

async function wordsFor(tx: Tx, { outcome, again, gotShifts }: Replied): Promise<string> {
  if (again) return 'We have your answer already. To change it, please ring us.';
  switch (outcome) {
    case 'assigned': {
      const shifts = await loadShifts(tx, gotShifts);
      const when = whenOf(shifts, dateIn(nowOf(tx)));
      return `It is yours: ${when} at ${shifts[0]?.place.siteName ?? ''}. Your confirmation follows in writing.`;
    }
    case 'interested':
      return 'Thank you. We have your yes, and tell you as soon as it is decided. It is not yours yet.';
    case 'declined':
      return 'Thank you. We have your no, and will ask you again another time.';
    case 'filled':
      return 'Thank you, but others were first: this work is taken. We will ask you again.';
    case 'stopped':
      return 'Thank you. We have your yes, but must look at something first and will ring you. It is not yours yet.';
  }
}

onReply('offer', answerByText, { days: true });
