import type { Nation } from '../../../lib/calendar.ts';
import { parsePostcode } from '../../../lib/postcode.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { listed } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { AGREED_HOW, readClient, TERMS_STATES } from '../schema.ts';

export type ClientRecord = ReplyOf<typeof readClient>;
export type Site = ClientRecord['sites'][number];
export type Contact = ClientRecord['contacts'][number];

export const NATION_CHOICES: readonly { readonly value: Nation; readonly label: string }[] = [
  { value: 'england', label: 'England' },
  { value: 'wales', label: 'Wales' },
  { value: 'scotland', label: 'Scotland' },
  { value: 'northern-ireland', label: 'Northern Ireland' },
];

/** 'Northern Ireland'. */
export function nationWord(nation: Nation): string {
  return NATION_CHOICES.find(({ value }) => value === nation)?.label ?? nation;
}

export const AGREED_CHOICES: readonly {
  readonly value: (typeof AGREED_HOW)[number];
  readonly label: string;
  readonly hint?: string;
}[] = [
  { value: 'signed', label: 'Signed', hint: 'On paper or on a screen; keep the signed copy.' },
  { value: 'email', label: 'By e-mail', hint: 'They wrote that they agree.' },
  {
    value: 'spoken',
    label: 'Spoken',
    hint: 'On the phone or in person. Ask for it in writing as well.',
  },
];

/** How terms look in each state. */
export const TERMS_LOOKS: Readonly<Record<(typeof TERMS_STATES)[number] | 'none', StateLook>> = {
  'in force': { word: 'Agreed', meaning: 'good', mark: 'tick' },
  sent: { word: 'Sent, not agreed', meaning: 'attention', mark: 'letter', edge: 'dashed' },
  superseded: { word: 'Superseded', meaning: 'quiet', mark: 'dash' },
  none: { word: 'None sent', meaning: 'attention', mark: 'triangle', edge: 'dotted' },
};

const LACKS: Readonly<Record<string, string>> = {
  reportTo: 'whom to report to',
  risks: 'risks',
  controls: 'controls',
};

/** How a site's sheet stands: lacking something, to be looked at again, or complete. */
export function sheetLook(
  site: Pick<Site, 'missing' | 'reviewIsDue'>,
  written: boolean,
): StateLook {
  if (!written) return { word: 'No sheet', meaning: 'attention', mark: 'triangle', edge: 'dotted' };
  if (site.missing.length > 0) {
    const word = `Lacks ${listed(site.missing.map((part) => LACKS[part] ?? part))}`;
    return { word, meaning: 'attention', mark: 'triangle' };
  }
  if (site.reviewIsDue) return { word: 'Review due', meaning: 'attention', mark: 'clock' };
  return { word: 'Complete', meaning: 'good', mark: 'tick' };
}

/** What is wrong with a postcode as typed; undefined when nothing is, or nothing was typed. */
export function postcodeFault(text: string): string | undefined {
  const parsed = parsePostcode(text);
  return parsed.ok ? undefined : parsed.refusal.because;
}

/** The nation a postcode's area lies in, where all of it lies in one; the border areas are left to be said. */
export function nationOf(postcode: string): Nation | undefined {
  const parsed = parsePostcode(postcode);
  if (!parsed.ok) return undefined;
  const { area } = parsed.value;
  if (BORDER.has(area)) return undefined;
  if (area === 'BT') return 'northern-ireland';
  if (SCOTLAND.has(area)) return 'scotland';
  return area === 'CF' || area === 'SA' ? 'wales' : 'england';
}

const SCOTLAND = new Set('AB DD EH FK G HS IV KA KW KY ML PA PH ZE'.split(' '));
// Areas with places on both sides of a border, and those outside the four nations.
const BORDER = new Set('CA CH DG GL HR LA LD LL NE NP SY TD GY IM JE BF GIR'.split(' '));
