import type { ReactNode } from 'react';
import type { FormApi } from '../form.tsx';

/** The names of a form's fields that hold such a value. */
export type NameOf<V, Value> = {
  [K in keyof V]: V[K] extends Value ? K : never;
}[keyof V] &
  string;

/** What every field takes. */
export interface FieldProps<V extends object, Name extends string> {
  readonly form: FormApi<V>;
  readonly name: Name;
  readonly label: string;
  /** One line that helps before typing. */
  readonly hint?: ReactNode;
  /** Says (optional) after the label; every other field is needed. */
  readonly optional?: boolean;
}

/** The label, with (optional) where it is. */
export function labelOf(label: string, optional: boolean | undefined): ReactNode {
  if (!optional) return label;
  return (
    <>
      {label} <span className="dp-optional">(optional)</span>
    </>
  );
}

/** Label above, hint, message, then the input: the message stands where the eye reads before typing. */
export const ORDER: ('label' | 'description' | 'error' | 'input')[] = [
  'label',
  'description',
  'error',
  'input',
];
