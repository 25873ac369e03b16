import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { signaturesSet } from './events.ts';
import { PAPER_KIND_KEYS, type PaperKind } from './papers-schema.ts';
import { signaturesDb } from './tables.ts';

/** Whom a confirmation asks to accept it, and after how many hours silence stands on Today. */
export interface SignatureSetting {
  readonly asksWorker: boolean;
  readonly asksHirer: boolean;
  readonly chaseHours: number;
  /** Kinds of paper that are signed only with a code sent by the other way than the link. */
  readonly codeKinds: readonly PaperKind[];
}

/** Until an organisation says otherwise the mail that goes anyway carries a link for either side. */
const AT_FIRST: SignatureSetting = {
  asksWorker: true,
  asksHirer: true,
  chaseHours: 24,
  codeKinds: [],
};

/** The organisation's setting, or what holds until it makes one. */
export async function signatureSetting(tx: Tx): Promise<SignatureSetting> {
  const found = await signaturesDb(tx)
    .selectFrom('signature_setting')
    .select(['asks_worker as asksWorker', 'asks_hirer as asksHirer', 'chase_hours as chaseHours'])
    .select('code_kinds as codeKinds')
    .executeTakeFirst();
  return found ?? AT_FIRST;
}

/** Sets whom confirmations ask from now on. What is as it was leaves no record. */
export async function setSignatures(
  tx: Tx,
  wanted: SignatureSetting,
): Promise<Result<Record<string, never>>> {
  const facts = {
    asksWorker: wanted.asksWorker,
    asksHirer: wanted.asksHirer,
    chaseHours: wanted.chaseHours,
    codeKinds: PAPER_KIND_KEYS.filter((kind) => wanted.codeKinds.includes(kind)),
  };
  if (JSON.stringify(facts) === JSON.stringify(await signatureSetting(tx))) return ok({});
  const { organisationId } = actorOf(tx);
  const values = {
    asks_worker: wanted.asksWorker,
    asks_hirer: wanted.asksHirer,
    chase_hours: wanted.chaseHours,
    code_kinds: facts.codeKinds,
  };
  await signaturesDb(tx)
    .insertInto('signature_setting')
    .values({ organisation_id: organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute();
  record(tx, signaturesSet, { subjects: { organisation: organisationId }, facts });
  return ok({});
}
