import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { decisionsIn } from '../assessment/index.ts';
import { allocationsOf, centreNow, registrationOf, staffMember } from '../centre/index.ts';
import { concernList } from '../concerns/index.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { arrangementList, stateOf } from '../programme/index.ts';
import { meetingsHeld } from '../standardisation/index.ts';
import { cycleList, cycleView } from '../verification/index.ts';
import { actionsOf } from './actions.ts';
import { contactCounts, observationsOf } from './queries.ts';

/** One part of a pack: a table. */
export interface Section {
  readonly title: string;
  /** The name of its file. */
  readonly file: string;
  readonly columns: string[];
  readonly rows: string[][];
}

const POSTS: Readonly<Record<string, string>> = {
  adviser: 'Adviser',
  assessor: 'Assessor',
  internal_verifier: 'Internal verifier',
};
const wordsOf = (code: string) => {
  const words = code.replaceAll('_', ' ');
  return (words[0]?.toUpperCase() ?? '') + words.slice(1);
};

/** What the pack of a visit holds of one qualification (C14): each part as a table, in its order. */
export async function packSections(tx: Tx, code: string): Promise<readonly Section[]> {
  return [
    await learnersIn(tx, code),
    ...(await staffIn(tx, code)),
    await samplesIn(tx, code),
    await meetingsIn(tx),
    await actionsIn(tx, code),
    await arrangementsIn(tx, code),
    await concernsIn(tx),
    await outsideIn(tx, code),
  ];
}

/** Learners with registration and state, and who did which role for each (R29). */
async function learnersIn(tx: Tx, code: string): Promise<Section> {
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const found = new Map<string, string>();
  const achieved = new Map<string, number>();
  const assessors = new Map<string, Set<string>>();
  for (const { id } of (await frameworksHere(tx)).filter((one) => one.code === code)) {
    for (const { learnerId, startedOn } of await learnersOn(tx, id)) {
      found.set(learnerId, startedOn);
    }
    for (const one of await decisionsIn(tx, { frameworkId: id })) {
      const own = assessors.get(one.learnerId) ?? new Set();
      assessors.set(one.learnerId, own.add(names.get(one.assessorId) ?? ''));
      if (one.outcome === 'achieved' && one.reopenedAt === null) {
        achieved.set(one.learnerId, (achieved.get(one.learnerId) ?? 0) + 1);
      }
    }
  }
  const ids = [...found.keys()];
  const registered = await registrationOf(tx, ids, code);
  const states = await stateOf(tx, ids, code, today);
  const allocated = (await allocationsOf(tx, { learnerIds: ids })).filter(
    ({ frameworkCode }) => frameworkCode === code,
  );
  return {
    title: 'Learners, and who did which role',
    file: 'learners.csv',
    columns: [
      'Learner',
      'Number',
      'State',
      'Started',
      'Adviser',
      'Assessor',
      'Assessed by',
      'Units achieved',
    ],
    rows: ids
      .map((id) => {
        const own = allocated.find(({ learnerId }) => learnerId === id);
        return [
          names.get(id) ?? '',
          registered.get(id)?.number ?? 'Not registered yet',
          wordsOf(states.get(id)?.state ?? 'in_learning'),
          showDate(found.get(id) ?? today),
          names.get(own?.adviserId ?? '') ?? 'Nobody',
          names.get(own?.assessorId ?? '') ?? 'Nobody',
          [...(assessors.get(id) ?? [])].sort().join(', '),
          `${achieved.get(id) ?? 0}`,
        ];
      })
      .sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '', 'en-GB')),
  };
}

/** Posts on the qualification with their authorisation, and the certificates of whoever holds one. */
async function staffIn(tx: Tx, code: string): Promise<readonly Section[]> {
  const centre = await centreNow(tx);
  const posts = (centre.ok ? centre.value.staff : []).filter(({ units }) => units[code]);
  const rows: string[][] = [];
  for (const memberId of new Set(posts.map((one) => one.memberId))) {
    const file = await staffMember(tx, memberId);
    if (!file.ok) continue;
    for (const one of file.value.qualifications) {
      rows.push([
        file.value.name,
        one.title,
        wordsOf(one.shows),
        showDate(one.awardedOn),
        one.expiresOn === null ? '' : showDate(one.expiresOn),
        `${one.seenBy}, ${showDate(one.seenOn)}`,
        one.withdrawn === null ? 'In force' : 'Withdrawn',
      ]);
    }
    rows.push([
      file.value.name,
      `${file.value.minutesThisYear} minutes of learning in twelve months`,
      'Kept up to date',
      '',
      '',
      '',
      '',
    ]);
  }
  return [
    {
      title: 'Advisers, assessors and verifiers',
      file: 'staff.csv',
      columns: [
        'Name',
        'Post',
        'Units',
        'From',
        'Authorised by',
        'Qualified',
        'Told the awarding body',
        'Ended',
      ],
      rows: posts.map((post) => [
        post.name,
        POSTS[post.post] ?? post.post,
        (post.units[code] ?? []).includes('*') ? 'Every unit' : (post.units[code] ?? []).join(', '),
        showDate(post.fromOn),
        post.authorisedBy,
        post.qualified ? 'Yes' : 'Not yet: countersigned',
        post.told === null ? 'Not yet' : showDate(post.told.on),
        post.ended === null ? '' : showDate(post.ended.on),
      ]),
    },
    {
      title: 'Their certificates and learning',
      file: 'certificates.csv',
      columns: ['Name', 'Certificate', 'Shows', 'Awarded', 'Until', 'Seen by', 'State'],
      rows,
    },
  ];
}

/** What the centre's verifiers sampled, and what they found. */
async function samplesIn(tx: Tx, code: string): Promise<Section> {
  const cycles = await cycleList(tx);
  const rows: string[][] = [];
  for (const one of cycles.ok ? cycles.value.rows : []) {
    if (one.frameworkCode !== code) continue;
    const cycle = await cycleView(tx, one.cycleId);
    if (!cycle.ok) continue;
    for (const sample of cycle.value.samples) {
      rows.push([
        one.name,
        sample.learnerName,
        sample.unitReference,
        sample.assessorName ?? 'Nobody yet',
        sample.verifierName ?? 'Nobody',
        wordsOf(sample.state),
        sample.doneStages.map(wordsOf).join(', '),
        one.released ? 'Released' : 'Not released',
      ]);
    }
  }
  return {
    title: 'Samples of internal verification, and what was found',
    file: 'samples.csv',
    columns: ['Base', 'Learner', 'Unit', 'Assessor', 'Verifier', 'Found', 'Stages done', 'Base'],
    rows,
  };
}

async function meetingsIn(tx: Tx): Promise<Section> {
  return {
    title: 'Minutes of staff meetings',
    file: 'minutes.csv',
    columns: ['Meeting', 'Held', 'Present', 'Heading', 'Minutes'],
    rows: (await meetingsHeld(tx)).flatMap((one) => {
      const head = [one.name, showDate(one.heldOn), one.present.join(', ')];
      return [
        [...head, 'Equal opportunities', one.equalOpportunities],
        ...one.items.map(({ heading, minutes }) => [...head, heading, minutes]),
        ...one.followedUp.map((each) => [
          ...head,
          `Action ${each.done ? 'done' : 'open'}: ${each.action}`,
          each.words,
        ]),
      ];
    }),
  };
}

/** What was asked of the centre from outside, closed or open. */
async function actionsIn(tx: Tx, code: string): Promise<Section> {
  return {
    title: 'Actions of earlier visits',
    file: 'actions.csv',
    columns: ['Action', 'Whose', 'Due', 'State', 'Answer'],
    rows: (await actionsOf(tx, { code })).map((one) => [
      one.words,
      one.ownerName,
      showDate(one.dueOn),
      one.late ? 'Open, late' : wordsOf(one.state),
      one.answers.at(-1)?.words ?? '',
    ]),
  };
}

async function arrangementsIn(tx: Tx, code: string): Promise<Section> {
  return {
    title: 'Arrangements for the external verifier',
    file: 'arrangements.csv',
    columns: ['Learner', 'Arrangement', 'Asked', 'Agreed', 'Used from'],
    rows: (await arrangementList(tx)).rows
      .filter(({ frameworkCode }) => frameworkCode === code)
      .map((one) => [
        one.learnerName,
        one.what,
        showDate(one.askedOn),
        one.agreedOn === null ? 'Waits for you' : showDate(one.agreedOn),
        one.fromOn === null ? '' : showDate(one.fromOn),
      ]),
  };
}

/**
 * Concerns that the awarding body is told of: malpractice, and what was reported outside; without words and names.
 * Safeguarding never.
 */
async function concernsIn(tx: Tx): Promise<Section> {
  return {
    title: 'Concerns for the awarding body',
    file: 'concerns.csv',
    columns: ['Kind', 'Said', 'State', 'Outcome', 'Reported under'],
    rows: (await concernList(tx)).rows
      .filter(({ kind }) => kind !== 'safeguarding')
      .filter(
        ({ kind, entries }) =>
          kind === 'malpractice' || entries.some(({ state }) => state === 'reported'),
      )
      .map((one) => [
        wordsOf(one.kind),
        showDate(one.saidOn),
        one.state === null ? 'Raised' : wordsOf(one.state),
        one.outcome === null ? '' : wordsOf(one.outcome),
        one.entries.findLast(({ state }) => state === 'reported')?.reference ?? '',
      ]),
  };
}

/** What was done from outside: contacts with learners counted, observations one by one (R89, R90). */
async function outsideIn(tx: Tx, code: string): Promise<Section> {
  const { announced, held } = await contactCounts(tx, new Set([code]));
  return {
    title: 'External contacts and observations',
    file: 'external.csv',
    columns: ['What', 'Whom', 'When', 'Outcome'],
    rows: [
      ['Contacts with learners', `${announced} announced`, '', `${held} held`],
      ...(await observationsOf(tx))
        .filter(({ frameworkCode }) => frameworkCode === code)
        .map((one) => [
          `Observation: ${wordsOf(one.what)}`,
          one.observedName,
          showDate(one.on),
          one.outcome === 'satisfied' ? 'Satisfied' : 'In doubt',
        ]),
    ],
  };
}
