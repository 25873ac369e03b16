import type { Result } from '../../../lib/result.ts';
import {
  DateField,
  LongTextField,
  MoneyField,
  NumberField,
  RadioField,
  TextField,
} from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { type Candidate, itemsOf, postcodeFault } from './words.ts';

/** A candidate as the form holds them. */
export interface CandidateValues {
  givenName: string;
  familyName: string;
  knownAs: string;
  dateOfBirth: string;
  emails: string;
  phones: string;
  address: string;
  town: string;
  postcode: string;
  roles: string;
  skills: string;
  travelMiles: number | undefined;
  minimumPay: number | undefined;
  weeklyHours: number | undefined;
  nights: string;
  source: string;
  notes: string;
}

export const NO_VALUES: CandidateValues = {
  givenName: '',
  familyName: '',
  knownAs: '',
  dateOfBirth: '',
  emails: '',
  phones: '',
  address: '',
  town: '',
  postcode: '',
  roles: '',
  skills: '',
  travelMiles: undefined,
  minimumPay: undefined,
  weeklyHours: undefined,
  nights: '',
  source: '',
  notes: '',
};

/** What saves a trip; the server decides. */
export const CHECKS = {
  givenName: (value: string, all: CandidateValues) =>
    `${value}${all.familyName}`.trim() === '' ? 'Enter a first name, a surname or both' : undefined,
  postcode: (value: string) => postcodeFault(value),
};

/** A stored candidate as form values. */
export function valuesOf(candidate: Candidate): CandidateValues {
  const { worksNights, wantedWeeklyMinutes } = candidate;
  return {
    givenName: candidate.givenName,
    familyName: candidate.familyName,
    knownAs: candidate.knownAs,
    dateOfBirth: candidate.dateOfBirth ?? '',
    emails: candidate.emails.join(', '),
    phones: candidate.phones.join(', '),
    address: candidate.address,
    town: candidate.town,
    postcode: candidate.postcode,
    roles: candidate.roles.map(({ name }) => name).join('\n'),
    skills: candidate.skills.join('\n'),
    travelMiles: candidate.travelMiles ?? undefined,
    minimumPay: candidate.minimumPayPence ?? undefined,
    weeklyHours: wantedWeeklyMinutes === null ? undefined : Math.round(wantedWeeklyMinutes / 60),
    nights: worksNights === null ? '' : worksNights ? 'yes' : 'no',
    source: candidate.source,
    notes: candidate.notes,
  };
}

/** Form values as the server takes them. `before` keeps minutes that whole hours would round away. */
export function bodyOf(values: CandidateValues, before?: Candidate) {
  const { emails, phones, roles, skills, dateOfBirth, nights, weeklyHours, ...rest } = values;
  const { minimumPay, travelMiles, ...texts } = rest;
  const kept = before?.wantedWeeklyMinutes ?? null;
  const unchanged = before !== undefined && valuesOf(before).weeklyHours === weeklyHours;
  return {
    ...texts,
    emails: [...itemsOf(emails)],
    phones: [...itemsOf(phones)],
    roles: [...itemsOf(roles, /\n/)],
    skills: [...itemsOf(skills, /\n/)],
    dateOfBirth: dateOfBirth || null,
    travelMiles: travelMiles ?? null,
    minimumPayPence: minimumPay ?? null,
    wantedWeeklyMinutes: unchanged ? kept : weeklyHours === undefined ? null : weeklyHours * 60,
    worksNights: nights === '' ? null : nights === 'yes',
  };
}

const FIELD_OF: Readonly<Record<string, keyof CandidateValues>> = {
  'no-name': 'givenName',
  'not-an-email': 'emails',
  'email-taken': 'emails',
  'not-a-phone': 'phones',
  'not-a-postcode': 'postcode',
  'not-a-date': 'dateOfBirth',
  'birth-date-unlikely': 'dateOfBirth',
  'role-without-letters': 'roles',
  'skill-without-letters': 'skills',
};

/** A refusal with the field it is about, so that the summary leads there. */
export function atField<T>(result: Result<T>): Result<T> {
  if (result.ok) return result;
  const { code, because, details } = result.refusal;
  const field = FIELD_OF[code];
  if (field === undefined) return result;
  const known = typeof details === 'object' ? details : {};
  return {
    ok: false,
    refusal: { ...result.refusal, details: { ...known, fields: { [field]: because } } },
  };
}

/** The fields of a candidate, for registering and for changing. */
export function CandidateFields<V extends CandidateValues>({
  form: any,
}: {
  readonly form: FormApi<V>;
}) {
  const form = any as unknown as FormApi<CandidateValues>;
  return (
    <>
      <div className="dp-form-pair">
        <TextField form={form} name="givenName" label="First name" />
        <TextField form={form} name="familyName" label="Surname" />
      </div>
      <TextField form={form} name="knownAs" label="Name they go by" optional />
      <DateField
        form={form}
        name="dateOfBirth"
        label="Date of birth"
        hint="Like 31/12/1990"
        optional
      />
      <TextField
        form={form}
        name="emails"
        label="E-mail"
        hint="Several with commas; the first is written to"
        optional
      />
      <TextField
        form={form}
        name="phones"
        label="Phone"
        hint="Several with commas; the first is rung"
        type="tel"
        optional
      />
      <LongTextField form={form} name="address" label="Address" rows={2} optional />
      <div className="dp-form-pair">
        <TextField form={form} name="town" label="Town" optional />
        <TextField
          form={form}
          name="postcode"
          label="Postcode"
          hint="Like LS1 4AP"
          short
          optional
        />
      </div>
      <LongTextField form={form} name="roles" label="Roles" hint="One a line" rows={3} optional />
      <LongTextField form={form} name="skills" label="Skills" hint="One a line" rows={3} optional />
      <div className="dp-form-pair">
        <NumberField form={form} name="travelMiles" label="Miles they travel" optional />
        <NumberField form={form} name="weeklyHours" label="Hours they want a week" optional />
      </div>
      <MoneyField form={form} name="minimumPay" label="Lowest pay" unit="an hour" optional />
      <RadioField
        form={form}
        name="nights"
        label="Works nights"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: '', label: 'Not said' },
        ]}
      />
      <TextField
        form={form}
        name="source"
        label="Source"
        hint="Where they came from: a referral, a job board"
        optional
      />
      <LongTextField
        form={form}
        name="notes"
        label="Notes"
        hint="What everybody should know before ringing. Nothing about health or beliefs."
        optional
      />
    </>
  );
}
