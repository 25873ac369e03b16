import { ok, type Result, refuse } from '../../lib/result.ts';

const FORMS = [
  // England and Wales: eight digits.
  /^\d{8}$/,
  // Scotland, Northern Ireland, partnerships, overseas and chartered bodies: two letters and six digits.
  /^[A-Z]{2}\d{6}$/,
  // Northern Ireland before 1922: R and seven digits.
  /^R\d{7}$/,
  // Registered societies: two letters, five digits and a last letter.
  /^(IP|SP|NP)\d{5}[A-Z]$/,
];

/**
 * A company number in the one form Companies House prints it: capitals, no spaces, digits filled up to
 * eight. Empty text is an answer: not every hirer is a company. Only its form is checked; whether the
 * company exists is not known from it. Refuses `not-a-company-number`.
 */
export function parseCompanyNumber(text: string): Result<string> {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  if (letters === '') return ok('');
  const number = /^\d{1,8}$/.test(letters) ? letters.padStart(8, '0') : letters;
  if (FORMS.some((form) => form.test(number)) && !/^0+$/.test(number)) return ok(number);
  return refuse(
    'not-a-company-number',
    'This is not a company number. It has eight digits, or two letters and six digits, like SC123456. Leave it empty if the hirer is not a company.',
  );
}
