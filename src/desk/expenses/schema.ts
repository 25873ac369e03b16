import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  CHARGED_ON,
  CLAIM_STATES,
  date,
  EXPENSE_KINDS,
  id,
  instant,
  JOURNEYS,
  keysOf,
  SAID_HOW,
  text,
  VEHICLES,
} from './shapes-schema.ts';

const kind = z.enum(keysOf(EXPENSE_KINDS));
const journey = z.enum(keysOf(JOURNEYS));
const vehicle = z.enum(keysOf(VEHICLES));
const how = z.enum(keysOf(SAID_HOW));
const state = z.enum(keysOf(CLAIM_STATES));
const chargedOn = z.enum(keysOf(CHARGED_ON));
const ofClaim = z.object({ id });

/** Largest receipt taken in. */
export const MOST_RECEIPT = 5 * 1024 * 1024;
export const RECEIPT_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;

/** Plain fields: in the browser a schema has no shape. */
const rowFields = {
  claimId: id,
  personId: id,
  personName: z.string(),
  shiftId: id,
  bookingId: id,
  bookingNumber: z.string(),
  clientName: z.string(),
  siteName: z.string(),
  startsAt: instant,
  endsAt: instant,
  kind,
  journey: journey.nullable(),
  milesTenths: z.int().nullable(),
  milePence: z.int().nullable(),
  pence: z.int(),
  state,
  /** Said more than so many days after the shift. */
  late: z.boolean(),
  hasReceipt: z.boolean(),
  saidOn: date,
  /** Approved: who bears it, what is paid and charged; taken back: null, and nothing. */
  chargedOn: chargedOn.nullable(),
  payPence: z.int(),
  chargePence: z.int(),
  /** To decide: who may approve where we bear it; null: the client agreed before, so anyone who decides. */
  approvers: z.array(z.string()).nullable(),
};
const row = z.object(rowFields);

export const listExpenses = {
  method: 'GET',
  path: '/api/expenses',
  action: 'expenses.read',
  summary:
    'Claims of workers by state, the oldest to decide first; of one worker, booking or shift.',
  query: z.object({
    state: z.enum([...keysOf(CLAIM_STATES), 'all']).default('said'),
    personId: id.optional(),
    bookingId: id.optional(),
    shiftId: id.optional(),
  }),
  reply: z.object({ total: z.int(), late: z.int(), rows: z.array(row) }),
} as const satisfies Route;

const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});

export const readExpense = {
  method: 'GET',
  path: '/api/expenses/:id',
  action: 'expenses.read',
  summary:
    'A claim with what was said, who may bear it, what of it is taxed, and what became of it.',
  params: ofClaim,
  reply: z.object({
    ...rowFields,
    vehicle: vehicle.nullable(),
    words: z.string(),
    how,
    recordedAt: instant,
    recordedBy: z.string(),
    /** What the booking’s particulars say of expenses. */
    particulars: z.string(),
    /** Is the mileage rate one agreed with the client? */
    ofClient: z.boolean(),
    grounds: z.array(z.object({ chargedOn, chargePence: z.int() })),
    receipt: z
      .object({
        contentType: z.string(),
        fileName: z.string(),
        bytes: z.int(),
        takenInAt: instant,
        sha256: z.string(),
      })
      .nullable(),
    wantsReceipt: z.boolean(),
    /** Names of others for whom the same file stands as a receipt. */
    sameFile: z.array(z.string()),
    /** pence null: payroll judges. */
    tax: z.object({ pence: z.int().nullable(), because: z.string(), source: z.string() }),
    /** What refusing it would come to. */
    ifRefused: z.object({ findings: z.array(finding), shortPence: z.int() }),
    steps: z.array(
      z.object({
        what: z.enum(['approved', 'refused', 'withdrawn', 'taken_back']),
        because: z.string(),
        chargedOn: chargedOn.nullable(),
        agreedWith: z.string(),
        payPence: z.int(),
        chargePence: z.int(),
        taxablePence: z.int().nullable(),
        shortPence: z.int().nullable(),
        at: instant,
        by: z.string(),
        approvedBy: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const expenseStart = {
  method: 'GET',
  path: '/api/expense-start',
  action: 'expenses.write',
  summary:
    'For which shifts a worker, or anybody on a booking or shift, may claim, and at what a mile.',
  query: z.object({
    personId: id.optional(),
    bookingId: id.optional(),
    shiftId: id.optional(),
  }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        shiftId: id,
        personId: id,
        personName: z.string(),
        label: z.string(),
        /** Pence a mile for that day; null: no rate is said yet. */
        milePence: z.int().nullable(),
        ofClient: z.boolean(),
        particulars: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const sayExpenseRoute = {
  method: 'POST',
  path: '/api/expenses',
  action: 'expenses.write',
  summary: 'What a worker claims for a shift of theirs: miles or money, as they said it.',
  body: z.object({
    id,
    personId: id,
    shiftId: id,
    kind,
    journey: journey.nullable().default(null),
    vehicle: vehicle.nullable().default(null),
    /** Of mileage alone: tenths of a mile. */
    milesTenths: z.int().min(1).max(20_000).nullable().default(null),
    /** Of everything else. */
    pence: z.int().min(1).max(1_000_000).nullable().default(null),
    words: text(500, { lines: true, what: 'What they said' }).default(''),
    how,
    saidOn: date,
  }),
  reply: z.object({ claimId: id, pence: z.int(), late: z.boolean() }),
} as const satisfies Route;

export const receiptRoute = {
  method: 'POST',
  path: '/api/expenses/:id/receipt',
  action: 'expenses.write',
  summary: 'Takes in the receipt of a claim that is still to decide: a photo or a PDF.',
  params: ofClaim,
  upload: { maxBytes: MOST_RECEIPT, types: RECEIPT_TYPES },
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const receiptFile = {
  method: 'GET',
  path: '/api/expenses/:id/receipt',
  action: 'expenses.receipts',
  summary: 'The receipt of a claim, for those who decide.',
  params: ofClaim,
  reply: 'file',
} as const satisfies Route;

export const decideExpenseRoute = {
  method: 'POST',
  path: '/api/expenses/:id/decision',
  action: 'expenses.decide',
  summary: 'Approves a claim and says who bears it, or refuses it with the reason.',
  params: ofClaim,
  body: z.object({
    answer: z.enum(['approved', 'refused']),
    because: text(500, { lines: true, what: 'The reason' }).default(''),
    chargedOn: chargedOn.nullable().default(null),
    /** Who at the client agreed when asked. */
    agreedWith: text(120, { what: 'Who agreed' }).default(''),
    /** Refusing: it is seen that the pay falls below the minimum wage, and what lacks is paid on top. */
    knownShort: z.boolean().default(false),
    approvalId: id.nullable().default(null),
  }),
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const endExpenseRoute = {
  method: 'POST',
  path: '/api/expenses/:id/end',
  action: 'expenses.decide',
  summary: 'Withdraws a claim that is not approved, or takes an approved one back by its opposite.',
  params: ofClaim,
  body: z.object({
    because: text(500, { min: 1, lines: true, what: 'The reason' }),
  }),
  reply: z.object({ claimId: id, state }),
} as const satisfies Route;

export const listMileageRates = {
  method: 'GET',
  path: '/api/mileage-rates',
  action: 'expenses.read',
  summary:
    'What a mile is paid and charged at: the agency’s own rate and those agreed with clients.',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        rateId: id,
        /** null: the agency’s own. */
        clientId: id.nullable(),
        clientName: z.string().nullable(),
        fromOn: date,
        payPence: z.int(),
        chargePence: z.int(),
        agreedAt: instant,
        agreedBy: z.string(),
        /** It holds today. */
        inForce: z.boolean(),
      }),
    ),
    clients: z.array(z.object({ clientId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const mileageRateRoute = {
  method: 'POST',
  path: '/api/mileage-rates',
  action: 'mileage.write',
  summary: 'What a mile is paid and charged at from a day on, for a client or as the agency’s own.',
  body: z.object({
    id,
    clientId: id.nullable().default(null),
    fromOn: date,
    payPence: z.int().min(1).max(500),
    chargePence: z.int().min(0).max(500),
  }),
  reply: z.object({ rateId: id }),
} as const satisfies Route;

export { askApprovalRoute } from '../policies/limits-schema.ts';
