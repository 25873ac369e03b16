import { newId } from '../../src/lib/ids.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { memberNames } from '../../src/platform/identity/members.ts';
import { promiseDecisions } from '../../src/proof/assessment/promise.ts';
import { allocate, setCaseloadLimit } from '../../src/proof/centre/allocate.ts';
import { authoriseStaff, reportStaff } from '../../src/proof/centre/authorise-staff.ts';
import { declareTie } from '../../src/proof/centre/declare-tie.ts';
import { makeBatch } from '../../src/proof/centre/make-batch.ts';
import { recordApproval, recordTariff } from '../../src/proof/centre/record-approval.ts';
import {
  recordLearning,
  recordQualification,
} from '../../src/proof/centre/record-qualification.ts';
import { STAFF } from './staff.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

type Bare = Omit<Scene, 'chapter'>;
type Key = (typeof STAFF)[number]['key'];
type Does = Scene['does'];

const NVQ = 'REC-L2-RR';
const EVERY_UNIT = Object.fromEntries(
  [NVQ, 'ST0321', 'FLEX', 'REL', 'SALES'].map((code) => [code, ['*']]),
);

/** The member's id of somebody of the staff. */
async function idOf(tx: Tx, key: Key): Promise<string> {
  const name = STAFF.find((one) => one.key === key)?.name;
  for (const [id, of] of await memberNames(tx)) if (of === name) return id;
  throw new Error(`${key} is no member of the sample.`);
}

/**
 * The agency's own centre: approved and rated, its assessor, adviser and internal verifier authorised by the quality
 * manager, Carla with an adviser and an assessor and sent to be registered, a tie declared.
 */
export function centreScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const on = time.day(-14);
  let minute = 0;
  const scene = (by: Key, what: string, does: Does): Bare => {
    minute += 1;
    return { at: time.at(on, `09:${String(15 + minute)}`), by, what, does };
  };
  const posts = { anita: newId(), derek: newId(), grace: newId() };
  return [
    ...approved(scene, time),
    ...authorised(scene, time, posts),
    ...seen(scene, time),
    ...given(time),
  ].map((one) => ({ ...one, chapter: 'the centre' }));
}

type MakeScene = (by: Key, what: string, does: Does) => Bare;

function approved(scene: MakeScene, time: StoryTime): readonly Bare[] {
  const approval = (kind: 'centre' | 'qualification') => (tx: Tx) =>
    recordApproval(tx, {
      id: newId(),
      kind,
      frameworkCode: kind === 'centre' ? null : NVQ,
      reference: kind === 'centre' ? 'Letter of approval' : 'Letter for the qualification',
      fastTrack: false,
      fromOn: time.day(-40),
    });
  return [
    scene('farah', 'record the approval of the centre', approval('centre')),
    scene('farah', 'record the approval of the qualification', approval('qualification')),
    scene('farah', 'record the rating', (tx) =>
      recordTariff(tx, {
        id: newId(),
        frameworkCode: NVQ,
        band: '01',
        fromOn: time.day(-40),
        letter: 'Report of the first visit',
      }),
    ),
    scene('farah', 'promise decisions within ten days', (tx) =>
      promiseDecisions(tx, { id: newId(), days: 10, fromOn: time.day(-30) }),
    ),
  ];
}

function authorised(
  scene: MakeScene,
  time: StoryTime,
  posts: Readonly<Record<'anita' | 'derek' | 'grace', string>>,
): readonly Bare[] {
  const post = (key: keyof typeof posts, as: 'adviser' | 'assessor' | 'internal_verifier') =>
    scene('farah', `authorise ${key}`, async (tx) =>
      authoriseStaff(tx, {
        id: posts[key],
        memberId: await idOf(tx, key),
        post: as,
        units: EVERY_UNIT,
        fromOn: time.day(-14),
      }),
    );
  return [
    post('anita', 'assessor'),
    post('derek', 'internal_verifier'),
    post('grace', 'adviser'),
    scene('farah', 'tell the awarding body of Anita', (tx) =>
      reportStaff(tx, posts.anita, { on: time.day(-14), reference: 'Message with her CV' }),
    ),
  ];
}

function seen(scene: MakeScene, time: StoryTime): readonly Bare[] {
  const certificate = (
    key: Key,
    shows: 'assessing' | 'verifying' | 'occupation',
    title: string,
  ): Bare =>
    scene('farah', `see a certificate of ${key}`, async (tx) =>
      recordQualification(tx, {
        id: newId(),
        memberId: await idOf(tx, key),
        shows,
        byWayOf: shows === 'occupation' ? 'experience' : 'accredited',
        title,
        awardedOn: time.day(-900),
        expiresOn: null,
        seenOn: time.day(-14),
      }),
    );
  return [
    certificate('anita', 'assessing', 'Award in assessing competence in the work environment'),
    certificate('anita', 'occupation', 'Nine years as a recruiter and branch manager'),
    certificate('derek', 'verifying', 'Award in internal quality assurance'),
    certificate('derek', 'occupation', 'Twelve years in recruitment'),
    scene('grace', 'declare a tie', async (tx) =>
      declareTie(tx, {
        id: newId(),
        memberId: await idOf(tx, 'grace'),
        learnerId: await idOf(tx, 'carla'),
        kind: 'friend',
        words: 'We were at school together.',
      }),
    ),
    scene('anita', 'keep up to date', (tx) =>
      recordLearning(tx, {
        id: newId(),
        on: time.day(-20),
        minutes: 120,
        what: 'Standardisation with the other assessors',
        learnt: 'When a diary entry alone is enough, and when to ask.',
        units: [`${NVQ} BA13`],
      }),
    ),
  ];
}

/** After Carla was enrolled. */
function given(time: StoryTime): readonly Bare[] {
  const on = time.day(-14);
  const give = (at: string, to: 'anita' | 'grace', post: 'adviser' | 'assessor'): Bare => ({
    at: time.at(on, at),
    by: 'farah',
    what: `give Carla her ${post}`,
    does: async (tx) =>
      allocate(tx, {
        id: newId(),
        learnerId: await idOf(tx, 'carla'),
        frameworkCode: NVQ,
        post,
        memberId: await idOf(tx, to),
      }),
  });
  return [
    give('13:20', 'grace', 'adviser'),
    give('13:21', 'anita', 'assessor'),
    {
      at: time.at(on, '13:22'),
      by: 'farah',
      what: 'set a limit',
      does: async (tx) =>
        setCaseloadLimit(tx, { id: newId(), memberId: await idOf(tx, 'anita'), most: 12 }),
    },
    {
      at: time.at(on, '13:30'),
      by: 'farah',
      what: 'send Carla for registration',
      does: async (tx) =>
        makeBatch(tx, {
          id: newId(),
          frameworkCode: NVQ,
          learners: [{ learnerId: await idOf(tx, 'carla'), uln: null, bornOn: null }],
        }),
    },
  ];
}
