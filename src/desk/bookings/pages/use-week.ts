import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Change } from '../../../lib/change.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import { useChanges } from '../../../ui/live.ts';
import { type Reading, useRead } from '../../../ui/read.tsx';
import { useSession } from '../../../ui/session.ts';
import { readWeek, type ShiftRow } from '../schema.ts';

type Week = ReplyOf<typeof readWeek>;

/** Where changes are not told at once, a colleague's shows within this time. */
const AGAIN_MS = 120_000;
/** What moves on the grid, and what brings shifts that it does not hold yet. */
const MOVES = ['shift.', 'booking.', 'assignment.', 'offer.', 'conflict.'];
const BRINGS_MORE = ['*', 'booking.taken', 'booking.changed'];
/** Changes of so long are read together, so many shifts at once; more, and everything is read again. */
const TOGETHER_MS = 80;
const MOST_AT_ONCE = 100;

interface Patch {
  /** The reading it stands on: a newer one needs it no more. */
  readonly on: Week;
  readonly shifts: ReadonlyMap<string, ShiftRow | null>;
}

/**
 * The weeks of the grid, kept as they are now: of what a colleague changes only the shifts concerned are
 * read again, so that ten thousand shifts stay smooth. `initials` says who changed a shift while the grid
 * was open, oneself left out.
 */
export function useWeek(wanted: {
  readonly date: string;
  readonly weeks: number;
  readonly by: 'worker' | 'site';
  readonly q?: string | undefined;
}): {
  readonly reading: Reading<Week>;
  readonly week: Week | undefined;
  readonly initials: ReadonlyMap<string, string>;
  /** Reads these shifts again now: after an act of one's own. */
  readonly look: (shiftIds: readonly string[]) => void;
} {
  const { date, weeks, by, q } = wanted;
  const reading = useRead(
    readWeek,
    { query: { date, weeks, by, size: 500, ...(q ? { q } : {}) } },
    { every: AGAIN_MS },
  );
  const base = reading.value;
  const [patch, setPatch] = useState<Patch>();
  const [initials, setInitials] = useState<ReadonlyMap<string, string>>(new Map());
  const me = useSession()?.member.id;
  const waiting = useRef<{ ids: Set<string>; timer: number | undefined }>({
    ids: new Set(),
    timer: undefined,
  });
  const now = useRef({ base, again: reading.again });
  now.current = { base, again: reading.again };

  const fetchWaiting = useCallback(async () => {
    const only = [...waiting.current.ids];
    waiting.current = { ids: new Set(), timer: undefined };
    const on = now.current.base;
    if (on === undefined || only.length === 0) return;
    if (only.length > MOST_AT_ONCE) return now.current.again();
    const fresh = await call(readWeek, { query: { date, weeks, by, only } });
    if (!fresh.ok || now.current.base !== on) return now.current.again();
    const found = new Map(fresh.value.shifts.map((shift) => [shift.shiftId, shift]));
    setPatch((known) => {
      const shifts = new Map(known?.on === on ? known.shifts : []);
      for (const id of only) shifts.set(id, found.get(id) ?? null);
      return { on, shifts };
    });
  }, [date, weeks, by]);
  const look = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) waiting.current.ids.add(id);
      waiting.current.timer ??= window.setTimeout(() => void fetchWaiting(), TOGETHER_MS);
    },
    [fetchWaiting],
  );
  useEffect(() => () => window.clearTimeout(waiting.current.timer), []);

  useChanges(MOVES, (changes: readonly Change[]) => {
    if (changes.some(({ kind }) => BRINGS_MORE.includes(kind))) now.current.again();
    const theirs = changes.filter((change) => change.by !== me && change.initials !== '');
    if (theirs.length > 0) {
      setInitials((known) => {
        const more = theirs.flatMap(({ ids, initials: mark }) =>
          ids.map((id) => [id, mark] as const),
        );
        return new Map([...known, ...more]);
      });
    }
    look(changes.flatMap(({ ids }) => ids));
  });

  const week = useMemo(() => {
    if (base === undefined || patch?.on !== base) return base;
    const kept = base.shifts.filter(({ shiftId }) => !patch.shifts.has(shiftId));
    const fresh = [...patch.shifts.values()].filter((shift) => shift !== null);
    return { ...base, shifts: [...kept, ...fresh] };
  }, [base, patch]);
  return { reading, week, initials, look };
}
