import { newId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import {
  answerObservation,
  askTestimony,
  behaviourLookedAt,
  recordObservation,
  sealBehaviour,
  wordsHash,
  writeStatement,
} from '../../src/proof/collected/index.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

const PUBLIC_URL = 'http://127.0.0.1:4000';

const SEEN =
  'Carla took a shift for the next morning by phone. She asked for the start, the break and what to wear, read it back, and ran the checks before she offered it. Two workers declined; the third she told the travel time without being asked.';
const TALKED =
  'We talked about a shift that was cancelled on the day. Why must the worker hear it at once, and who pays? She knew the terms and where to look them up, and what she would do next time.';

/** Carla's evidence beside her work: a statement, a witness asked, an observation signed and a talk that waits. */
export function collectedScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const [observed, talked] = [newId(), newId()];
  let carla = '';
  const record = (id: string, kind: 'observation' | 'discussion', words: string) => (tx: Tx) =>
    recordObservation(tx, {
      id,
      learnerId: carla,
      actedAs: 'assessor',
      kind,
      heldOn: time.day(-4),
      place: 'The Leeds desk',
      minutes: 45,
      words,
      setting: 'work',
      marks: [],
    });
  return [
    {
      at: time.at(time.day(-5), '17:30'),
      by: 'carla' as const,
      what: 'write a statement and ask a witness',
      does: together(
        async (tx: Tx) => {
          carla = actorOf(tx).memberId ?? '';
          return ok(null);
        },
        (tx: Tx) =>
          writeStatement(tx, {
            id: newId(),
            title: 'Why I ring before I text',
            words:
              'I ring the first three on the list and text the rest, because who answers the phone at six in the morning goes. I learned it in my second week, when a text stayed unread until ten.',
            setting: 'work',
            criterionIds: [],
          }),
        (tx: Tx) =>
          askTestimony(
            tx,
            {
              id: newId(),
              witness: {
                givenName: 'Winifred',
                familyName: 'Tansley',
                email: 'winifred.tansley@homes.example',
              },
              relation: 'client',
              evidenceId: null,
              what: 'The week when half of your ward had the flu and I found you six people.',
            },
            PUBLIC_URL,
          ),
      ),
    },
    {
      at: time.at(time.day(-4), '16:00'),
      by: 'anita' as const,
      what: 'record what Anita saw and talked about',
      does: together(record(observed, 'observation', SEEN), record(talked, 'discussion', TALKED)),
    },
    {
      at: time.at(time.day(-4), '17:00'),
      by: 'carla' as const,
      what: 'sign what Anita saw',
      does: (tx: Tx) =>
        answerObservation(tx, observed, {
          agreed: true,
          wordsSha256: wordsHash(SEEN),
          answer: '',
        }),
    },
    {
      at: time.at(time.day(-1), '16:30'),
      by: 'carla' as const,
      what: 'count how Carla keeps her promises',
      does: (tx: Tx) => promisesKept(tx, time.day(-84), time.day(-2)),
    },
  ].map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}

/** Seals the figures as they are; told on some days of the week they are of too few weeks, and stay unsealed. */
async function promisesKept(tx: Tx, fromOn: string, toOn: string): Promise<Result<unknown>> {
  const asked = { pattern: 'promises', fromOn, toOn };
  const figures = await behaviourLookedAt(tx, asked);
  if (!figures.ok || figures.value.tooLittle !== null) return figures;
  return sealBehaviour(tx, { id: newId(), ...asked, seen: figures.value.seen, criterionIds: [] });
}
