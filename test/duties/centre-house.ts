import type { z } from 'zod';
import { endpoints, policy } from '../../src/app/compose.ts';
import { newId } from '../../src/lib/ids.ts';
import { type Result, refuse } from '../../src/lib/result.ts';
import type { Route } from '../../src/lib/route.ts';
import { act } from '../../src/platform/audit/act.ts';
import type { Call } from '../../src/platform/http/serve.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { may } from '../../src/platform/identity/policy.ts';
import { actorIn } from '../../src/platform/identity/session.ts';
import type { World } from '../world.ts';
import type { Sealed } from './account.ts';

const ACTING = new Map(
  endpoints('http://127.0.0.1:4000').flatMap((one) =>
    one.runs === 'acts' ? [[`${one.route.method} ${one.route.path}` as string, one] as const] : [],
  ),
);

/** A press: a route by method and path, with what it is given. */
export interface Press {
  readonly who: Actor;
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** An organisation of ten people whose every press goes the way of a route: policy, schema, command, log. */
export async function houseOf(world: World) {
  const org = await world.organisation();
  const staff = await world.centre(org);
  const people: readonly Actor[] = [
    org.ben,
    org.carla,
    org.ravi,
    org.omar,
    org.lena,
    org.aidan,
    staff.asha,
    staff.ivan,
    staff.edith,
    staff.cleo,
    staff.quinn,
  ];

  /** With the roles they hold at this moment, as a session finds them; null: they have left. */
  async function now(who: Actor): Promise<Actor | null> {
    const { rows } = await world.owner.query(
      'select auth_user_id as account from member where id = $1',
      [who.memberId],
    );
    return actorIn(world.db, rows[0].account, org.id);
  }

  async function press({ who, route, params = {}, body = {} }: Press): Promise<Result<unknown>> {
    const endpoint = ACTING.get(route);
    if (!endpoint) throw new Error(`${route}: no such route.`);
    const actor = await now(who);
    if (!actor || !may(policy, actor.roles, endpoint.route.action))
      return refuse('not-allowed', 'The policy refuses it.');
    const schema = endpoint.route.body as z.ZodType | undefined;
    const given = schema?.safeParse(body);
    if (given && !given.success) return refuse('invalid-input', given.error.message);
    const call = { params, query: {}, body: given?.data } as unknown as Call<Route>;
    return act(world.db, actor, (tx) => endpoint.handle(tx, call));
  }

  /** Rows of the database: a history looks where it stands; the checker never does. */
  const peek = async <T>(text: string, values: readonly unknown[] = []): Promise<readonly T[]> =>
    (await world.owner.query(text, [org.id, ...values])).rows;

  async function log(): Promise<readonly Sealed[]> {
    const entries = await world.log(org);
    return entries.map(({ seq, kind, envelope }) => ({
      seq,
      kind,
      at: String(envelope['at']),
      actor: actorOf(envelope['actor']),
      subjects: envelope.subjects,
      facts: envelope.facts,
    }));
  }

  return { org, staff, people, owner: org.olivia, press, peek, log, newId };
}

const actorOf = (actor: unknown): string | null =>
  typeof actor === 'string' ? actor : ((actor as { id?: string } | null)?.id ?? null);

export type House = Awaited<ReturnType<typeof houseOf>>;
