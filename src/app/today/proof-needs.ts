import type { ReplyIn } from '../../lib/route.ts';
import { showMoment } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { myLearners } from '../../proof/assessment/index.ts';
import { unreadOf, visitsOf } from '../../proof/contact/index.ts';
import { centreBoard } from '../centre-board/board.ts';
import { whatNext } from '../learner-board/next.ts';
import type { proofNeeds } from './schema.ts';

type Line = ReplyIn<typeof proofNeeds>['lines'][number];

/** Days without a step after which a learner counts as quiet: four weeks, as on the page of one's learners. */
const QUIET_DAYS = 28;
const RUN_CENTRE: readonly Role[] = ['owner', 'quality_manager', 'centre_administrator'];

/**
 * What of the proof waits for the signed-in member, as they are learner, adviser, assessor or run the centre: what
 * is late first within each. Lines that count nothing are left out.
 */
export async function needsOfProof(tx: Tx): Promise<readonly Line[]> {
  const { roles } = actorOf(tx);
  const has = (...any: readonly Role[]) => any.some((role) => roles.includes(role));
  return [
    ...(has('adviser', 'assessor') ? await ofMyLearners(tx) : []),
    ...(has('adviser', 'assessor', 'learner') ? await ofContact(tx) : []),
    ...(has('learner') ? await ofMyOwnWay(tx) : []),
    ...(has(...RUN_CENTRE) ? await ofTheCentre(tx) : []),
  ];
}

function line(id: string, count: number, text: string, href: string, act: string): readonly Line[] {
  return count === 0 ? [] : [{ id, text, href, act: `${act} (${count})` }];
}

async function ofMyLearners(tx: Tx): Promise<readonly Line[]> {
  const found = await myLearners(tx, { quietAfter: QUIET_DAYS });
  const rows = found.ok ? found.value.rows : [];
  const onMe = rows.flatMap(({ claims }) => claims).filter(({ onYou }) => onYou);
  const late = onMe.filter((one) => one.late).length;
  const actions = rows.flatMap((one) => one.actions);
  const past = actions.filter((one) => one.late).length;
  const answered = actions.filter((one) => one.answered).length;
  const page = '/assessment/learners';
  const wait = `${counted(onMe.length, 'claim waits', 'claims wait')} for a decision`;
  return [
    ...line(
      'my-claims',
      onMe.length,
      late > 0 ? `${wait}; ${late} past the promised day` : wait,
      page,
      'Your learners',
    ),
    ...line(
      'my-learners-late',
      past,
      `${counted(past, 'action', 'actions')} that you gave learners ${past === 1 ? 'is' : 'are'} past the day`,
      page,
      'Late actions',
    ),
    ...line(
      'my-learners-answered',
      answered,
      `${counted(answered, 'learner’s answer', 'learners’ answers')} to an action to look at`,
      page,
      'Answered',
    ),
  ];
}

async function ofContact(tx: Tx): Promise<readonly Line[]> {
  const me = actorOf(tx).memberId ?? '';
  const today = dateIn(nowOf(tx));
  const unread = await unreadOf(tx, me);
  const messages = unread.reduce((sum, { count }) => sum + count, 0);
  const { ahead, late } = await visitsOf(tx, me);
  // Whose visit it is says how it went; the learner is asked nothing.
  const own = late.filter(({ memberId }) => memberId === me);
  const due = ahead.filter(({ startsAt }) => dateIn(startsAt) === today);
  const [first] = due;
  return [
    ...line(
      'messages-unread',
      messages,
      `${counted(messages, 'message')} to read, the first since ${unread[0] ? showMoment(minuteOfDate(unread[0].since), today) : ''}`,
      '/contact',
      'Messages',
    ),
    ...line(
      'visits-today',
      due.length,
      `${counted(due.length, 'visit')} today, the first ${first ? showMoment(minuteOfDate(first.startsAt), today) : ''}`,
      '/diary',
      'Diary',
    ),
    ...line(
      'visits-unfinished',
      own.length,
      `${counted(own.length, 'visit')} past, and nobody said how ${own.length === 1 ? 'it' : 'they'} went`,
      '/diary',
      'Past visits',
    ),
  ];
}

async function ofMyOwnWay(tx: Tx): Promise<readonly Line[]> {
  const board = await whatNext(tx);
  const late = board.ok ? board.value.next.filter((one) => one.late).length : 0;
  return line(
    'own-late',
    late,
    `${counted(late, 'step')} of your qualification ${late === 1 ? 'is' : 'are'} past the day`,
    '/what-next',
    'What next',
  );
}

async function ofTheCentre(tx: Tx): Promise<readonly Line[]> {
  const { lines } = await centreBoard(tx);
  return lines.flatMap(({ late, label, count, href }) =>
    late === null || count === 0
      ? []
      : line(`centre-${href}`, count, counted(count, late.one, late.many), href, label),
  );
}
