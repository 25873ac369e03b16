import './release.css';
import { useState } from 'react';
import { ok } from '../../../lib/result.ts';
import { counted } from '../../../lib/text.ts';
import { call } from '../../../ui/api.ts';
import {
  DateField,
  FileField,
  LongTextField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  confirmKeyRoute,
  endEmploymentRoute,
  finishReleasedFileRoute,
  receivePackageRoute,
  recordEmploymentRoute,
  registerEmployerRoute,
  releasedFileRoute,
  takeReleasedPieceRoute,
} from '../schema.ts';
import { sendPackage, type Way } from './send-package.ts';
import type { Employer } from './words.ts';

interface Done {
  readonly onDone: () => void;
}

/** An agency whose people learn here. */
export function EmployerForm({ onDone }: Done) {
  const say = useNotice();
  const { act } = useAct(registerEmployerRoute);
  const form = useForm({
    name: 'employer',
    start: { name: '', givenName: '', familyName: '', email: '' },
    checks: {
      name: needed('Enter the name of the agency'),
      givenName: needed('Enter their first name'),
      familyName: needed('Enter their surname'),
      email: needed('Enter their e-mail'),
    },
    submit: ({ name, ...contact }, id) => act({ body: { id, name, contact } }),
    onDone: (_, { name }) => {
      say(`${name} is registered`);
      onDone();
    },
  });
  return (
    <Form form={form} action="Register the employer" onCancel={onDone}>
      <TextField form={form} name="name" label="Name of the agency" />
      <TextField form={form} name="givenName" label="Contact: first name" />
      <TextField form={form} name="familyName" label="Contact: surname" />
      <TextField form={form} name="email" label="Contact: e-mail" />
    </Form>
  );
}

/** Where a learner works; the answer is the code that invites them. */
export function EmploymentForm({
  row,
  learners,
  today,
  onDone,
}: Done & {
  readonly row: Employer;
  readonly learners: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}) {
  const say = useNotice();
  const { act } = useAct(recordEmploymentRoute);
  const form = useForm<
    { learnerId: string; fromOn: string; toOn: string },
    { code: string; employmentId: string }
  >({
    name: `employment-${row.employerId}`,
    start: { learnerId: '', fromOn: today, toOn: '' },
    checks: {
      learnerId: needed('Choose the learner'),
      fromOn: needed('Enter their first day'),
    },
    submit: ({ learnerId, fromOn, toOn }, id) =>
      act({
        params: { id: row.employerId },
        body: { id, learnerId, fromOn, toOn: toOn || null },
      }),
    onDone: ({ code }) => {
      say(`Recorded. Their code is ${code}: give it to the learner`);
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the employment" onCancel={onDone}>
      <p>At {row.name}.</p>
      <SelectField
        form={form}
        name="learnerId"
        label="Learner"
        options={learners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField form={form} name="fromOn" label="First day there" />
      <DateField form={form} name="toOn" label="Last day there" optional />
    </Form>
  );
}

/** A learner left an employer. */
export function EndForm({
  employment,
  today,
  onDone,
}: Done & { readonly employment: Employer['employments'][number]; readonly today: string }) {
  const say = useNotice();
  const { act } = useAct(endEmploymentRoute);
  const form = useForm({
    name: `end-${employment.employmentId}`,
    start: { toOn: today },
    checks: { toOn: needed('Enter their last day') },
    submit: ({ toOn }) => act({ params: { id: employment.employmentId }, body: { toOn } }),
    onDone: () => {
      say('Ended. What was released stays; record the next employment');
      onDone();
    },
  });
  return (
    <Form form={form} action="End the employment" onCancel={onDone}>
      <p>{employment.learner.name}</p>
      <DateField form={form} name="toOn" label="Last day there" />
    </Form>
  );
}

/** A person compares the key with the employer, then confirms it. */
export function KeyForm({ row, onDone }: Done & { readonly row: Employer }) {
  const say = useNotice();
  const { act } = useAct(confirmKeyRoute);
  const form = useForm<{ verifierKey: string }, { takenIn: number; turnedAway: number }>({
    name: `key-${row.employerId}`,
    start: { verifierKey: row.key?.verifierKey ?? '' },
    checks: { verifierKey: needed('Enter the key, the whole line') },
    submit: (body) => act({ params: { id: row.employerId }, body }),
    onDone: ({ takenIn, turnedAway }) => {
      say(
        `Confirmed: ${counted(takenIn, 'package')} taken in${
          turnedAway === 0 ? '' : `, ${turnedAway} not signed by it and turned away`
        }`,
      );
      onDone();
    },
  });
  return (
    <Form form={form} action="I compared it: confirm" onCancel={onDone}>
      <p>
        Ring {row.name} on a number you know and have them read out the fingerprint under Releases.
        Confirm only when it is this one:
      </p>
      <p className="re-key">{row.key?.fingerprint ?? 'No package has brought a key yet.'}</p>
      <LongTextField
        form={form}
        name="verifierKey"
        label="Key"
        hint="Another one only if they changed it: the whole line as they give it"
        rows={3}
      />
    </Form>
  );
}

/** The file that an employer released. */
export function PackageForm({ row, onDone }: Done & { readonly row: Employer }) {
  const say = useNotice();
  const [sent, setSent] = useState('');
  const form = useForm<{ file: File | undefined }, { waits: boolean }>({
    name: `package-${row.employerId}`,
    keep: false,
    start: { file: undefined },
    checks: { file: needed('Choose the file') },
    submit: async ({ file }, id) => {
      if (!file) throw new Error('The form let an empty file through.');
      return sendPackage(file, wayOf(row.employerId, id), (bytes, of) =>
        setSent(`${Math.floor((100 * bytes) / of)} % of the file is here`),
      );
    },
    onDone: ({ waits }) => {
      say(
        waits
          ? 'Every check stands. It becomes evidence once you confirm the key'
          : 'Every check stands: it is an item of the learner’s evidence',
      );
      onDone();
    },
  });
  return (
    <Form form={form} action="Check it and take it in" onCancel={onDone}>
      <p>
        The package that {row.name} released, as it came: a changed one is refused. If its file did
        not arrive whole, send the same package again: it goes on.
      </p>
      <FileField
        form={form}
        name="file"
        label="Package"
        accept=".json,.zip,application/json,application/zip"
      />
      <p role="status">{sent}</p>
    </Form>
  );
}

function wayOf(employerId: string, id: string): Way {
  return {
    post: async (file) => {
      const done = await call(receivePackageRoute, {
        params: { id: employerId },
        body: { id },
        file,
      });
      if (!done.ok) return done;
      return ok({ packageId: done.value.packageId, waits: done.value.evidenceId === null });
    },
    look: (packageId) => call(releasedFileRoute, { params: { id: packageId } }),
    piece: (packageId, { nth, sha256, file }) =>
      call(takeReleasedPieceRoute, { params: { id: packageId, nth }, body: { sha256 }, file }),
    finish: (packageId) => call(finishReleasedFileRoute, { params: { id: packageId } }),
  };
}
