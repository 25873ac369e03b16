import { newId } from '../src/lib/ids.ts';
import type { Result } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { hearOnce } from '../src/platform/audit/listen.ts';
import { read } from '../src/platform/db/read.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { addMember } from '../src/platform/identity/create-organisation.ts';
import { adoptBuiltIn } from '../src/proof/frameworks/index.ts';
import { enrol, HEARD_AS, hear } from '../src/proof/portfolio/index.ts';
import { portfolioOf } from '../src/proof/portfolio/portfolio.ts';
import { suggestions } from '../src/proof/portfolio/suggestions.ts';
import { openSetting } from './setting.ts';

/** Entries of the log, and how many of them are the learner's. */
const ENTRIES = 100_000;
const OWN_EACH = 20;
const ITEMS = 600;
const ROUNDS = 15;

const setting = await openSetting();
const { db, owner, actor } = setting;
const organisation = actor.organisationId;

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

const say = (words: string): void => {
  process.stdout.write(`${words}\n`);
};

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  say(`${what}: ${Math.round(performance.now() - start)} ms`);
  return value;
}

/** A learner who has worked here for years among others. */
async function aLearner(): Promise<Actor> {
  return given(
    await act(db, actor, (tx) =>
      addMember(tx, organisation, false, {
        id: newId(),
        authUserId: newId(),
        name: 'Lena Lowe',
        email: 'lena@bench.example',
        roles: ['consultant', 'learner'],
        branchId: actor.branchId,
      }),
    ),
  );
}

/** Fills the log past its own function: what is read here does not depend on its chain. */
async function fillLog(learner: string): Promise<void> {
  await owner.query(
    `with made as (
       select h.seq + n as seq, gen_random_uuid() as id, gen_random_uuid() as booking,
         (array['booking.taken', 'shift.offered', 'shift.assigned', 'booking.confirmed', 'mail.written'])[1 + n % 5] as kind,
         case when n % ${OWN_EACH} < 5 then $2::uuid else $3::uuid end as actor,
         now() - make_interval(mins => ${ENTRIES} - n) as at,
         n / 5 as about
       from log_head h, generate_series(1, ${ENTRIES}) n where h.organisation_id = $1),
     enveloped as (
       select *, jsonb_build_object('id', id, 'kind', kind, 'version', 1, 'at', at, 'organisation', $1::uuid,
         'actor', actor, 'prepared_by', '[]'::jsonb, 'contributed', '[]'::jsonb, 'approved_by', '[]'::jsonb,
         'policies', '[]'::jsonb, 'people', '[]'::jsonb,
         'subjects', jsonb_build_object('booking', md5(about::text)::uuid, 'worker', md5('w' || about % 300)::uuid),
         'facts', jsonb_build_object('lines', jsonb_build_array(1), 'missing', '[]'::jsonb, 'shifts',
           jsonb_build_array(id), 'assignments', jsonb_build_array(id), 'willing', true, 'inTime', true, 'rules', '[]'::jsonb,
           'papers', '[{"side":"hirer"},{"side":"worker"}]'::jsonb))::text as envelope from made),
     kept as (
       insert into log_entry (organisation_id, seq, id, kind, at, actor, envelope, leaf, chain)
       select $1, seq, id, kind, at, actor, envelope, sha256(envelope::bytea), sha256(envelope::bytea) from enveloped
       returning seq)
     update log_head set seq = seq + ${ENTRIES} where organisation_id = $1`,
    [organisation, learner, actor.memberId],
  );
  await owner.query(
    `insert into log_subject (organisation_id, subject_id, seq)
     select organisation_id, (envelope::jsonb -> 'subjects' ->> 'booking')::uuid, seq from log_entry
     where organisation_id = $1 and envelope::jsonb -> 'subjects' ? 'booking'
     union select organisation_id, (envelope::jsonb -> 'subjects' ->> 'worker')::uuid, seq from log_entry
     where organisation_id = $1 and envelope::jsonb -> 'subjects' ? 'worker'`,
    [organisation],
  );
  await owner.query('vacuum analyze');
}

/** Accepts cases as items, past their commands, with ten references each. */
async function acceptItems(learner: string): Promise<void> {
  await owner.query(
    `with chosen as (select id, gen_random_uuid() as item from evidence_case where learner_id = $2 limit ${ITEMS}),
     items as (insert into evidence (organisation_id, id, learner_id, case_id, title, accepted_at)
       select $1, item, $2, id, 'A booking', now() from chosen)
     select 1`,
    [organisation, learner],
  );
  await owner.query(
    `insert into evidence_entry (organisation_id, evidence_id, learner_id, seq, parties)
     select s.organisation_id, e.id, s.learner_id, s.seq, array[s.learner_id]
     from evidence e join suggested_entry s on s.case_id = e.case_id where e.learner_id = $1`,
    [learner],
  );
  await owner.query(
    `insert into evidence_reference (organisation_id, evidence_id, criterion_id, learner_id, referenced_at)
     select e.organisation_id, e.id, c.id, e.learner_id, now() from evidence e
     cross join lateral (select id from framework_criterion c where c.organisation_id = e.organisation_id
       order by md5(c.id::text || e.id::text) limit 10) c where e.learner_id = $1`,
    [learner],
  );
  await owner.query('vacuum analyze');
}

async function middling(what: string, work: () => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  say(`${what}: ${Math.round(took[Math.floor(ROUNDS / 2)] ?? 0)} ms in the middle of ${ROUNDS}`);
}

try {
  const lena = await aLearner();
  const learner = lena.memberId ?? '';
  const { frameworkId } = given(
    await act(db, actor, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'REC-L2-RR' })),
  );
  await timed(`a log of ${ENTRIES} entries filled`, () => fillLog(learner));
  await timed('heard with no learner', () => hearOnce(db, { name: 'bench-none', hear }));
  const { suggested } = await timed('enrolment with the look back over three years', async () =>
    given(
      await act(db, actor, (tx) =>
        enrol(tx, { id: newId(), memberId: learner, frameworkId, unitIds: [] }),
      ),
    ),
  );
  say(`${suggested} records put before the learner`);
  await timed('the whole log heard for one learner', () => hearOnce(db, { name: HEARD_AS, hear }));
  await middling('suggestions, first page', () =>
    read(db, lena, (tx) => suggestions(tx, learner, { state: 'open', from: 0, size: 25 })),
  );
  await acceptItems(learner);
  await middling(`portfolio of ${ITEMS} items`, () =>
    read(db, lena, (tx) => portfolioOf(tx, learner)),
  );
  const portfolio = await read(db, lena, (tx) => portfolioOf(tx, learner));
  say(`its answer: ${Math.round(JSON.stringify(portfolio).length / 1024)} KiB`);
  say(`memory at the end: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MiB`);
} finally {
  await setting.close();
}
