import type { Refusal } from '../lib/result.ts';

/** Any form's values by field name. */
export type Values = Readonly<Record<string, unknown>>;

/** A check of one field: a message, or undefined when it passes. */
export type Check<Value, All> = (value: Value, all: All) => string | undefined;

/** Messages by field name. */
export type Errors = Readonly<Record<string, string>>;

/** Fails with `message` when nothing is given: no text, no choice, no file, nothing picked. */
export function needed(message: string): Check<unknown, unknown> {
  return (value) => {
    const nothing =
      value === undefined ||
      value === null ||
      value === false ||
      (typeof value === 'string' && value.trim() === '') ||
      (Array.isArray(value) && value.length === 0);
    return nothing ? message : undefined;
  };
}

/** The first message of several checks in turn. */
export function allOf<Value, All>(...checks: readonly Check<Value, All>[]): Check<Value, All> {
  return (value, all) => {
    for (const check of checks) {
      const message = check(value, all);
      if (message !== undefined) return message;
    }
    return undefined;
  };
}

/**
 * Messages a server's refusal gives to fields: `details.fields` as `{ name: message }` or as a list
 * of `{ field, because }`. Empty when it names none.
 */
export function fieldErrors(refusal: Refusal): Errors {
  const fields = (refusal.details as { readonly fields?: unknown } | null | undefined)?.fields;
  const errors: Record<string, string> = {};
  if (Array.isArray(fields)) {
    for (const each of fields as readonly { field?: unknown; because?: unknown }[]) {
      if (typeof each?.field === 'string' && typeof each.because === 'string') {
        errors[each.field] ??= each.because;
      }
    }
    return errors;
  }
  if (typeof fields !== 'object' || fields === null) return errors;
  for (const [name, message] of Object.entries(fields)) {
    if (typeof message === 'string') errors[name] = message;
    else if (typeof message?.because === 'string') errors[name] = message.because;
  }
  return errors;
}
