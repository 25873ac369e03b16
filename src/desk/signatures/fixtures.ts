import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FormSays } from './papers-schema.ts';
import { publishForm } from './publish-form.ts';

/** What a small agency's key information says; change what the test is about. */
export function someKeyInformation(change: object = {}): FormSays {
  return {
    kind: 'key_information',
    contract: 'services',
    payer: 'Aire Valley Care',
    leastRatePence: 1271,
    payInterval: 'weekly',
    otherDeductions: '',
    fees: '',
    leave: '5.6 weeks a year, paid as it is taken',
    benefits: '',
    exampleMinutes: 2_250,
    exampleByLawPence: 8_642,
    exampleOtherPence: 0,
    ...change,
  };
}

/** Terms of work that state all that reg 15 asks for. */
export function someTerms(
  text = 'We look for care work for you.\nWe pay you each week.',
): FormSays {
  return {
    kind: 'terms_of_work',
    text,
    states: [
      'acts_as_employment_business',
      'type_of_work',
      'contract_kind',
      'pays_whether_or_not_hirer_pays',
      'notice_each_way',
      'rate_or_minimum',
      'pay_interval',
      'leave_and_holiday_pay',
    ],
  };
}

/** Publishes the first version of a form, or a further one; gives the form's id. */
export async function aForm(
  tx: Tx,
  says: FormSays,
  more: { readonly formId?: string; readonly from?: number; readonly change?: string } = {},
): Promise<Result<{ formId: string; version: number }>> {
  const { formId = newId(), from = 0 } = more;
  const change = more.change ?? (from === 0 ? '' : 'Clearer words');
  const name = says.kind === 'terms_of_business' ? 'Terms 2026' : 'Care';
  return publishForm(tx, { formId, from, name, change }, { says });
}
