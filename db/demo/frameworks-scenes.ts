import { newId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { dateIn } from '../../src/lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../src/platform/db/tx.ts';
import {
  criteriaByCode,
  type FrameworkTree,
  frameworkOf,
  frameworksHere,
  importFramework,
  linkCriteria,
  publishMap,
} from '../../src/proof/frameworks/index.ts';
import { understand } from '../../src/proof/linter/index.ts';
import { enrol } from '../../src/proof/portfolio/index.ts';
import { moveLearners } from '../../src/proof/replacement/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

const NVQ = 'REC-L2-RR';
const STANDARD = 'ST0321';

/** Of the qualification and of the standard: what shows the one may show the other. */
const LINKED = [
  ['RPC1.1.3', 'S14'],
  ['RPC1.3.2', 'S11'],
  ['RPC1.3.4', 'S15'],
  ['RPC2.2.2', 'S1'],
  ['RPC3.4.2', 'S4'],
] as const;

/** The centre compared the qualification with the standard and linked what asks for the same work. */
export function linked(at: Scene['at']): Omit<Scene, 'chapter'> {
  return {
    at,
    by: 'olivia',
    what: 'link criteria of the NVQ to the standard',
    does: async (tx) => {
      const found = await criteriaByCode(
        tx,
        LINKED.flatMap(([own, other]) => [
          { framework: NVQ, code: own },
          { framework: STANDARD, code: other },
        ]),
      );
      for (const [own, other] of LINKED) {
        const made = await linkCriteria(tx, {
          id: newId(),
          kind: 'related',
          from: found.get(`${NVQ} ${own}`) ?? '',
          to: found.get(`${STANDARD} ${other}`) ?? '',
          because: 'Compared at the standardisation meeting of the centre',
        });
        if (!made.ok) return made;
      }
      return ok(null);
    },
  };
}

const OLD = 'SALES';
/** Made up for the sample: what replaces the marking points, as a package of an awarding body. */
const NEXT = {
  code: 'SALES-2',
  title: 'Sales team performance, second edition',
  points: [
    'Agree what a sales team is to reach, and by when',
    'Watch how the team does, and say what to change',
    'Review the figures of a period with the team',
    'Keep a record of what each member was coached in',
  ],
};

/**
 * A small framework is replaced: its successor comes in as a package, the map between the two is published, and Tessa
 * goes over. Her old enrolment is shown as replaced.
 */
export function replacementScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const book = { learner: '', enrolment: newId() };
  const scene = (
    by: Scene['by'],
    day: number,
    clock: string,
    what: string,
    does: Scene['does'],
  ) => ({
    at: time.at(time.day(day), clock),
    by,
    what,
    does,
    chapter: 'a framework replaced',
  });
  return [
    scene('tessa', -13, '13:50', 'say again who Tessa is', async (tx) => {
      book.learner = actorOf(tx).memberId ?? '';
      return ok(null);
    }),
    scene('ben', -13, '13:51', `enrol Tessa on ${OLD}`, async (tx) =>
      enrol(tx, {
        id: book.enrolment,
        memberId: book.learner,
        frameworkId: (await treeOf(tx, OLD)).id,
        unitIds: [],
      }),
    ),
    scene('olivia', -4, '10:00', `bring in what replaces ${OLD}`, (tx) => {
      const read = understand(Buffer.from(packageText()), dateIn(nowOf(tx)));
      if (!read.ok) return Promise.resolve(read);
      return importFramework(tx, { id: newId(), fileName: 'sales-2.json', ...read.value });
    }),
    scene('olivia', -4, '10:20', 'publish what replaces each point', publishPoints),
    scene('farah', -3, '11:00', 'take Tessa over', async (tx) => {
      const [from, to] = [await treeOf(tx, OLD), await treeOf(tx, NEXT.code)];
      return moveLearners(tx, {
        from: from.id,
        to: to.id,
        version: 1,
        because: 'The first edition is closed to new claims.',
        moves: [{ id: newId(), enrolmentId: book.enrolment, newEnrolmentId: newId() }],
      });
    }),
  ];
}

async function treeOf(tx: Tx, code: string): Promise<FrameworkTree> {
  const here = (await frameworksHere(tx)).find((one) => one.code === code);
  const tree = here && (await frameworkOf(tx, here.id));
  if (!tree) throw new Error(`The sample has no ${code}.`);
  return tree;
}

const criteriaOf = (tree: FrameworkTree) =>
  tree.units.flatMap(({ outcomes }) => outcomes.flatMap(({ criteria }) => criteria));

/** Point by point, of which what was met of the first three counts again. */
async function publishPoints(tx: Tx): Promise<Result<unknown>> {
  const [from, to] = [await treeOf(tx, OLD), await treeOf(tx, NEXT.code)];
  const fresh = criteriaOf(to);
  return publishMap(tx, {
    id: newId(),
    fromFrameworkId: from.id,
    toFrameworkId: to.id,
    after: 0,
    because: 'Mapping in the letter that closed the first edition',
    rows: criteriaOf(from).map(({ criterionId }, at) => ({
      from: criterionId,
      to: fresh.slice(at, at + 1).map((one) => one.criterionId),
      foundBy: 'hand',
      carries: at < 3 && at < fresh.length,
    })),
  });
}

function packageText(): string {
  const link = (identifier: string) => ({ identifier, title: identifier });
  const points = NEXT.points.map((fullStatement, at) => ({
    identifier: newId(),
    fullStatement,
    humanCodingScheme: `${NEXT.code}.${at + 1}`,
  }));
  return JSON.stringify({
    CFDocument: {
      identifier: 'second edition',
      title: NEXT.title,
      extensions: { 'deskproof:code': NEXT.code, 'deskproof:kind': 'marking_points' },
    },
    CFItems: points,
    CFAssociations: points.map(({ identifier }, at) => ({
      associationType: 'isChildOf',
      originNodeURI: link(identifier),
      destinationNodeURI: link('second edition'),
      sequenceNumber: at + 1,
    })),
  });
}
