import { z } from 'zod';
import { isDate } from '../../lib/days.ts';

/**
 * One field of a rule's question or answer: what it is called in the rule book ('int', 'list<date>'),
 * what it means with its unit, and the schema that holds input to it. Enums are closed.
 */
export interface Field<T, Optional extends boolean = boolean> {
  readonly type: string;
  readonly says: string;
  readonly schema: z.ZodType<T>;
  readonly optional: Optional;
  /** The parts of an object or of a list's items, for a page that asks for them. */
  readonly fields?: Fields;
  /** The listed values of an enum or of a list of them. */
  readonly values?: readonly string[];
}

export type Fields = { readonly [name: string]: Field<unknown> };

type ValueOf<F> = F extends Field<infer T> ? T : never;
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<unknown, true> ? K : never;
}[keyof F];

/** The facts of a question with these fields. */
export type Given<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> | undefined };

/** What an answer may hold: any of its fields. */
export type Gives<F extends Fields> = { readonly [K in keyof F]?: ValueOf<F[K]> | undefined };

function field<T>(type: string, says: string, schema: z.ZodType<T>): Field<T, false> {
  return { type, says, schema, optional: false };
}

const positive = (schema: z.ZodNumber) =>
  schema.refine((value) => value >= 0, 'must not be below 0');

/** A whole number, 0 or more, exact. */
export const int = (says: string) => field('int', says, positive(z.int('must be a whole number')));
/** A number, 0 or more. */
export const num = (says: string) =>
  field('num', says, positive(z.number('must be a number without quotes')));
/** A number with one decimal. */
export const num1 = (says: string) => ({ ...num(says), type: 'num1' });
/** A number with two decimals; GBP where the words say so. */
export const num2 = (says: string) => ({ ...num(says), type: 'num2' });
/** A number with two decimals that may be below 0. */
export const signed2 = (says: string) => field('num2', says, z.number());
export const bool = (says: string) =>
  field('bool', says, z.boolean('must be true or false, without quotes'));
/** 'YYYY-MM-DD', a day that exists. */
export const date = (says: string) =>
  field('date', says, z.string().refine(isDate, 'must be a date that exists, like 2026-11-23'));
/** 'YYYY-MM-DDThh:mm:ss' with an offset. */
export const datetime = (says: string) =>
  field(
    'datetime',
    says,
    z.iso.datetime({ offset: true, error: 'must be like 2026-11-23T06:00:00+00:00' }),
  );
/** 'YYYY-MM-DDThh:mm:ss' without an offset, read in the zone beside it. */
export const local = (says: string) =>
  field(
    'local',
    says,
    z.iso
      .datetime({ local: true, error: 'must be like 2026-11-23T06:00:00, without an offset' })
      .refine((value) => !/(Z|[+-]\d\d:\d\d)$/.test(value), 'must have no offset'),
  );
/** 'hh:mm' on the wall clock. */
export const time = (says: string) =>
  field('time', says, z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 22:30'));
/** Free text: only for rules about wording. */
export const text = (says: string) => field('text', says, z.string().max(20_000));
/** A label made by whoever asks. */
export const name = (says: string) => field('name', says, z.string().min(1).max(200));

/** One of a closed list of values. */
export const oneOf = <const V extends readonly [string, ...string[]]>(
  values: V,
  says: string,
): Field<V[number], false> => ({
  ...field(
    `enum(${values.join('|')})`,
    says,
    z.enum(values, `must be one of ${values.join(', ')}`) as z.ZodType<V[number]>,
  ),
  values,
});

/** A list of fields of one kind. */
export const list = <T>(of: Field<T>, says: string): Field<readonly T[], false> => ({
  ...field(`list<${of.type}>`, says, z.array(of.schema) as z.ZodType<readonly T[]>),
  ...(of.fields ? { fields: of.fields } : {}),
  ...(of.values ? { values: of.values } : {}),
});

/** Named parts; a name that is not listed is refused. */
export const object = <F extends Fields>(fields: F, says = ''): Field<Given<F>, false> => ({
  ...field(
    `{${Object.entries(fields)
      .map(([key, one]) => `${key}${one.optional ? '?' : ''}: ${one.type}`)
      .join(', ')}}`,
    says,
    schemaOf(fields),
  ),
  fields,
});

/** The same field, which may be left out. */
export const maybe = <T>(one: Field<T>): Field<T, true> => ({ ...one, optional: true });

/** The strict schema of these fields. */
export function schemaOf<F extends Fields>(fields: F): z.ZodType<Given<F>> {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([key, one]) => [
        key,
        one.optional ? one.schema.optional() : one.schema,
      ]),
    ),
  ) as unknown as z.ZodType<Given<F>>;
}

/** What does not fit a question's fields, in words, a line each; empty when all fits. */
export function misfits(fields: Fields, given: unknown): readonly string[] {
  const read = schemaOf(fields).safeParse(given);
  if (read.success) return [];
  return read.error.issues.map((issue) => {
    const where = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return `${where === '' ? '' : `${where}: `}no field ${issue.keys.join(', ')}; rules describe lists the fields`;
    }
    return `${where === '' ? 'the whole' : where}: ${issue.message}`;
  });
}

export const OUTCOMES = [
  'pass',
  'block',
  'block_override',
  'warn',
  'record',
  'escalate',
  'none',
] as const;
export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export const ABSENCES = [
  'any',
  'sickness_injury',
  'annual_leave',
  'jury_service',
  'customary_shutdown',
  'industrial_action',
  'pregnancy',
  'pregnancy_illness',
  'childbirth',
  'maternity',
  'paternity_leave',
  'adoption_leave',
  'shared_parental_leave',
] as const;
export const CHARACTERISTICS = [
  'age',
  'disability',
  'gender_reassignment',
  'marriage_civil_partnership',
  'pregnancy_maternity',
  'race',
  'religion_belief',
  'sex',
  'sexual_orientation',
] as const;
export const TIME_KINDS = [
  'normal_work',
  'job_training',
  'working_lunch',
  'work_travel',
  'home_travel_no_fixed_place',
  'paid_overtime',
  'unpaid_overtime_asked',
  'on_call_at_workplace',
  'work_abroad',
  'on_call_elsewhere',
  'rest_break',
  'normal_commute',
  'unpaid_overtime_volunteered',
  'holiday',
] as const;

/** What the rule says: pass, block, block_override, warn, record, escalate, none. */
export const outcome = (says = 'what the rule says') => oneOf(OUTCOMES, says);
/** A calendar of bank holidays. */
export const division = (says = 'whose bank holidays count') => oneOf(DIVISIONS, says);
