import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import {
  ChecksField,
  FileField,
  LongTextField,
  MoneyField,
  NumberField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import {
  CONTRACTS,
  type FormSays,
  type KeyInformation,
  OWN_KIND_KEYS,
  OWN_KINDS,
  type OwnKind,
  PAY_INTERVALS,
  publishFormFile,
  publishFormRoute,
  readForm,
  TERMS_STATE,
} from '../papers-schema.ts';

type Before = ReplyOf<typeof readForm>['versions'][number];
type Item = keyof typeof TERMS_STATE;

const optionsOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** Publishes a form, or a new version of one that the page starts from. */
export default function PublishFormPage() {
  const id = useAddress().params['id'];
  const before = useRead(readForm, { params: { id: id ?? '' } }, { when: id !== undefined });
  const where = [
    { label: 'Signatures', href: '/signatures' },
    { label: 'Forms that are signed', href: '/signatures/forms' },
  ];
  return (
    <Page title={id === undefined ? 'Publish a form' : 'Publish a new version'} where={where}>
      {id === undefined ? (
        <PublishForm />
      ) : (
        <Read of={before}>
          {({ versions: [newest] }) =>
            newest ? <PublishForm key={newest.version} before={newest} /> : null
          }
        </Read>
      )}
    </Page>
  );
}

function startOf(before: Before | undefined) {
  const of =
    before?.kind === 'key_information' ? (before.says as unknown as KeyInformation) : undefined;
  return {
    kind: (before?.kind ?? 'key_information') as string,
    name: before?.name ?? '',
    change: '',
    form: before && before.fileName !== null ? 'file' : 'text',
    text: before?.text ?? '',
    file: undefined as File | undefined,
    states: (before?.says['states'] ?? []) as readonly string[],
    noticeDays: ((before?.says['noticeDays'] as number | undefined) ?? 7) as number | undefined,
    contract: (of?.contract ?? 'services') as string,
    payer: of?.payer ?? '',
    leastRatePence: of?.leastRatePence,
    payInterval: (of?.payInterval ?? 'weekly') as string,
    otherDeductions: of?.otherDeductions ?? '',
    fees: of?.fees ?? '',
    leave: of?.leave ?? '',
    benefits: of?.benefits ?? '',
    exampleHours: of ? Math.round(of.exampleMinutes / 60) : (40 as number | undefined),
    exampleByLawPence: of?.exampleByLawPence as number | undefined,
    exampleOtherPence: (of?.exampleOtherPence ?? 0) as number | undefined,
  };
}

type Values = ReturnType<typeof startOf>;
const isTerms = (kind: string) => kind === 'terms_of_work' || kind === 'terms_of_business';

function saysOf(values: Values): FormSays {
  const { kind, text, states, noticeDays } = values;
  if (kind === 'opt_out') return { kind, noticeDays: noticeDays ?? 0 };
  if (kind === 'terms_of_business') return { kind, text };
  if (kind === 'terms_of_work') return { kind, text, states: states as Item[] };
  return {
    kind: 'key_information',
    contract: values.contract as KeyInformation['contract'],
    payer: values.payer,
    leastRatePence: values.leastRatePence ?? 0,
    payInterval: values.payInterval as KeyInformation['payInterval'],
    otherDeductions: values.otherDeductions,
    fees: values.fees,
    leave: values.leave,
    benefits: values.benefits,
    exampleMinutes: (values.exampleHours ?? 0) * 60,
    exampleByLawPence: values.exampleByLawPence ?? 0,
    exampleOtherPence: values.exampleOtherPence ?? 0,
  };
}

/** What must be filled in for one kind alone. */
function when<T>(kinds: readonly string[], check: (value: T) => string | undefined) {
  return (value: T, { kind }: Values) => (kinds.includes(kind) ? check(value) : undefined);
}
const KID = ['key_information'];

function PublishForm({ before }: { readonly before?: Before }) {
  const { go } = useAddress();
  const say = useNotice();
  const written = useAct(publishFormRoute);
  const upload = useAct(publishFormFile);
  const form = useForm<Values, { formId: string; version: number }>({
    name: 'paper-form',
    start: startOf(before),
    checks: {
      name: needed('Enter a name for it'),
      change: before ? needed('Say what changed') : () => undefined,
      text: (value, { kind, form: how }) =>
        isTerms(kind) && how === 'text' && value.trim() === '' ? 'Write the terms' : undefined,
      file: (value, { kind, form: how }) =>
        isTerms(kind) && how === 'file' && value === undefined ? 'Choose the PDF' : undefined,
      noticeDays: when(['opt_out'], (value) =>
        value === undefined || value < 7 || value > 92 ? 'Enter 7 to 92 days' : undefined,
      ),
      payer: when(KID, (value) => (value.trim() === '' ? 'Enter who pays the worker' : undefined)),
      leastRatePence: when(KID, (value) =>
        value === undefined ? 'Enter the least rate' : undefined,
      ),
      leave: when(KID, (value) =>
        value.trim() === '' ? 'Say what leave and holiday pay there is' : undefined,
      ),
      exampleHours: when(KID, (value) =>
        value === undefined || value < 1 || value > 48 ? 'Enter 1 to 48 hours' : undefined,
      ),
      exampleByLawPence: when(KID, (value) =>
        value === undefined ? 'Enter what is taken off by law' : undefined,
      ),
    },
    submit: (values, newForm) => {
      const { kind, name, change, file, states } = values;
      const of = { formId: before?.formId ?? newForm, name, change };
      const from = before?.version ?? 0;
      if (isTerms(kind) && values.form === 'file' && file) {
        return upload.act({
          file,
          body: {
            ...of,
            from: String(from),
            kind: kind as 'terms_of_work' | 'terms_of_business',
            states: JSON.stringify(states as readonly Item[]),
          },
        });
      }
      return written.act({ body: { ...of, from, says: saysOf(values) } });
    },
    onDone: ({ formId, version }, { name }) => {
      say(`${name}, version ${version}, is published`);
      go(`/signatures/forms/${formId}`);
    },
  });
  const { kind } = form.values;
  return (
    <Form
      form={form}
      action="Publish it"
      onCancel={() => go(before ? `/signatures/forms/${before.formId}` : '/signatures/forms')}
    >
      <p className="dp-dim">
        What is published is never edited: a change is a new version, and those who signed an older
        one stand in the list to be asked again.
      </p>
      {before ? null : (
        <RadioField
          form={form}
          name="kind"
          label="What it is"
          options={OWN_KIND_KEYS.map((value: OwnKind) => ({ value, label: OWN_KINDS[value] }))}
        />
      )}
      <TextField form={form} name="name" label="Name" hint="Like Care, or Warehouse 2026" />
      {before ? (
        <LongTextField
          form={form}
          name="change"
          label={`What changed since version ${before.version}`}
          rows={2}
        />
      ) : null}
      {isTerms(kind) ? <TermsFields form={form} /> : null}
      {kind === 'opt_out' ? (
        <NumberField
          form={form}
          name="noticeDays"
          label="Days of notice to end it"
          hint="At least 7, at most three months"
        />
      ) : null}
      {kind === 'key_information' ? <KeyFields form={form} /> : null}
    </Form>
  );
}

type Api = ReturnType<typeof useForm<Values, { formId: string; version: number }>>;

function TermsFields({ form }: { readonly form: Api }) {
  return (
    <>
      <RadioField
        form={form}
        name="form"
        label="The terms"
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
      {form.values.kind === 'terms_of_work' ? (
        <ChecksField
          form={form}
          name="states"
          label="What they state"
          hint="All of it, or they are not published (Conduct Regulations 2003, reg 15)"
          options={optionsOf(TERMS_STATE)}
        />
      ) : null}
    </>
  );
}

function KeyFields({ form }: { readonly form: Api }) {
  return (
    <>
      <SelectField
        form={form}
        name="contract"
        label="Kind of contract"
        options={optionsOf(CONTRACTS)}
      />
      <TextField form={form} name="payer" label="Who pays the worker" />
      <MoneyField
        form={form}
        name="leastRatePence"
        label="The least they can expect,"
        unit="an hour"
      />
      <SelectField
        form={form}
        name="payInterval"
        label="How often pay comes"
        options={optionsOf(PAY_INTERVALS)}
      />
      <TextField form={form} name="otherDeductions" label="Deductions besides the law’s" optional />
      <TextField form={form} name="fees" label="Fees for goods or services" optional />
      <TextField form={form} name="leave" label="Leave and holiday pay" />
      <TextField form={form} name="benefits" label="Other benefits" optional />
      <NumberField form={form} name="exampleHours" label="Example: hours in a week" />
      <MoneyField form={form} name="exampleByLawPence" label="Example: taken off by law" />
      <MoneyField form={form} name="exampleOtherPence" label="Example: other deductions" />
    </>
  );
}
