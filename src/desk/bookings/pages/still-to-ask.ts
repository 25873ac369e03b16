import { type OrderDraft, takenOf } from './order-draft.ts';

/** A fact the client has not told us yet, and the field that takes it. */
export interface StillToAsk {
  readonly fact: string;
  /** Field of the form; undefined when it stands on the client's record. */
  readonly field: string | undefined;
}

/** What the form knows of the hirer and the place. */
export interface HirerKnown {
  readonly natureOfBusiness: string;
  readonly address: string;
  readonly postcode: string;
}

/**
 * What must still be asked before anybody may be proposed (Conduct Regulations 2003, reg 18), while the
 * client is on the phone. The server decides; this names it at once. A line is named when there are
 * several.
 */
export function stillToAsk(
  values: OrderDraft,
  hirer: HirerKnown | undefined,
): readonly StillToAsk[] {
  if (hirer === undefined) return [];
  const found: StillToAsk[] = [];
  if (hirer.natureOfBusiness === '') {
    found.push({ fact: 'the hirer’s kind of business (on the client’s record)', field: undefined });
  }
  for (const [index, line] of values.lines.entries()) {
    const of = values.lines.length === 1 ? '' : `, line ${index + 1}`;
    const given = (name: 'duties' | 'experience' | 'skills' | 'qualifications' | 'checks') =>
      (values[`${line}.${name}`] ?? '').trim() !== '';
    if (takenOf(values, line).length === 0) {
      const row = values[`${line}.rows`]?.[0] ?? line;
      found.push({ fact: `start and length: the days and times${of}`, field: `${row}.from` });
    }
    if (!given('duties')) {
      found.push({ fact: `the type of work: what the worker does${of}`, field: `${line}.duties` });
    }
    const asks = given('skills') || given('qualifications') || given('checks');
    if (!given('experience') && !asks) {
      found.push({
        fact: `experience, training and qualifications, or that none are needed${of}`,
        field: `${line}.experience`,
      });
    }
  }
  if (hirer.address === '' && hirer.postcode === '') {
    found.push({ fact: 'the address of the site (on the client’s record)', field: undefined });
  }
  if (values.risks.trim() === '') {
    found.push({ fact: 'risks to health and safety', field: 'risks' });
  }
  if (values.controls.trim() === '') {
    found.push({ fact: 'what is done about the risks', field: 'controls' });
  }
  if (values.expenses.trim() === '') {
    found.push({ fact: 'expenses, or that there are none', field: 'expenses' });
  }
  return found;
}
