import { formatPence, formatRate, penceFor } from '../../lib/money.ts';
import { showMinutes } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { SheetRow, SheetSection } from '../../platform/print/sheet.ts';
import {
  CONTRACTS,
  type FormSays,
  type KeyInformation,
  OWN_KINDS,
  type OwnKind,
  PAY_INTERVALS,
} from './papers-schema.ts';

/** What a paper says, for print and for a phone. */
export interface PaperSays {
  readonly lead: readonly string[];
  readonly sections: readonly SheetSection[];
}

/** What a paper is made from. */
export interface FormToPrint {
  readonly kind: OwnKind;
  readonly name: string;
  readonly version: number;
  readonly says: FormSays | { readonly kind: 'file' };
  /** Of terms that stand in a file of their own. */
  readonly file: { readonly name: string; readonly sha256: string } | null;
}

/** Between whom a paper stands. */
export interface Parties {
  readonly agency: string;
  /** The worker's full name, or the client's name. */
  readonly other: string;
}

/** What a form says of these two sides. The wording of key information and opt-out is the house's own. */
export function paperSays(form: FormToPrint, parties: Parties): PaperSays {
  const { says } = form;
  if (says.kind === 'key_information') return keyInformationSays(says, parties);
  if (says.kind === 'opt_out') return optOutSays(says.noticeDays, parties);
  const between: SheetSection = {
    title: 'Between',
    rows: [
      { label: 'The agency', value: parties.agency },
      {
        label: form.kind === 'terms_of_business' ? 'The client' : 'The worker',
        value: parties.other,
      },
      { label: 'Terms', value: `${form.name}, version ${form.version}` },
    ],
  };
  if (says.kind === 'file') {
    return {
      lead: [
        'This page names the terms by the hash of their file. Read the file, then sign this page: nobody can put other terms in its place.',
      ],
      sections: [
        between,
        {
          title: 'The terms',
          rows: [
            { label: 'File', value: form.file?.name ?? '' },
            { label: 'SHA-256 of the file', value: form.file?.sha256 ?? '' },
          ],
        },
      ],
    };
  }
  return {
    lead: [],
    sections: [
      between,
      {
        title: OWN_KINDS[form.kind],
        rows: says.text
          .split(/\n+/)
          .map((part) => part.trim())
          .filter((part) => part !== '')
          .map((value, at) => ({ label: `${at + 1}`, value })),
      },
    ],
  };
}

const none = (text: string): string => (text === '' ? 'None' : text);

/** Conduct Regulations 2003, reg 13A: what somebody is told before terms are agreed, with a worked example. */
function keyInformationSays(of: KeyInformation, { agency, other }: Parties): PaperSays {
  const gross = penceFor(of.exampleMinutes, of.leastRatePence);
  const net = gross - of.exampleByLawPence - of.exampleOtherPence;
  const rows = (...pairs: readonly [string, string][]): SheetRow[] =>
    pairs.map(([label, value]) => ({ label, value }));
  return {
    lead: [
      `For ${other}: what working through us means for your pay, before you agree to any terms. It is no contract.`,
    ],
    sections: [
      {
        title: 'Who engages and pays you',
        rows: rows(
          ['Agency', `${agency}, acting as an employment business`],
          ['Your contract', CONTRACTS[of.contract]],
          ['Who pays you', of.payer],
          ['How often', PAY_INTERVALS[of.payInterval]],
        ),
      },
      {
        title: 'Your pay',
        rows: rows(
          ['The least you can expect', formatRate(of.leastRatePence)],
          [
            'Taken off by law',
            'Income tax, National Insurance, and your pension share if you are in the scheme',
          ],
          ['Other deductions', none(of.otherDeductions)],
          ['Fees for goods or services', none(of.fees)],
          ['Leave and holiday pay', of.leave],
          ['Benefits', none(of.benefits)],
        ),
      },
      {
        title: 'An example of one week',
        rows: rows(
          [
            `${showMinutes(of.exampleMinutes)} at ${formatRate(of.leastRatePence)}`,
            formatPence(gross),
          ],
          ['Taken off by law', formatPence(of.exampleByLawPence)],
          ['Other deductions', formatPence(of.exampleOtherPence)],
          ['What reaches you', formatPence(net)],
        ),
      },
    ],
  };
}

/** Working Time Regulations 1998, regs 4(1) and 5: an agreement in writing, and the notice that ends it. */
function optOutSays(noticeDays: number, { agency, other }: Parties): PaperSays {
  return {
    lead: [
      'The law limits working time to 48 hours a week on average. You may agree in writing that this limit does not hold for you. You need not: nobody may treat you worse because you say no.',
    ],
    sections: [
      {
        title: 'What you agree to',
        rows: [
          { label: 'The worker', value: other },
          { label: 'The agency', value: agency },
          {
            label: 'Agreement',
            value: 'My working time may be more than 48 hours a week on average.',
          },
          { label: 'From', value: 'The day I sign, until it is ended' },
          {
            label: 'Ending it',
            value: `I may end it at any time by giving ${counted(noticeDays, 'day')} notice in writing. From then on the limit holds again.`,
          },
          {
            label: 'What stays',
            value: 'Rest, breaks, leave and the limits on night work stay as the law has them.',
          },
        ],
      },
    ],
  };
}

/** What a worked example leaves; less than nothing is no example. Pence. */
export function exampleLeaves(of: KeyInformation): number {
  return (
    penceFor(of.exampleMinutes, of.leastRatePence) - of.exampleByLawPence - of.exampleOtherPence
  );
}
