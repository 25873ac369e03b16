import { peopleOf } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, linkUsed, lookWithLink } from '../../platform/links/with-link.ts';
import { addItem, lockPortfolio } from '../portfolio/index.ts';
import { cleanField, realWork, spokenWords } from './collected.ts';
import { testimonyDeclined, testimonyGiven } from './events.ts';
import { type lookAtTestimony, RELATIONS } from './schema.ts';
import { collectedDb } from './tables.ts';
import { hashOfWords } from './write-statement.ts';

/** What a witness answers. */
export interface TestimonyInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly declined: boolean;
  readonly words: string;
  readonly job: string;
  /** The day, or about the day, they saw the work; null: over a longer time. */
  readonly seenOn: string | null;
  /** Their name as they sign. */
  readonly signedName: string;
  readonly setting: 'work' | 'simulated';
}

/** What a witness's own link opens: what they are asked. Changes nothing; after an answer `link-used`. */
export function lookAtTestimonyByLink(
  db: Database,
  token: string,
): Promise<Result<ReplyIn<typeof lookAtTestimony>>> {
  return lookWithLink(db, token, 'testimony', async (tx, link) => {
    const found = await requestOf(tx, link);
    if (!found.ok) return found;
    const { request, answer } = found.value;
    if (answer) return answeredOn(tx, answer.answered_at);
    const agency = await organisationCard(tx);
    return ok({
      agency: { name: agency.name, isSample: agency.isSample },
      name: (await peopleOf(tx, [link.personId])).get(link.personId)?.displayName ?? '',
      learner: (await memberNames(tx)).get(request.learner_id) ?? '',
      relation: request.relation,
      what: request.what,
      today: dateIn(nowOf(tx)),
      until: link.expiresAt.toISOString(),
    });
  });
}

/**
 * A witness signs their words by the press, once, through their own link: the hash of the very words is in
 * the log, and they become an item of the learner's. Or they give none. Refuses as `actWithLink` does, and
 * `link-used`, `testimony-not-found`, `simulated-not-allowed`, `too-few-words`, `not-signed`, `not-yet`.
 */
export function answerTestimonyByLink(
  db: Database,
  token: string,
  input: TestimonyInput,
): Promise<Result<{ answeredAt: string; wordsSha256: string | null }>> {
  return actWithLink(db, token, 'testimony', async (tx, link) => {
    const found = await requestOf(tx, link);
    if (!found.ok) return found;
    const { request, answer } = found.value;
    if (answer && answer.id === input.id) {
      return ok({
        answeredAt: answer.answered_at.toISOString(),
        wordsSha256: answer.words_sha256?.toString('hex') ?? null,
      });
    }
    if (answer) return answeredOn(tx, answer.answered_at);
    const said = input.declined ? ok(NOTHING) : saidBy(tx, input);
    if (!said.ok) return said;
    const answered = await keep(tx, link, { input, request, said: said.value });
    if (answered.ok) await markUsed(tx, link.id);
    return answered;
  });
}

interface Said {
  readonly words: string;
  readonly job: string;
  readonly seen_on: string | null;
  readonly signed_name: string;
}
const NOTHING: Said = { words: '', job: '', seen_on: null, signed_name: '' };

function saidBy(tx: Tx, input: TestimonyInput): Result<Said> {
  const real = realWork(input.setting);
  if (!real.ok) return real;
  const words = spokenWords(input.words, 'The testimony');
  if (!words.ok) return words;
  const job = cleanField('job', input.job, { max: 200, what: 'Your job' });
  if (!job.ok) return job;
  const name = cleanField('signedName', input.signedName, { max: 200, what: 'Your name' });
  if (!name.ok) return name;
  if (name.value === '') {
    return wrongField('signedName', 'not-signed', 'Sign with your name as you write it.');
  }
  if (input.seenOn !== null && input.seenOn > dateIn(nowOf(tx))) {
    return wrongField('seenOn', 'not-yet', 'This day has not come yet. Give the day you saw it.');
  }
  return ok({
    words: words.value,
    job: job.value,
    seen_on: input.seenOn,
    signed_name: name.value,
  });
}

async function keep(
  tx: Tx,
  link: Link,
  {
    input,
    request,
    said,
  }: { readonly input: TestimonyInput; readonly request: Request; readonly said: Said },
): Promise<Result<{ answeredAt: string; wordsSha256: string | null }>> {
  const { learner_id: learner, relation } = request;
  const now = nowOf(tx);
  const hash = input.declined ? null : hashOfWords(said.words);
  const evidenceId = input.declined ? null : newId();
  if (evidenceId !== null) {
    await lockPortfolio(tx, learner);
    const added = await addItem(tx, {
      id: evidenceId,
      learnerId: learner,
      source: 'testimony',
      title: `Witness testimony: ${RELATIONS[relation].toLowerCase()}`,
      parties: [],
      references: [],
    });
    if (!added.ok) return added;
  }
  await collectedDb(tx)
    .insertInto('testimony')
    .values({
      organisation_id: actorOf(tx).organisationId,
      request_id: request.id,
      learner_id: learner,
      id: input.id,
      declined: input.declined,
      ...said,
      words_sha256: hash,
      answered_at: now,
      evidence_id: evidenceId,
    })
    .execute();
  const subjects = { learner, testimony: request.id, person: link.personId };
  if (hash === null || evidenceId === null) {
    record(tx, testimonyDeclined, { subjects, facts: { relation } });
  } else {
    record(tx, testimonyGiven, {
      subjects: { ...subjects, evidence: evidenceId },
      facts: {
        relation,
        wordsSha256: hash.toString('hex'),
        link: link.id,
        seenOn: said.seen_on,
      },
    });
  }
  return ok({ answeredAt: now.toISOString(), wordsSha256: hash?.toString('hex') ?? null });
}

type Found = Awaited<ReturnType<typeof requestOf>>;
type Request = Extract<Found, { ok: true }>['value']['request'];

/** What this link is about, and it is this witness's. */
async function requestOf(tx: Tx, link: Link) {
  const db = collectedDb(tx);
  const request = await db
    .selectFrom('testimony_request')
    .selectAll()
    .where('id', '=', link.about)
    .where('witness_id', '=', link.personId)
    .executeTakeFirst();
  if (!request) {
    return refuse('testimony-not-found', 'This is not asked of you any more. Ask who sent it.');
  }
  const answer = await db
    .selectFrom('testimony')
    .selectAll()
    .where('request_id', '=', request.id)
    .executeTakeFirst();
  return ok({ request, answer });
}

function answeredOn(tx: Tx, at: Date): Result<never> {
  const on = showDate(dateIn(at), dateIn(nowOf(tx)));
  return linkUsed(`You answered on ${on}; thank you.`);
}
