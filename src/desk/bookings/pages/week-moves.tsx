import { useCallback, useMemo, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { ok, type Refusal, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMoment } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { call } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { useRead } from '../../../ui/read.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import type { Drops, GridBar, GridRow } from '../../../ui/week-grid.tsx';
import { moveShiftRoute, rankForShift, type ShiftRow } from '../schema.ts';
import { ReasonForm } from './reason-form.tsx';
import { RefusedFindings } from './refused-findings.tsx';
import { minute, whenWords } from './words.ts';

type Moved = ReplyOf<typeof moveShiftRoute>;

/** A move that was dropped and waits: for a reason, or for somebody to read why it was refused. */
interface Waiting {
  readonly shift: ShiftRow;
  readonly to: GridRow | null;
  readonly refusal?: Refusal;
}

const PAGE = { size: 200 } as const;

/** Moves shifts on the week: at once and with a way back, asking first only for what the papers will say. */
export function useWeekMoves(look: (shiftIds: readonly string[]) => void) {
  const say = useNotice();
  const [carried, setCarried] = useState<string>();
  const [waiting, setWaiting] = useState<Waiting>();

  const send = useCallback(
    async (
      shift: ShiftRow,
      from: string | null,
      to: string | null,
      more: { as?: 'pencil' | 'accept'; because?: string; saidAt?: string; willing?: boolean } = {},
    ): Promise<Result<Moved>> => {
      const moved = await call(moveShiftRoute, {
        params: { shiftId: shift.shiftId },
        body: { id: newId(), from, to, ...more },
      });
      look([shift.shiftId]);
      return moved;
    },
    [look],
  );

  /** The way back: whoever held it holds it again, as they did. */
  const undo = useCallback(
    async (shift: ShiftRow, { was, now }: Moved) => {
      const back = await send(shift, now?.assignmentId ?? null, was?.personId ?? null, {
        as: was?.as ?? 'pencil',
        because: 'Undone at once.',
        willing: true,
        ...(was?.acceptedAt ? { saidAt: was.acceptedAt } : {}),
      });
      if (back.ok) say(`${titleOf(shift)} is as it was`);
      else setWaiting({ shift, to: null, refusal: back.refusal });
    },
    [send, say],
  );

  const go = useCallback(
    async (shift: ShiftRow, to: GridRow | null, because = ''): Promise<Result<unknown>> => {
      const moved = await send(shift, shift.assignmentId, to?.id ?? null, { because });
      if (!moved.ok) {
        setWaiting({ shift, to, refusal: moved.refusal });
        return ok(null);
      }
      setWaiting(undefined);
      say(movedWords(shift, to, moved.value), () => void undo(shift, moved.value));
      return ok(null);
    },
    [send, say, undo],
  );

  const drop = useCallback(
    (shift: ShiftRow, to: GridRow | null) => {
      if (to === null && shift.personId === null) return;
      if (shift.state === 'assigned' || shift.state === 'confirmed') setWaiting({ shift, to });
      else void go(shift, to);
    },
    [go],
  );

  const onCarry = useCallback((bar: GridBar | undefined) => setCarried(bar?.id), []);
  return { drop, go, waiting, setWaiting, carried, onCarry };
}

/** What dropping the carried shift on each worker would meet, as far as the ranking says. */
export function useDrops(shiftId: string | undefined): Drops | undefined {
  const given = (show: 'may' | 'may-not') => ({
    params: { shiftId: shiftId ?? '' },
    query: { show, ...PAGE },
  });
  const when = shiftId !== undefined;
  const may = useRead(rankForShift, given('may'), { when });
  const not = useRead(rankForShift, given('may-not'), { when });
  const [mayGo, mayNot] = [may.value?.may, not.value?.mayNot];
  return useMemo(() => {
    if (!when || mayGo === undefined || mayNot === undefined) return undefined;
    return new Map<string, { readonly may: boolean; readonly because: string }>([
      ...mayGo.map(({ personId, reasons }) => {
        const because = reasons.map((reason) => reason.because).join(', ');
        return [personId, { may: true, because }] as const;
      }),
      ...mayNot.map(({ personId, findings }) => {
        const because = findings[0]?.because ?? 'a rule stops them';
        return [personId, { may: false, because }] as const;
      }),
    ]);
  }, [when, mayGo, mayNot]);
}

/** Beside the grid: why a move was refused, or the question why somebody who accepted gives it up. */
export function WaitingMove({
  waiting,
  go,
  onClose,
}: {
  readonly waiting: Waiting;
  readonly go: (shift: ShiftRow, to: GridRow | null, because: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) {
  const { shift, to, refusal } = waiting;
  const where = to === null ? 'the gaps' : to.label;
  return (
    <SidePanel
      of={`move-${shift.shiftId}`}
      title={`${titleOf(shift)} to ${where}`}
      onClose={onClose}
    >
      {refusal === undefined ? (
        <ReasonForm
          name={`move-${shift.shiftId}`}
          action={to === null ? `Release ${shift.workerName}` : `Move it to ${to.label}`}
          hint={`${shift.workerName} accepted this shift and is free again.${
            to === null ? ' It is open.' : ` ${to.label} is pencilled.`
          } Both sides read these words on the new version of their papers.`}
          submit={(because) => go(shift, to, because)}
          onCancel={onClose}
        />
      ) : (
        <RefusedFindings
          refusal={refusal}
          {...(to === null ? {} : { act: { label: to.label, href: `/candidates/${to.id}` } })}
        />
      )}
    </SidePanel>
  );
}

function titleOf(shift: ShiftRow): string {
  return `${shift.siteName}, ${whenWords(shift)}`;
}

function movedWords(shift: ShiftRow, to: GridRow | null, { was, now }: Moved): string {
  if (to === null) return `${titleOf(shift)} is open again`;
  const until = now?.lapsesAt
    ? ` until ${showMoment(minute(now.lapsesAt), dateIn(new Date()))}`
    : '';
  const from = was === null || shift.workerName === null ? '' : `, ${shift.workerName} is free`;
  return `${to.label} is pencilled for ${titleOf(shift)}${until}${from}`;
}
