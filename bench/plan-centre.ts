import { newId } from '../src/lib/ids.ts';
import type { Result } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import type { Tx } from '../src/platform/db/tx.ts';
import type { Role } from '../src/platform/identity/actor.ts';
import { addMember } from '../src/platform/identity/create-organisation.ts';
import { recordTariff } from '../src/proof/centre/record-approval.ts';
import { adoptBuiltIn } from '../src/proof/frameworks/index.ts';
import { makePlan, openCycle } from '../src/proof/verification/index.ts';
import { openSetting } from './setting.ts';

/** The whole press of *Draw the plan* in a centre of 2,000 learners, from the tables and back into them. */
const LEARNERS = 2000;
/** Beside the nine that are mandatory: twelve units a learner. */
const OPTIONAL = ['BA13', 'CS11', 'CS17'];
const ASSESSORS = 40;
const VERIFIERS = 8;
const ITEMS = 5;
const RUNS = 5;
/** What a person waits for without asking themselves whether it works. */
const BOUND_MS = 2000;

const setting = await openSetting();
const { db, owner, actor } = setting;
configureLogKeys({ secret: 'a secret of this benchmark alone' });
const organisation = actor.organisationId;

async function done<T>(command: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  const result = await act(db, actor, command);
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

async function members(many: number, role: Role): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < many; at++) {
    const id = newId();
    await done((tx) =>
      addMember(tx, organisation, false, {
        id,
        authUserId: newId(),
        name: `${role} ${at}`,
        email: `${role}-${at}@bench.example`,
        roles: [role],
        branchId: actor.branchId,
      }),
    );
    ids.push(id);
  }
  return ids;
}

/**
 * Learners, two thirds of whose units are decided with a judgement a criterion and five items that arose at their branch
 * and at one of 60 employers, past their commands.
 */
async function fill(frameworkId: string, assessors: readonly string[]): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      `with made as (select n, gen_random_uuid() as id, gen_random_uuid() as account from generate_series(1, $2::int) n),
        joined as (insert into member (organisation_id, id, auth_user_id, name, email, branch_id, joined_at)
          select $1, id, account, 'Learner ' || n, 'learner-' || n || '@bench.example', $3::uuid, now() from made returning id),
        roles as (insert into member_role (organisation_id, member_id, role, given_at)
          select $1, id, 'learner', now() from joined),
        learners as (insert into learner (organisation_id, member_id, registered_at, registered_by)
          select $1, id, now(), $4 from joined)
       insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
       select $1, gen_random_uuid(), id, $5, '2026-01-05', now(), $4 from joined`,
      [organisation, LEARNERS, actor.branchId, actor.memberId, frameworkId],
    );
    await client.query(
      `insert into enrolment_unit (organisation_id, enrolment_id, unit_id, chosen_at)
       select e.organisation_id, e.id, u.id, now() from enrolment e
       cross join lateral (select id from framework_unit where framework_id = e.framework_id
         and reference = any($2::text[])) u where e.organisation_id = $1`,
      [organisation, OPTIONAL],
    );
    const { rowCount } = await client.query(
      `with numbered as (select e.learner_id, u.id as unit_id,
           row_number() over (order by e.learner_id, u.id) as n, dense_rank() over (order by e.learner_id) as l
         from enrolment e join framework_unit u on u.framework_id = e.framework_id
         where e.organisation_id = $1 and (u.unit_group = 'mandatory' or u.reference = any($4::text[])))
       insert into claim (organisation_id, id, learner_id, unit_id, attempt, declaration, claimed_at, assessor_id,
         taken_at, decided_at, achieved)
       select $1, gen_random_uuid(), learner_id, unit_id, 1, 'My own work', now() - interval '9 days',
         ($2::uuid[])[1 + l % $3::int], now() - interval '8 days', now() - interval '7 days', true
       from numbered where n % 3 <> 0`,
      [organisation, assessors, ASSESSORS, OPTIONAL],
    );
    await client.query(
      `insert into unit_decision (organisation_id, id, claim_id, outcome, feedback, party, decided_at, decided_by,
         paper, paper_sha256)
       select organisation_id, gen_random_uuid(), id, 'achieved', 'Well done', false, decided_at, assessor_id,
         '{}', sha256('{}') from claim where organisation_id = $1`,
      [organisation],
    );
    await client.query(
      `insert into judgement (organisation_id, id, claim_id, criterion_id, assessor_id, outcome, method, judged_at)
       select c.organisation_id, gen_random_uuid(), c.id, k.id, c.assessor_id, 'met',
         (array['record', 'discussion', 'questioning'])[1 + length(k.code) % 3], c.decided_at
       from claim c join framework_outcome o on o.organisation_id = c.organisation_id and o.unit_id = c.unit_id
       join framework_criterion k on k.organisation_id = o.organisation_id and k.outcome_id = o.id
       where c.organisation_id = $1`,
      [organisation],
    );
    // Five items each: bookings of theirs, an observation, and one that an employer released.
    await client.query(
      `with made as (select learner_id, n, gen_random_uuid() as id from enrolment, generate_series(1, $2::int) n
           where organisation_id = $1),
         cases as (insert into evidence_case (organisation_id, id, learner_id, about_kind, about_id, first_at, last_at)
           select $1, id, learner_id, 'booking', gen_random_uuid(), now(), now() from made where n > 2)
       insert into evidence (organisation_id, id, learner_id, source, case_id, title, accepted_at)
       select $1, id, learner_id, (array['released', 'observation'])[n], null, 'An item', now() from made where n <= 2
       union all select $1, id, learner_id, 'work', id, 'An item', now() from made where n > 2`,
      [organisation, ITEMS],
    );
    await client.query(
      `insert into claim_evidence (organisation_id, claim_id, evidence_id, rendition, rendition_sha256)
       select c.organisation_id, c.id, e.id, '{}', sha256('{}')
       from claim c join evidence e on e.organisation_id = c.organisation_id and e.learner_id = c.learner_id
       where c.organisation_id = $1`,
      [organisation],
    );
    await client.query(
      `insert into observation (organisation_id, id, learner_id, observer_id, acted_as, kind, held_on, place, minutes,
         words, words_sha256, recorded_at, answered_at, agreed)
       select organisation_id, id, learner_id, $2, 'assessor', 'observation', '2026-02-02',
         'At the main branch, by the window', 30, 'Seen', sha256('x'), now(), now(), true
       from evidence where organisation_id = $1 and source = 'observation'`,
      [organisation, actor.memberId],
    );
    await client.query(
      `with made as (insert into employer (organisation_id, id, name, contact_id, recorded_at, recorded_by)
         select $1, gen_random_uuid(), 'Employer ' || n, gen_random_uuid(), now(), $2 from generate_series(1, 60) n
         returning id),
         numbered as (select id, row_number() over () as n from made),
         taken as (insert into employment (organisation_id, id, learner_id, employer_id, from_on, code, recorded_at, recorded_by)
           select $1, gen_random_uuid(), l.learner_id, e.id, '2026-01-05', l.learner_id::text, now(), $2
           from (select learner_id, row_number() over () as n from enrolment where organisation_id = $1) l
           join numbered e on e.n = 1 + l.n % 60 returning id, employer_id, learner_id)
       insert into released_package (organisation_id, id, employer_id, employment_id, item, package, package_sha256,
         received_at, evidence_id)
       select $1, gen_random_uuid(), t.employer_id, t.id, t.id, '{}', sha256('{}'), now(), e.id
       from taken t join evidence e on e.organisation_id = $1 and e.learner_id = t.learner_id and e.source = 'released'`,
      [organisation, actor.memberId],
    );
    await client.query('vacuum analyze');
    return rowCount ?? 0;
  } finally {
    client.release(true);
  }
}

try {
  const { frameworkId } = await done((tx) => adoptBuiltIn(tx, { id: newId(), code: 'REC-L2-RR' }));
  await done((tx) =>
    recordTariff(tx, {
      id: newId(),
      frameworkCode: 'REC-L2-RR',
      band: '02',
      fromOn: '2026-01-01',
      letter: 'Letter 1',
    }),
  );
  const assessors = await members(ASSESSORS, 'assessor');
  await members(VERIFIERS, 'internal_verifier');
  const decided = await fill(frameworkId, assessors);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const cycleId = newId();
    await done((tx) =>
      openCycle(tx, {
        id: cycleId,
        frameworkId,
        name: `Run ${run}`,
        fromOn: '2026-01-01',
        toOn: '2027-12-31',
        learnerIds: [],
      }),
    );
    const from = performance.now();
    await done((tx) => makePlan(tx, cycleId, { id: newId() }));
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(RUNS / 2)] ?? 0;
  const { rows } = await owner.query(
    'select base, drawn from verification_plan where organisation_id = $1 limit 1',
    [organisation],
  );
  console.log(
    `${LEARNERS} learners, ${decided} decisions, ${rows[0].base} learner-units, ${rows[0].drawn} drawn and kept: ` +
      `median ${median.toFixed(0)} ms, slowest ${(times.at(-1) ?? 0).toFixed(0)} ms of ${RUNS}; ` +
      `${(median / BOUND_MS).toFixed(2)} of the bound of ${BOUND_MS} ms.`,
  );
} finally {
  await setting.close();
}
