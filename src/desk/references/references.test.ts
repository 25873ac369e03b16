import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { recordWork, registerCandidate } from '../candidates/index.ts';
import { checksOf } from '../compliance/index.ts';
import { erasePerson } from '../people/index.ts';
import { type AnswerInput, answerReference } from './answer-reference.ts';
import { askReference } from './ask-reference.ts';
import { chaseAllDue } from './chase-worker.ts';
import { decideShowing, shownToCandidate, withdrawReference } from './decide-showing.ts';
import { chaseGap, explainGap } from './explain-gap.ts';
import './index.ts';
import { judgeReference } from './judge-reference.ts';
import { answerReferenceByLink, lookAtReferenceByLink } from './open-link.ts';
import { referenceList, referencesOf } from './queries.ts';
import { remindNow } from './remind.ts';

const world = await openWorld();
const SITE = 'https://desk.example';
const quiet = { info: () => {}, error: (facts: object) => expect(facts).toEqual({}) };

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

async function rosaOf(org: TestOrganisation): Promise<string> {
  const rosa = {
    id: newId(),
    givenName: 'Rosa',
    familyName: 'Marsh',
    emails: ['rosa@example.org'],
    phones: [],
    roles: ['Care assistant'],
  };
  return done(await act(world.db, org.carla, (tx) => registerCandidate(tx, rosa))).personId;
}

const ask = (by: Actor, personId: string, change: object = {}) =>
  act(world.db, by, (tx) =>
    askReference(
      tx,
      {
        id: newId(),
        personId,
        referee: { givenName: 'Mary', familyName: 'Finch', email: 'mary@elm.example', phone: '' },
        speaksAs: 'employer',
        aboutPlace: 'Elm Lodge',
        channel: 'mail',
        remindAfterDays: 4,
        ...change,
      },
      SITE,
    ),
  );

/** Rosa, and Mary asked about her on Monday 2 November. */
async function asked(change: object = {}) {
  world.at('2026-11-02T09:00:00Z');
  const org = await world.organisation();
  const rosa = await rosaOf(org);
  const { referenceId } = done(await ask(org.ravi, rosa, change));
  return { org, rosa, referenceId };
}

async function tokens(referenceId: string): Promise<readonly string[]> {
  const { rows } = await world.owner.query(
    'select body from message where about_id = $1 order by written_at, id',
    [referenceId],
  );
  return rows.map(({ body }) => /reference#([\w-]+)/.exec(String(body))?.[1] ?? '');
}

const full: AnswerInput = {
  id: newId(),
  what: 'full',
  fromOn: '2021-03-01',
  toOn: '2024-02-29',
  jobTitle: 'Care assistant',
  leaving: 'Moved to Leeds',
  again: 'yes',
  words: 'Kind and always early',
  relative: false,
  mayBeShown: true,
};
const answer = (change: Partial<AnswerInput> = {}) => ({ ...full, id: newId(), ...change });
const spokenBy = { spokeWith: 'Mary Finch', spokenNumber: '0113 496 0000', numberFound: 'Website' };

async function stateIn(org: TestOrganisation, personId: string, actor = org.carla) {
  const { references } = done(await read(world.db, actor, (tx) => referencesOf(tx, personId)));
  return references[0];
}

describe('a referee', () => {
  it('answers by their own link, once, and whoever opens it again is told when', async () => {
    const { org, rosa, referenceId } = await asked();
    const [token = ''] = await tokens(referenceId);
    expect(done(await lookAtReferenceByLink(world.db, token))).toMatchObject({
      candidate: 'Rosa Marsh',
      name: 'Mary Finch',
      aboutPlace: 'Elm Lodge',
    });
    const sent = answer();
    const first = done(await answerReferenceByLink(world.db, token, sent));
    expect(done(await answerReferenceByLink(world.db, token, sent))).toEqual(first);
    expect(await answerReferenceByLink(world.db, token, answer())).toMatchObject({
      refusal: { code: 'link-used', because: expect.stringContaining('You answered on') },
    });
    expect(codeOf(await lookAtReferenceByLink(world.db, token))).toBe('link-used');
    expect(await stateIn(org, rosa)).toMatchObject({
      state: 'received',
      answer: { how: 'link', said: { words: 'Kind and always early' } },
    });
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'reference.received');
    expect(entry?.envelope.facts).toMatchObject({ what: 'full', how: 'link', reminders: 0 });
    expect(JSON.stringify(entry?.envelope)).not.toContain('always early');
  });

  it('may give the dates alone, or nothing; and is asked for what lacks', async () => {
    const { org, rosa, referenceId } = await asked();
    const [token = ''] = await tokens(referenceId);
    const say = async (change: Partial<AnswerInput>) =>
      codeOf(await answerReferenceByLink(world.db, token, answer(change)));
    expect(await say({ fromOn: null })).toBe('dates-needed');
    expect(await say({ toOn: '2021-02-28' })).toBe('ends-before-start');
    expect(await say({ toOn: '2026-11-03' })).toBe('not-yet');
    expect(await say({ what: 'dates_only' })).toBe('ok');
    expect((await stateIn(org, rosa))?.answer).toMatchObject({
      what: 'dates_only',
      said: { words: '', again: null, fromOn: '2021-03-01' },
    });
    const other = done(
      await ask(org.ravi, rosa, {
        referee: { givenName: 'Jo', familyName: 'Hill', email: 'jo@hill.example', phone: '' },
        speaksAs: 'character',
        aboutPlace: '',
      }),
    ).referenceId;
    const [second = ''] = await tokens(other);
    done(await answerReferenceByLink(world.db, second, answer({ what: 'refused', fromOn: null })));
    const { references } = done(await read(world.db, org.carla, (tx) => referencesOf(tx, rosa)));
    expect(references.map(({ state }) => state)).toEqual(['received', 'refused']);
    const judge = await act(world.db, org.carla, (tx) =>
      judgeReference(tx, { id: newId(), requestId: other, outcome: 'satisfied' }),
    );
    expect(codeOf(judge)).toBe('nothing-to-judge');
  });

  it('is one human, and never the candidate; one without an address is rung', async () => {
    const { org, rosa } = await asked();
    const referee = { givenName: 'R', familyName: 'M', email: 'ROSA@example.org', phone: '' };
    expect(codeOf(await ask(org.carla, rosa, { referee }))).toBe('referee-is-candidate');
    const nobody = { givenName: 'Al', familyName: 'Moss', email: '', phone: '' };
    expect(codeOf(await ask(org.carla, rosa, { referee: nobody }))).toBe('referee-unreachable');
    expect(codeOf(await ask(org.carla, rosa, { aboutPlace: ' ' }))).toBe('place-needed');
    expect(codeOf(await ask(org.carla, newId()))).toBe('candidate-not-found');
    done(await ask(org.carla, rosa, { aboutPlace: 'Elm Court' }));
    const { rows } = await world.owner.query(
      'select count(distinct referee_id)::int as people from reference_request where person_id = $1',
      [rosa],
    );
    expect(rows[0].people).toBe(1);
  });
});

describe('a reference that does not come', () => {
  it('is asked for twice more, then somebody rings; each once, whoever does it', async () => {
    const { org, rosa, referenceId } = await asked();
    const chase = () => chaseAllDue(world.db, SITE, quiet);
    world.at('2026-11-06T08:59:00Z');
    await chase();
    expect((await stateIn(org, rosa))?.state).toBe('asked');
    world.at('2026-11-06T09:00:00Z');
    await Promise.all([chase(), chase()]);
    expect(await stateIn(org, rosa)).toMatchObject({ state: 'reminded', reminders: 1 });
    world.at('2026-11-10T09:00:00Z');
    await chase();
    expect(await stateIn(org, rosa)).toMatchObject({ reminders: 2 });
    const press = () => act(world.db, org.ravi, (tx) => remindNow(tx, referenceId, SITE));
    expect(await press()).toEqual({ ok: true, value: { nth: 2 } });
    world.at('2026-11-10T11:00:00Z');
    expect(codeOf(await press())).toBe('reminded-twice');
    world.at('2026-11-14T09:00:00Z');
    await Promise.all([chase(), chase()]);
    await chase();
    expect(await stateIn(org, rosa)).toMatchObject({ state: 'to_ring', reminders: 2 });
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'reference.reminded')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'task.added')).toHaveLength(1);
    const mails = await tokens(referenceId);
    expect(mails).toHaveLength(3);
    done(await answerReferenceByLink(world.db, mails[0] ?? '', answer()));
    expect(codeOf(await lookAtReferenceByLink(world.db, mails[2] ?? ''))).toBe('link-used');
  });

  it('says that its mail came back, that its link expired, or that nobody waits for it', async () => {
    const { org, rosa, referenceId } = await asked();
    const [token = ''] = await tokens(referenceId);
    await world.owner.query(
      `update message_delivery set state = 'failed' where message_id =
        (select message_id from reference_request where id = $1)`,
      [referenceId],
    );
    expect((await stateIn(org, rosa))?.state).toBe('came_back');
    world.at('2026-12-31T09:00:00Z');
    expect(codeOf(await lookAtReferenceByLink(world.db, token))).toBe('link-expired');
    world.at('2026-11-03T09:00:00Z');
    done(await act(world.db, org.ravi, (tx) => withdrawReference(tx, referenceId)));
    expect(codeOf(await answerReferenceByLink(world.db, token, answer()))).toBe('link-withdrawn');
    const late = await act(world.db, org.ravi, (tx) =>
      answerReference(tx, referenceId, answer(), spokenBy),
    );
    expect(codeOf(late)).toBe('reference-withdrawn');
    expect(
      done(
        await read(world.db, org.ravi, async (tx) => ({
          ok: true as const,
          value: await referenceList(tx, { show: 'open' }),
        })),
      ).total,
    ).toBe(0);
  });
});

describe('what was said', () => {
  it('on the phone is kept with who spoke, on which number, and how it was found', async () => {
    const { org, rosa, referenceId } = await asked({
      channel: 'spoken',
      referee: { givenName: 'Mary', familyName: 'Finch', email: '', phone: '0113 496 0000' },
    });
    expect((await stateIn(org, rosa))?.state).toBe('to_ring');
    const take = (spoken: object) =>
      act(world.db, org.ravi, (tx) =>
        answerReference(tx, referenceId, answer(), { ...spokenBy, ...spoken }),
      );
    expect(codeOf(await take({ numberFound: '' }))).toBe('spoken-by-whom');
    done(await take({}));
    expect(codeOf(await take({}))).toBe('already-answered');
    expect((await stateIn(org, rosa))?.answer?.said).toMatchObject({ numberFound: 'Website' });
    expect((await stateIn(org, rosa, org.ravi))?.answer?.said).toBeNull();
  });

  it('becomes the check of compliance once, with who the referee is', async () => {
    const { org, rosa, referenceId } = await asked();
    const [token = ''] = await tokens(referenceId);
    done(await answerReferenceByLink(world.db, token, answer()));
    const judge = (id: string) =>
      act(world.db, org.omar, (tx) =>
        judgeReference(tx, { id, requestId: referenceId, outcome: 'satisfied' }),
      );
    const id = newId();
    done(await judge(id));
    expect(done(await judge(id)).checkId).toBe(id);
    expect(codeOf(await judge(newId()))).toBe('already-judged');
    const checks = await read(world.db, org.omar, (tx) => checksOf(tx, [rosa]));
    expect(checks.get(rosa)).toMatchObject([
      { id, kind: 'reference', outcome: 'satisfied', name: 'Elm Lodge, MF' },
    ]);
    const { rows } = await world.owner.query('select * from referee where check_id = $1', [id]);
    expect(rows).toMatchObject([{ relative: false, may_be_shown: true }]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'check.completed')).toHaveLength(1);
  });

  it('is shown to the candidate only once somebody decided that it may be', async () => {
    const { org, referenceId } = await asked();
    const shown = () => read(world.db, org.carla, (tx) => shownToCandidate(tx, referenceId));
    const decide = (maySee: boolean, because = 'Mary said so on the phone') =>
      act(world.db, org.carla, (tx) =>
        decideShowing(tx, { id: newId(), requestId: referenceId, maySee, because }),
      );
    expect(codeOf(await decide(true))).toBe('nothing-to-show');
    const [token = ''] = await tokens(referenceId);
    done(await answerReferenceByLink(world.db, token, answer()));
    expect(await shown()).toMatchObject({
      refusal: {
        code: 'reference-confidential',
        source: 'Data Protection Act 2018, Schedule 2, paragraph 24',
      },
    });
    done(await decide(true));
    expect(done(await shown()).words).toBe('Kind and always early');
    world.at('2026-11-02T10:00:00Z');
    done(await decide(false, 'Mary took it back'));
    expect(codeOf(await shown())).toBe('reference-confidential');
  });

  it('is forgotten with the candidate: words, employers, reasons, and the mails that named them', async () => {
    const { org, rosa, referenceId } = await asked();
    const [token = ''] = await tokens(referenceId);
    done(await answerReferenceByLink(world.db, token, answer()));
    const gap = { id: newId(), personId: rosa, fromOn: '2024-03-01', toOn: '2024-06-30' };
    done(await act(world.db, org.carla, (tx) => explainGap(tx, { ...gap, explanation: 'Abroad' })));
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    for (const table of ['reference_request', 'reference_answer', 'employment_gap', 'message']) {
      const { rows } = await world.owner.query(
        `select coalesce(string_agg(t::text, ' '), '') as kept from ${table} t where organisation_id = $1`,
        [org.id],
      );
      expect(rows[0].kept).not.toMatch(/Elm Lodge|early|Moved to Leeds|Abroad|Rosa Marsh/);
    }
  });
});

describe('a gap in a work history', () => {
  it('is found, chased by a ring-back, and closes once it is explained', async () => {
    world.at('2026-11-02T09:00:00Z');
    const org = await world.organisation();
    const rosa = await rosaOf(org);
    const job = (employer: string, fromOn: string, toOn: string | null) =>
      act(world.db, org.carla, (tx) =>
        recordWork(tx, { id: newId(), personId: rosa, employer, fromOn, toOn }),
      );
    done(await job('Elm Lodge', '2021-03-01', '2024-02-29'));
    done(await job('Oak House', '2024-07-01', null));
    const gaps = async () =>
      done(await read(world.db, org.carla, (tx) => referencesOf(tx, rosa))).gaps;
    expect(await gaps()).toEqual([{ fromOn: '2024-03-01', toOn: '2024-06-30', days: 122 }]);
    const gap = { personId: rosa, fromOn: '2024-03-01', toOn: '2024-06-30' };
    done(await act(world.db, org.carla, (tx) => chaseGap(tx, { id: newId(), ...gap })));
    const explain = (change: object) =>
      act(world.db, org.carla, (tx) =>
        explainGap(tx, { id: newId(), ...gap, explanation: 'Cared for her father', ...change }),
      );
    expect(codeOf(await explain({ toOn: '2024-02-01' }))).toBe('ends-before-start');
    expect(codeOf(await explain({ explanation: ' ' }))).toBe('empty');
    done(await explain({}));
    expect(await gaps()).toEqual([]);
    const [entry] = (await world.log(org)).filter(
      ({ kind }) => kind === 'employment_gap.explained',
    );
    expect(entry?.envelope.facts).toMatchObject({ days: 122 });
    expect(JSON.stringify(entry?.envelope)).not.toContain('father');
  });
});
