import { parsePence } from '../../lib/money.ts';
import { fold } from '../../lib/text.ts';
import type { SaidField, ShiftKind } from './rota.ts';

type Refuse = (field: SaidField, because: string) => void;

const MOST_RATE_PENCE = 100_000;
const MOST_PLACES = 50;
export function placesOf(text: string, refused: Refuse): number {
  if (text === '') return 1;
  const match = /^(?:x ?)?(\d{1,3})(?:\.0+)?(?: ?x)?$/i.exec(text);
  const places = Number(match?.[1] ?? Number.NaN);
  if (places >= 1 && places <= MOST_PLACES) return places;
  refused('places', `“${text}” is no number of places. Write 1 to ${MOST_PLACES}.`);
  return 1;
}

/** '' when not said; null when it cannot be read. */
export function kindOf(text: string): ShiftKind | '' | null {
  const said = fold(text)
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (said === '') return '';
  if (/^(waking|wake|awake|day|night|waking night|normal|standard)$/.test(said)) return 'waking';
  if (/^sleep( ?in| in night|ing)?$|^sleepin$/.test(said)) return 'sleep_in';
  return /^on ?call$/.test(said) ? 'on_call' : null;
}

/** null when not said; undefined when it cannot be read. */
export function sameOf(text: string): 'must' | 'prefer' | 'no' | null | undefined {
  const said = fold(text);
  if (said === '') return null;
  if (/^(must|yes|y|always)$/.test(said)) return 'must';
  if (/^(prefer|preferred|if possible)$/.test(said)) return 'prefer';
  return /^(no|n|any|any(one|body))$/.test(said) ? 'no' : undefined;
}

/** Pence an hour that the line says; null: the rate card says it, or else what was last booked. */
export function rateOf(field: 'pay' | 'charge', text: string, refused: Refuse): number | null {
  if (text === '') return null;
  const pence = parsePence(text.replace(/\s*(?:\/ ?h|per hour|ph|p\/h|\/hour)\.?$/i, ''));
  if (pence.ok && pence.value > 0 && pence.value <= MOST_RATE_PENCE) return pence.value;
  refused(
    field,
    pence.ok ? `“${text}” is no rate an hour. Write it like 13.50.` : pence.refusal.because,
  );
  return null;
}
