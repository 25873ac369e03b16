import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { nowOf } from '../db/tx.ts';
import { type LinkPurpose, linkAddress } from './links.ts';
import { makeLink, markUsed, withdrawLinks, withdrawLinksOf } from './make-link.ts';
import { linksDb } from './tables.ts';
import { actWithLink, linkUsed, lookWithLink } from './with-link.ts';

const world = await openWorld();
const MONDAY = '2026-11-23T09:00:00Z';
const THURSDAY = '2026-11-26T09:00:00Z';

async function rosaOf(org: TestOrganisation): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into person (organisation_id, id, given_name, family_name, name_key, sort_key, created_at)
     values ($1, $2, 'Rosa', 'Marsh', 'rosa marsh', 'marsh rosa', now())`,
    [org.id, id],
  );
  return id;
}

/** A link for Rosa that opens until Thursday. */
async function aLink(purpose: LinkPurpose = 'availability') {
  world.at(MONDAY);
  const org = await world.organisation();
  const link = {
    id: newId(),
    purpose,
    personId: await rosaOf(org),
    about: newId(),
    expiresAt: new Date(THURSDAY),
  };
  const made = await act(world.db, org.carla, (tx) => makeLink(tx, link));
  if (!made.ok || !made.value.token) throw new Error('no link was made');
  return { org, link, token: made.value.token };
}

const look = (token: string, purpose: LinkPurpose = 'availability') =>
  lookWithLink(world.db, token, purpose, async (_tx, link) => ok(link));

/** Answers once: a second press is refused. */
function answerOnce(token: string): Promise<Result<string>> {
  return actWithLink(world.db, token, 'availability', async (tx, link) => {
    if (link.usedAt) return linkUsed('You have answered already.');
    await markUsed(tx, link.id);
    return ok('answered');
  });
}

async function refusals(org: TestOrganisation) {
  const entries = (await world.log(org)).filter(({ kind }) => kind === 'link.refused');
  return entries.map(({ envelope }) => [envelope.facts['purpose'], envelope.facts['why']]);
}

describe('a personal link', () => {
  it('opens its one matter for its one person, as often as it is looked at, and is not changed by it', async () => {
    const { link, token } = await aLink();
    const seen = { id: link.id, personId: link.personId, about: link.about, usedAt: null };
    expect(await look(token)).toMatchObject({ ok: true, value: seen });
    expect(await look(token)).toMatchObject({ ok: true, value: seen });
  });

  it('carries its token after the #, and the database keeps only the hash', async () => {
    const { org, link, token } = await aLink();
    expect(linkAddress('https://desk.example', 'availability', token)).toBe(
      `https://desk.example/l/availability#${token}`,
    );
    const { rows } = await world.owner.query('select l::text as kept from personal_link l');
    expect(rows.some(({ kept }) => kept.includes(link.id))).toBe(true);
    expect(rows.some(({ kept }) => kept.includes(token))).toBe(false);
    const again = await act(world.db, org.carla, (tx) => makeLink(tx, link));
    expect(again).toEqual({ ok: true, value: { token: null } });
  });

  it('is not found when unknown, and nothing is recorded anywhere', async () => {
    expect(await look('x'.repeat(43))).toMatchObject({ refusal: { code: 'link-not-found' } });
    expect(await answerOnce('x'.repeat(43))).toMatchObject({ refusal: { code: 'link-not-found' } });
  });

  it('opens nothing of another purpose, and that is recorded once an hour', async () => {
    const { org, token } = await aLink('offer');
    expect(await look(token)).toMatchObject({ refusal: { code: 'link-not-found' } });
    expect(await answerOnce(token)).toMatchObject({ refusal: { code: 'link-not-found' } });
    expect(await refusals(org)).toEqual([['availability', 'other_purpose']]);
    world.at('2026-11-23T10:00:00Z');
    await look(token);
    expect(await refusals(org)).toHaveLength(2);
  });

  it('expires at its moment, to the second', async () => {
    const { org, token } = await aLink();
    world.at('2026-11-26T08:59:59Z');
    expect(await look(token)).toMatchObject({ ok: true });
    world.at(THURSDAY);
    expect(await look(token)).toMatchObject({ refusal: { code: 'link-expired' } });
    expect(await answerOnce(token)).toMatchObject({ refusal: { code: 'link-expired' } });
    expect(await refusals(org)).toEqual([['availability', 'expired']]);
    const late = { id: newId(), purpose: 'offer', about: newId() } as const;
    const made = await act(world.db, org.carla, async (tx) =>
      makeLink(tx, { ...late, personId: await rosaOf(org), expiresAt: nowOf(tx) }),
    );
    expect(made).toMatchObject({ refusal: { code: 'link-expired' } });
  });

  it('is withdrawn with its matter or with its person, and says so', async () => {
    const byMatter = await aLink();
    await act(world.db, byMatter.org.carla, async (tx) => {
      await withdrawLinks(tx, 'availability', [byMatter.link.about], [newId()]);
      return ok(null);
    });
    expect(await look(byMatter.token)).toMatchObject({ ok: true });
    await act(world.db, byMatter.org.carla, async (tx) => {
      await withdrawLinks(tx, 'availability', [byMatter.link.about]);
      return ok(null);
    });
    expect(await look(byMatter.token)).toMatchObject({ refusal: { code: 'link-withdrawn' } });
    expect(await refusals(byMatter.org)).toEqual([['availability', 'withdrawn']]);
    const byPerson = await aLink();
    await act(world.db, byPerson.org.carla, async (tx) => {
      await withdrawLinksOf(tx, byPerson.link.personId);
      return ok(null);
    });
    expect(await answerOnce(byPerson.token)).toMatchObject({ refusal: { code: 'link-withdrawn' } });
  });

  it('pressed twice at once is answered once, and the other press is told so', async () => {
    const { org, token } = await aLink();
    const answers = await Promise.all([answerOnce(token), answerOnce(token)]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort()).toEqual([
      'link-used',
      'ok',
    ]);
    expect(await refusals(org)).toEqual([['availability', 'used']]);
  });

  it('acts as nobody, inside its own organisation alone', async () => {
    const { org, token } = await aLink();
    const other = await aLink();
    const seen = await actWithLink(world.db, token, 'availability', async (tx) =>
      ok(await linksDb(tx).selectFrom('personal_link').select('organisation_id').execute()),
    );
    expect(seen.ok && seen.value.map((row) => row.organisation_id)).toEqual([org.id]);
    expect(other.org.id).not.toBe(org.id);
    await look(token, 'signature');
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'link.refused');
    expect(entry?.envelope.actor).toBeNull();
  });
});
