import { type DateText, daysBetween } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import {
  FAIR_WORK_AGENCY_FROM,
  type GangmasterSector,
  type GangmasterTask,
  LICENSED_FROM,
  SECTOR_LICENSED,
  SECTOR_WORDS,
  TASK_LICENSED,
  TASK_WORDS,
} from './gangmaster-data.ts';

export type { GangmasterSector, GangmasterTask } from './gangmaster-data.ts';

/** Days after which a saved page of the register is looked up again: our policy. */
const PAGE_DAYS = 365;

export interface WorkInSector {
  readonly sector: GangmasterSector;
  readonly task: GangmasterTask;
  /** Gardens: food is grown mainly for sale outside; left out: not known. */
  readonly foodMainlyForSale?: boolean | undefined;
}

/**
 * Does supplying workers to this need a gangmaster's licence on this day? The task in a licensed sector
 * decides; clerical work needs one where it is integral to production. `borderline`: a person decides.
 */
export function licenceNeeded(work: WorkInSector, on: DateText): 'yes' | 'no' | 'borderline' {
  if (on < LICENSED_FROM) return 'no';
  const sector = SECTOR_LICENSED[work.sector];
  const task = TASK_LICENSED[work.task];
  if (sector === 'no' || task === 'no') return 'no';
  if (sector === 'yes') return task;
  if (work.foodMainlyForSale === undefined) return 'borderline';
  return work.foodMainlyForSale ? task : 'no';
}

/** Who gives the licence, by the day of the work. */
export function licensingBody(on: DateText): string {
  return on < FAIR_WORK_AGENCY_FROM ? 'Gangmasters and Labour Abuse Authority' : 'Fair Work Agency';
}

/** Our own licence as it stands on file. Dates as text. */
export interface GangmasterLicence {
  readonly id: string;
  readonly number: string;
  readonly validFrom: DateText;
  /** Last day it holds. */
  readonly validTo: DateText;
  /** Day of the page of the public register that was saved; null: none saved. */
  readonly registerPageOn: DateText | null;
}

export interface GangmasterFacts {
  /** Left out: nobody has said what the work is. */
  readonly work?: WorkInSector | undefined;
  /** First and last local day of the work. */
  readonly firstDay: DateText;
  readonly lastDay: DateText;
  readonly licences: readonly GangmasterLicence[];
  readonly asOf: DateText;
}

const SOURCE = 'Gangmasters (Licensing) Act 2004, ss.3, 4 and 12';

/**
 * GLAA: supply into licensed work needs a licence in force on every day of the work; none blocks. Work
 * on the border of it without a licence escalates and stops: supply without one is an offence. A sector
 * that nobody recorded goes on the list. A licence without a dated page of the register on file warns.
 */
export function checkGangmaster(facts: GangmasterFacts): readonly Finding[] {
  const { work, firstDay, lastDay, licences } = facts;
  if (work === undefined) return [sectorUnknown()];
  const needed = licenceNeeded(work, firstDay);
  if (needed === 'no') return [];
  const held = licences.find((one) => one.validFrom <= firstDay && lastDay <= one.validTo);
  if (held) return pageOf(held, facts);
  const what = `${TASK_WORDS[work.task]} in ${SECTOR_WORDS[work.sector]}`;
  const last = [...licences].sort((a, b) => (a.validTo < b.validTo ? 1 : -1))[0];
  const ours = last
    ? `ours held from ${showDate(last.validFrom, facts.asOf)} to ${showDate(last.validTo, facts.asOf)}`
    : 'we have none on file';
  const base = {
    rule: 'GLAA',
    source: SOURCE,
    figures: { sector: work.sector, task: work.task, lastDay },
    ...(last ? { restsOn: [rests(last)] } : {}),
  };
  if (needed === 'borderline') {
    return [
      {
        ...base,
        outcome: 'escalate',
        stops: true,
        because: `Supply into ${what} may need a gangmaster's licence, and ${ours}.`,
        clears: 'Say more exactly what the work is, or record a licence that holds on these days.',
      },
    ];
  }
  return [
    {
      ...base,
      outcome: 'block',
      because: `Supply into ${what} needs a gangmaster's licence, and ${ours}.`,
      clears: `Record a licence of the ${licensingBody(lastDay)} that holds on these days.`,
    },
  ];
}

function pageOf(licence: GangmasterLicence, { asOf }: GangmasterFacts): readonly Finding[] {
  const { registerPageOn } = licence;
  if (registerPageOn !== null && daysBetween(registerPageOn, asOf) <= PAGE_DAYS) return [];
  return [
    {
      rule: 'GLAA',
      outcome: 'warn',
      because:
        registerPageOn === null
          ? `No dated page of the public register is saved for licence ${licence.number}.`
          : `The page of the public register saved for licence ${licence.number} is of ${showDate(registerPageOn, asOf)}, more than a year old.`,
      source: `${SOURCE}; our policy`,
      clears: 'Look the licence up in the public register and save the page with its date.',
      restsOn: [rests(licence)],
    },
  ];
}

function sectorUnknown(): Finding {
  return {
    rule: 'GLAA',
    outcome: 'escalate',
    stops: false,
    because:
      "Nobody has recorded the sector of this work, so whether it needs a gangmaster's licence is not known.",
    source: SOURCE,
    clears: 'Record the sector and the task of the work at this site.',
  };
}

function rests({ id, number }: GangmasterLicence) {
  return { kind: 'licence', id, label: `licence ${number}` };
}
