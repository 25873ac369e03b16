import type { DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import {
  type CombinationRules,
  type CombinationUnit,
  creditOf,
  judgeChoice,
  referenceKey,
} from '../../rules/combination/combination.ts';
import type { Finding } from '../../rules/finding.ts';

/** A unit that a learner was decided to have achieved. */
export interface AchievedUnit {
  readonly reference: string;
  readonly decidedOn: DateText;
  /** Released by verification; informal until then (R73). */
  readonly ratified: boolean;
  /** The external verifier signed for it (R91). */
  readonly signed: boolean;
}

/** What the gates look at, all of one learner and one framework, on one day. */
export interface GateFacts {
  readonly rules: CombinationRules;
  readonly achieved: readonly AchievedUnit[];
  readonly on: DateText;
  /** The centre chose that a unit past its date stops, and does not warn. */
  readonly stopsExpired: boolean;
  readonly approvals: { readonly centre: boolean; readonly qualification: boolean };
  /** The tariff in force; null: none is on record. */
  readonly tariff: { readonly directClaims: boolean } | null;
  readonly registered: boolean;
  /** On the awarding body's unit payment route of this framework (R93). */
  readonly unitRoute: boolean;
  /** Appeals that nobody has answered yet (R92): the unit, what is open, and whom to ask. */
  readonly appeals: readonly {
    readonly unitReference: string;
    readonly because: string;
    readonly clears: string;
  }[];
}

/** What a learner has of a framework. Credits in credits; units by their reference. */
export interface Standing {
  /** Units that count towards the qualification, in the framework's order. */
  readonly counted: readonly string[];
  /** Achieved beyond what may count: on the transcript all the same (R95). */
  readonly extra: readonly string[];
  readonly mandatoryCredit: number;
  readonly optionalCredit: number;
  /** Everything between the learner and a claim; blocks stop it. */
  readonly missing: readonly Finding[];
  readonly passes: boolean;
}

const AWARD = 'Qualification specification, certification and results';
const HIGHEST_POOLS = 4096;

/**
 * What stands between a learner and the qualification (R2-R5, R12, R15, R73, R91, R92, R94). Only ratified units count; of
 * those the most credits that the rules of combination allow, the rest are extra units.
 */
export function whatStands(facts: GateFacts): Standing {
  const ratified = new Set(
    facts.achieved.filter((unit) => unit.ratified).map(({ reference }) => referenceKey(reference)),
  );
  const chosen = bestChoice(facts.rules, ratified);
  const taken = facts.rules.units.filter((unit) => chosen.has(referenceKey(unit.reference)));
  const names = taken.map(({ reference }) => reference);
  const missing = [
    ...noQualification(facts.rules),
    ...blocksOf(facts.rules, names),
    ...informal(facts),
    ...expiredAmong(facts, chosen),
    ...permits(facts),
    ...unsigned(facts, chosen),
    ...appealed(facts, chosen),
  ];
  const credit = (group: 'mandatory' | 'optional') =>
    creditOf(taken.filter((unit) => unit.group === group));
  return {
    counted: names,
    extra: facts.achieved
      .filter(({ reference, ratified: is }) => is && !chosen.has(referenceKey(reference)))
      .map(({ reference }) => reference),
    mandatoryCredit: credit('mandatory'),
    optionalCredit: credit('optional'),
    missing,
    passes: !missing.some(({ outcome }) => outcome === 'block'),
  };
}

/**
 * What stands between a learner and a unit certificate, on the unit route alone (R93): the unit achieved and ratified,
 * and what any claim needs.
 */
export function unitStands(facts: GateFacts, reference: string): readonly Finding[] {
  const key = referenceKey(reference);
  const unit = facts.achieved.find((one) => referenceKey(one.reference) === key);
  const chosen = new Set([key]);
  const own = { ...facts, achieved: unit ? [unit] : [] };
  return [
    ...noQualification(facts.rules),
    ...offRoute(facts),
    ...(unit
      ? informal(own, 'block')
      : [
          {
            rule: 'R9',
            outcome: 'block' as const,
            because: `${reference} is not achieved.`,
            source: AWARD,
            clears: 'An assessor decides the unit.',
          },
        ]),
    ...expiredAmong(own, chosen),
    ...permits(facts),
    ...(unit ? unsigned(own, chosen) : []),
    ...appealed({ ...own, rules: { ...facts.rules, units: [] } }, chosen),
  ];
}

/** A unit certificate comes only on the unit payment route (R93). */
function offRoute({ unitRoute }: GateFacts): readonly Finding[] {
  if (unitRoute) return [];
  return [
    {
      rule: 'R93',
      outcome: 'block',
      because: 'The learner is not on the unit payment route of this framework.',
      source: AWARD,
      clears:
        'Record that the awarding body has the learner on that route, or claim the qualification.',
    },
  ];
}

/** A standard or a list of marking points has no credits: nobody is awarded it. */
function noQualification({ units, source }: CombinationRules): readonly Finding[] {
  if (units.length > 0) return [];
  return [
    {
      rule: 'R1',
      outcome: 'block',
      because: 'This framework states no credits, so no awarding body certificates it.',
      source: source ?? AWARD,
      clears: 'Claim a qualification; for this one issue a provisional statement.',
    },
  ];
}

function blocksOf(rules: CombinationRules, names: readonly string[]): readonly Finding[] {
  return judgeChoice(rules, names).map((finding) =>
    finding.rule === 'R4' ? { ...finding, rule: 'R94' } : finding,
  );
}

function informal({ achieved }: GateFacts, outcome: 'warn' | 'block' = 'warn'): readonly Finding[] {
  const waiting = achieved.filter(({ ratified }) => !ratified);
  if (waiting.length === 0) return [];
  const names = listed(waiting.map(({ reference }) => reference));
  return [
    {
      rule: 'R73',
      outcome,
      because: `${names}: achieved, and informal until verification releases ${waiting.length === 1 ? 'it' : 'them'}.`,
      source: AWARD,
      figures: { informal: waiting.length },
      clears: 'The internal verifier closes the sample that the decision belongs to.',
    },
  ];
}

function expiredAmong(facts: GateFacts, chosen: ReadonlySet<string>): readonly Finding[] {
  return facts.rules.units.flatMap((unit) => {
    const key = referenceKey(unit.reference);
    const decided = facts.achieved.find(({ reference }) => referenceKey(reference) === key);
    const ended = unit.expiresOn;
    if (!chosen.has(key) || !decided || !ended || ended >= decided.decidedOn) return [];
    return [
      {
        rule: 'R12',
        outcome: facts.stopsExpired ? ('block' as const) : ('warn' as const),
        because: `${unit.reference} ended on ${showDate(ended)}, before it was achieved.`,
        source: facts.rules.source ?? AWARD,
        clears: 'Enter the awarding body’s extension under Last days, or import its version.',
      },
    ];
  });
}

function permits({ approvals, tariff, registered }: GateFacts): readonly Finding[] {
  const block = (rule: string, because: string, clears: string): Finding => ({
    rule,
    outcome: 'block',
    because,
    source: AWARD,
    clears,
  });
  return [
    ...(approvals.centre
      ? []
      : [block('R15', 'The centre is not approved.', 'Record the approval of the centre.')]),
    ...(approvals.qualification
      ? []
      : [
          block(
            'R15',
            'The centre is not approved for this qualification.',
            'Record the approval of the qualification.',
          ),
        ]),
    ...(tariff
      ? []
      : [
          block(
            'R17',
            'No tariff is on record for this qualification.',
            'Record the rating that the awarding body wrote.',
          ),
        ]),
    ...(registered
      ? []
      : [
          block(
            'R40',
            'The learner is not registered with the awarding body.',
            'Register the learner, and enter the number that comes back.',
          ),
        ]),
  ];
}

/** Without direct claims the external verifier signs before the centre claims (R91). */
function unsigned(facts: GateFacts, chosen: ReadonlySet<string>): readonly Finding[] {
  if (facts.tariff?.directClaims ?? true) return [];
  const open = facts.achieved.filter(
    (unit) => chosen.has(referenceKey(unit.reference)) && unit.ratified && !unit.signed,
  );
  if (open.length === 0) return [];
  return [
    {
      rule: 'R91',
      outcome: 'block',
      because: `${counted(open.length, 'unit')} without the external verifier’s signature; this centre has no direct claims.`,
      source: AWARD,
      figures: { unsigned: open.length },
      clears: 'The external verifier signs first.',
    },
  ];
}

/** What an open appeal is about is not certain: nothing that needs it is claimed until it is answered (R92). */
function appealed(facts: GateFacts, chosen: ReadonlySet<string>): readonly Finding[] {
  const needed = new Set([
    ...chosen,
    ...facts.rules.units
      .filter(({ group }) => group === 'mandatory')
      .map(({ reference }) => referenceKey(reference)),
  ]);
  return facts.appeals
    .filter(({ unitReference }) => needed.has(referenceKey(unitReference)))
    .map(({ because, clears }) => ({
      rule: 'R92',
      outcome: 'block',
      because,
      source: AWARD,
      clears,
    }));
}

/**
 * Of the units achieved those that count: all mandatory ones, and optional ones of the most credits that stay within
 * the top of the size, no barred set whole. Of several such choices the one whose units come first.
 */
function bestChoice(rules: CombinationRules, achieved: ReadonlySet<string>): ReadonlySet<string> {
  const own = rules.units.filter(({ reference }) => achieved.has(referenceKey(reference)));
  const mandatory = own.filter(({ group }) => group === 'mandatory');
  const optional = own.filter(({ group }) => group === 'optional');
  // Room for what is still to come: mandatory units not achieved yet need their credits too.
  const needed = creditOf(rules.units.filter(({ group }) => group === 'mandatory'));
  const room = rules.sizeTop === null ? Number.POSITIVE_INFINITY : rules.sizeTop - needed;
  let best: readonly CombinationUnit[] = [];
  for (const pool of poolsOf(optional, mandatory, rules.barred ?? [])) {
    const choice = mostWithin(pool, room);
    if (creditOf(choice) > creditOf(best)) best = choice;
  }
  return new Set([...mandatory, ...best].map(({ reference }) => referenceKey(reference)));
}

/** The optional units without one of each barred set that is there whole, in every way. */
function poolsOf(
  optional: readonly CombinationUnit[],
  mandatory: readonly CombinationUnit[],
  barred: readonly (readonly string[])[],
): readonly (readonly CombinationUnit[])[] {
  const always = new Set(mandatory.map(({ reference }) => referenceKey(reference)));
  let pools: readonly (readonly CombinationUnit[])[] = [optional];
  for (const set of barred) {
    const free = set.map(referenceKey).filter((key) => !always.has(key));
    pools = pools
      .flatMap((pool) => {
        const held = new Set(pool.map(({ reference }) => referenceKey(reference)));
        if (free.some((key) => !held.has(key))) return [pool];
        return free.map((out) => pool.filter(({ reference }) => referenceKey(reference) !== out));
      })
      .slice(0, HIGHEST_POOLS);
  }
  return pools;
}

/** Units of the most credits within a limit; the work grows with units times credits. */
function mostWithin(pool: readonly CombinationUnit[], room: number): readonly CombinationUnit[] {
  if (creditOf(pool) <= room) return pool;
  const reached = new Map<number, readonly CombinationUnit[]>([[0, []]]);
  for (const unit of pool) {
    for (const [credit, units] of [...reached]) {
      const sum = credit + unit.credit;
      if (sum <= room && !reached.has(sum)) reached.set(sum, [...units, unit]);
    }
  }
  return reached.get(Math.max(...reached.keys())) ?? [];
}
