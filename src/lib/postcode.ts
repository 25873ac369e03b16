import { ok, type Result, refuse } from './result.ts';

export interface Postcode {
  /** 'SW1A 1AA'. */
  readonly full: string;
  /** 'SW1A': all before the space. */
  readonly outward: string;
  /** '1AA'. */
  readonly inward: string;
  /** 'SW': the letters it begins with. */
  readonly area: string;
  /** 'SW1A 1'. */
  readonly sector: string;
}

const AREAS = new Set(
  (
    'AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY ' +
    'E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL ' +
    'LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN ' +
    'SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);
const OUTWARD = /^([A-Z]{1,2})(?:\d[A-Z\d]?)$/;
const INWARD = /^\d[ABD-HJLNP-UW-Z]{2}$/;

/**
 * A British postcode in any spacing and case. Refuses `not-a-postcode` when its shape or its area
 * cannot be. Whether a house stands there is not known from it.
 */
export function parsePostcode(text: string): Result<Postcode> {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]+/g, '');
  const inward = letters.slice(-3);
  const outward = letters.slice(0, -3);
  if (letters === 'GIR0AA') return ok(made('GIR', '0AA', 'GIR'));
  const area = OUTWARD.exec(outward)?.[1];
  if (area === undefined || !AREAS.has(area) || !INWARD.test(inward)) {
    return refuse('not-a-postcode', 'This is not a British postcode. Write it like LS1 4AP.');
  }
  return ok(made(outward, inward, area));
}

/** A postcode as people read it, 'LS1 4AP'; text that is none comes back trimmed, in capitals. */
export function showPostcode(text: string): string {
  const parsed = parsePostcode(text);
  return parsed.ok ? parsed.value.full : text.trim().toUpperCase();
}

function made(outward: string, inward: string, area: string): Postcode {
  return { full: `${outward} ${inward}`, outward, inward, area, sector: `${outward} ${inward[0]}` };
}
