import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { shiftTimes, startOfDay } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import { type RegisterInput, registerCandidate } from '../candidates/index.ts';
import { addContact } from '../clients/add-contact.ts';
import { aContact } from '../clients/fixtures.ts';
import { addClient } from '../clients/index.ts';
import { aSetting, aSettingBody } from '../duties/fixtures.ts';
import { recordSetting } from '../duties/index.ts';
import { NOTHING_KEPT, type Vetting } from '../vetting/index.ts';
import type { CheckOnFile, Dossier } from './dossier.ts';
import { judge } from './judge.ts';
import { prepared } from './prepared.ts';
import type { Work } from './work.ts';
import type { WorkDuties } from './work-duties.ts';

const CLIENT = '0192f000-0000-7000-8000-00000000c11e';
const HIRER = '0192f000-0000-7000-8000-0000000041fe';
const SITE = '0192f000-0000-7000-8000-00000000517e';

/** A waking shift in Leeds on a date from what the clock shows; throws where the clock has no such times. */
export function aWork(date: string, from: string, to: string, change: Partial<Work> = {}): Work {
  const times = shiftTimes(date, from, to);
  if (!times.ok) throw new Error(times.refusal.because);
  return {
    shiftId: newId(),
    role: 'care-assistant',
    siteId: SITE,
    clientId: CLIENT,
    hirerId: HIRER,
    nation: 'england',
    siteLatitude: 53.8,
    siteLongitude: -1.55,
    start: times.value.start,
    end: times.value.end,
    breakMinutes: 30,
    kind: 'waking',
    payPence: 1350,
    requiredSkills: [],
    requiredQualifications: [],
    requiredChecks: [],
    label: `${date} ${from}-${to}, Elm Lodge`,
    ...change,
  };
}

/** Time held as the dossier has it. */
export function aHeld(date: string, from: string, to: string, change: Partial<Stint> = {}): Stint {
  const work = aWork(date, from, to);
  return {
    id: work.shiftId,
    start: work.start,
    end: work.end,
    breakMinutes: 0,
    kind: 'waking',
    label: work.label,
    source: 'accepted',
    ...change,
  };
}

/** A check on file, satisfied long ago and without an end. */
export function aCheck(change: Partial<CheckOnFile> = {}): CheckOnFile {
  return {
    id: newId(),
    kind: 'right_to_work',
    name: 'British passport',
    nameKey: 'british passport',
    route: 'manual',
    list: 'A',
    basis: 'list_a',
    permissionEndsOn: null,
    noticeDated: null,
    inTimeApplication: false,
    outcome: 'satisfied',
    checkedOn: '2025-01-06',
    expiresOn: null,
    ...change,
  };
}

/** A worker's word that they worked nowhere through other agencies, which answers all year. */
export function nowhereElse(): Dossier['agency']['earlier'][number] {
  return {
    id: newId(),
    hirerId: null,
    role: null,
    weeks: 0,
    lastDay: null,
    saidOn: '2026-01-05',
    answersUntil: '2026-12-31',
  };
}

/** Nothing kept but that the worker was found fit for nights. */
export function aVetting(change: Partial<Vetting> = {}): Vetting {
  return {
    ...NOTHING_KEPT,
    nightHealth: [
      {
        id: newId(),
        offeredOn: '2026-01-05',
        answer: 'fit',
        capacities: false,
        recordedOn: '2026-01-05',
      },
    ],
    ...change,
  };
}

/** Rosa, 35, whom nothing speaks against: checked, free, near, without other work. */
export function aDossier({
  worker,
  ...change
}: Partial<Omit<Dossier, 'worker'>> & {
  readonly worker?: Partial<Dossier['worker']>;
} = {}): Dossier {
  return {
    worker: {
      personId: newId(),
      displayName: 'Rosa Marsh',
      dateOfBirth: '1991-04-09',
      roles: ['care-assistant'],
      skills: ['medication'],
      qualifications: [],
      latitude: 53.8,
      longitude: -1.54,
      postcode: 'LS1 4AP',
      travelMiles: 15,
      minimumPayPence: 1271,
      wantedWeeklyMinutes: null,
      leastWeeklyMinutes: null,
      mostWeeklyMinutes: null,
      noticeMinutes: null,
      wantedDays: null,
      worksNights: true,
      branchId: null,
      ...worker,
    },
    held: [],
    firstHeld: null,
    availability: [{ state: 'available', saidAt: '2026-01-05T09:00:00.000Z', reason: '' }],
    declarations: [
      { id: newId(), weeklyMinutes: 0, saidOn: '2026-01-05', answersUntil: '2026-12-31' },
    ],
    optOuts: [],
    absences: [],
    checks: [
      aCheck(),
      aCheck({ kind: 'identity', name: '', nameKey: '', basis: null, list: null }),
    ],
    doNotSend: [],
    wishes: [],
    overrides: [],
    agency: { days: [], earlier: [nowhereElse()] },
    vetting: aVetting(),
    ...change,
  };
}

/** A client in Leeds that is its own hirer, with one site, of whose work the law asks nothing more. */
export async function aPlace(
  db: Database,
  actor: Actor,
): Promise<Pick<Work, 'clientId' | 'hirerId' | 'siteId'>> {
  const id = newId();
  const same = {
    companyNumber: '',
    natureOfBusiness: 'care home',
    address: '',
    postcode: 'LS1 4AP',
    nation: 'england' as const,
    poRequired: false,
  };
  const added = done(
    await act(db, actor, (tx) =>
      addClient(tx, { id, name: `Elm Lodge ${id.slice(-6)}`, notes: '', same }),
    ),
  );
  const { clientId, hirerId, siteId } = added;
  if (hirerId === null || siteId === null) throw new Error('It has no site.');
  const said = await act(db, actor, async (tx) => {
    const grace = await addContact(tx, clientId, aContact({ isSomebodyElse: true }));
    if (!grace.ok) return grace;
    return recordSetting(tx, siteId, aSettingBody(grace.value.contactId));
  });
  done(said);
  return { clientId, hirerId, siteId };
}

/** Registers a worker by first name, born 1991 unless said otherwise; gives the person's id. */
export async function aWorker(
  db: Database,
  actor: Actor,
  givenName = 'Rosa',
  change: Partial<RegisterInput> = {},
): Promise<string> {
  const input = {
    id: newId(),
    givenName,
    familyName: 'Marsh',
    dateOfBirth: '1991-04-09',
    emails: [],
    phones: [],
    roles: ['Care assistant'],
    someoneElse: true,
    ...change,
  };
  return done(await act(db, actor, (tx) => registerCandidate(tx, input))).personId;
}

/** The value of an act that must not be refused. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** What the law asks of an ordinary office, without a strike. */
export function anOffice(change: Partial<WorkDuties> = {}): WorkDuties {
  return {
    setting: aSetting(),
    industrialAction: [],
    licences: [],
    comparators: [],
    courses: [],
    ...change,
  };
}

/** What the gates say on a day at 9; the day of the question is the week before unless it matters. */
export function say(
  dossier: Dossier,
  work: Work,
  today = '2026-06-01',
  duties = anOffice(),
): readonly Finding[] {
  return judge(dossier, prepared(work, 0, duties), { today, now: startOfDay(today) + 9 * 60 });
}

/** The findings of one rule. */
export function said(findings: readonly Finding[], rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

/** The rules that stop. */
export function stopping(findings: readonly Finding[]): readonly string[] {
  return findings.filter(stops).map(({ rule }) => rule);
}
