import type { TestOrganisation, World } from '../../../test/world.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  type Place,
} from '../../desk/bookings/fixtures.ts';
import { confirm } from '../../desk/bookings/index.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { hearOnce } from '../../platform/audit/listen.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { adoptBuiltIn, frameworkOf } from '../frameworks/index.ts';
import { type AcceptInput, acceptCase } from './accept-case.ts';
import { enrol } from './enrol.ts';
import { HEARD_AS, hear } from './hear.ts';
import { type SuggestionQuery, suggestions } from './suggestions.ts';

/** The answer of something that is not refused; a refusal fails the test with its words. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** The code of a refusal; an answer fails the test. */
export function refused(result: Result<unknown>): string {
  if (result.ok) throw new Error('It was not refused.');
  return result.refusal.code;
}

/** Does something as somebody; it must not be refused. */
export async function as<T>(
  world: World,
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<T> {
  return given(await act(world.db, actor, work));
}

/** The bytes of a file that is given whole; one that goes out bit by bit fails the test. */
export function bytesOf(file: FileReply | PiecedFile): Buffer {
  if (!('bytes' in file)) throw new Error(`${file.fileName} goes out bit by bit.`);
  return file.bytes;
}

/** A file as a browser saves it, whole or read bit by bit. */
export async function savedBy(
  world: World,
  by: Actor,
  file: FileReply | PiecedFile,
): Promise<Buffer> {
  if ('bytes' in file) return file.bytes;
  const bits: Buffer[] = [];
  for (let at = 0; at < file.size; at += bits.at(-1)?.length ?? 0) {
    const bit = await read(world.db, by, (tx) => file.read(tx, at, 100_000));
    if (!bit) throw new Error('The file ended before its end.');
    bits.push(bit);
  }
  return Buffer.concat(bits);
}

export const memberOf = ({ memberId }: Actor): string => memberId ?? '';

/** The qualification, in use. @returns its id and unit ids by reference */
export async function aQualification(world: World, org: TestOrganisation) {
  const { frameworkId } = await as(world, org.olivia, (tx) =>
    adoptBuiltIn(tx, { id: newId(), code: 'REC-L2-RR' }),
  );
  const tree = await read(world.db, org.olivia, (tx) => frameworkOf(tx, frameworkId));
  const units = tree?.units ?? [];
  const unit = (reference: string): string =>
    units.find((each) => each.reference.replaceAll(/\s/g, '') === reference)?.unitId ?? '';
  const criterion = (code: string): string =>
    units
      .flatMap(({ outcomes }) => outcomes.flatMap(({ criteria }) => criteria))
      .find((each) => each.code === code)?.criterionId ?? '';
  return { frameworkId, unit, criterion };
}

/** Lena enrolled on a framework by Olivia. */
export function anEnrolment(
  world: World,
  org: TestOrganisation,
  frameworkId: string,
  { learner = org.lena, unitIds = [] }: { learner?: Actor; unitIds?: readonly string[] } = {},
) {
  return as(world, org.olivia, (tx) =>
    enrol(tx, { id: newId(), memberId: memberOf(learner), frameworkId, unitIds }),
  );
}

/** The log heard to its end by portfolios. */
export function heardAll(world: World): Promise<number> {
  return hearOnce(world.db, { name: HEARD_AS, hear });
}

/** A learner's suggestions as their page asks for them. */
export function suggestedTo(world: World, learner: Actor, query: Partial<SuggestionQuery> = {}) {
  return read(world.db, learner, (tx) =>
    suggestions(tx, memberOf(learner), { state: 'open', from: 0, size: 50, ...query }),
  );
}

/** The case of a booking, heard and accepted whole as one item of a learner. */
export async function anAcceptedBooking(
  world: World,
  learner: Actor,
  bookingId: string,
  item: Pick<AcceptInput, 'title' | 'note' | 'references'>,
) {
  await heardAll(world);
  const { rows } = await suggestedTo(world, learner);
  const found = rows.find((row) => row.aboutId === bookingId);
  if (!found) throw new Error('The booking is no case of this learner.');
  const evidenceId = newId();
  const seqs = found.entries.map(({ seq }) => seq);
  await as(world, learner, (tx) =>
    acceptCase(tx, { ...item, id: evidenceId, caseId: found.caseId, seqs }),
  );
  return { evidenceId, found };
}

let houses = 0;

/** A booking at a Harrow House of its own taken, filled with Rosa and confirmed by one consultant. */
export async function aConfirmedBooking(
  world: World,
  by: Actor,
  { place, worker, day = '2026-11-30' }: { place?: Place; worker?: string; day?: string } = {},
) {
  const at =
    place ??
    (await as(world, by, async (tx) => ({
      ok: true,
      value: await aPlace(
        tx,
        { name: `Harrow House ${++houses}` },
        { isSomebodyElse: true, email: `grace.hill${houses}@harrow.example` },
      ),
    })));
  const personId = worker ?? (await aClearedWorker(world.db, by));
  const booking = await as(world, by, async (tx) => ({
    ok: true,
    value: await aBooking(tx, at, [aShift(day, '07:00', '15:00')]),
  }));
  await as(world, by, async (tx) => ({
    ok: true,
    value: await anAssignment(tx, personId, booking.shiftIds),
  }));
  const { bookingId } = booking;
  await as(world, by, (tx) => confirm(tx, { id: newId(), bookingId, personId, because: '' }));
  return { bookingId, personId, place: at, shiftIds: booking.shiftIds };
}
