import './policies.css';
import { addMonths } from '../../../lib/days.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import {
  ChecksField,
  DateField,
  FileField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { GOVERNED } from '../governs-schema.ts';
import {
  listProcedureOwners,
  publishProcedureFile,
  publishProcedureRoute,
  readProcedure,
} from '../procedures-schema.ts';
import { DESK_ROLES, type DeskRole, keysOf } from '../shapes-schema.ts';

type Before = ReplyOf<typeof readProcedure>;
type Members = ReplyOf<typeof listProcedureOwners>['rows'];

interface Values {
  title: string;
  form: string;
  text: string;
  file: File | undefined;
  change: string;
  inForceFrom: string;
  reviewOn: string;
  ownerId: string;
  readers: readonly string[];
  [area: `governs_${string}`]: readonly string[];
}

/** Publishes a procedure, or a new version of one that the form starts from. */
export default function PublishPage() {
  const { params } = useAddress();
  const id = params['id'];
  const members = useRead(listProcedureOwners, {});
  const before = useRead(
    readProcedure,
    { params: { id: id ?? '' }, query: {} },
    { when: id !== undefined },
  );
  const where = [{ label: 'Procedures', href: '/procedures' }];
  if (id !== undefined)
    where.push({ label: before.value?.title ?? 'Procedure', href: `/procedures/${id}` });
  return (
    <Page title={id === undefined ? 'Publish a procedure' : 'Publish a new version'} where={where}>
      <Read of={members}>
        {({ rows }) =>
          id === undefined ? (
            <PublishForm members={rows} />
          ) : (
            <Read of={before}>
              {(found) => <PublishForm key={found.newest} members={rows} before={found} />}
            </Read>
          )
        }
      </Read>
    </Page>
  );
}

function startOf(before: Before | undefined): Values {
  const today = dateIn(new Date());
  const governs = Object.fromEntries(
    GOVERNED.map(({ key, kinds }) => [
      `governs_${key}`,
      kinds.filter((kind) => before?.governs.includes(kind)),
    ]),
  );
  return {
    title: before?.title ?? '',
    form: before && before.fileName !== null ? 'file' : 'text',
    text: before?.text ?? '',
    file: undefined,
    change: '',
    inForceFrom: today,
    reviewOn: addMonths(today, 12),
    ownerId: before?.ownerId ?? '',
    readers: before?.readers ?? ['branch_manager', 'consultant', 'resourcer'],
    ...governs,
  };
}

const governsOf = (values: Values): string[] =>
  GOVERNED.flatMap(({ key }) => [...(values[`governs_${key}`] ?? [])]);

function PublishForm({ members, before }: { readonly members: Members; readonly before?: Before }) {
  const { go } = useAddress();
  const say = useNotice();
  const text = useAct(publishProcedureRoute);
  const upload = useAct(publishProcedureFile);
  const back = before ? `/procedures/${before.procedureId}` : '/procedures';
  const form = useForm<Values, { procedureId: string; version: number }>({
    name: 'procedure',
    start: startOf(before),
    checks: {
      title: needed('Enter the title'),
      text: (value, { form: how }) =>
        how === 'text' && value.trim() === '' ? 'Write what the procedure says' : undefined,
      file: (value, { form: how }) =>
        how === 'file' && value === undefined ? 'Choose the PDF' : undefined,
      change: before ? needed('Say what changed') : () => undefined,
      inForceFrom: needed('Enter the day'),
      reviewOn: needed('Enter the day'),
      ownerId: needed('Choose who looks after it'),
      governs_bookings: (_, values) =>
        governsOf(values).length === 0 ? 'Choose at least one kind of work record' : undefined,
    },
    submit: (values, newProcedure) => {
      const particulars = {
        procedureId: before?.procedureId ?? newProcedure,
        title: values.title,
        change: values.change,
        inForceFrom: values.inForceFrom,
        reviewOn: values.reviewOn,
        ownerId: values.ownerId,
      };
      const governs = governsOf(values);
      const readers = values.readers as DeskRole[];
      const from = before?.newest ?? 0;
      if (values.form === 'file' && values.file) {
        return upload.act({
          file: values.file,
          body: {
            ...particulars,
            from: String(from),
            governs: JSON.stringify(governs),
            readers: JSON.stringify(readers),
          },
        });
      }
      return text.act({ body: { ...particulars, from, governs, readers, text: values.text } });
    },
    onDone: ({ procedureId, version }, { title }) => {
      say(`${title}, version ${version}, is published`);
      go(`/procedures/${procedureId}?version=${version}`);
    },
  });
  return (
    <Form form={form} action="Publish it" onCancel={() => go(back)}>
      <p className="dp-dim">
        What is published is never edited: a change is a new version, and every work record made
        under this one goes on naming it.
      </p>
      <TextField form={form} name="title" label="Title" />
      {before ? (
        <LongTextField
          form={form}
          name="change"
          label={`What changed since version ${before.newest}`}
          rows={2}
        />
      ) : null}
      <RadioField
        form={form}
        name="form"
        label="What it says"
        options={[
          { value: 'text', label: 'Written here' },
          { value: 'file', label: 'A PDF, up to 5 MB' },
        ]}
      />
      {form.values.form === 'file' ? (
        <FileField form={form} name="file" label="PDF" accept=".pdf,application/pdf" />
      ) : (
        <LongTextField form={form} name="text" label="Text" rows={14} />
      )}
      <DateField form={form} name="inForceFrom" label="In force from" />
      <DateField form={form} name="reviewOn" label="Review by" />
      <SelectField
        form={form}
        name="ownerId"
        label="Who looks after it"
        options={members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <ChecksField
        form={form}
        name="readers"
        label="Who must read it"
        optional
        options={keysOf(DESK_ROLES).map((role) => ({ value: role, label: DESK_ROLES[role] }))}
      />
      <fieldset className="po-governs">
        <legend>Which work it governs</legend>
        <p className="dp-dim">
          Work records of these kinds name the version in force when they were made.
        </p>
        {GOVERNED.map(({ key, words, kinds }) => (
          <ChecksField
            key={key}
            form={form}
            name={`governs_${key}` as 'governs_'}
            label={words}
            optional
            options={kinds.map((kind) => ({ value: kind, label: kindWords(kind) }))}
          />
        ))}
      </fieldset>
    </Form>
  );
}
