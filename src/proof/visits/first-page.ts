import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type BesideBases, onFirstPage, type Wait } from '../external/index.ts';
import { arrangementList } from '../programme/index.ts';
import { type AskedAction, actionsOf } from './actions.ts';
import { stepsOf, whoActs } from './found.ts';
import { packLines, visitLines } from './queries.ts';
import { figuresSince } from './since.ts';
import { visitsDb } from './tables.ts';

type VisitLine = Awaited<ReturnType<typeof visitLines>>[number];
type Waits = Pick<BesideBases, 'yours' | 'centres'>;

/** Visits, reports, actions, arrangements and contacts on an external verifier's first page, and figures beside. */
onFirstPage(async (tx, own): Promise<BesideBases> => {
  const codes = new Set(own.map(({ frameworkCode }) => frameworkCode));
  const today = dateIn(nowOf(tx));
  const visits = (await visitLines(tx)).filter(({ frameworkCode }) => codes.has(frameworkCode));
  const packs = await packLines(tx);
  const waits = [
    await visitsThatWait(tx, visits),
    await reportsThatWait(tx, visits),
    actionsThatWait(await actionsOf(tx), codes, today),
    await arrangementsThatWait(tx, codes),
    await contactsThatWait(tx, codes, today),
  ];
  const of = new Map<string, Parts>();
  for (const { frameworkCode: code, fromOn } of own) {
    const theirs = visits.filter(({ frameworkCode }) => frameworkCode === code);
    // The newest stands first.
    const held = theirs.find(({ state }) => state === 'held');
    const next = theirs.findLast(
      ({ state, on }) => (state === 'agreed' || state === 'asked') && on >= today,
    );
    const pack = packs.find(({ visitId }) => theirs.some((one) => one.visitId === visitId));
    const from = held?.on ?? fromOn;
    of.set(code, {
      next: next
        ? {
            visitId: next.visitId,
            on: next.on,
            kind: next.kind,
            agreed: next.state === 'agreed',
          }
        : null,
      pack: pack ?? null,
      figures: { from, isVisit: held !== undefined, lines: await figuresSince(tx, code, from) },
    });
  }
  return {
    yours: waits.flatMap(({ yours }) => yours),
    centres: waits.flatMap(({ centres }) => centres),
    of,
  };
});

type Parts = NonNullable<ReturnType<BesideBases['of']['get']>>;

/** Days that one side has not answered, visits the centre refused that are still ahead, and visits whose day is past. */
async function visitsThatWait(tx: Tx, visits: readonly VisitLine[]): Promise<Waits> {
  const today = dateIn(nowOf(tx));
  const steps = await stepsOf(
    tx,
    visits.map(({ visitId }) => visitId),
  );
  const line = (one: VisitLine, what: string, late: boolean, since?: string): Wait => ({
    kind: 'visit',
    frameworkCode: one.frameworkCode,
    what: `${what}: ${showDate(one.on, today)}`,
    count: 1,
    since: since ?? steps.get(one.visitId)?.at(-1)?.writtenOn ?? one.on,
    dueOn: null,
    late,
    href: `/visits/${one.visitId}`,
  });
  const late = ({ obstructions }: VisitLine) => obstructions.length > 0;
  return {
    yours: visits
      .filter(({ isMine }) => isMine)
      .flatMap((one) => {
        if (one.waitsFor === 'verifier') {
          return [line(one, 'The centre proposes a day for a visit', false)];
        }
        if (one.state === 'refused' && one.on >= today) {
          return [line(one, 'The centre refused a visit', true)];
        }
        if (one.state === 'agreed' && one.on < today) {
          return [line(one, 'Nobody has said yet whether a visit was held', true, one.on)];
        }
        return [];
      }),
    centres: visits
      .filter(({ waitsFor }) => waitsFor === 'centre')
      .map((one) => line(one, 'A visit waits for the centre’s answer', late(one))),
  };
}

/** Visits that were held and have no report given, and drafts that were not given. */
async function reportsThatWait(tx: Tx, visits: readonly VisitLine[]): Promise<Waits> {
  const today = dateIn(nowOf(tx));
  const drafts = await visitsDb(tx)
    .selectFrom('visit_report')
    .select(['visit_id', 'written_at'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('member_id', '=', whoActs(tx))
    .where('given_at', 'is', null)
    .execute();
  const yours = visits
    .filter(({ isMine, state }) => isMine && state === 'held')
    .flatMap((one): Wait[] => {
      const draft = drafts.find(({ visit_id }) => visit_id === one.visitId);
      if (!draft && one.reported) return [];
      const on = showDate(one.on, today);
      return [
        {
          kind: 'report',
          frameworkCode: one.frameworkCode,
          what: draft
            ? `The report of the visit on ${on} is a draft, not given`
            : `The visit on ${on} has no report yet`,
          count: 1,
          since: draft ? dateIn(draft.written_at) : one.on,
          dueOn: null,
          late: false,
          href: `/visits/${one.visitId}`,
        },
      ];
    });
  return { yours, centres: [] };
}

/** One line a qualification for answers to judge, one for what the centre has still to do. */
function actionsThatWait(
  actions: readonly AskedAction[],
  codes: ReadonlySet<string>,
  today: string,
): Waits {
  const grouped = (state: AskedAction['state'], line: (own: readonly AskedAction[]) => Wait) =>
    [...codes].flatMap((code) => {
      const own = actions.filter((one) => one.frameworkCode === code && one.state === state);
      return own.length === 0 ? [] : [line(own)];
    });
  const common = (own: readonly AskedAction[]) => ({
    kind: 'action' as const,
    frameworkCode: own[0]?.frameworkCode ?? '',
    count: own.length,
    href: '/visits',
  });
  const earliest = (days: readonly string[]) => days.toSorted()[0] ?? today;
  return {
    yours: grouped('answered', (own) => ({
      ...common(own),
      what: `${counted(own.length, 'answer')} of the centre to an action ${own.length === 1 ? 'waits' : 'wait'} for you`,
      since: earliest(
        own.map(({ answers }) => dateIn(new Date(answers.at(-1)?.answeredAt ?? today))),
      ),
      dueOn: null,
      late: false,
    })),
    centres: grouped('open', (own) => {
      const late = own.filter((one) => one.late).length;
      return {
        ...common(own),
        what: `${counted(own.length, 'action is', 'actions are')} open at the centre${late === 0 ? '' : `, ${late} of them late`}`,
        since: earliest(own.map(({ madeAt }) => dateIn(new Date(madeAt)))),
        dueOn: earliest(own.map(({ dueOn }) => dueOn)),
        late: late > 0,
      };
    }),
  };
}

async function arrangementsThatWait(tx: Tx, codes: ReadonlySet<string>): Promise<Waits> {
  const open = (await arrangementList(tx)).rows.filter(
    ({ agreedOn, frameworkCode }) => agreedOn === null && codes.has(frameworkCode),
  );
  const yours = [...Map.groupBy(open, ({ frameworkCode }) => frameworkCode)].map(
    ([frameworkCode, own]): Wait => ({
      kind: 'arrangement',
      frameworkCode,
      what: `${counted(own.length, 'arrangement')} of a learner to agree or refuse`,
      count: own.length,
      since: own.map(({ askedOn }) => askedOn).toSorted()[0] ?? '',
      dueOn: null,
      late: false,
      href: '/arrangements',
    }),
  );
  return { yours, centres: [] };
}

/** Contacts whose day has come and of which nothing is recorded. */
async function contactsThatWait(tx: Tx, codes: ReadonlySet<string>, today: string): Promise<Waits> {
  const rows = await visitsDb(tx)
    .selectFrom('external_contact')
    .select(['framework_code', 'on_day'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('member_id', '=', whoActs(tx))
    .where('outcome', 'is', null)
    .where('on_day', '<=', today)
    .orderBy('on_day')
    .execute();
  const due = rows.filter(({ framework_code }) => codes.has(framework_code));
  const yours = [...Map.groupBy(due, ({ framework_code }) => framework_code)].map(
    ([frameworkCode, own]): Wait => ({
      kind: 'contact',
      frameworkCode,
      what: `${counted(own.length, 'contact')} with a learner to record`,
      count: own.length,
      since: own[0]?.on_day ?? today,
      dueOn: own[0]?.on_day ?? today,
      late: (own[0]?.on_day ?? today) < today,
      href: '/external/contacts',
    }),
  );
  return { yours, centres: [] };
}
