import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { listed, nameKey } from '../../lib/text.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { allocationsOf, approvalsOn, registrationOf } from '../../proof/centre/index.ts';
import { visitsIn } from '../../proof/contact/index.ts';
import { type FrameworkTree, frameworkOf, frameworksHere } from '../../proof/frameworks/index.ts';
import { type Enrolment, enrolmentsOf } from '../../proof/portfolio/index.ts';
import { employersHere, workplacesOn } from '../../proof/release/index.ts';
import { type CohortRow, readRows, referencesIn } from './read-rows.ts';
import type { CohortLine, setUpCohort } from './schema.ts';
import { type Post, type StaffRoom, staffRoom } from './staff.ts';

export type Template = BodyOf<typeof setUpCohort>;

/** What one line still asks for; nothing of it was done before. */
export interface Todo {
  readonly invite: boolean;
  readonly memberId: string | null;
  readonly enrol: { readonly startedOn: DateText; readonly unitIds: readonly string[] } | null;
  readonly choose: { readonly enrolmentId: string; readonly unitIds: readonly string[] } | null;
  readonly allocate: readonly { readonly post: Post; readonly memberId: string }[];
  readonly employment: { readonly employerId: string; readonly fromOn: DateText } | null;
  readonly register: boolean;
  readonly induction: { readonly on: DateText; readonly memberId: string } | null;
}

/** A line of the file with how it stands. */
export interface PlannedLine extends CohortLine {
  readonly row: CohortRow;
  readonly todo: Todo;
}

export interface CohortPlan {
  readonly framework: FrameworkTree;
  readonly lines: readonly PlannedLine[];
  readonly unread: readonly string[];
}

const NOTHING: Todo = {
  invite: false,
  memberId: null,
  enrol: null,
  choose: null,
  allocate: [],
  employment: null,
  register: false,
  induction: null,
};

/**
 * What a file of a cohort would do today, line by line: what was done before is left out, so the same file again does
 * nothing twice (C8). Refuses `framework-not-found`, `unit-not-found`, `not-approved` (R15) and what `readRows` refuses.
 */
export async function planCohort(
  tx: Tx,
  template: Template,
  bytes: Buffer,
): Promise<Result<CohortPlan>> {
  const today = dateIn(nowOf(tx));
  const read = readRows(bytes, today);
  if (!read.ok) return read;
  const all = await frameworksHere(tx);
  const card = all.find((one) => one.newest && one.code === template.frameworkCode);
  const framework = card && (await frameworkOf(tx, card.id));
  if (!framework) {
    return wrongField('frameworkCode', 'framework-not-found', 'There is no such framework here.');
  }
  const units = unitsNamed(framework, referencesIn(template.options));
  if (units.unknown.length > 0) {
    return wrongField('options', 'unit-not-found', notHere(framework, units.unknown));
  }
  if (template.register === 'yes') {
    const approved = await approvalsOn(tx, framework.code, today);
    if (!approved.centre || !approved.qualification) {
      return wrongField(
        'register',
        'not-approved',
        `Nobody can be registered: no approval of ${listed([
          ...(approved.centre ? [] : ['the centre']),
          ...(approved.qualification ? [] : [framework.code]),
        ])} stands today. Record the awarding body’s letter first, or leave the registration out.`,
        'R15',
      );
    }
  }
  const here = await standing(tx, framework, all, today);
  const lines: PlannedLine[] = [];
  for (const row of read.value.rows) {
    lines.push(await planLine({ template, framework, today, units: units.ids, here }, row));
  }
  return ok({ framework, lines, unread: read.value.unread });
}

/** Everything a line is compared with, read once for the whole file. */
async function standing(
  tx: Tx,
  framework: FrameworkTree,
  all: Awaited<ReturnType<typeof frameworksHere>>,
  today: DateText,
) {
  const { members, invitations } = await membersOf(tx);
  const revisions = new Set(all.filter(({ code }) => code === framework.code).map(({ id }) => id));
  const enrolments = (await enrolmentsOf(tx, { learnerIds: members.map(({ id }) => id) })).filter(
    ({ frameworkId, movedAt }) => revisions.has(frameworkId) && movedAt === null,
  );
  return {
    now: nowOf(tx).toISOString(),
    members: new Map(members.map((one) => [one.email.toLowerCase(), one])),
    names: new Map(members.map(({ id, name }) => [id, name])),
    invitations: new Map(invitations.map((one) => [one.email.toLowerCase(), one])),
    enrolments: new Map(enrolments.map((one) => [one.learnerId, one])),
    allocations: new Map(
      (await allocationsOf(tx))
        .filter(({ frameworkCode }) => frameworkCode === framework.code)
        .map((one) => [one.learnerId, one]),
    ),
    registrations: await registrationOf(
      tx,
      enrolments.map(({ learnerId }) => learnerId),
      framework.code,
    ),
    inducted: new Set(
      (await visitsIn(tx))
        .filter(({ kind, state }) => kind === 'induction' && state !== 'cancelled')
        .map(({ learnerId }) => learnerId),
    ),
    employers: new Map((await employersHere(tx)).map(({ id, name }) => [nameKey(name), id])),
    workplaces: await workplacesOn(tx, today),
    staff: await staffRoom(tx, members, framework.code, today),
  };
}

interface Around {
  readonly template: Template;
  readonly framework: FrameworkTree;
  readonly today: DateText;
  /** Units of the template. */
  readonly units: readonly string[];
  readonly here: Awaited<ReturnType<typeof standing>>;
}

async function planLine(around: Around, row: CohortRow): Promise<PlannedLine> {
  const { template, framework, today, here } = around;
  const wrong = [...row.wrong];
  const own = unitsNamed(framework, row.options);
  if (own.unknown.length > 0) wrong.push(notHere(framework, own.unknown));
  const startedOn = row.startedOn ?? (template.startedOn || today);
  const inductionOn = row.inductionOn ?? (template.inductionOn || null);
  const employerId = here.employers.get(nameKey(row.employer));
  if (row.employer !== '' && !employerId) {
    wrong.push(`No employer is called ${row.employer}. Register them under Employers first.`);
  }
  const given = await staffNamed(here.staff, row);
  wrong.push(...given.wrong);
  const visitor = given.adviser ?? given.assessor;
  const member = here.members.get(row.email);
  wrong.push(...(member ? standsAgainst(member, given) : []));
  const show = (outcome: CohortLine['outcome'], todo: Todo, because: readonly string[]) =>
    lineOf(around, row, outcome, todo, because);
  if (wrong.length > 0) return show('refused', NOTHING, wrong);
  if (!member) {
    const asked = here.invitations.get(row.email);
    if (asked && asked.expiresAt > here.now) {
      return show('waiting', NOTHING, [
        'Invited, and has not answered yet. Send the same file again when they have joined.',
      ]);
    }
    if (template.invite === 'no') {
      return show('refused', NOTHING, [
        'No member has this email. Choose to invite new learners, or invite them under Members.',
      ]);
    }
    return show('to_do', { ...NOTHING, invite: true }, [
      'Send the same file again when they have joined: the rest is done then.',
    ]);
  }
  const enrolment = here.enrolments.get(member.id);
  if (!enrolment && startedOn > today) {
    return show('waiting', { ...NOTHING, memberId: member.id }, [
      `Begins on ${showDate(startedOn)}. Send the same file again on that day.`,
    ]);
  }
  const notes: string[] = [];
  const allocate = allocations(around, member.id, given, notes);
  const full = allocate.find(
    (one) => one.post === 'assessor' && !here.staff.takePlace(one.memberId, member.id),
  );
  if (full) {
    return show('refused', NOTHING, [
      `${here.names.get(full.memberId) ?? ''} has as many learners as their limit allows. Choose another assessor, or raise the limit under Caseloads.`,
    ]);
  }
  const unitIds = row.options.length > 0 ? own.ids : around.units;
  const planned = here.inducted.has(member.id);
  if (inductionOn && !planned && !visitor) {
    notes.push('No induction is planned: the line names no adviser or assessor to hold it.');
  }
  const todo: Todo = {
    invite: false,
    memberId: member.id,
    enrol: enrolment ? null : { startedOn, unitIds },
    choose: choiceOf(enrolment, unitIds),
    allocate,
    employment:
      employerId && !here.workplaces.has(member.id) ? { employerId, fromOn: startedOn } : null,
    register: template.register === 'yes' && !here.registrations.has(member.id),
    induction: inductionOn && !planned && visitor ? { on: inductionOn, memberId: visitor } : null,
  };
  return show(nothingLeft(todo) ? 'complete' : 'to_do', todo, notes);
}

type Given = { readonly adviser: string | null; readonly assessor: string | null };

async function staffNamed(
  staff: StaffRoom,
  row: CohortRow,
): Promise<Given & { readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  const ask = async (text: string, post: Post): Promise<string | null> => {
    if (text === '') return null;
    const found = await staff.named(text, post);
    if (!found.ok) wrong.push(found.refusal.because);
    return found.ok ? found.value : null;
  };
  const adviser = await ask(row.adviser, 'adviser');
  const assessor = await ask(row.assessor, 'assessor');
  return { adviser, assessor, wrong };
}

/** Why this member cannot be a learner of the cohort. */
function standsAgainst(
  member: {
    readonly id: string;
    readonly name: string;
    readonly leftAt: string | null;
    readonly roles: readonly string[];
  },
  given: Given,
): readonly string[] {
  if (member.leftAt !== null) {
    return [`${member.name} left. Let them come back under Members first.`];
  }
  return [
    ...(member.roles.includes('learner')
      ? []
      : [`${member.name} does not have the role of a learner. An owner gives it under Members.`]),
    ...(given.adviser === member.id || given.assessor === member.id
      ? ['Nobody advises or assesses themselves. Name another person.']
      : []),
  ];
}

/** Posts that are still to be given; who has somebody already keeps them, and it is said. */
function allocations(
  { here, framework }: Around,
  learnerId: string,
  given: Given,
  notes: string[],
): Todo['allocate'] {
  const now = here.allocations.get(learnerId);
  const open = { adviser: now?.adviserId ?? null, assessor: now?.assessorId ?? null };
  return (['adviser', 'assessor'] as const).flatMap((post) => {
    const memberId = given[post];
    if (memberId === null || open[post] === memberId) return [];
    if (open[post] === null) return [{ post, memberId }];
    notes.push(
      `Keeps ${here.names.get(open[post]) ?? ''} as ${post} on ${framework.code}. Change it under Caseloads.`,
    );
    return [];
  });
}

/** Units for who is enrolled and chose none yet: what a learner chose is never written over. */
const choiceOf = (enrolment: Enrolment | undefined, unitIds: readonly string[]): Todo['choose'] =>
  enrolment && enrolment.unitIds.length === 0 && unitIds.length > 0
    ? { enrolmentId: enrolment.enrolmentId, unitIds }
    : null;

const nothingLeft = (todo: Todo): boolean =>
  !todo.invite &&
  !todo.enrol &&
  !todo.choose &&
  !todo.employment &&
  !todo.register &&
  !todo.induction &&
  todo.allocate.length === 0;

/** Optional units by their references; mandatory ones need no choice. */
function unitsNamed(framework: FrameworkTree, references: readonly string[]) {
  const known = new Map(framework.units.map((unit) => [unit.reference.toLowerCase(), unit]));
  const found = references.map((reference) => ({
    reference,
    unit: known.get(reference.toLowerCase()),
  }));
  return {
    ids: found.flatMap(({ unit }) => (unit && unit.group !== 'mandatory' ? [unit.unitId] : [])),
    unknown: found.flatMap(({ reference, unit }) => (unit ? [] : [reference])),
  };
}

const notHere = (framework: FrameworkTree, references: readonly string[]): string =>
  `${framework.code} has no unit ${listed(references)}. Write the references as the framework does.`;

function lineOf(
  { template, framework, here }: Around,
  row: CohortRow,
  outcome: CohortLine['outcome'],
  todo: Todo,
  because: readonly string[],
): PlannedLine {
  const units = new Map(framework.units.map(({ unitId, reference }) => [unitId, reference]));
  const named = (ids: readonly string[]) => listed(ids.map((id) => units.get(id) ?? ''));
  const steps = [
    ...(todo.invite ? ['Invited as a learner'] : []),
    ...(todo.enrol
      ? [
          `Enrolled from ${showDate(todo.enrol.startedOn)}${todo.enrol.unitIds.length > 0 ? ` with ${named(todo.enrol.unitIds)}` : ''}`,
        ]
      : []),
    ...(todo.choose ? [`Units: ${named(todo.choose.unitIds)}`] : []),
    ...todo.allocate.map(({ post, memberId }) => `${here.names.get(memberId) ?? ''} as ${post}`),
    ...(todo.employment ? [`Works for ${row.employer}`] : []),
    ...(todo.register ? ['To be registered with the awarding body'] : []),
    ...(todo.induction
      ? [`Induction on ${showDate(todo.induction.on)}, ${template.inductionAt}`]
      : []),
  ];
  return {
    line: row.line,
    name: row.name,
    email: row.email,
    outcome,
    steps,
    because: [...because],
    row,
    todo,
  };
}
