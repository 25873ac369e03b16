import { expect, test } from 'vitest';
import { takeBookingRoute } from '../schema.ts';
import {
  checkOrder,
  emptyOrder,
  fieldOf,
  listOf,
  type OrderDraft,
  orderBody,
} from './order-draft.ts';
import { stillToAsk } from './still-to-ask.ts';

const HIRER = { natureOfBusiness: 'Care homes', address: '1 Mill Lane', postcode: 'LS1 4AP' };
const ID = '01a20181-f45c-703a-9f4f-70ce7869958f';

function ordered(given: Partial<OrderDraft> & Record<string, unknown> = {}): OrderDraft {
  return {
    ...emptyOrder(),
    clientId: ID,
    siteId: ID,
    billToId: ID,
    orderedBy: ID,
    'a.role': 'care-assistant',
    'a.payPence': 1320,
    'a.chargePence': 1875,
    'a1.from': '2026-11-23',
    'a1.to': '2026-11-25',
    'a1.start': '07:00',
    'a1.end': '15:00',
    ...given,
  } as OrderDraft;
}

test('an order typed whole is nothing wrong, and its body is what the route takes', () => {
  const values = ordered({ 'a.skills': 'Hoists, Moving and handling,, Hoists' });
  expect(checkOrder(values)).toEqual({});
  const body = takeBookingRoute.body.parse(orderBody(values, ID));
  expect(body.lines[0]?.shifts.map(({ date }) => date)).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
  ]);
  expect(body.lines[0]?.requiredSkills).toEqual(['Hoists', 'Moving and handling']);
  expect(body.approverId).toBeNull();
});

test('a shift left out of the list is not taken', () => {
  const values = ordered();
  const key = '0 2026-11-24 07:00 15:00 0';
  const body = orderBody({ ...values, 'a.leftOut': [key] } as OrderDraft, ID);
  expect(body.lines[0]?.shifts?.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-25']);
});

test('what is missing is named at its own field', () => {
  expect(checkOrder(emptyOrder())).toMatchObject({
    clientId: 'Choose the client',
    'a.role': 'Choose the role',
    'a1.from': 'Enter the first day',
  });
  expect(checkOrder(ordered({ 'a1.to': '2026-11-20' }))).toEqual({
    'a1.to': 'The last day is before the first',
  });
  const alone = ordered({ 'a1.to': '', 'a.leftOut': ['0 2026-11-23 07:00 15:00 0'] });
  expect(checkOrder(alone)['a1.from']).toContain('Every shift is left out');
});

test('the server’s words about a line stand at the line’s field', () => {
  const values = ordered();
  expect(fieldOf('lines.0.role', values)).toBe('a.role');
  expect(fieldOf('lines.0.requiredSkills.1', values)).toBe('a.skills');
  expect(fieldOf('lines.0.shifts.2.end', values)).toBe('a1.from');
  expect(fieldOf('particulars.risks', values)).toBe('risks');
});

test('what a hirer must tell is named until it is there; None is an answer', () => {
  const facts = (values: OrderDraft) => stillToAsk(values, HIRER).map(({ field }) => field);
  expect(stillToAsk(ordered(), undefined)).toEqual([]);
  expect(facts(ordered())).toEqual(['a.duties', 'a.experience', 'risks', 'controls', 'expenses']);
  const told = {
    'a.duties': 'Personal care',
    'a.experience': 'None',
    risks: 'Lifting',
    controls: 'Hoists',
    expenses: 'None',
  };
  expect(facts(ordered(told))).toEqual([]);
  expect(stillToAsk(ordered(told), { ...HIRER, natureOfBusiness: '' })[0]?.fact).toContain(
    'kind of business',
  );
});

test('names with commas between become a list', () => {
  expect(listOf(' Hoists , , NVQ 2;hoists ')).toEqual(['Hoists', 'NVQ 2', 'hoists']);
});
