import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { type House, serveHouse } from '../src/app/serve.ts';
import { newId } from '../src/lib/ids.ts';
import { act } from '../src/platform/audit/act.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import type { Actor, Role } from '../src/platform/identity/actor.ts';
import { addMember, createOrganisation } from '../src/platform/identity/create-organisation.ts';
import { workerDatabase } from './worker-database.ts';

/** Somebody at a browser: their session's cookies go with every request. */
export interface Visitor {
  readonly actor: Actor;
  readonly email: string;
  ask(
    request: InjectOptions,
  ): Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>;
}

export interface Desk {
  readonly organisationId: string;
  /** One person in each role. */
  readonly staff: Readonly<Record<Role, Visitor>>;
}

export interface RoutesWorld {
  readonly house: House;
  readonly stranger: Visitor['ask'];
  desk(): Promise<Desk>;
}

const PUBLIC_URL = 'http://127.0.0.1:4000';
const PASSWORD = 'three words are good';

async function inject(server: FastifyInstance, request: InjectOptions, cookie?: string) {
  const answered = await server.inject({
    ...request,
    headers: {
      origin: PUBLIC_URL,
      host: '127.0.0.1:4000',
      ...(cookie ? { cookie } : {}),
      ...request.headers,
    },
  });
  if (request.payloadAsStream) answered.stream().destroy();
  const isJson = String(answered.headers['content-type'] ?? '').includes('json');
  return {
    status: answered.statusCode,
    body: isJson ? (answered.json() as unknown) : request.payloadAsStream ? '' : answered.body,
    headers: answered.headers as Record<string, unknown>,
  };
}

/** Signs in as a person does, and keeps the cookie. */
export async function signIn(
  server: FastifyInstance,
  email: string,
  password = PASSWORD,
): Promise<string> {
  const answered = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: PUBLIC_URL, host: '127.0.0.1:4000', 'content-type': 'application/json' },
    payload: { email, password },
    // Each its own address, so that a hundred sign-ins of the tests are not one attacker.
    remoteAddress: `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
  });
  if (answered.statusCode !== 200) throw new Error(`Sign-in failed: ${answered.body}`);
  return [answered.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const STAFF: readonly (readonly [Role, string])[] = [
  ['owner', 'Olivia Owens'],
  ['branch_manager', 'Ben Brook'],
  ['consultant', 'Carla Costa'],
  ['resourcer', 'Ravi Rao'],
  ['compliance_officer', 'Omar Obi'],
  ['learner', 'Lena Lowe'],
  ['assessor', 'Aidan Ash'],
  ['adviser', 'Asha Amin'],
  ['internal_verifier', 'Ivan Innes'],
  ['external_verifier', 'Edith Eve'],
  ['centre_administrator', 'Cleo Crane'],
  ['quality_manager', 'Quinn Quayle'],
];

let hashOnce: Promise<string> | undefined;

/** An account as a newcomer's, but with a password hashed once for all: hashing takes a tenth of a second. */
async function account({ auth }: House, name: string, email: string): Promise<string> {
  const { internalAdapter, password } = await auth.$context;
  hashOnce ??= password.hash(PASSWORD);
  const user = await internalAdapter.createUser(
    { name, email, emailVerified: true },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: await hashOnce,
  });
  return user.id;
}

async function makeDesk(house: House): Promise<Desk> {
  const id = newId();
  const emailOf = (role: Role) => `${role}.${id}@agency.example`;
  let owner: Actor | undefined;
  const staff = {} as Record<Role, Visitor>;
  for (const [role, name] of STAFF) {
    const email = emailOf(role);
    const authUserId = await account(house, name, email);
    const joined = owner
      ? await act(house.db, owner, (tx) =>
          addMember(tx, id, false, {
            id: newId(),
            authUserId,
            name,
            email,
            roles: [role],
            externalUntil: '2099-12-31',
          }),
        )
      : await createOrganisation(
          house.db,
          { id, name: 'Brook Street Care', kind: 'agency' },
          { id: newId(), authUserId, name, email },
        );
    if (!joined.ok) throw new Error(joined.refusal.because);
    owner ??= joined.value;
    // A password takes its tenth of a second: only who asks something signs in.
    let cookie: Promise<string> | undefined;
    staff[role] = {
      actor: joined.value,
      email,
      ask: async (request) => {
        cookie ??= signIn(house.server, email);
        return inject(house.server, request, await cookie);
      },
    };
  }
  return { organisationId: id, staff };
}

/** The whole house over this worker's database, asked through HTTP. */
export async function openRoutesWorld(): Promise<RoutesWorld> {
  configureLogKeys({ secret: 'a secret of the tests alone, for the keys of logs' });
  const urls = await workerDatabase();
  const house = await serveHouse(
    urls,
    { authSecret: 'a secret of the tests alone, thirty-two letters' },
    { publicUrl: PUBLIC_URL, trustProxy: false },
    { webFolder: null },
  );
  afterAll(() => house.close());
  return {
    house,
    stranger: (request) => inject(house.server, request),
    desk: () => makeDesk(house),
  };
}
