import { describe, expect, it } from 'vitest';
import * as amendments from '../../desk/amendments/events.ts';
import * as bookings from '../../desk/bookings/events.ts';
import * as candidates from '../../desk/candidates/events.ts';
import * as clients from '../../desk/clients/events.ts';
import * as texts from '../../desk/communications/text-events.ts';
import * as compliance from '../../desk/compliance/events.ts';
import * as conflicts from '../../desk/conflicts/events.ts';
import * as people from '../../desk/people/events.ts';
import * as policies from '../../desk/policies/events.ts';
import * as registration from '../../desk/registration/events.ts';
import * as tasks from '../../desk/tasks/events.ts';
import * as worktime from '../../desk/worktime/events.ts';
import type { EventKind } from '../../platform/audit/record.ts';
import { BUILT_IN, criterionCode } from '../frameworks/built-in/built-in.ts';
import { CASE_RULES } from './case-rules.ts';
import { countsAs, EVIDENCE_TABLE, FURTHER_ROWS } from './evidence-table.ts';

const id = '018f3b1e-0000-7000-8000-000000000001';
const at = '2026-11-20T09:00:00Z';

/** An entry that counts, and entries that do not; every one as the desk itself would seal it. */
interface Example<Facts = unknown> {
  readonly event: EventKind<Facts>;
  readonly counts: Facts;
  readonly not: readonly (Partial<Facts> | null)[];
}

const example = <Facts>(
  event: EventKind<Facts>,
  counts: Facts,
  ...not: readonly (Partial<Facts> | null)[]
): Example => ({ event, counts, not }) as Example;

const paper = (side: 'hirer' | 'worker') => ({
  side,
  confirmation: id,
  message: id,
  factsSha256: 'a',
  pdfSha256: 'b',
});
const warned = (rule: string) => ({ rule, outcome: 'warn' as const, count: 1 });

const EXAMPLES: readonly Example[] = [
  example(
    clients.termsAgreed,
    { version: '2026-1', agreedOn: '2026-11-02', agreedHow: 'signed' },
    { version: '' },
  ),
  example(people.consentRecorded, { purpose: 'work_finding', givenAt: at }, { purpose: '' }),
  example(
    worktime.availabilityRecorded,
    { word: id, state: 'available', startsAt: at, endsAt: '2026-11-20T17:00:00Z', saidAt: at },
    null,
  ),
  example(
    candidates.candidateRegistered,
    { how: 'form', roles: ['warehouse'], skills: 2, qualifications: 0, located: true },
    { how: 'import' },
    { roles: [] },
  ),
  example(
    registration.candidateInterviewed,
    {
      interview: id,
      how: 'in_person',
      needs: true,
      wants: false,
      expectations: false,
      identitySeen: true,
    },
    { needs: false },
  ),
  example(
    candidates.candidateUpdated,
    { how: 'form', changed: ['postcode'] },
    { how: 'import' },
    { changed: [] },
  ),
  example(candidates.candidateArchived, {}, null),
  example(
    compliance.rightToWorkChecked,
    { check: id, route: 'manual', outcome: 'satisfied', checkedOn: '2026-11-02', followUpBy: null },
    { outcome: 'not_satisfied' },
    { route: '' },
  ),
  example(
    compliance.checkCompleted,
    {
      check: id,
      kind: 'reference',
      outcome: 'not_satisfied',
      checkedOn: '2026-11-02',
      expiresOn: null,
    },
    null,
  ),
  example(
    bookings.bookingTaken,
    {
      number: 12,
      how: 'phone',
      contractKind: 'paye',
      lines: [{ line: id, role: 'warehouse', samePerson: 'must', shifts: 5 }],
      missing: [],
    },
    { missing: ['risks'] },
    { lines: [] },
  ),
  example(
    bookings.shiftOffered,
    { shifts: [id], how: 'phone', rules: [warned('WTR-48')] },
    { rules: [warned('OWN-TRAVEL')] },
    { rules: [warned('OWN-NIGHTS')] },
  ),
  example(
    bookings.shiftAssigned,
    {
      shifts: [id],
      assignments: [id],
      from: 'offer',
      how: 'spoken',
      saidAt: at,
      willing: true,
      rules: [],
      asked: [],
      offersLapsed: 0,
      offersWithdrawn: 3,
      informationDueOn: '2026-11-25',
    },
    { willing: false },
    { assignments: [] },
  ),
  example(
    bookings.bookingConfirmed,
    {
      shifts: [id],
      cancelled: [],
      version: 1,
      reason: 'first',
      dueOn: '2026-11-25',
      inTime: true,
      asked: [],
      short: [],
      papers: [paper('worker'), paper('hirer')],
    },
    { inTime: false },
    { papers: [paper('worker')] },
    { shifts: [], cancelled: [id], reason: 'cancellation' },
  ),
  example(
    bookings.bookingChanged,
    { what: 'shift', fields: ['startsAt'], shifts: [id], held: 0, missing: [], rules: [] },
    { held: 1 },
    { fields: ['notes'], what: 'particulars' },
  ),
  example(
    amendments.amendmentApplied,
    {
      amendment: id,
      parts: ['time'],
      askedBy: 'hirer',
      askedHow: 'phone',
      agreed: [{ side: 'hirer', how: 'phone' }],
      allAgreed: true,
      shifts: [id],
      held: 1,
      minutes: 30,
    },
    { allAgreed: false },
    { agreed: [] },
  ),
  example(
    conflicts.conflictResolved,
    {
      conflict: id,
      kind: 'worker_cancels',
      cause: 'travel',
      options: 2,
      agreedWith: ['hirer'],
      agreedHow: 'phone',
      toRefill: 1,
      refilled: 1,
      minutesToRefill: 25,
      chargePence: 0,
      creditPence: 0,
      payPence: 0,
      waivedPence: 0,
      lesson: true,
      minutesOpen: 60,
    },
    { cause: null },
    { options: 0 },
    { agreedWith: [] },
  ),
  example(
    policies.policyAcknowledged,
    { title: 'Offers', version: '2', readOn: '2026-11-20' },
    null,
  ),
  example(
    tasks.taskCompleted,
    {
      task: id,
      kind: 'task',
      dueAt: at,
      firstDueAt: at,
      inTime: true,
      about: 'booking',
      standardSet: true,
      outcomeNoted: true,
      promisedTo: null,
    },
    { standardSet: false },
  ),
  example(
    tasks.handoverGiven,
    {
      handover: id,
      until: at,
      items: [{ kind: 'gap', owner: id }],
      wordsGiven: false,
      sha256: 'a',
    },
    { items: [] },
  ),
  example(
    texts.callMade,
    { direction: 'out', outcome: 'spoke', identityChecked: true, about: 'person', noted: true },
    { identityChecked: false },
    { outcome: 'no_answer' },
    { noted: false },
  ),
  example(
    texts.messageExchanged,
    { by: 'whatsapp', direction: 'in', about: 'person', people: 1 },
    { people: 0 },
  ),
];

describe('the evidence table', () => {
  it('has a row for each kind that is recorded today, and an example here for each row', () => {
    expect(EXAMPLES.map(({ event }) => event.kind)).toEqual([...EVIDENCE_TABLE.keys()]);
  });

  it('names only kinds that the desk records', () => {
    const recorded = [
      amendments,
      bookings,
      candidates,
      clients,
      compliance,
      conflicts,
      people,
      policies,
      registration,
      tasks,
      texts,
      worktime,
    ]
      .flatMap((room) => Object.values(room))
      .flatMap((one) => (typeof one === 'object' && 'kind' in one ? [one.kind] : []));
    expect(recorded.length).toBeGreaterThan(30);
    expect([...EVIDENCE_TABLE.keys()].filter((kind) => !recorded.includes(kind))).toEqual([]);
  });

  it('lets a task done show working with others only where it was promised to a colleague', () => {
    const counts = (promisedTo: string | null) =>
      countsAs('task.completed', { dueAt: at, standardSet: true, promisedTo });
    expect(counts('colleague')).toEqual(['task.completed', 'task.completed for a colleague']);
    for (const other of [null, 'client', 'candidate']) {
      expect(counts(other)).toEqual(['task.completed']);
    }
    const alone = EVIDENCE_TABLE.get('task.completed')?.shows.map(({ criterion }) => criterion);
    expect(alone).toEqual(['ML1.1.3', 'S17', 'B1', 'B4']);
    expect(FURTHER_ROWS.map(({ shows }) => shows[0]?.criterion)).toEqual(['ML2.2.3']);
  });

  it('names only criteria that the built-in frameworks hold, and each once in a row', () => {
    const known = new Set(
      BUILT_IN.flatMap((framework) =>
        framework.units.flatMap((unit) =>
          unit.outcomes.flatMap(({ criteria }) =>
            criteria.map((one) => `${framework.code} ${criterionCode(framework, unit, one)}`),
          ),
        ),
      ),
    );
    for (const { kind, shows } of [...EVIDENCE_TABLE.values(), ...FURTHER_ROWS, ...CASE_RULES]) {
      const named = shows.map(({ framework, criterion }) => `${framework} ${criterion}`);
      expect(
        named.filter((one) => !known.has(one)),
        kind,
      ).toEqual([]);
      expect(named, kind).toHaveLength(new Set(named).size);
      expect(named.length, kind).toBeGreaterThan(0);
    }
  });

  it('lets no record carry a criterion of the qualification that only talk or watching closes', () => {
    const beyondRecords = BUILT_IN.filter(({ kind }) => kind === 'qualification').flatMap(
      (framework) =>
        framework.units.flatMap((unit) =>
          unit.outcomes
            .flatMap(({ criteria }) => criteria)
            .filter(({ closes }) => closes !== 'record')
            .map((one) => criterionCode(framework, unit, one)),
        ),
    );
    const carried = [...EVIDENCE_TABLE.values(), ...FURTHER_ROWS, ...CASE_RULES]
      .flatMap(({ shows }) => shows)
      .filter(({ supports }) => !supports)
      .map(({ criterion }) => criterion);
    expect(carried.filter((criterion) => beyondRecords.includes(criterion))).toEqual([]);
  });

  it('knows the pairs in which the record only supports', () => {
    const supported = [...EVIDENCE_TABLE.values()].flatMap(({ kind, shows }) =>
      shows.filter(({ supports }) => supports).map(({ criterion }) => `${kind} ~${criterion}`),
    );
    expect(supported).toEqual([
      'consent.recorded ~CS11.1.1',
      'candidate.archived ~RPC3.3.4',
      'shift.offered ~FLEX.4',
      'shift.assigned ~K8',
      'policy.acknowledged ~RPC1.1.7',
      'policy.acknowledged ~RPC4.1.4',
      'policy.acknowledged ~CS17.1.1',
      'policy.acknowledged ~CS18.1.2',
      'handover.given ~ML2.1.5',
      'call.made ~CS11.3.3',
      'call.made ~CS11.3.6',
      'call.made ~CS11.3.7',
    ]);
  });

  it.each(EXAMPLES.map((one) => [one.event.kind, one] as const))(
    'counts %s when its condition holds, and not when it does not',
    (kind, { event, counts, not }) => {
      const row = EVIDENCE_TABLE.get(kind);
      const facts = event.facts.parse(counts);
      expect(row?.counts(facts)).toBe(true);
      for (const change of not) {
        const other =
          change === null ? null : event.facts.parse({ ...(facts as object), ...change });
        expect(row?.counts(other), JSON.stringify(change)).toBe(false);
      }
      expect(row?.notCounting).toMatch(/^[A-Z].{20,}\.$/);
    },
  );

  it.each([
    ['desk', true],
    ['link', false],
    ['text', false],
  ] as const)('counts availability that was said to the %s: %s', (by, counts) => {
    const facts = worktime.availabilitySaid.facts.parse({
      state: 'mixed',
      startsAt: null,
      endsAt: null,
      saidAt: at,
      by,
      words: [],
      pattern: null,
    });
    expect(EVIDENCE_TABLE.get('availability.recorded')?.counts(facts)).toBe(counts);
  });

  it('counts shifts added by themselves, since nobody holds them yet', () => {
    const facts = {
      what: 'shifts_added',
      fields: [],
      shifts: [id],
      held: 2,
      missing: [],
      rules: [],
    };
    bookings.bookingChanged.facts.parse(facts);
    expect(EVIDENCE_TABLE.get('booking.changed')?.counts(facts)).toBe(true);
  });

  it.each([[undefined], [null], ['booking'], [7], [[]], [{}]])(
    'counts nothing of facts that are %s, but that somebody was archived',
    (facts) => {
      for (const row of EVIDENCE_TABLE.values()) {
        if (row.kind !== 'candidate.archived') expect(row.counts(facts), row.kind).toBe(false);
      }
    },
  );
});
