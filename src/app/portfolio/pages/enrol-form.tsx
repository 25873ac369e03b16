import { useEffect, useRef } from 'react';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { listFrameworks } from '../../../proof/frameworks/schema.ts';
import { enrolLearner, judgeUnits } from '../../../proof/portfolio/schema.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import type { LearnerRow } from './learners-page.tsx';
import { UnitChoice } from './unit-choice.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Enrols a member with the role of a learner on a framework in use. */
export function EnrolForm({
  rows,
  memberId,
  onDone,
}: {
  readonly rows: readonly LearnerRow[];
  /** Chosen before: the learner's id, or anything else for none. */
  readonly memberId: string;
  readonly onDone: (learnerId: string) => void;
}) {
  const reading = useRead(listFrameworks, {});
  const members = rows
    .filter(({ left }) => !left)
    .map(({ learnerId, name }) => ({ value: learnerId, label: name }));
  if (members.length === 0) return <NobodyYet />;
  return (
    <Read of={reading}>
      {({ rows: cards }) => {
        const frameworks = cards
          .filter(({ newest }) => newest)
          .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
        if (frameworks.length === 0) {
          return (
            <Empty
              title="No framework is in use"
              action={<LinkButton href="/frameworks">Open frameworks</LinkButton>}
            >
              Take a qualification or a standard into use first; then learners are enrolled on it.
            </Empty>
          );
        }
        return (
          <Enrol members={members} frameworks={frameworks} memberId={memberId} onDone={onDone} />
        );
      }}
    </Read>
  );
}

function NobodyYet() {
  return (
    <Empty
      title="No member is a learner"
      action={<LinkButton href="/members">Open members</LinkButton>}
    >
      Open the member under Members, tick the role of a learner and change the roles; they keep
      their other roles. Then enrol them here.
    </Empty>
  );
}

function Enrol({
  members,
  frameworks,
  memberId,
  onDone,
}: {
  readonly members: readonly Choice[];
  readonly frameworks: readonly Choice[];
  readonly memberId: string;
  readonly onDone: (learnerId: string) => void;
}) {
  const say = useNotice();
  const { act } = useAct(enrolLearner);
  const form = useForm({
    name: 'enrol',
    start: {
      memberId: members.some(({ value }) => value === memberId) ? memberId : '',
      frameworkId: frameworks.length === 1 ? (frameworks[0]?.value ?? '') : '',
      startedOn: dateIn(new Date()),
      unitIds: [] as readonly string[],
      endedBecause: '',
    },
    checks: {
      memberId: needed('Choose a member'),
      frameworkId: needed('Choose a framework'),
      startedOn: needed('Enter the day they start'),
    },
    submit: ({ unitIds, ...values }, id) => act({ body: { id, ...values, unitIds: [...unitIds] } }),
    onDone: ({ suggested }, values) => {
      const name = members.find(({ value }) => value === values.memberId)?.label ?? '';
      say(
        `${name} is enrolled; ${suggested === 0 ? 'nothing in the log is theirs yet' : `${counted(suggested, 'record')} of theirs ${suggested === 1 ? 'is' : 'are'} suggested to them`}`,
      );
      onDone(values.memberId);
    },
  });
  const { frameworkId } = form.values;
  const chosenOf = useRef(frameworkId);
  useEffect(() => {
    if (chosenOf.current === frameworkId) return;
    // Units are of one framework: with another one the choice begins anew.
    chosenOf.current = frameworkId;
    form.set('unitIds', []);
  });
  return (
    <Form form={form} action="Enrol the learner" label="Enrol a learner">
      <SelectField
        form={form}
        name="memberId"
        label="Member"
        hint={
          <>
            Members with the role of a learner. Give it to others under{' '}
            <Link href="/members">Members</Link>.
          </>
        }
        options={members}
      />
      <SelectField form={form} name="frameworkId" label="Framework" options={frameworks} />
      <DateField form={form} name="startedOn" label="Starts on" />
      {frameworkId === '' ? null : <UnitChoice form={form} frameworkId={frameworkId} />}
      {frameworkId === '' ? null : <WhyAlthoughEnded form={form} frameworkId={frameworkId} />}
      <p className="dp-dim">
        What they did at the desk in the last three years is read at once, and suggested to them
        alone.
      </p>
    </Form>
  );
}

/** Where the version or a unit has ended: what it is, and why they begin nevertheless (R12). */
function WhyAlthoughEnded<
  V extends { readonly unitIds: readonly string[]; readonly endedBecause: string },
>({ form, frameworkId }: { readonly form: FormApi<V>; readonly frameworkId: string }) {
  const judged = useRead(judgeUnits, {
    params: { frameworkId },
    query: { unitIds: form.values.unitIds.join(',') },
  });
  const ended = judged.value?.findings.filter(({ code }) => code === 'R12') ?? [];
  if (ended.length === 0) return null;
  return (
    <LongTextField
      form={form as unknown as FormApi<{ readonly endedBecause: string }>}
      name="endedBecause"
      label="Why they begin although it has ended"
      hint={ended.map(({ because }) => because).join(' ')}
      optional
    />
  );
}
