import { ok, type Result, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { taskAdded } from './events.ts';
import { colleague } from './found.ts';
import { tasksDb } from './tables.ts';
import { type TaskRow, taskPeople, taskSubjects } from './task-rows.ts';

/** Something to do. */
export interface NewTask {
  readonly id: string;
  readonly kind: 'task' | 'ring_back';
  readonly title: string;
  readonly ownerId: string;
  readonly dueAt: Date;
  /** The record it came from. */
  readonly about?: { readonly kind: string; readonly id: string } | null | undefined;
  /** Whom to ring back, or whom the task is about: its words then go with them. */
  readonly personId?: string | null | undefined;
  /** What done looks like. */
  readonly standard?: string | undefined;
  readonly priority?: 'normal' | 'high' | undefined;
  readonly promisedTo?: 'colleague' | 'client' | 'candidate' | null | undefined;
  readonly promisedMember?: string | null | undefined;
}

const PEOPLE: readonly string[] = ['person', 'candidate', 'worker'];

function personOf({ personId, about }: NewTask): string | null {
  return personId ?? (about && PEOPLE.includes(about.kind) ? about.id : null);
}

async function checked(tx: Tx, task: NewTask): Promise<Result<null>> {
  const owner = await colleague(tx, task.ownerId, 'ownerId');
  if (!owner.ok) return owner;
  const personId = personOf(task);
  if (task.kind === 'ring_back' && personId === null) {
    return wrongField('personId', 'nobody-to-ring', 'Choose whom to ring back.');
  }
  if (personId !== null) {
    const person = await livingPerson(tx, personId);
    if (!person.ok) return person;
  }
  if (task.dueAt < nowOf(tx)) {
    return wrongField('dueAt', 'due-in-past', 'This moment has gone. Choose one still to come.');
  }
  if (task.promisedMember) {
    if (task.promisedTo !== 'colleague') {
      return wrongField(
        'promisedMember',
        'promised-to-whom',
        'Say that it is promised to a colleague.',
      );
    }
    const to = await colleague(tx, task.promisedMember, 'promisedMember');
    if (!to.ok) return to;
  }
  return ok(null);
}

/**
 * Adds a task, or a person to ring back, to somebody's list. What is about a person is forgotten with them. The
 * same id again gives the first result. Refuses `member-not-found`, `nobody-to-ring`, `person-not-found`,
 * `due-in-past`, `promised-to-whom`, and words that are missing or too long.
 */
export async function addTask(tx: Tx, task: NewTask): Promise<Result<{ taskId: string }>> {
  const { organisationId, memberId, name } = actorOf(tx);
  const db = tasksDb(tx);
  const before = await db
    .selectFrom('task')
    .select('id')
    .where('id', '=', task.id)
    .executeTakeFirst();
  if (before) return ok({ taskId: before.id });
  const title = cleanText(task.title, { min: 1, max: 200, what: 'What is to be done' });
  if (!title.ok) return title;
  const standard = cleanText(task.standard ?? '', {
    max: 500,
    lines: true,
    what: 'What done looks like',
  });
  if (!standard.ok) return standard;
  const right = await checked(tx, task);
  if (!right.ok) return right;
  const row: TaskRow = {
    organisation_id: organisationId,
    id: task.id,
    kind: task.kind,
    title: title.value,
    standard: standard.value,
    priority: task.priority ?? 'normal',
    about_kind: task.about?.kind ?? null,
    about_id: task.about?.id ?? null,
    person_id: personOf(task),
    owner_id: task.ownerId,
    due_at: task.dueAt,
    first_due_at: task.dueAt,
    promised_to: task.promisedTo ?? null,
    promised_member: task.promisedMember ?? null,
    made_at: nowOf(tx),
    made_by: memberId,
    made_by_name: name,
    ended_how: null,
    ended_at: null,
    ended_by: null,
    ended_by_name: null,
    outcome: '',
  };
  await db.insertInto('task').values(row).execute();
  record(tx, taskAdded, {
    subjects: { ...taskSubjects(row), member: task.ownerId },
    facts: {
      task: task.id,
      kind: task.kind,
      dueAt: task.dueAt.toISOString(),
      about: row.about_kind,
      standardSet: row.standard !== '',
      promisedTo: row.promised_to,
    },
    ...taskPeople(row),
  });
  return ok({ taskId: task.id });
}
