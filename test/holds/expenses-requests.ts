import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of expenses make. */
export const EXPENSES_MAKE: Readonly<Record<string, string>> = {
  'POST /api/expenses': 'expense',
  'POST /api/mileage-rates': 'mileageRate',
};

/** In which order a desk is filled with them. */
export const EXPENSES_STEPS = [
  'POST /api/mileage-rates',
  'POST /api/expenses',
  'POST /api/expenses/:id/receipt',
  'POST /api/expenses/:id/decision',
] as const;

/** A sum of its own for each claim: the same sum for a shift is not claimed twice. */
const sumOf = (claim: string): number => (Number.parseInt(claim.slice(-6), 16) % 900_000) + 1;

/** The requests of claims and of rates a mile; see `requestsOf`. */
export function expensesRequests(id: Ids, mark: string): Requests {
  const claim = { id: id['expense'] ?? '' };
  return {
    'POST /api/expenses': {
      body: {
        id: id['expense'],
        personId: id['candidate'],
        shiftId: id['shift'],
        kind: 'public_transport',
        journey: 'in_work',
        pence: sumOf(id['expense'] ?? '0'),
        words: `The bus between the sites ${mark}`,
        how: 'phone',
        saidOn: inDays(0),
      },
    },
    'POST /api/expenses/:id/receipt': {
      params: claim,
      file: {
        name: `ticket-${mark}.pdf`,
        text: `%PDF-1.4 ${id['expense']} ${mark}`,
        type: 'application/pdf',
      },
    },
    'POST /api/expenses/:id/decision': {
      params: claim,
      body: {
        answer: 'approved',
        chargedOn: 'asked',
        agreedWith: `Grace Hill ${mark}`,
        because: `Two sites in a day ${mark}`,
      },
    },
    'POST /api/expenses/:id/end': { params: claim, body: { because: `Said twice ${mark}` } },
    'POST /api/mileage-rates': {
      body: {
        id: id['mileageRate'],
        clientId: id['client'],
        fromOn: inDays(-30),
        payPence: 45,
        chargePence: 50,
      },
    },
  };
}

const ANOTHER = { makes: 'expense', steps: ['POST /api/expenses'] };

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_EXPENSES: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/expenses/:id/receipt': ANOTHER,
  'POST /api/expenses/:id/decision': ANOTHER,
  'POST /api/expenses/:id/end': ANOTHER,
};
