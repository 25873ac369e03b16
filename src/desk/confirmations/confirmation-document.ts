import type { Nation } from '../../lib/calendar.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';

/** To whom a confirmation goes. */
export type Side = 'hirer' | 'worker';

/** Why a version was made. */
export type ConfirmationReason = 'first' | 'change' | 'cancellation';

/** How the worker is engaged: on it rests who employs and pays them. */
export type ContractKind = 'paye' | 'umbrella' | 'limited_company';

/** A qualification the worker holds, as the agency has seen it. Dates 'YYYY-MM-DD'. */
export interface HeldQualification {
  readonly name: string;
  readonly expiresOn: string | null;
  readonly seenOn: string | null;
}

/** One shift of the worker. Instants are epoch minutes, money pence an hour. */
export interface FactShift {
  readonly shiftId: string;
  readonly start: number;
  readonly end: number;
  readonly breakMinutes: number;
  readonly kind: 'waking' | 'sleep_in' | 'on_call';
  readonly payPence: number;
  readonly chargePence: number;
  /** Where several rates hold, each for its own minutes: said instead of the one above. */
  readonly payRates?: string;
  readonly chargeRates?: string;
  readonly poNumber: string;
  readonly reference: string;
  /** Why it will not be worked; null while it stands. */
  readonly cancelledBecause: string | null;
}

/** One line of the booking with the worker's shifts on it, in order of start. */
export interface FactPosition {
  readonly lineId: string;
  /** The role's name as people say it. */
  readonly role: string;
  readonly duties: string;
  /** Experience the hirer asks for. */
  readonly experience: string;
  /** Names, not keys. */
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
  readonly shifts: readonly FactShift[];
}

/**
 * All that a confirmation of one worker in one booking may say, for both sides. It never leaves as it
 * is: `paperFor` takes what one side may see.
 */
export interface ConfirmationFacts {
  readonly organisation: {
    readonly name: string;
    readonly address: string;
    readonly email: string;
    readonly phone: string;
    readonly isSample: boolean;
  };
  readonly bookingNumber: number;
  readonly contractKind: ContractKind;
  readonly hirer: { readonly name: string; readonly natureOfBusiness: string };
  readonly billToName: string;
  readonly site: {
    readonly name: string;
    readonly address: string;
    readonly postcode: string;
    readonly nation: Nation;
  };
  readonly orderedBy: string;
  readonly approver: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
  } | null;
  readonly poNumber: string;
  readonly clientReference: string;
  readonly reportTo: string;
  /** Risks to health and safety known to the hirer ('None known' is an answer, empty is not). */
  readonly risks: string;
  /** Steps taken to prevent or control them. */
  readonly controls: string;
  readonly ppe: string;
  readonly breaks: string;
  /** Expenses payable by or to the worker ('None' is an answer). */
  readonly expenses: string;
  readonly likelyLength: string;
  /** 'weekly', 'every four weeks': how often pay falls due. */
  readonly payInterval: string;
  readonly worker: {
    readonly personId: string;
    readonly name: string;
    /** How the worker's identity was confirmed, and on which date; null while it is not. */
    readonly identity: { readonly how: string; readonly confirmedOn: string } | null;
    /** Experience and training the worker has for this work, in words. */
    readonly experience: string;
    readonly training: string;
    readonly skills: readonly string[];
    readonly qualifications: readonly HeldQualification[];
    /** Checks and authorisations passed that law, a professional body or the hirer asks for. */
    readonly authorisations: readonly HeldQualification[];
    /** Date on which they said they are willing to do this position; null while they have not. */
    readonly willingOn: string | null;
  };
  readonly positions: readonly FactPosition[];
}

/** The full paper that a short form refers to. */
export interface GivenBefore {
  readonly id: string;
  readonly bookingNumber: number;
  readonly version: number;
  /** Epoch minutes. */
  readonly madeAt: number;
}

/** Which version of the paper, and why. */
export interface Edition {
  /** Id of this confirmation: the document id printed on it. */
  readonly id: string;
  readonly version: number;
  readonly reason: ConfirmationReason;
  /** Why it changed or was cancelled, in the consultant's words; may be empty. */
  readonly because: string;
  /** Epoch minutes. */
  readonly madeAt: number;
  /** The short form (reg 21(4)): what it leaves out stands on this earlier paper. Left out: in full. */
  readonly short?: GivenBefore;
}

type WorkerShift = Omit<FactShift, 'chargePence' | 'chargeRates' | 'poNumber'>;
type HirerShift = Omit<FactShift, 'payPence' | 'payRates'>;
type Position<Shift> = Omit<FactPosition, 'shifts'> & { readonly shifts: readonly Shift[] };

/** What both sides may see. */
type Shared = Pick<
  ConfirmationFacts,
  | 'organisation'
  | 'bookingNumber'
  | 'contractKind'
  | 'hirer'
  | 'site'
  | 'reportTo'
  | 'risks'
  | 'controls'
  | 'ppe'
  | 'breaks'
  | 'expenses'
  | 'likelyLength'
>;

/** The worker's paper: the reg 18 facts and their own pay; no charge, no order number. */
export interface WorkerPaper extends Shared {
  readonly side: 'worker';
  readonly edition: Edition;
  readonly payInterval: string;
  readonly worker: { readonly personId: string; readonly name: string };
  readonly approverName: string;
  readonly positions: readonly Position<WorkerShift>[];
}

/** The hirer's paper: the reg 19 facts and the charge; no pay. */
export interface HirerPaper extends Shared {
  readonly side: 'hirer';
  readonly edition: Edition;
  readonly billToName: string;
  readonly orderedBy: string;
  readonly approver: ConfirmationFacts['approver'];
  readonly poNumber: string;
  readonly clientReference: string;
  readonly worker: ConfirmationFacts['worker'];
  readonly positions: readonly Position<HirerShift>[];
}

/** One version for one side: its canonical text is what is kept and hashed. */
export type ConfirmationPaper = WorkerPaper | HirerPaper;

function shared(facts: ConfirmationFacts): Shared {
  const { organisation, bookingNumber, contractKind, hirer, site } = facts;
  const { reportTo, risks, controls, ppe, breaks, expenses, likelyLength } = facts;
  return {
    organisation,
    bookingNumber,
    contractKind,
    hirer,
    site,
    reportTo,
    risks,
    controls,
    ppe,
    breaks,
    expenses,
    likelyLength,
  };
}

/**
 * What one side may see of the facts, as one version of its paper: the worker's pay never reaches the
 * hirer's, the charge never the worker's.
 */
export function paperFor(
  facts: ConfirmationFacts,
  side: Side,
  edition: Edition,
): ConfirmationPaper {
  if (side === 'worker') {
    return {
      ...shared(facts),
      side,
      edition,
      payInterval: facts.payInterval,
      worker: { personId: facts.worker.personId, name: facts.worker.name },
      approverName: facts.approver?.name ?? '',
      positions: facts.positions.map(({ shifts, ...line }) => ({
        ...line,
        shifts: shifts.map(
          ({ chargePence: _charge, chargeRates: _rates, poNumber: _order, ...shift }) => shift,
        ),
      })),
    };
  }
  return {
    ...shared(facts),
    side,
    edition,
    billToName: facts.billToName,
    orderedBy: facts.orderedBy,
    approver: facts.approver,
    poNumber: facts.poNumber,
    clientReference: facts.clientReference,
    worker: facts.worker,
    positions: facts.positions.map(({ shifts, ...line }) => ({
      ...line,
      shifts: shifts.map(({ payPence: _pay, payRates: _rates, ...shift }) => shift),
    })),
  };
}

/** The text of a paper as it is kept and hashed (RFC 8785). */
export function paperText(paper: ConfirmationPaper): string {
  return canonicalJson(paper);
}

/** The paper from its kept text. */
export function readPaper(text: string): ConfirmationPaper {
  return JSON.parse(text) as ConfirmationPaper;
}
