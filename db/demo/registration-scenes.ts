import { recordWork, registerCandidate, roleKey } from '../../src/desk/candidates/index.ts';
import { recordRightToWork } from '../../src/desk/compliance/index.ts';
import { deskMembers } from '../../src/desk/policies/index.ts';
import {
  answerReference,
  askReference,
  decideShowing,
  explainGap,
  judgeReference,
  withdrawReference,
} from '../../src/desk/references/index.ts';
import {
  answerSkills,
  openRegistration,
  recordInterview,
  recordTest,
  setPhotoRole,
  takeStep,
} from '../../src/desk/registration/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { dateIn } from '../../src/lib/time.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

const PUBLIC_URL = 'http://127.0.0.1:4000';
const DAY = 1440;
/** Nobody was booked as one yet: right to work and identity are what is missing. */
const ROLE = 'Kitchen porter';

/** Seven people on their way onto the books, one at each stage. They hold no role yet, and rank nowhere. */
const PEOPLE = [
  ['Nadia', 'Okoro', 'enquiry'],
  ['Callum', 'Frost', 'form'],
  ['Imani', 'Blake', 'interview'],
  ['Petra', 'Lindqvist', 'checks'],
  ['Owen', 'Garside', 'cleared'],
  ['Zara', 'Whitlock', 'declined'],
  ['Milo', 'Hartley', 'withdrew'],
] as const;

/** A referee of Petra's: who, about what, what came of it. */
const REFEREES = [
  ['Joan', 'Albright', 'asked'],
  ['Karl', 'Benson', 'to ring'],
  ['Lena', 'Carver', 'received'],
  ['Moss', 'Dutton', 'dates only'],
  ['Nell', 'Eastwood', 'refused'],
  ['Otis', 'Fairley', 'withdrawn'],
] as const;

async function owner(tx: Tx): Promise<string> {
  const members = await deskMembers(tx);
  return members.find(({ roles }) => roles.includes('resourcer'))?.memberId ?? '';
}

/** Somebody at each stage of registration, a reference in most states, a gap explained and one open. */
export function registrationScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const ids = new Map(PEOPLE.map(([, , stage]) => [stage, newId()]));
  const idOf = (stage: (typeof PEOPLE)[number][2]) => ids.get(stage) ?? '';
  const scene = (
    days: number,
    minutes: number,
    by: Scene['by'],
    what: string,
    does: Scene['does'],
  ): Scene => ({ at: time.ago(days * DAY - minutes), by, what, chapter: 'registrations', does });
  const step = (
    days: number,
    stage: (typeof PEOPLE)[number][2],
    taken: Parameters<typeof takeStep>[1]['step'],
    reason = '',
  ) =>
    scene(days, 30, 'ravi', `${stage}: ${taken}`, (tx) =>
      takeStep(tx, { id: newId(), personId: idOf(stage), step: taken, reason }),
    );
  const interview = (days: number, stage: 'checks' | 'cleared' | 'declined') =>
    scene(days, 60, 'carla', `the interview of ${stage}`, async (tx) =>
      recordInterview(tx, {
        id: newId(),
        personId: idOf(stage),
        heldAt: time.ago(days * DAY - 20).toISOString(),
        heldBy:
          (await deskMembers(tx)).find(({ roles }) => roles.includes('consultant'))?.memberId ?? '',
        how: 'in_person',
        needs: 'Finishes by three for the school run; comes by the 49 bus.',
        wants: 'Kitchens of homes and schools, Monday to Friday.',
        expectations: 'To be rung by four for the next day, and paid on Fridays.',
        identitySeen: stage === 'declined' ? '' : 'Passport',
      }),
    );
  return [
    ...PEOPLE.map(([givenName, familyName, stage], at) =>
      scene(9, at, 'ravi', `${stage} asks for work`, (tx) =>
        registerCandidate(tx, {
          id: idOf(stage),
          givenName,
          familyName,
          emails: [`${givenName}.${familyName}@post.example`.toLowerCase()],
          phones: [],
          town: 'Leeds',
          // The list of roles gets its new name by whoever wants it first, and is cleared last.
          roles: stage === 'cleared' ? [ROLE] : [],
          source: 'Website',
          someoneElse: true,
        }),
      ),
    ),
    ...PEOPLE.map(([, , stage], at) =>
      scene(9, 10 + at, 'ravi', `${stage} is on the way`, async (tx) =>
        openRegistration(tx, {
          personId: idOf(stage),
          role: roleKey(ROLE),
          ownerId: await owner(tx),
        }),
      ),
    ),
    step(8, 'form', 'form_out'),
    step(8, 'interview', 'form_out'),
    step(6, 'interview', 'form_back'),
    interview(7, 'checks'),
    interview(7, 'cleared'),
    interview(6, 'declined'),
    step(5, 'declined', 'declined', 'Looks for permanent work only; referred to the perm desk.'),
    step(4, 'withdrew', 'withdrawn', 'Found work nearer home.'),
    scene(5, 0, 'omar', 'the right to work of the one cleared', (tx) =>
      recordRightToWork(tx, {
        id: newId(),
        personId: idOf('cleared'),
        route: 'manual',
        document: 'british_passport',
        documentState: 'current',
        outcome: 'satisfied',
        checkedOn: dateIn(time.ago(5 * DAY)),
        reference: 'Copy in the folder',
      }),
    ),
    step(3, 'cleared', 'cleared'),
    scene(7, 90, 'carla', 'skills and a test', async (tx) => {
      const skills = await answerSkills(tx, {
        personId: idOf('checks'),
        sector: 'catering',
        answers: [
          { skill: 'Food hygiene', how: 'shown' },
          { skill: 'Kitchen porter', how: 'referee_says' },
          { skill: 'Allergens', how: 'self_declared' },
        ],
      });
      if (!skills.ok) return skills;
      return recordTest(tx, {
        id: newId(),
        personId: idOf('checks'),
        name: 'Food hygiene theory',
        version: '2',
        score: 18,
        outOf: 20,
        takenOn: dateIn(time.ago(7 * DAY)),
      });
    }),
    scene(7, 5, 'ben', 'which role needs a photo', (tx) =>
      setPhotoRole(tx, {
        role: roleKey(ROLE),
        needed: true,
        because: 'The gatehouse compares faces at the hospital kitchens',
      }),
    ),
    scene(6, 5, 'ravi', 'a work history with two gaps', async (tx) => {
      const jobs = [
        ['Beech Grange kitchen', '2019-02-04', '2022-03-31'],
        ['Harbour School', '2022-09-01', '2025-07-31'],
      ] as const;
      for (const [employer, fromOn, toOn] of jobs) {
        const job = await recordWork(tx, {
          id: newId(),
          personId: idOf('checks'),
          employer,
          jobTitle: ROLE,
          fromOn,
          toOn,
        });
        if (!job.ok) return job;
      }
      return explainGap(tx, {
        id: newId(),
        personId: idOf('checks'),
        fromOn: '2022-04-01',
        toOn: '2022-08-31',
        explanation: 'Looked after her mother; seen from the carer’s allowance letter.',
      });
    }),
    ...REFEREES.map(([givenName, familyName, what], at) =>
      scene(2, at * 3, 'ravi', `a reference: ${what}`, async (tx) => {
        const personId = idOf('checks');
        const id = newId();
        const spoken = what === 'to ring';
        const asked = await askReference(
          tx,
          {
            id,
            personId,
            referee: {
              givenName,
              familyName,
              email: spoken ? '' : `${givenName}.${familyName}@referee.example`.toLowerCase(),
              phone: spoken ? '0113 496 0123' : '',
            },
            speaksAs: 'employer',
            aboutPlace: at % 2 === 0 ? 'Beech Grange kitchen' : 'Harbour School',
            channel: spoken ? 'spoken' : 'mail',
            remindAfterDays: 4,
          },
          PUBLIC_URL,
        );
        if (!asked.ok || what === 'asked' || spoken) return asked;
        if (what === 'withdrawn') return withdrawReference(tx, id);
        const said = {
          id: newId(),
          fromOn: '2019-02-04',
          toOn: '2022-03-31',
          jobTitle: ROLE,
          leaving: '',
          again: null,
          words: '',
          relative: false,
          mayBeShown: true,
        };
        const by = {
          spokeWith: `${givenName} ${familyName}`,
          spokenNumber: '0113 496 0123',
          numberFound: 'The employer’s own website',
        };
        if (what === 'refused') return answerReference(tx, id, { ...said, what: 'refused' }, by);
        if (what === 'dates only')
          return answerReference(tx, id, { ...said, what: 'dates_only' }, by);
        const words = 'Steady, quick to learn, never late in three years.';
        return answerReference(tx, id, { ...said, what: 'full', words, again: 'yes' }, by);
      }),
    ),
    scene(1, 0, 'omar', 'two references of the one cleared, one of them no good', async (tx) => {
      const personId = idOf('cleared');
      for (const [familyName, outcome] of [
        ['Grant', 'satisfied'],
        ['Holt', 'not_satisfied'],
      ] as const) {
        const id = newId();
        const referee = { givenName: 'Ruth', familyName, email: '', phone: '0113 496 0145' };
        const asked = await askReference(
          tx,
          {
            id,
            personId,
            referee,
            speaksAs: 'employer',
            aboutPlace: 'Canal Street Canteen',
            channel: 'spoken',
            remindAfterDays: 4,
          },
          PUBLIC_URL,
        );
        if (!asked.ok) return asked;
        const answered = await answerReference(
          tx,
          id,
          {
            id: newId(),
            what: 'full',
            fromOn: '2023-01-09',
            toOn: null,
            jobTitle: ROLE,
            leaving: '',
            again: outcome === 'satisfied' ? 'yes' : 'no',
            words: outcome === 'satisfied' ? 'Would have kept him.' : 'Does not remember him well.',
            relative: false,
            mayBeShown: outcome === 'satisfied',
          },
          {
            spokeWith: `Ruth ${familyName}`,
            spokenNumber: '0113 496 0145',
            numberFound: 'The switchboard of the canteen',
          },
        );
        if (!answered.ok) return answered;
        const judged = await judgeReference(tx, { id: newId(), requestId: id, outcome });
        if (!judged.ok) return judged;
        if (outcome !== 'satisfied') continue;
        const shown = await decideShowing(tx, {
          id: newId(),
          requestId: id,
          maySee: true,
          because: 'Ruth Grant said that he may',
        });
        if (!shown.ok) return shown;
      }
      return ok(null);
    }),
  ];
}
