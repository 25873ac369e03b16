import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import {
  cancelVisit,
  holdVisitOutcome,
  markRead,
  moveVisit,
  planVisit,
  writeMessage,
} from '../../src/proof/contact/index.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

/** Anita and Carla write to each other; one visit took place, one was cancelled, one was moved and stands ahead. */
export function contactScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const two = { learnerId: '', memberId: '' };
  const [held, off, ahead] = [newId(), newId(), newId()];
  const at = (day: number, clock: string) => time.at(time.day(day), clock);
  const say = (tx: Tx, words: string) =>
    writeMessage(tx, { id: newId(), ...two, words, unitId: null, judgementId: null });
  const plan = (id: string, kind: 'review' | 'observation' | 'tutorial', day: number) => (tx: Tx) =>
    planVisit(tx, {
      id,
      learnerId: two.learnerId,
      kind,
      on: time.day(day),
      clock: '14:00',
      minutes: 60,
      place: 'Aire Valley, quiet room',
      words: '',
    });
  return [
    {
      at: at(-12, '08:55'),
      by: 'carla' as const,
      what: 'say who learns',
      does: async (tx: Tx) => {
        two.learnerId = actorOf(tx).memberId ?? '';
        return ok(null);
      },
    },
    {
      at: at(-12, '09:10'),
      by: 'anita' as const,
      what: 'plan three visits and tell Carla',
      does: together(
        async (tx: Tx) => {
          two.memberId = actorOf(tx).memberId ?? '';
          return ok(null);
        },
        plan(held, 'tutorial', -8),
        plan(off, 'observation', -6),
        plan(ahead, 'observation', 3),
        (tx: Tx) =>
          say(tx, 'Three visits stand in the diary. For the first, bring a day’s diary notes.'),
      ),
    },
    {
      at: at(-11, '17:05'),
      by: 'carla' as const,
      what: 'read it and answer',
      does: together(
        (tx: Tx) => markRead(tx, two),
        (tx: Tx) => say(tx, 'They fit. May the notes be from two half days?'),
      ),
    },
    {
      at: at(-8, '15:10'),
      by: 'anita' as const,
      what: 'read the answer, and write down the visit',
      does: together(
        (tx: Tx) => markRead(tx, two),
        (tx: Tx) =>
          holdVisitOutcome(tx, held, {
            id: newId(),
            words: 'Went through two days of notes; the next ones say why, not only what.',
            observationId: null,
            dialogueId: null,
          }),
      ),
    },
    {
      at: at(-6, '08:20'),
      by: 'anita' as const,
      what: 'cancel a visit and move the next one',
      does: together(
        (tx: Tx) =>
          cancelVisit(tx, off, {
            id: newId(),
            side: 'centre',
            because: 'A verifier’s visit was put on the same afternoon.',
          }),
        (tx: Tx) =>
          moveVisit(tx, ahead, {
            id: newId(),
            on: time.day(4),
            clock: '10:00',
            minutes: 90,
            place: 'Aire Valley, at her desk',
            side: 'learner',
            because: 'Carla has a client’s visit on the other day.',
          }),
        (tx: Tx) =>
          say(tx, 'I had to cancel today, and moved the observation by a day as you asked.'),
      ),
    },
  ].map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}
