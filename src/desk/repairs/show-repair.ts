import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { bookedFor, type LoadedShift, showNumber, type WhoMayGo } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsOf } from '../clients/index.ts';
import { modesOf } from '../offers/index.ts';
import { peopleOf } from '../people/index.ts';
import type { Gap } from './gap.ts';
import { type Gathered, milesTo } from './gather.ts';
import type { Move, Repair } from './repair.ts';
import type { readRepair } from './schema.ts';

/** What a page gets to see of a gap and its repairs. */
export type Proposal = Reply<typeof readRepair>;

type Shown = Proposal['repairs'][number];
type ShownMove = Shown['moves'][number];
type Work = Proposal['gap'];
/** Reasons of the ranking that are shown of each. */
const REASONS = 4;
/** Parts of the ranking that a move says by itself. */
const SHOWN: ReadonlySet<string> = new Set(['near', 'findings']);

/** The gap as a page shows it. */
export async function showGap(tx: Tx, gap: Gap): Promise<Work> {
  return workOf(gap.shifts, await roleNames(tx), null);
}

/** Repairs as a page shows them: who moves from where to where, what it costs, and who is told. */
export async function showRepairs(
  tx: Tx,
  gap: Gap,
  direct: WhoMayGo['may'],
  gathered: Gathered | null,
  repairs: readonly Repair[],
): Promise<Shown[]> {
  const roles = await roleNames(tx);
  const ids = [
    ...direct.map(({ runner }) => runner.personId),
    ...repairs.flatMap(({ moves }) => moves.map(({ personId }) => personId)),
  ];
  const cards = await peopleOf(tx, [...new Set(ids)]);
  const cardOf = (personId: string) => ({
    personId,
    name: cards.get(personId)?.displayName ?? '',
    phone: cards.get(personId)?.phone ?? '',
  });
  const straight = direct.map(
    ({ runner, reasons, findings }): Untold => ({
      direct: true,
      confirmed: 0,
      moved: 0,
      faces: 0,
      moves: [
        {
          ...cardOf(runner.personId),
          takes: workOf(gap.shifts, roles, null),
          gives: null,
          miles: rounded(runner.miles),
          milesBefore: null,
          mustSayYes: false,
          reasons: reasons
            .filter(({ part }) => !SHOWN.has(part))
            .slice(0, REASONS)
            .map(({ because }) => because),
          findings: [...findings],
        },
      ],
    }),
  );
  const chains = gathered
    ? repairs.map(
        ({ moves, cost }): Untold => ({
          direct: moves.length === 1,
          ...cost,
          moves: moves.map((move) => ({
            ...cardOf(move.personId),
            ...shownMove(move, gap, gathered, roles),
          })),
        }),
      )
    : [];
  return told(tx, gap, gathered, [...straight, ...chains]);
}

type Untold = Omit<Shown, 'tell'>;

function shownMove(
  { personId, takes, gives }: Move,
  gap: Gap,
  gathered: Gathered,
  roles: ReadonlyMap<string, string>,
): Omit<ShownMove, 'personId' | 'name' | 'phone'> {
  const shiftsOf = (ids: readonly string[]) =>
    ids.flatMap(
      (id) =>
        gap.shifts.find(({ shiftId }) => shiftId === id) ?? gathered.shifts.get(id)?.shift ?? [],
    );
  const taken = shiftsOf(takes.shiftIds);
  const given = gives ? shiftsOf(gives.shiftIds) : [];
  const worker = gathered.workers.get(personId);
  const [to] = taken;
  const [from] = given;
  const findings = gathered.rules.findings({
    personId,
    takes: takes.shiftIds,
    gives: gives?.shiftIds ?? [],
  });
  return {
    takes: workOf(taken, roles, takes.holder === null ? null : gathered),
    gives: gives ? workOf(given, roles, gathered) : null,
    miles: rounded(to ? milesTo(worker, to) : null),
    milesBefore: rounded(from ? milesTo(worker, from) : null),
    mustSayYes: given.some(
      ({ shiftId }) => gathered.shifts.get(shiftId)?.holder?.acceptedAt != null,
    ),
    reasons: [],
    findings: onceEach([...findings.values()].flat()),
  };
}

function onceEach(findings: readonly ShownMove['findings'][number][]): ShownMove['findings'] {
  return [...new Map(findings.map((one) => [`${one.rule} ${one.because}`, one])).values()];
}

function workOf(
  shifts: readonly LoadedShift[],
  roles: ReadonlyMap<string, string>,
  gathered: Gathered | null,
): Work {
  const [first] = shifts;
  if (!first) throw new Error('Work without a shift.');
  return {
    bookingId: first.bookingId,
    number: showNumber(first.number),
    clientName: first.place.clientName,
    siteName: first.place.siteName,
    roleName: roles.get(first.role) ?? first.role,
    payPence: first.payPence,
    shifts: shifts.map(({ shiftId, startsAt, endsAt }) => {
      const held = gathered?.shifts.get(shiftId);
      const { holder = null, told = false } = held ?? {};
      return {
        shiftId,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        assignmentId: holder?.assignmentId ?? null,
        state:
          holder === null
            ? 'open'
            : holder.acceptedAt === null
              ? 'pencilled'
              : told
                ? 'confirmed'
                : 'assigned',
      };
    }),
  };
}

/** Adds to each repair who ordered the work that somebody else will do. */
async function told(
  tx: Tx,
  gap: Gap,
  gathered: Gathered | null,
  repairs: readonly Untold[],
): Promise<Shown[]> {
  const works = repairs.flatMap(({ moves }) => moves.map(({ takes }) => takes));
  const booked = await bookedFor(tx, [...new Set(works.map(({ bookingId }) => bookingId))]);
  const contacts = await contactsOf(
    tx,
    [...booked.values()].map(({ orderedBy }) => orderedBy),
  );
  const lines = new Map(
    works.flatMap(({ shifts }) => {
      const [one] = shifts;
      const shift =
        gap.shifts.find(({ shiftId }) => shiftId === one?.shiftId) ??
        gathered?.shifts.get(one?.shiftId ?? '')?.shift;
      return shift
        ? [[shift.shiftId, { lineId: shift.lineId, clientId: shift.place.clientId }] as const]
        : [];
    }),
  );
  const modes = await modesOf(tx, [...lines.values()]);
  return repairs.map((repair) => ({
    ...repair,
    tell: repair.moves.map(({ takes, name }, at) => {
      const { bookingId, number, siteName, clientName, shifts } = takes;
      const contact = contacts.get(booked.get(bookingId)?.orderedBy ?? '');
      const line = lines.get(shifts[0]?.shiftId ?? '');
      return {
        bookingId,
        number,
        siteName,
        clientName,
        contactName: contact?.name ?? '',
        contactPhone: contact?.phone ?? '',
        comes: name,
        // Whoever gave it up stands one move before.
        goes: at === 0 ? null : (repair.moves[at - 1]?.name ?? null),
        hirerFirst: modes.get(line?.lineId ?? '')?.mode === 'hirer_first',
      };
    }),
  }));
}

function rounded(miles: number | null): number | null {
  return miles === null ? null : Math.round(miles * 10) / 10;
}
