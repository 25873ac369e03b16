import type { Answers } from '../../src/desk/duties/schema.ts';
import type { Nation } from '../../src/lib/calendar.ts';

/** A standing sheet as a site gives it; a part left out was never said. */
export interface SheetPlan {
  readonly reportTo: string;
  readonly arrival: string;
  readonly ppe: string;
  readonly risks?: string;
  readonly controls?: string;
  readonly breaks: string;
  readonly expenses: string;
  /** Days from today to the day it is to be looked at again; negative: that day is past. */
  readonly reviewIn?: number;
}

export interface SitePlan {
  readonly key: SiteKey;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly nation: Nation;
  readonly sheet: SheetPlan;
  /** What the law asks of the work there, as the first contact said it. */
  readonly setting: Answers;
}

export interface ContactPlan {
  readonly name: readonly [given: string, family: string];
  readonly jobTitle: string;
  readonly phone: string;
  readonly approves: boolean;
}

/** A client with everybody on its side. The first contact orders and takes confirmations. */
export interface ClientPlan {
  readonly name: string;
  readonly notes: string;
  readonly mailDomain: string;
  readonly hirer: { readonly legalName: string; readonly business: string };
  readonly billTo: { readonly name: string; readonly address: string; readonly po: boolean };
  readonly sites: readonly SitePlan[];
  readonly contacts: readonly ContactPlan[];
  /** Our terms of business: agreed, or sent and not answered yet. */
  readonly terms: 'signed' | 'email' | 'sent';
}

export type SiteKey =
  | 'elm'
  | 'beckside'
  | 'thornbury'
  | 'ward'
  | 'kitchen'
  | 'warehouse'
  | 'reception'
  | 'moorland'
  | 'heather'
  | 'foods';
