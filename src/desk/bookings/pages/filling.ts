import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import { showMoment } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { acceptRoute, makeOffersRoute, pencilRoute, releaseRoute } from '../schema.ts';
import { minute, SPOKEN_WORDS } from './words.ts';

/** How we and the worker speak. */
export type Spoken = keyof typeof SPOKEN_WORDS;

/** A worker and the shifts they are asked for. */
export interface Candidate {
  readonly personId: string;
  readonly displayName: string;
  readonly shiftIds: readonly string[];
}

/** Workers an offer left out, each once, with why. */
export interface LeftOut {
  readonly personId: string;
  readonly because: string;
}

/** Offering, pencilling, assigning and releasing, with what was refused last. */
export interface Filling {
  readonly refused: { readonly who: string; readonly refusal: Refusal } | undefined;
  readonly leftOut: readonly LeftOut[];
  readonly busy: boolean;
  /** Forgets what was refused: the page shows something else now. */
  readonly begin: () => void;
  readonly offer: (who: readonly Candidate[]) => Promise<boolean>;
  readonly pencil: (who: Candidate) => Promise<void>;
  readonly assign: (who: Candidate) => Promise<void>;
  readonly release: (who: string, assignmentId: string, because: string) => Promise<boolean>;
}

/**
 * The acts that fill a shift or a line. `how` is how the worker was spoken to: an offer goes that way,
 * and a yes by e-mail or text is one in writing.
 */
export function useFilling(how: Spoken): Filling {
  const say = useNotice();
  const client = useQueryClient();
  const offers = useAct(makeOffersRoute);
  const pencils = useAct(pencilRoute);
  const assignments = useAct(acceptRoute);
  const releases = useAct(releaseRoute);
  const [refused, setShown] = useState<Filling['refused']>();
  const setRefused = (next: Filling['refused']) => {
    setShown(next);
    // What was refused rested on something newer than this page had read.
    if (next !== undefined) void client.invalidateQueries();
  };
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);
  const busy = offers.busy || pencils.busy || assignments.busy || releases.busy;

  const begin = () => {
    setRefused(undefined);
    setLeftOut([]);
  };
  const takeBack = async (who: string, ids: readonly string[]) => {
    for (const assignmentId of ids) {
      const done = await releases.act({
        params: { assignmentId },
        body: { because: 'Taken back at once' },
      });
      if (!done.ok) return setRefused({ who, refusal: done.refusal });
    }
    say(`${who} taken out again`);
  };
  const holdingOf = ({ personId, shiftIds }: Candidate) => ({
    personId,
    assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
  });
  const inShifts = ({ shiftIds }: Candidate) =>
    shiftIds.length === 1 ? '' : ` in ${counted(shiftIds.length, 'shift')}`;

  return {
    refused,
    leftOut,
    busy,
    begin,
    offer: async (who) => {
      begin();
      const shiftIds = [...new Set(who.flatMap((one) => one.shiftIds))];
      const personIds = who.map(({ personId }) => personId);
      const done = await offers.act({ body: { id: newId(), shiftIds, personIds, how } });
      const names = who.length === 1 ? (who[0]?.displayName ?? '') : counted(who.length, 'worker');
      if (!done.ok) {
        setRefused({ who: names, refusal: done.refusal });
        return false;
      }
      const asked = new Set(done.value.offers.map(({ personId }) => personId));
      const reasons = new Map(
        done.value.leftOut
          .filter(({ personId }) => !asked.has(personId))
          .map(({ personId, because }) => [personId, because]),
      );
      setLeftOut([...reasons].map(([personId, because]) => ({ personId, because })));
      if (asked.size > 0) {
        say(
          `Offered to ${who.length === asked.size ? names : counted(asked.size, 'worker')} ${SPOKEN_WORDS[how]}; nothing is held`,
        );
      }
      return true;
    },
    pencil: async (who) => {
      begin();
      const done = await pencils.act({ body: holdingOf(who) });
      if (!done.ok) return setRefused({ who: who.displayName, refusal: done.refusal });
      const { assignments, lapsesAt } = done.value;
      const until = showMoment(minute(lapsesAt), dateIn(new Date()));
      say(
        `${who.displayName} pencilled${inShifts(who)} until ${until}`,
        () =>
          void takeBack(
            who.displayName,
            assignments.map(({ assignmentId }) => assignmentId),
          ),
      );
    },
    assign: async (who) => {
      begin();
      const written = how === 'email' || how === 'text';
      const done = await assignments.act({
        body: { ...holdingOf(who), willing: true, how: written ? 'in_writing' : 'spoken' },
      });
      if (!done.ok) return setRefused({ who: who.displayName, refusal: done.refusal });
      const ids = done.value.assignments.map(({ assignmentId }) => assignmentId);
      say(
        `${who.displayName} assigned${inShifts(who)}; now confirm both sides`,
        () => void takeBack(who.displayName, ids),
      );
    },
    release: async (who, assignmentId, because) => {
      begin();
      const done = await releases.act({ params: { assignmentId }, body: { because } });
      if (done.ok) say(`${who} released`);
      else setRefused({ who, refusal: done.refusal });
      return done.ok;
    },
  };
}
