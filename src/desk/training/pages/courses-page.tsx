import './training.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { DateField, NumberField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  ASKED_BY,
  type AskedBy,
  addCourseRoute,
  COURSE_KINDS,
  type CourseKind,
  changeCourseRoute,
  endRequirementRoute,
  listCourses,
  requireCourseRoute,
} from '../schema.ts';

type Courses = ReplyOf<typeof listCourses>;
type Course = Courses['rows'][number];
type Requirement = Course['requirements'][number];

/** The courses, how long each holds, and for whom each is mandatory. */
export default function CoursesPage() {
  const may = useMay();
  const mayWrite = may('training.settings');
  const reading = useRead(listCourses, { query: {} }, { live: ['training.'] });
  return (
    <Page title="Mandatory courses" where={[{ label: 'Training', href: '/training' }]}>
      <Read of={reading}>
        {(courses) => (
          <>
            <RecordPart
              level={2}
              title="Courses"
              add={mayWrite ? 'Add a course' : undefined}
              form={(close) => <AddCourse onDone={close} />}
            >
              {courses.rows.length === 0 ? (
                <p className="dp-dim">
                  Courses and site inductions stand here, with for whom each is mandatory. Who lacks
                  one is then stopped as with a missing qualification. Add the first.
                </p>
              ) : null}
            </RecordPart>
            {courses.rows.map((course) => (
              <OneCourse
                key={course.courseId}
                course={course}
                courses={courses}
                mayWrite={mayWrite}
              />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}

function OneCourse({
  course,
  courses,
  mayWrite,
}: {
  readonly course: Course;
  readonly courses: Courses;
  readonly mayWrite: boolean;
}) {
  const { name, kind, monthsValid, dueWeeks, requirements } = course;
  return (
    <section aria-label={name}>
      <RecordPart
        title={name}
        add={mayWrite ? 'Make it mandatory' : undefined}
        form={(close) => <RequireForm course={course} courses={courses} onDone={close} />}
      >
        <p className="dp-dim">
          {COURSE_KINDS[kind]};{' '}
          {monthsValid === null
            ? 'does not run out'
            : `holds ${counted(monthsValid, 'month')}, shown as due ${counted(dueWeeks, 'week')} before it runs out`}
          .
        </p>
        {requirements.length === 0 ? (
          <p className="dp-dim">Mandatory for nobody.</p>
        ) : (
          <ul className="tr-lines">
            {requirements.map((one) => (
              <RequirementLine
                key={one.requirementId}
                course={name}
                one={one}
                today={courses.today}
                mayEnd={mayWrite}
              />
            ))}
          </ul>
        )}
      </RecordPart>
      {mayWrite ? (
        <details>
          <summary>Change how long it holds</summary>
          <ChangeForm course={course} />
        </details>
      ) : null}
    </section>
  );
}

function forWhom({ roleName, clientName, siteName }: Requirement): string {
  const who = roleName ?? 'Everybody';
  if (siteName !== null) return `${who}, at ${clientName}: ${siteName}`;
  return clientName === null ? who : `${who}, at ${clientName}`;
}

function RequirementLine({
  course,
  one,
  today,
  mayEnd,
}: {
  readonly course: string;
  readonly one: Requirement;
  readonly today: string;
  readonly mayEnd: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(endRequirementRoute);
  const who = forWhom(one);
  return (
    <li>
      <span>{who}</span>
      <span className="dp-dim">
        {ASKED_BY[one.askedBy]}; from {showDate(one.fromOn, today)}; entered by {one.recordedBy}
      </span>
      {mayEnd ? (
        <button
          type="button"
          className="dp-link"
          disabled={busy}
          aria-label={`End this requirement: ${course}, ${who}`}
          onClick={async () => {
            const ended = await act({ params: { id: one.requirementId } });
            say(ended.ok ? 'It is no longer mandatory there' : ended.refusal.because);
          }}
        >
          End this requirement
        </button>
      ) : null}
    </li>
  );
}

const weeks = (value: number | undefined) =>
  value === undefined || value < 1 || value > 26 ? 'Enter 1 to 26 weeks' : undefined;
const months = (value: number | undefined) =>
  value !== undefined && (value < 1 || value > 120) ? 'Enter 1 to 120 months' : undefined;

function AddCourse({ onDone }: { readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(addCourseRoute);
  const form = useForm({
    name: 'course',
    start: {
      name: '',
      kind: 'course',
      months: undefined as number | undefined,
      weeks: 6 as number | undefined,
    },
    checks: { name: needed('Enter its name'), months, weeks },
    submit: (values, id) =>
      act({
        body: {
          id,
          name: values.name,
          kind: values.kind as CourseKind,
          monthsValid: values.months ?? null,
          dueWeeks: values.weeks ?? 6,
        },
      }),
    onDone: () => {
      say('The course is added');
      onDone();
    },
  });
  return (
    <Form form={form} action="Add the course" onCancel={onDone}>
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="As the certificate names it: who holds a qualification of this name has it"
      />
      <RadioField
        form={form}
        name="kind"
        label="What it is"
        options={Object.entries(COURSE_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <NumberField
        form={form}
        name="months"
        label="Months it holds"
        hint="Empty if it does not run out"
        optional
      />
      <NumberField form={form} name="weeks" label="Weeks before the end that it is shown as due" />
    </Form>
  );
}

function ChangeForm({ course }: { readonly course: Course }) {
  const say = useNotice();
  const { act } = useAct(changeCourseRoute);
  const form = useForm({
    name: `course ${course.courseId}`,
    keep: false,
    start: {
      months: (course.monthsValid ?? undefined) as number | undefined,
      weeks: course.dueWeeks as number | undefined,
    },
    checks: { months, weeks },
    submit: (values) =>
      act({
        params: { id: course.courseId },
        body: { monthsValid: values.months ?? null, dueWeeks: values.weeks ?? 6 },
      }),
    onDone: () => say('Saved; what was taken before keeps its end'),
  });
  return (
    <Form form={form} action="Save" label={`How long ${course.name} holds`}>
      <NumberField
        form={form}
        name="months"
        label="Months it holds"
        hint="Empty if it does not run out; counts for whoever takes it from now on"
        optional
      />
      <NumberField form={form} name="weeks" label="Weeks before the end that it is shown as due" />
    </Form>
  );
}

function RequireForm({
  course,
  courses,
  onDone,
}: {
  readonly course: Course;
  readonly courses: Courses;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(requireCourseRoute);
  const form = useForm({
    name: `require ${course.courseId}`,
    start: { role: '', clientId: '', siteId: '', askedBy: 'client', fromOn: dateIn(new Date()) },
    checks: { fromOn: needed('Enter the first day') },
    submit: ({ role, clientId, siteId, askedBy, fromOn }, id) =>
      act({
        params: { id: course.courseId },
        body: {
          id,
          role: role || null,
          clientId: clientId || null,
          siteId: clientId === '' ? null : siteId || null,
          askedBy: askedBy as AskedBy,
          fromOn,
        },
      }),
    onDone: () => {
      say('It is mandatory there now');
      onDone();
    },
  });
  const { roles, clients } = courses.choices;
  const sites = clients.find(({ clientId }) => clientId === form.values.clientId)?.sites ?? [];
  return (
    <Form
      form={form}
      action="Make it mandatory"
      label={`Make ${course.name} mandatory`}
      onCancel={onDone}
    >
      <p>Whoever lacks it is stopped from this work, as with a missing qualification.</p>
      <SelectField
        form={form}
        name="role"
        label="Role"
        none="Every role"
        optional
        options={roles.map(({ role, name }) => ({ value: role, label: name }))}
      />
      <SelectField
        form={form}
        name="clientId"
        label="Client"
        none="Wherever they work"
        optional
        options={clients.map(({ clientId, name }) => ({ value: clientId, label: name }))}
      />
      {sites.length === 0 ? null : (
        <SelectField
          form={form}
          name="siteId"
          label="Site"
          none="Every site"
          optional
          options={sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
        />
      )}
      <RadioField
        form={form}
        name="askedBy"
        label="Whose word it is"
        options={Object.entries(ASKED_BY).map(([value, label]) => ({ value, label }))}
      />
      <DateField form={form} name="fromOn" label="For work from" />
    </Form>
  );
}
