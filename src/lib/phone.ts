import { ok, type Result, refuse } from './result.ts';

export type PhoneKind = 'mobile' | 'landline' | 'other' | 'abroad';

export interface Phone {
  /** '+447700900123'. */
  readonly e164: string;
  readonly kind: PhoneKind;
  /** Digits to dial after the answer: '204'. */
  readonly extension?: string;
}

const EXTENSION = /(?:\bext(?:ension|n)?\.?|\bx|#)\s*(\d{1,6})\s*$/i;

/**
 * A phone number as people write it ('020 7946 0018', '+44 (0)7700 900123', '07700 900123 ext 4')
 * in E.164. Numbers without '+' are read as British. `lostZero` reads ten digits that begin with 1, 2,
 * 3 or 7 as a number whose first 0 a spreadsheet dropped. Refuses `not-a-phone` with the reason.
 */
export function normalisePhone(text: string, options: { lostZero?: boolean } = {}): Result<Phone> {
  const plain = text.normalize('NFKC').trim().replace(/^tel:/i, '');
  const extension = EXTENSION.exec(plain)?.[1];
  const body = plain.replace(EXTENSION, '').trim();
  if (!/^\+?[\d\s().\-‐‑–/]*$/.test(body) || !/\d/.test(body)) {
    return no('This is not a phone number. Write it in digits, like 07700 900123.');
  }
  const digits = body.replace(/\(0\)/, '').replace(/\D/g, '');
  const abroad = body.startsWith('+') || digits.startsWith('00');
  const international = body.startsWith('+') ? digits : digits.replace(/^00/, '');
  if (abroad && !international.startsWith('44')) return foreign(international, extension);
  return british(national(abroad ? international : digits, abroad, options.lostZero), extension);
}

/** Digits after +44, without the first 0; what cannot be one comes back as it was. */
function national(digits: string, international: boolean, lostZero = false): string {
  if (international || (digits.startsWith('44') && digits.length >= 11)) {
    return digits.slice(2).replace(/^0/, '');
  }
  if (digits.startsWith('0')) return digits.slice(1);
  return lostZero && /^[1237]\d{9}$/.test(digits) ? digits : `?${digits}`;
}

function foreign(digits: string, extension: string | undefined): Result<Phone> {
  if (!/^[1-9]\d{6,14}$/.test(digits)) {
    return no('A phone number abroad has 7 to 15 digits after the +. Check it.');
  }
  return ok({ e164: `+${digits}`, kind: 'abroad', ...(extension ? { extension } : {}) });
}

function british(number: string, extension: string | undefined): Result<Phone> {
  if (number.startsWith('?')) {
    return no(
      'A British phone number begins with 0 or +44; one from abroad begins with + and its country.',
    );
  }
  const kind = kindOf(number);
  if (kind === undefined) {
    return no(
      `This is no British phone number: ${number.length + 1} digits beginning 0${number.slice(0, 2)}. Most have 11 digits in all.`,
    );
  }
  return ok({ e164: `+44${number}`, kind, ...(extension ? { extension } : {}) });
}

function kindOf(number: string): PhoneKind | undefined {
  if (/^7(?:[1-57-9]\d{8}|624\d{6})$/.test(number)) return 'mobile';
  if (/^1\d{8,9}$/.test(number) || /^2[03489]\d{8}$/.test(number)) return 'landline';
  if (/^3[0347]\d{8}$/.test(number)) return 'landline';
  if (/^(?:5[56]\d{8}|7[06]\d{8}|8[047]\d{8}|9\d{9})$/.test(number)) return 'other';
  if (/^(?:800\d{6}|8001111|500\d{6})$/.test(number)) return 'other';
  return undefined;
}

function no(because: string): Result<never> {
  return refuse('not-a-phone', because);
}

const LONG_AREAS = new Set(
  '13873 15242 15394 15395 15396 16973 16974 16977 17683 17684 17687 19467'.split(' '),
);

/** An E.164 number as people read it: '07700 900123', '020 7946 0018'; abroad '+33 123456789'. */
export function showPhone(e164: string): string {
  if (!e164.startsWith('+44')) return e164;
  const number = e164.slice(3);
  const split = (...lengths: readonly number[]) => {
    const parts: string[] = [];
    let at = 0;
    for (const length of lengths) {
      parts.push(number.slice(at, at + length));
      at += length;
    }
    parts.push(number.slice(at));
    return `0${parts.filter(Boolean).join(' ')}`;
  };
  if (number.startsWith('2') || number.startsWith('5')) return split(2, 4);
  if (number.startsWith('7')) return split(4);
  if (LONG_AREAS.has(number.slice(0, 5))) return split(5);
  if (/^1(?:1\d|\d1)/.test(number) || (/^[389]/.test(number) && number.length === 10)) {
    return split(3, 3);
  }
  return /^[58]/.test(number) ? split(3) : split(4);
}
