import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { listed } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Empty } from '../../../ui/empty.tsx';
import {
  CheckField,
  DateField,
  FileField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { cohortTemplate, readChoices, tryCohort } from '../schema.ts';
import { CohortLines, type Sent } from './cohort-lines.tsx';

type Frameworks = ReplyOf<typeof readChoices>['frameworks'];

/** A cohort set up from a file: what holds for all, the file, what it would do, and the press that does it. */
export default function CohortPage() {
  const reading = useRead(readChoices, {});
  return (
    <Page title="Set up a cohort" where={[{ label: 'Centre', href: '/centre' }]}>
      <Read of={reading}>
        {({ frameworks }) =>
          frameworks.length === 0 ? (
            <Empty title="No qualification is here">
              <Link href="/frameworks">Import the awarding body’s document</Link> first.
            </Empty>
          ) : (
            <SetUp frameworks={frameworks} />
          )
        }
      </Read>
    </Page>
  );
}

interface Values {
  readonly frameworkCode: string;
  readonly options: string;
  readonly startedOn: string;
  readonly inductionOn: string;
  readonly inductionAt: string;
  readonly inductionPlace: string;
  readonly invite: boolean;
  readonly register: boolean;
  readonly endedBecause: string;
  readonly file: File | undefined;
}

function SetUp({ frameworks }: { readonly frameworks: Frameworks }) {
  const { act } = useAct(tryCohort);
  const [sent, setSent] = useState<Sent>();
  const [first] = frameworks;
  const form = useForm<Values, Sent>({
    name: 'cohort',
    keep: false,
    start: {
      frameworkCode: first?.code ?? '',
      options: '',
      startedOn: '',
      inductionOn: '',
      inductionAt: '10:00',
      inductionPlace: '',
      invite: true,
      register: true,
      endedBecause: '',
      file: undefined,
    },
    checks: { file: needed('Choose the file') },
    submit: async ({ file, invite, register, ...more }) => {
      if (!file) throw new Error('The form let an empty file through.');
      const body = {
        ...more,
        invite: invite ? ('yes' as const) : ('no' as const),
        register: register ? ('yes' as const) : ('no' as const),
      };
      const tried = await act({ file, body });
      return tried.ok ? { ok: true, value: { file, body, trial: tried.value } } : tried;
    },
    onDone: setSent,
  });
  const framework = frameworks.find(({ code }) => code === form.values.frameworkCode);
  return (
    <>
      <Section title="What holds for all of them">
        <Form form={form} action="Look before saving" label="Cohort">
          <SelectField
            form={form}
            name="frameworkCode"
            label="Qualification"
            options={frameworks.map(({ code, revision, title }) => ({
              value: code,
              label: `${code}, revision ${revision}: ${title}`,
            }))}
          />
          {framework ? (
            <p className="dp-dim">
              Mandatory for everybody: {listed(framework.mandatory)}. Optional:{' '}
              {listed(framework.optional.map(({ reference }) => reference))}.
            </p>
          ) : null}
          <TextField
            form={form}
            name="options"
            label="Optional units"
            optional
            hint="By reference, like BA13 CS7. A line of the file may name others."
          />
          <DateField form={form} name="startedOn" label="Start of the programme" optional />
          <DateField form={form} name="inductionOn" label="Induction" optional />
          <TimeField form={form} name="inductionAt" label="Induction begins at" />
          <TextField form={form} name="inductionPlace" label="Place of the induction" optional />
          <CheckField
            form={form}
            name="invite"
            label="Invite whoever is no member yet"
            hint="They get a mail. Their line is carried out when they have joined and you send the same file again."
          />
          <CheckField
            form={form}
            name="register"
            label="Put them into a batch for the awarding body"
          />
          <TextField
            form={form}
            name="endedBecause"
            label="Why they begin although the version has ended"
            optional
          />
          <FileField
            form={form}
            name="file"
            label="File"
            accept=".csv,text/csv"
            hint="CSV, a learner a line, at most 500. Employers, assessors and advisers by name, staff also by email."
          />
          <p>
            <a href={addressOf(cohortTemplate, {})} download>
              Empty file with the columns
            </a>
          </p>
        </Form>
      </Section>
      <p>
        The plan of assessment follows both entry tests and the induction: it is written for each
        learner, and holds the first unit and the planned end.
      </p>
      {sent ? (
        <CohortLines key={`${sent.file.name} ${sent.file.lastModified}`} sent={sent} />
      ) : null}
    </>
  );
}
