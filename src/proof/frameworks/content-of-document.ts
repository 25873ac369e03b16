import { isDate } from '../../lib/days.ts';
import { cutTo } from '../../lib/text.ts';
import type {
  ReadCriterion,
  ReadDocument,
  ReadUnit,
  SaidTwice,
  UnitRow,
} from '../documents/index.ts';
import { type Closes, criterionCode } from './built-in/built-in.ts';
import {
  builtInOf,
  type Content,
  type ContentCriterion,
  type ContentOutcome,
  type ContentUnit,
  contentOfBuiltIn,
  type Printed,
} from './content.ts';
import type { FrameworkKind } from './tables.ts';

const KINDS: Readonly<Record<ReadDocument['kind'], FrameworkKind>> = {
  specification: 'qualification',
  standard: 'standard',
  marking_points: 'marking_points',
};

const STATEMENT_KINDS: Readonly<Record<string, string>> = {
  K: 'Knowledge',
  S: 'Skills',
  B: 'Behaviours',
};

/** More than any unit or qualification has: a figure above it was misread or mistyped. */
const MOST = 10_000;

/**
 * A document as it is kept: its own codes, figures and wording. Labels and what closes a criterion come
 * from the built-in framework of that code where it knows the criterion, else the first words of the
 * wording and its verb. A unit's title is the one on its own page, its figures those of the table, from
 * which the totals were worked out; the centre may choose otherwise, so both are given. Where two units or
 * criteria bear one name the later gets a letter, so that neither is lost.
 */
export function contentOfDocument(document: ReadDocument): Content {
  const kind = KINDS[document.kind];
  const known = knownLabels(document.code);
  const units =
    document.kind === 'specification'
      ? unitsOf(document, kind, known)
      : statementUnits(document, kind, known);
  const { rules } = document;
  const credit = figure(rules?.totalCredit?.value ?? rules?.overviewCredit?.value);
  const size = rules?.sizes.find(
    ({ least, most }) => credit !== null && least <= credit && (most === null || credit <= most),
  );
  return {
    code: document.code,
    title: titleOf(document),
    kind,
    version: document.version?.value ?? null,
    qualificationNumber: document.qualificationNumbers[0]?.value ?? null,
    level: levelOf(units) ?? builtInOf(document.code)?.level ?? null,
    credit,
    mandatoryCredit: figure(rules?.mandatoryCredit?.value),
    optionalCredit: figure(rules?.optionalCredit?.value ?? rules?.minimumOptionalCredit?.value),
    optionalMinimum: figure(rules?.minimumOptionalCredit?.value),
    creditTop: figure(size?.most),
    leastHours: figure(rules?.overviewHours?.value.least ?? rules?.minimumHours?.value),
    mostHours: figure(rules?.overviewHours?.value.most ?? rules?.maximumHours?.value),
    registrationEndsOn: document.registrationEndsOn ?? null,
    certificationEndsOn: document.certificationEndsOn ?? null,
    units: document.labelsOnly ? units.map(labelled) : units,
  };
}

/** A unit whose words are labels of our own: the awarding body's are still to come. */
function labelled(unit: ContentUnit): ContentUnit {
  return {
    ...unit,
    outcomes: unit.outcomes.map((outcome) => ({
      ...outcome,
      label: outcome.number === 0 ? '' : (outcome.wording ?? outcome.label),
      wording: null,
      criteria: outcome.criteria.map((one) => ({
        ...one,
        label: one.wording ?? one.label,
        wording: null,
      })),
    })),
  };
}

/** '31/08/2017' as '2017-08-31'; null for what is no date: 'To be confirmed'. */
export function expiryDate(written: string): string | null {
  const match = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(written);
  if (!match) return null;
  const [, day = '', month = '', year] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** What can close a criterion that is not known to us: its verb asks to know, or to do. */
export function closesByVerb(wording: string): Closes {
  const asksToKnow =
    /^\W*(explain|describe|identify|outline|define|state|list|know|understand|awareness|the\b|how\b)/i;
  return asksToKnow.test(wording) ? 'discussion' : 'record';
}

interface Known {
  readonly criteria: ReadonlyMap<string, ContentCriterion>;
  readonly outcomes: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

function knownLabels(code: string): Known {
  const builtIn = builtInOf(code);
  const units = builtIn ? contentOfBuiltIn(builtIn).units : [];
  const outcomes = units.flatMap((unit) => unit.outcomes.map((outcome) => ({ unit, outcome })));
  return {
    units: new Map(units.map(({ reference, title }) => [reference, title])),
    outcomes: new Map(
      outcomes.map(({ unit, outcome }) => [`${unit.reference} ${outcome.number}`, outcome.label]),
    ),
    criteria: new Map(
      outcomes.flatMap(({ outcome }) => outcome.criteria.map((each) => [each.code, each] as const)),
    ),
  };
}

function unitsOf(document: ReadDocument, kind: FrameworkKind, known: Known) {
  const rows = new Map(document.rules?.rows.map((row) => [spaceless(row.reference), row]));
  const references = distinct(document.units.map(({ reference }) => spaceless(reference.value)));
  return document.units.map((unit, index) => {
    const reference = references[index] ?? '';
    return unitOf(unit, reference, rows.get(spaceless(unit.reference.value)), kind, known);
  });
}

function unitOf(
  unit: ReadUnit,
  reference: string,
  row: UnitRow | undefined,
  kind: FrameworkKind,
  known: Known,
): ContentUnit {
  const numbers = distinct(
    unit.outcomes.flatMap(({ criteria }) => criteria.map(({ number }) => number)),
  );
  const seen = new Set<number>();
  let most = 0;
  let at = 0;
  const outcomes = unit.outcomes.map((outcome): ContentOutcome => {
    const number = seen.has(outcome.number) || outcome.number > MOST ? most + 1 : outcome.number;
    most = Math.max(most, number);
    seen.add(number);
    const label = known.outcomes.get(`${reference} ${number}`) ?? firstWords(outcome.wording);
    const criteria = outcome.criteria.map((criterion) =>
      criterionOf(criterion, numbers[at++] ?? criterion.number, { reference }, kind, known),
    );
    return { number, label, wording: outcome.wording, criteria };
  });
  const { page, table } = printedOf(unit, row);
  return {
    reference,
    title: page.title ?? table.title ?? reference,
    level: table.level ?? page.level,
    credit: table.credit ?? page.credit,
    guidedHours: table.guidedHours ?? page.guidedHours,
    page,
    table,
    ofqualNumber: unit.ofqualNumber?.value ?? row?.ofqualNumber ?? null,
    group: unit.group ?? row?.group ?? null,
    expiresOn: unit.expiry ? expiryDate(unit.expiry.value) : null,
    certificatedUntil: unit.certificatedUntil ?? null,
    outcomes,
  };
}

/**
 * What is printed of a unit on its page and in the table. A table or package that says something twice has no page:
 * the reading that counts until the centre chooses stands where the default looks, the other one opposite.
 */
function printedOf(unit: ReadUnit, row: UnitRow | undefined): { page: Printed; table: Printed } {
  const other = (what: SaidTwice['what']) =>
    unit.saidTwice?.find((one) => one.what === what)?.other;
  const otherFigure = (what: SaidTwice['what']) => {
    const value = other(what);
    return value === undefined ? undefined : figure(Number(value));
  };
  const [level, credit, hours] = (['level', 'credit', 'guided hours'] as const).map(otherFigure);
  return {
    page: {
      title: unit.title?.value ?? null,
      level: level ?? figure(unit.level?.value),
      credit: credit ?? figure(unit.credit?.value),
      guidedHours: hours ?? figure(unit.guidedHours?.value),
    },
    table: {
      title: other('title') ?? row?.title ?? null,
      level: figure(level === undefined ? row?.level : unit.level?.value),
      credit: figure(credit === undefined ? row?.credit : unit.credit?.value),
      guidedHours: figure(hours === undefined ? row?.guidedHours : unit.guidedHours?.value),
    },
  };
}

/** The statements of a standard by their kinds, or the points of a marking scheme as one unit. */
function statementUnits(document: ReadDocument, kind: FrameworkKind, known: Known) {
  const numbers = distinct(document.statements.map(({ number }) => number));
  const groups = new Map<string, ContentCriterion[]>();
  document.statements.forEach((statement, index) => {
    const reference =
      kind === 'standard' ? statement.number.replace(/\d.*$/, '') || 'S' : document.code;
    const criteria = groups.get(reference) ?? [];
    groups.set(reference, criteria);
    const number = numbers[index] ?? statement.number;
    criteria.push(criterionOf(statement, number, { reference }, kind, known));
  });
  return [...groups].map(
    ([reference, criteria]): ContentUnit => ({
      reference,
      title:
        known.units.get(reference) ??
        (kind === 'standard' ? (STATEMENT_KINDS[reference] ?? reference) : titleOf(document)),
      level: null,
      credit: null,
      guidedHours: null,
      ofqualNumber: null,
      group: null,
      expiresOn: null,
      outcomes: [{ number: 0, label: '', wording: null, criteria }],
    }),
  );
}

function criterionOf(
  { wording, closes, identifier }: ReadCriterion,
  number: string,
  unit: { readonly reference: string },
  kind: FrameworkKind,
  known: Known,
): ContentCriterion {
  const code = criterionCode({ kind }, unit, { number });
  const same = known.criteria.get(code);
  const label = same?.label ?? firstWords(wording);
  return {
    code,
    number,
    label,
    wording,
    closes: closes ?? same?.closes ?? closesByVerb(wording),
    ...(identifier === undefined ? {} : { identifier }),
  };
}

function firstWords(wording: string): string {
  const words = wording.split(/\s+/).slice(0, 9).join(' ');
  return cutTo(words === wording ? words : `${words} …`, 80);
}

/** The same names, a letter added to those that stand there already: '1.2', '1.2b'. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Set(names);
  const times = new Map<string, number>();
  return names.map((name) => {
    let more = times.get(name) ?? 0;
    let own = name;
    while (more > 0 && (own === name || seen.has(own))) {
      own = `${name}${more < 26 ? String.fromCharCode(97 + more) : `-${more + 1}`}`;
      if (seen.has(own)) more++;
    }
    times.set(name, more + 1);
    seen.add(own);
    return own;
  });
}

function spaceless(reference: string): string {
  return reference.replace(/\s+/g, '').toUpperCase();
}

function figure(value: number | null | undefined): number | null {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0 && (value ?? 0) <= MOST
    ? (value ?? null)
    : null;
}

/** The topic pages have no title of their own but a sentence: ours is shorter. */
function titleOf({ kind, code, title }: ReadDocument): string {
  return (kind === 'marking_points' ? builtInOf(code)?.title : undefined) ?? title.value;
}

function levelOf(units: readonly ContentUnit[]): number | null {
  const levels = new Set(units.map(({ level }) => level).filter((level) => level !== null));
  return levels.size === 1 ? ([...levels][0] ?? null) : null;
}
