import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Outcome } from '../finding.ts';

export type EndClient = 'public_authority' | 'medium_or_large' | 'small' | 'overseas';
export type OffPayrollRole = 'client' | 'agency' | 'worker_company';

/** A link of the chain, from the client down to the worker's own company. */
export interface OffPayrollLink {
  readonly role: OffPayrollRole;
  readonly name: string;
  /** Has it been given the status determination statement? The client has it when it made one. */
  readonly hasStatement?: boolean | undefined;
}

export interface StatusStatement {
  readonly says: 'inside' | 'outside';
  /** Does it give its reasons? */
  readonly reasons: boolean;
  /** Was reasonable care taken? */
  readonly reasonableCare: boolean;
}

export interface OffPayrollFacts {
  readonly paidOn: DateText;
  readonly client: EndClient;
  readonly statement?: StatusStatement | undefined;
  readonly chain: readonly OffPayrollLink[];
}

export interface OffPayrollAnswer {
  readonly outcome: Extract<Outcome, 'record' | 'escalate'> | 'pass';
  /** Who decides whether the worker is employed for tax. */
  readonly decides: 'client' | 'worker_company' | 'nobody';
  /** Who takes off PAYE and NIC; left out when nobody does under these rules. */
  readonly feePayer?: string;
  readonly because: string;
}

/** Since when the client decides, by kind of client; left out: it never does. */
export const CLIENT_DECIDES: Readonly<
  Record<EndClient, { readonly from?: DateText; readonly confidence: Confidence }>
> = {
  public_authority: { from: '2017-04-06', confidence: 'B' },
  medium_or_large: { from: '2021-04-06', confidence: 'B' },
  small: { confidence: 'B' },
  overseas: { confidence: 'B' },
};

/**
 * PAY-STATUS: off-payroll working, ITEPA 2003 Part 2 Chapter 10. A client that is a public authority, or medium
 * or large, decides by a statement with reasons and reasonable care, and it goes down the chain. Inside: who pays
 * the worker's company takes off PAYE and NIC once the statement has reached it; until then whoever had it last.
 * A small client, or one wholly overseas, leaves it to the worker's company (Chapter 8). No statement yet:
 * escalates, and the client answers for the tax.
 */
export function offPayroll({
  paidOn,
  client,
  statement,
  chain,
}: OffPayrollFacts): OffPayrollAnswer {
  if (!chain.some(({ role }) => role === 'worker_company')) {
    return {
      outcome: 'pass',
      decides: 'nobody',
      because:
        'No company of the worker is in the chain, so the off-payroll rules are not in issue.',
    };
  }
  const { from } = CLIENT_DECIDES[client];
  if (from === undefined || paidOn < from) {
    return {
      outcome: 'record',
      decides: 'worker_company',
      because:
        from === undefined
          ? `The client is ${client === 'small' ? 'small' : 'wholly overseas'}, so the worker's own company decides its status. Keep what the client said of itself.`
          : "Clients of this kind did not decide yet on that day; the worker's own company did.",
    };
  }
  const end = chain.find(({ role }) => role === 'client');
  const byClient = end ? { feePayer: end.name } : {};
  if (statement === undefined) {
    return {
      outcome: 'escalate',
      decides: 'client',
      ...byClient,
      because:
        'The client has given no status determination statement. Ask for it before the assignment; until it comes, the client answers for the tax.',
    };
  }
  if (!statement.reasons || !statement.reasonableCare) {
    return {
      outcome: 'escalate',
      decides: 'client',
      ...byClient,
      because: `The statement ${statement.reasons ? 'was made without reasonable care' : 'gives no reasons'}, so it does not count and the client answers for the tax.`,
    };
  }
  if (statement.says === 'outside') {
    return {
      outcome: 'record',
      decides: 'client',
      because:
        'The statement says outside: the company is paid without deductions. Keep the statement.',
    };
  }
  const holder = lastWithStatement(chain);
  return {
    outcome: 'record',
    decides: 'client',
    ...(holder ? { feePayer: holder.name } : {}),
    because: `The statement says inside: ${holder?.name ?? 'the client'} takes off PAYE and NIC, as the last that has it above the worker's company.`,
  };
}

/** The statement goes from hand to hand: a link below one that has not got it has not got it either. */
function lastWithStatement(chain: readonly OffPayrollLink[]): OffPayrollLink | undefined {
  let holder: OffPayrollLink | undefined;
  for (const link of chain) {
    if (link.role === 'worker_company') break;
    if (link.role !== 'client' && !link.hasStatement) break;
    holder = link;
  }
  return holder;
}
