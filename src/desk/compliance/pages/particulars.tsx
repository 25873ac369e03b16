import { ChecksField, DateField, RadioField, SelectField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import type { Certificate, Referee } from '../schema.ts';
import {
  BODY_CHOICES,
  LEVEL_CHOICES,
  LIST_CHOICES,
  UPDATE_CHOICES,
  WORKFORCE_CHOICES,
  YES_NO_CHOICES,
} from './words.ts';

export const CERTIFICATE_START = {
  issuedBy: 'dbs',
  level: 'enhanced',
  workforce: 'adult',
  lists: [] as readonly string[],
  issuedOn: '',
  originalSeenOn: '',
  updateConsent: 'not_joined',
};
export const REFEREE_START = { relative: 'not_asked', mayBeShown: 'not_asked' };

type CertificateValues = typeof CERTIFICATE_START & typeof REFEREE_START;

/** What must be said of a certificate, where the check is one. */
export const certificateFaults = {
  issuedOn: (value: string, { kind }: { readonly kind: string }) =>
    kind === 'dbs' && value === '' ? 'Enter the day on the certificate' : undefined,
  lists: (value: readonly string[], { kind, level }: CertificateValues & { kind: string }) =>
    kind === 'dbs' && level !== 'enhanced' && value.length > 0
      ? 'The barred lists are shown on enhanced certificates only'
      : undefined,
};

/** The certificate as it is sent. */
export function certificateOf(values: CertificateValues): Certificate {
  const consent: Readonly<Record<string, boolean | null>> = {
    agrees: true,
    refuses: false,
    not_joined: null,
  };
  return {
    issuedBy: values.issuedBy as 'dbs',
    level: values.level as 'enhanced',
    workforce: values.workforce as 'adult',
    childrenList: values.lists.includes('children'),
    adultsList: values.lists.includes('adults'),
    issuedOn: values.issuedOn,
    originalSeenOn: values.originalSeenOn === '' ? null : values.originalSeenOn,
    updateConsent: values.level === 'basic' ? null : (consent[values.updateConsent] ?? null),
  };
}

/** The referee as it is sent. */
export function refereeOf({ relative, mayBeShown }: typeof REFEREE_START): Referee {
  const said = (word: string) => (word === 'not_asked' ? null : word === 'yes');
  return { relative: said(relative), mayBeShown: said(mayBeShown) };
}

/** Fields of a form that has what a certificate needs. */
export function CertificateFields<V extends typeof CERTIFICATE_START>({
  form: given,
}: {
  readonly form: FormApi<V>;
}) {
  const form = given as unknown as FormApi<typeof CERTIFICATE_START>;
  return (
    <>
      <SelectField form={form} name="issuedBy" label="Issued by" options={BODY_CHOICES} />
      <RadioField form={form} name="level" label="Level" options={LEVEL_CHOICES} />
      <SelectField form={form} name="workforce" label="Workforce" options={WORKFORCE_CHOICES} />
      {form.values.level === 'enhanced' ? (
        <ChecksField
          form={form}
          name="lists"
          label="Barred lists checked"
          hint="Work in regulated activity waits for the list"
          options={LIST_CHOICES}
          optional
        />
      ) : null}
      <DateField form={form} name="issuedOn" label="Issued on" />
      <DateField
        form={form}
        name="originalSeenOn"
        label="Original seen with the worker in person on"
        hint="No copy and no video"
        optional
      />
      {form.values.level === 'basic' ? null : (
        <RadioField
          form={form}
          name="updateConsent"
          label="Update Service"
          options={UPDATE_CHOICES}
        />
      )}
    </>
  );
}

/** Fields of a form that has what a referee needs. */
export function RefereeFields<V extends typeof REFEREE_START>({
  form: given,
}: {
  readonly form: FormApi<V>;
}) {
  const form = given as unknown as FormApi<typeof REFEREE_START>;
  return (
    <>
      <RadioField
        form={form}
        name="relative"
        label="Is the referee a relative of the worker?"
        options={YES_NO_CHOICES}
      />
      <RadioField
        form={form}
        name="mayBeShown"
        label="May the reference be shown to clients?"
        options={YES_NO_CHOICES}
      />
    </>
  );
}
