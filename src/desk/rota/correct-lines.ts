import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { fold } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import {
  draftNotFound,
  findDraft,
  linesOfDraft,
  readDraftLines,
  recordRead,
  type StoredLine,
  saveLines,
  withinLimit,
} from './draft.ts';
import { sitesIn } from './gather.ts';
import { atText, gridNames } from './paste-rota.ts';
import { readSheet } from './read-sheet.ts';
import type { Chosen, RotaLine, Said } from './rota.ts';
import type { Counts } from './schema.ts';
import { rotaDb } from './tables.ts';

export interface Correction {
  readonly line: number;
  readonly said: { readonly [K in keyof Said]?: string | undefined };
  readonly chosen: Chosen;
  /** The choice of site or role counts for every line that says the same. */
  readonly alike: boolean;
}

/**
 * Corrects what lines say, or chooses where they left doubt, and reads the draft again. Lines booked stay as
 * they are: `line-booked`. Refuses `draft-not-found` and `line-not-found`.
 */
export async function correctLines(
  tx: Tx,
  input: { readonly draftId: string; readonly lines: readonly Correction[] },
): Promise<Result<{ draftId: string; counts: Counts }>> {
  const draft = await findDraft(tx, input.draftId, { lock: true });
  if (!draft) return draftNotFound();
  const stored = await linesOfDraft(tx, draft.draftId);
  const lines = new Map(stored.map((line) => [line.line, line]));
  const changed = new Map<number, RotaLine>();
  for (const correction of input.lines) {
    const line = changed.get(correction.line) ?? lines.get(correction.line);
    if (!line) {
      return refuse(
        'line-not-found',
        `The draft has no line ${correction.line}. Look at it again.`,
      );
    }
    if (lines.get(correction.line)?.bookingId) {
      return refuse('line-booked', `${line.at} is booked already. Change it on its booking.`);
    }
    changed.set(line.line, corrected(line, correction));
    for (const other of alike(stored, line, correction)) {
      const now = changed.get(other.line) ?? other;
      changed.set(other.line, { ...now, chosen: { ...now.chosen, ...placed(correction.chosen) } });
    }
  }
  await replaceLines(tx, draft.draftId, [...changed.values()]);
  const { counts } = await readDraftLines(tx, draft);
  recordRead(tx, draft.draftId, draft.source, counts);
  return ok({ draftId: draft.draftId, counts });
}

/** A line as it is after a correction: what is said anew takes back what was chosen of it. */
function corrected(line: RotaLine, { said, chosen }: Correction): RotaLine {
  const before: { -readonly [K in keyof Chosen]: Chosen[K] } = { ...line.chosen };
  const anew = new Set(Object.keys(said));
  if (anew.has('site') || anew.has('client')) before.siteId = undefined;
  if (anew.has('role')) before.role = undefined;
  if (anew.size > 0) {
    before.doubled = undefined;
    before.already = undefined;
    before.hour = undefined;
  }
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return {
    ...line,
    said: { ...line.said, ...given },
    chosen: { ...before, ...chosen },
    workerId: anew.has('worker') ? null : line.workerId,
  };
}

function placed({ siteId, role }: Chosen): Chosen {
  return { ...(siteId ? { siteId } : {}), ...(role ? { role } : {}) };
}

/** The other lines that name the same site, or the same role, in the same words. */
function alike(
  lines: readonly StoredLine[],
  line: RotaLine,
  { chosen, alike: all }: Correction,
): readonly StoredLine[] {
  if (!all || (!chosen.siteId && !chosen.role)) return [];
  const same = (other: RotaLine, field: keyof Said) =>
    fold(other.said[field]) === fold(line.said[field]);
  return lines.filter(
    (other) =>
      other.line !== line.line &&
      other.bookingId === null &&
      (!chosen.siteId || (same(other, 'site') && same(other, 'client'))) &&
      (!chosen.role || same(other, 'role')),
  );
}

async function replaceLines(tx: Tx, draftId: string, lines: readonly RotaLine[]): Promise<void> {
  const numbers = lines.map(({ line }) => line);
  await rotaDb(tx)
    .deleteFrom('rota_line')
    .where('draft_id', '=', draftId)
    .where(sql<boolean>`line = any(${numbers}::int[])`)
    .execute();
  await saveLines(tx, draftId, lines);
}

/**
 * Reads pasted lines in place of those of a draft that are refused or in doubt; good, booked and left-out
 * lines stay. The same id again changes nothing. Refuses `draft-not-found`, what `readSheet` refuses, and `too-many-lines`.
 */
export async function pasteAgain(
  tx: Tx,
  input: { readonly id: string; readonly draftId: string; readonly text: string },
): Promise<Result<{ draftId: string; counts: Counts }>> {
  const draft = await findDraft(tx, input.draftId, { lock: true });
  if (!draft) return draftNotFound();
  if (draft.pastedAgainBy === input.id) {
    return ok({ draftId: draft.draftId, counts: (await readDraftLines(tx, draft)).counts });
  }
  const names = gridNames(await sitesIn(tx, draft.clientId), await roleNames(tx));
  const sheet = readSheet(input.text, dateIn(nowOf(tx)), names);
  if (!sheet.ok) return atText(sheet.refusal);
  const before = await readDraftLines(tx, draft);
  const bad = before.lines.filter(({ state }) => state === 'refused' || state === 'doubtful');
  const few = withinLimit(before.stored.length - bad.length + sheet.value.lines.length);
  if (!few.ok) return few;
  const last = Math.max(0, ...before.stored.map(({ line }) => line));
  await rotaDb(tx)
    .deleteFrom('rota_line')
    .where('draft_id', '=', draft.draftId)
    .where(sql<boolean>`line = any(${bad.map(({ line }) => line.line)}::int[])`)
    .execute();
  await saveLines(
    tx,
    draft.draftId,
    sheet.value.lines.map((line) => ({ ...line, line: last + line.line })),
  );
  await rotaDb(tx)
    .updateTable('rota_draft')
    .set({ pasted_again_by: input.id })
    .where('id', '=', draft.draftId)
    .execute();
  const { counts } = await readDraftLines(tx, draft);
  recordRead(tx, draft.draftId, draft.source, counts);
  return ok({ draftId: draft.draftId, counts });
}
