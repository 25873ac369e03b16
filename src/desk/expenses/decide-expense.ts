import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { loadShifts } from '../bookings/index.ts';
import { authorised } from '../policies/index.ts';
import { chargeFor, groundsOf, isAgreed, mayFollow } from './claim.ts';
import { expenseDecided } from './events.ts';
import { type ClaimRow, type EntryRow, type Loaded, lockClaim, subjectsOf } from './found.ts';
import { taxOf, unpaidOf } from './judge.ts';
import type { decideExpenseRoute } from './schema.ts';
import { CLAIM_STATES, type ClaimState, type Step } from './shapes-schema.ts';
import { expensesDb } from './tables.ts';

const DECIDED = {
  code: 'already-decided',
  because: 'A colleague has decided this claim at the same moment. Look at it again.',
};
onConstraint('expense_entry_pkey', DECIDED);
onConstraint('expense_decided_once', DECIDED);
onConstraint('expense_ended_once', DECIDED);

type Decision = BodyOf<typeof decideExpenseRoute>;
type Money = Pick<
  EntryRow,
  'charged_on' | 'agreed_with' | 'pay_pence' | 'charge_pence' | 'taxable_pence' | 'short_pence'
>;

const NOTHING: Money = {
  charged_on: null,
  agreed_with: '',
  pay_pence: 0,
  charge_pence: 0,
  taxable_pence: null,
  short_pence: null,
};

/** Writes down a step with its entry in the log; who wrote the claim down prepared it. */
async function keepStep(
  tx: Tx,
  claim: ClaimRow,
  what: Step,
  because: string,
  money: Money,
  approvedBy: readonly string[] = [],
): Promise<void> {
  const { organisationId, memberId, name } = actorOf(tx);
  await expensesDb(tx)
    .insertInto('expense_entry')
    .values({
      organisation_id: organisationId,
      claim_id: claim.id,
      what,
      because,
      ...money,
      decided_at: nowOf(tx),
      decided_by: memberId,
      decided_by_name: name,
      approved_by: approvedBy[0] ?? null,
    })
    .execute();
  const said = [because, money.agreed_with].filter(Boolean).join('; ');
  record(tx, expenseDecided, {
    subjects: subjectsOf(claim),
    facts: {
      expense: claim.id,
      kind: claim.kind,
      answer: what,
      pence: claim.pence,
      chargedOn: money.charged_on,
      payPence: money.pay_pence,
      chargePence: money.charge_pence,
      taxablePence: money.taxable_pence,
      shortPence: money.short_pence,
      receipt: claim.receipt_sha256?.toString('hex') ?? null,
    },
    ...(said === '' ? {} : { people: { [claim.person_id]: { because: said } } }),
    preparedBy:
      claim.recorded_by !== null && claim.recorded_by !== memberId ? [claim.recorded_by] : [],
    approvedBy,
  });
}

function alreadyDecided(state: ClaimState): Result<never> {
  return refuse(
    'already-decided',
    `This claim is ${CLAIM_STATES[state].toLowerCase()} already. Look at it again.`,
  );
}

/** Approves it: within what the client agreed before, else within one's own limit or on an approval. */
async function approve(
  tx: Tx,
  { claim }: Loaded,
  decision: Decision,
): Promise<Result<{ money: Money; approvedBy: readonly string[] }>> {
  const ground = decision.chargedOn;
  if (ground === null) return wrongField('chargedOn', 'ground-needed', 'Say who bears it.');
  const [shift] = await loadShifts(tx, [claim.shift_id]);
  if (!shift) throw new Error(`The shift of claim ${claim.id} is not there.`);
  const chargeable = {
    pence: claim.pence,
    milesTenths: claim.miles_tenths,
    mileChargePence: claim.mile_charge_pence,
    mileOfClient: claim.mile_of_client,
  };
  if (!groundsOf(chargeable, shift.expenses).includes(ground)) {
    return wrongField(
      'chargedOn',
      'not-agreed',
      ground === 'rate'
        ? 'No mileage rate is agreed with this client that charges it on. Ask them, or bear it.'
        : 'The booking’s particulars promise no expenses. Ask the client, or bear it.',
    );
  }
  if (ground === 'asked' && decision.agreedWith === '') {
    return wrongField('agreedWith', 'who-agreed-needed', 'Say who at the client agreed.');
  }
  const may = isAgreed(ground)
    ? ok({ approvedBy: [] as readonly string[] })
    : await authorised(tx, {
        kind: 'spend',
        amount: claim.pence,
        about: { kind: 'expense', id: claim.id },
        approvalId: decision.approvalId,
      });
  if (!may.ok) return may;
  const tax = await taxOf(tx, claim, dateIn(shift.startsAt));
  return ok({
    money: {
      charged_on: ground,
      agreed_with: ground === 'asked' ? decision.agreedWith : '',
      pay_pence: claim.pence,
      charge_pence: chargeFor(chargeable, ground),
      taxable_pence: tax.pence,
      short_pence: null,
    },
    approvedBy: may.value.approvedBy,
  });
}

/** Refuses it, with what the pay of the week then lacks of the minimum wage. */
async function turnDown(tx: Tx, { claim }: Loaded, decision: Decision): Promise<Result<Money>> {
  if (decision.because === '') {
    return wrongField('because', 'reason-needed', 'Say why. The worker is told it.');
  }
  const [shift] = await loadShifts(tx, [claim.shift_id]);
  if (!shift) throw new Error(`The shift of claim ${claim.id} is not there.`);
  const { findings, shortPence } = await unpaidOf(tx, claim, shift.startsAt);
  if (shortPence > 0 && !decision.knownShort) {
    const [found] = findings;
    return refuse('below-minimum-wage', found?.because ?? '', found?.source, { findings });
  }
  return ok({ ...NOTHING, short_pence: shortPence > 0 ? shortPence : null });
}

/**
 * Approves or refuses a claim. What the client did not agree to before goes as far as one's own limit of spending, or
 * on an approval. Refusing a cost of the job that takes the week's pay below the minimum wage has to be seen first; what
 * lacks is kept for the pay run. The same answer again changes nothing. Refuses `expense-not-found`, `already-decided`,
 * `ground-needed`, `not-agreed`, `who-agreed-needed`, `reason-needed`, `below-minimum-wage` and what `authorised` refuses.
 */
export async function decideExpense(
  tx: Tx,
  claimId: string,
  decision: Decision,
): Promise<Result<{ claimId: string }>> {
  const found = await lockClaim(tx, claimId);
  if (!found.ok) return found;
  const { claim, state } = found.value;
  if (state === decision.answer) return ok({ claimId });
  if (!mayFollow(state, decision.answer)) return alreadyDecided(state);
  if (decision.answer === 'refused') {
    const money = await turnDown(tx, found.value, decision);
    if (!money.ok) return money;
    await keepStep(tx, claim, 'refused', decision.because, money.value);
    return ok({ claimId });
  }
  const approved = await approve(tx, found.value, decision);
  if (!approved.ok) return approved;
  const { money, approvedBy } = approved.value;
  await keepStep(tx, claim, 'approved', decision.because, money, approvedBy);
  return ok({ claimId });
}

/**
 * Withdraws a claim that is not approved; an approved one is taken back by its opposite, which stands beside it. Its
 * receipt may then be claimed anew. Again it changes nothing. Refuses `expense-not-found`.
 */
export async function endExpense(
  tx: Tx,
  claimId: string,
  { because }: { readonly because: string },
): Promise<Result<{ claimId: string; state: ClaimState }>> {
  const found = await lockClaim(tx, claimId);
  if (!found.ok) return found;
  const { claim, entries, state } = found.value;
  if (state === 'withdrawn' || state === 'taken_back') return ok({ claimId, state });
  const what = state === 'approved' ? 'taken_back' : 'withdrawn';
  const approved = entries.find((one) => one.what === 'approved');
  const opposite = (pence: number) => (pence === 0 ? 0 : -pence);
  await keepStep(
    tx,
    claim,
    what,
    because,
    approved
      ? {
          charged_on: approved.charged_on,
          agreed_with: '',
          pay_pence: opposite(approved.pay_pence),
          charge_pence: opposite(approved.charge_pence),
          taxable_pence: approved.taxable_pence === null ? null : opposite(approved.taxable_pence),
          short_pence: null,
        }
      : NOTHING,
  );
  await expensesDb(tx)
    .updateTable('expense_claim')
    .set({ standing: false })
    .where('id', '=', claimId)
    .execute();
  return ok({ claimId, state: what });
}
