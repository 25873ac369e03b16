import { addMonths } from '../../lib/days.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { centreCounts, SOON_DAYS } from '../../proof/centre/index.ts';
import { type WaitKind, waitingNow } from '../../proof/certification/index.ts';
import { concernsDue } from '../../proof/concerns/index.ts';
import { openClaims } from '../../proof/portfolio/index.ts';
import { type CountedProgramme, programmesCounted } from '../../proof/programme/index.ts';
import { visitsWaiting } from '../../proof/visits/index.ts';
import type { readBoard } from './schema.ts';

type Board = ReplyOf<typeof readBoard>;
type Line = Board['lines'][number];

const YEAR_MONTHS = 12;

/** The centre in numbers today; each leads to the list it counts. One question a table, however many learners. */
export async function centreBoard(tx: Tx): Promise<Board> {
  const today = dateIn(nowOf(tx));
  const centre = await centreCounts(tx);
  const programmes = await programmesCounted(tx);
  const claims = await openClaims(tx);
  const lines: Line[] = [];
  const say = (
    group: Line['group'],
    label: string,
    count: number,
    href: string,
    { unit = '', late = null }: { readonly unit?: string; readonly late?: Line['late'] } = {},
  ) =>
    lines.push({
      group,
      label,
      count,
      unit,
      asks: group === 'late' || group === 'staff',
      href,
      late,
    });
  const sayLate = (label: string, count: number, href: string, one: string, many: string) =>
    say('late', label, count, href, { late: { one, many } });
  const having = (has: (one: CountedProgramme) => boolean) => programmes.filter(has).length;

  sayLate(
    'Registrations late',
    centre.registrationsLate,
    '/centre/registrations?state=late',
    'learner is not registered with the awarding body four weeks after their start',
    'learners are not registered with the awarding body four weeks after their start',
  );
  say('late', 'Learners to register', centre.toRegister, '/centre/registrations?state=to_send');
  const reviews = having(({ rules }) => rules.includes('C6'));
  sayLate(
    'Reviews with the line manager late',
    reviews,
    '/programme?late=C6',
    'review with a line manager is late',
    'reviews with line managers are late',
  );
  const arrangements = programmes.reduce((sum, one) => sum + one.arrangementsOpen, 0);
  say('late', 'Arrangements not agreed', arrangements, '/programme?late=R48');
  say('late', 'Claims waiting for a decision', claims.length, '/assessment');
  const awards = await waitingNow(tx);
  const waits = (...kinds: readonly WaitKind[]) =>
    awards.rows.filter(({ kind }) => kinds.includes(kind)).length;
  const answers = waits('to_send', 'unanswered', 'missing');
  say('late', 'Awards claimed, not answered', answers, '/certification');
  const certificates = waits('to_arrive', 'to_check', 'to_hand', 'to_replace');
  say('late', 'Certificates on their way', certificates, '/certification');
  const late = awards.rows.filter((one) => one.late).length;
  sayLate(
    'Of claims and certificates, late',
    late,
    '/certification',
    'award or certificate is late',
    'awards or certificates are late',
  );
  sayLate(
    'Letters to be answered, late',
    centre.lettersLate,
    '/centre/letters',
    'letter of the awarding body waits for an answer past its day',
    'letters of the awarding body wait for an answer past their day',
  );
  const concerns = await concernsDue(tx);
  if (concerns) {
    sayLate(
      'Concerns late',
      concerns.late,
      '/centre/concerns',
      'concern is past the day by which it was to be answered',
      'concerns are past the day by which they were to be answered',
    );
  }
  const visits = await visitsWaiting(tx);
  say('late', 'Visits to answer', visits.toAnswer, '/visits');
  sayLate(
    'Actions of the external verifier late',
    visits.lateActions,
    '/visits',
    'action of the external verifier is past its day',
    'actions of the external verifier are past their day',
  );

  const inState = (...states: readonly string[]) => having(({ state }) => states.includes(state));
  const stateLine = (label: string, ...states: readonly string[]) =>
    say('learners', label, inState(...states), `/programme?state=${states[0]}`);
  stateLine('In learning', 'in_learning');
  stateLine('Extended', 'extended');
  stateLine('On a break', 'break');
  stateLine('Completed', 'completed');
  stateLine('Withdrawn', 'withdrawn');
  stateLine('Transferred', 'transferred');

  const learning = programmes.filter(
    ({ state }) => state === 'in_learning' || state === 'extended',
  );
  const yearOn = (one: CountedProgramme) => addMonths(one.startedOn, YEAR_MONTHS);
  const over = learning.filter(({ plannedEndOn }) => plannedEndOn < today);
  const first = learning.filter((one) => !over.includes(one) && today <= yearOn(one));
  say('progress', 'In their first year', first.length, '/programme?progress=first');
  const last = learning.length - first.length - over.length;
  say('progress', 'Between one year and the planned end', last, '/programme?progress=second');
  say('progress', 'Past the planned end', over.length, '/programme?progress=over');
  const minutes = learning.reduce((sum, one) => sum + one.guidedMinutes, 0);
  say('progress', 'Guided time of who is in learning', Math.floor(minutes / 60), '/programme', {
    unit: 'hours',
  });

  const soon = `Certificates that end within ${SOON_DAYS} days`;
  say('staff', soon, centre.certificatesEnding, '/centre/set-up');
  say('staff', 'Staff with more learners than their limit', centre.overLimit, '/centre/caseloads');
  say('staff', 'Missing before anything is claimed', centre.missing, '/centre/set-up');
  return { today, lines };
}
