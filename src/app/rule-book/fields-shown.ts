import type { Field, Fields } from '../../rules/book/fields.ts';
import { choiceWords, labelOf } from './words.ts';

/** A field as a page asks for it. */
export interface Part {
  readonly name: string;
  readonly label: string;
  readonly says: string;
  readonly optional: boolean;
  readonly list: boolean;
  readonly kind:
    | 'whole'
    | 'number'
    | 'yes_no'
    | 'date'
    | 'moment'
    | 'local'
    | 'time'
    | 'text'
    | 'name'
    | 'choice'
    | 'parts';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

const KINDS: Readonly<Record<string, Part['kind']>> = {
  int: 'whole',
  num: 'number',
  num1: 'number',
  num2: 'number',
  bool: 'yes_no',
  date: 'date',
  datetime: 'moment',
  local: 'local',
  time: 'time',
  text: 'text',
  name: 'name',
};

/** The fields of a question as a page asks for them; parts of objects and of list items beneath. */
export function fieldsShown(fields: Fields) {
  return Object.entries(fields).map(([name, one]) => ({
    ...partOf(name, one),
    parts: Object.entries(one.fields ?? {}).map(([key, inner]) => partOf(key, inner)),
  }));
}

function partOf(name: string, field: Field<unknown>): Part {
  const list = field.type.startsWith('list<');
  const of = list ? field.type.slice(5, -1) : field.type;
  return {
    name,
    label: labelOf(name),
    says: field.says,
    optional: field.optional,
    list,
    kind: field.fields ? 'parts' : field.values ? 'choice' : kindOf(of),
    choices: (field.values ?? []).map((value) => ({ value, label: choiceWords(value) })),
  };
}

function kindOf(type: string): Part['kind'] {
  const kind = KINDS[type];
  if (kind === undefined) throw new Error(`No page can ask for a field of type ${type}.`);
  return kind;
}
