import pg from 'pg';
import { afterAll } from 'vitest';
import { newId } from '../src/lib/ids.ts';
import { ok } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import { type Database, openPool } from '../src/platform/db/pool.ts';
import type { Actor, Role } from '../src/platform/identity/actor.ts';
import { addMember, createOrganisation } from '../src/platform/identity/create-organisation.ts';
import { freshDatabase, type WorkerDatabase, workerDatabase } from './worker-database.ts';

/** An organisation of a test's own, with one person in each role. */
export interface TestOrganisation {
  readonly id: string;
  readonly olivia: Actor;
  readonly ben: Actor;
  readonly carla: Actor;
  readonly ravi: Actor;
  readonly omar: Actor;
  /** A consultant who is also a learner. */
  readonly lena: Actor;
  /** An assessor and nothing else. */
  readonly aidan: Actor;
}

/** Who runs a centre beside its owner, made only for tests that need them. */
export interface CentreStaff {
  readonly asha: Actor;
  readonly ivan: Actor;
  readonly edith: Actor;
  readonly cleo: Actor;
  readonly quinn: Actor;
}

/** One entry of the log as a test reads it. */
export interface LoggedEntry {
  readonly seq: number;
  readonly kind: string;
  readonly envelope: {
    readonly facts: Record<string, unknown>;
    readonly subjects: Record<string, string>;
    readonly actor: string | null;
    readonly [name: string]: unknown;
  };
  readonly parts: readonly { readonly person: string; readonly part: Record<string, unknown> }[];
}

export interface World {
  /** The product's own pool, logged in as deskproof_app, with a clock that tests set. */
  readonly db: Database;
  /** The owner: past row-level security, for tampering and for looking. */
  readonly owner: pg.Pool;
  readonly urls: WorkerDatabase;
  /** Sets the time of the acts that follow; an ISO instant. */
  at(instant: string): void;
  organisation(options?: {
    readonly sample?: boolean;
    readonly name?: string;
  }): Promise<TestOrganisation>;
  /** An adviser, an internal and an external verifier, an administrator and a quality manager join. */
  centre(organisation: TestOrganisation): Promise<CentreStaff>;
  log(organisation: TestOrganisation): Promise<readonly LoggedEntry[]>;
}

const STAFF = [
  ['ben', 'Ben Brook', ['branch_manager']],
  ['carla', 'Carla Costa', ['consultant']],
  ['ravi', 'Ravi Rao', ['resourcer']],
  ['omar', 'Omar Obi', ['compliance_officer']],
  ['lena', 'Lena Lowe', ['consultant', 'learner']],
  ['aidan', 'Aidan Ash', ['assessor']],
] as const satisfies readonly (readonly [string, string, readonly Role[]])[];

const CENTRE = [
  ['asha', 'Asha Amin', ['adviser']],
  ['ivan', 'Ivan Innes', ['internal_verifier']],
  ['edith', 'Edith Eve', ['external_verifier']],
  ['cleo', 'Cleo Crane', ['centre_administrator']],
  ['quinn', 'Quinn Quayle', ['quality_manager']],
] as const satisfies readonly (readonly [string, string, readonly Role[]])[];

async function joinAll<Key extends string>(
  db: Database,
  owner: Actor,
  people: readonly (readonly [Key, string, readonly Role[]])[],
): Promise<Record<Key, Actor>> {
  const joined: Partial<Record<Key, Actor>> = {};
  const made = await act(db, owner, async (tx) => {
    for (const [key, name, roles] of people) {
      const member = await addMember(tx, owner.organisationId, owner.isSample, {
        id: newId(),
        authUserId: `${key}-${owner.organisationId}`,
        name,
        email: `${key}.${owner.organisationId}@agency.example`,
        roles,
        branchId: owner.branchId,
        externalUntil: '2099-12-31',
      });
      if (!member.ok) return member;
      joined[key] = member.value;
    }
    return ok(null);
  });
  if (!made.ok) throw new Error(made.refusal.because);
  return joined as Record<Key, Actor>;
}

async function makeOrganisation(
  db: Database,
  { sample = false, name = 'Brook Street Care' }: { sample?: boolean; name?: string },
): Promise<TestOrganisation> {
  const id = newId();
  const made = await createOrganisation(
    db,
    { id, name, kind: 'agency', isSample: sample, email: 'desk@agency.example' },
    {
      id: newId(),
      authUserId: `olivia-${id}`,
      name: 'Olivia Owens',
      email: `olivia.${id}@agency.example`,
    },
  );
  if (!made.ok) throw new Error(made.refusal.because);
  const olivia = made.value;
  return { id, olivia, ...(await joinAll(db, olivia, STAFF)) };
}

async function readLog(owner: pg.Pool, organisationId: string): Promise<readonly LoggedEntry[]> {
  const entries = await owner.query(
    'select seq, kind, envelope from log_entry where organisation_id = $1 order by seq',
    [organisationId],
  );
  const parts = await owner.query(
    'select seq, person_id, part from log_part where organisation_id = $1',
    [organisationId],
  );
  return entries.rows.map((row) => ({
    seq: row.seq,
    kind: row.kind,
    envelope: JSON.parse(row.envelope),
    parts: parts.rows
      .filter((part) => part.seq === row.seq)
      .map((part) => ({ person: part.person_id, part: JSON.parse(part.part) })),
  }));
}

/**
 * Opens this vitest worker's database for one test file, and closes it after the file.
 * @param options `apart`: a database of the file's own, by this name, for what reads or spoils every log there is
 */
export async function openWorld(options: { readonly apart?: string } = {}): Promise<World> {
  configureLogKeys({ secret: 'a secret of the tests alone, for the keys of logs' });
  const urls = await (options.apart ? freshDatabase(options.apart) : workerDatabase());
  let now: Date | null = null;
  const db = openPool(urls.appUrl, { most: 12, clock: () => now ?? new Date() });
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 4 });
  afterAll(async () => {
    await db.close();
    await owner.end();
  });
  return {
    db,
    owner,
    urls,
    at(instant) {
      now = new Date(instant);
    },
    organisation: (options = {}) => makeOrganisation(db, options),
    centre: ({ olivia }) => joinAll(db, olivia, CENTRE),
    log: (organisation) => readLog(owner, organisation.id),
  };
}
