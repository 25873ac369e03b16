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

interface Draft {
  readonly values: Record<string, unknown>;
  readonly typed: Record<string, string>;
}

const PREFIX = 'deskproof draft ';

/** Keeps what was typed for this tab; files and the named secrets are left out. */
export function keepDraft(key: string, draft: Draft, forget: readonly string[]): void {
  const kept = Object.entries(draft.values).filter(
    ([name, value]) => !forget.includes(name) && !(value instanceof Blob),
  );
  try {
    const text = JSON.stringify({ values: Object.fromEntries(kept), typed: draft.typed });
    sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // A full or forbidden store costs the draft, not the form.
  }
}

/** What was kept, if anything. */
export function readDraft(key: string): Draft | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

/** Forgets one draft. */
export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept where nothing can be removed.
  }
}

/** Forgets every draft of this tab: at sign-out, so that the next person finds none. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
