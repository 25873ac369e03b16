import './form.css';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { newId } from '../lib/ids.ts';
import type { Result } from '../lib/result.ts';
import type { ServerRefusal } from './api.ts';
import { changedFrom, type Draft } from './drafts.ts';
import { type Check, type Errors, fieldErrors } from './form-state.ts';
import { Summary } from './form-summary.tsx';
import { whenSettled } from './settled.ts';
import { Unsent } from './unsent.tsx';
import { useDrafts } from './use-drafts.ts';

export { allOf, needed } from './form-state.ts';

/** What a form needs to know. */
export interface FormOptions<V extends object, T> {
  /** Names the form and its draft: 'client'. */
  readonly name: string;
  /** Every field with its first value: '' for text, date, time and choice; undefined for money and file. */
  readonly start: V;
  /** One check a field, run on leaving it and on submit. Only what saves a trip: the server decides. */
  readonly checks?: { readonly [K in keyof V]?: Check<V[K], V> };
  /** `id`: made once for what the form makes, kept with its draft: the same press again is the same act. */
  readonly submit: (values: V, id: string) => Promise<Result<T>>;
  readonly onDone?: (value: T, values: V) => void;
  /** Fields never kept in a draft: passwords, keys, answers about health. */
  readonly forget?: readonly (keyof V & string)[];
  /** false: no draft at all (sign-in). */
  readonly keep?: boolean;
}

/** A form in hand; fields and pages read and set through it. */
export interface FormApi<V extends object> {
  readonly values: V;
  readonly errors: Errors;
  /** What stands in a field whose value is read from typed text. */
  readonly typed: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly refusal: ServerRefusal | undefined;
  /** The draft that the values come from, until it is continued, thrown away or sent. */
  readonly kept: Draft | undefined;
  /** The draft is taken up: nothing more needs saying about it. */
  readonly goOn: () => void;
  /** Counts refused submits, so that the summary takes the focus again. */
  readonly attempts: number;
  readonly set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  /** Sets a field from typed text: its value, and a message when the text could not be read. */
  readonly setTyped: (
    name: keyof V & string,
    text: string,
    value: unknown,
    broken?: string,
  ) => void;
  readonly leave: (name: keyof V & string) => void;
  readonly submit: () => void;
  readonly reset: () => void;
  readonly idOf: (name: string) => string;
}

interface State<V> {
  readonly values: V;
  readonly typed: Readonly<Record<string, string>>;
  readonly broken: Readonly<Record<string, string | undefined>>;
}

/** Holds a form: values, messages, draft, submit. GOV.UK pattern: nothing is said while typing. */
export function useForm<V extends object, T = unknown>(options: FormOptions<V, T>): FormApi<V> {
  const { name, start, keep = true, forget = [] } = options;
  const base = useId();
  const drafts = useDrafts();
  const draftKey = `${window.location.pathname} ${name}`;
  const [draft] = useState(() => (keep ? drafts.read(draftKey) : undefined));
  const [kept, setKept] = useState(draft);
  const [id, setId] = useState(() => draft?.id ?? newId());
  const [begun] = useState(start);
  const [state, setState] = useState<State<V>>(() => ({
    values: { ...start, ...(draft?.values as Partial<V> | undefined) },
    typed: draft?.typed ?? {},
    broken: {},
  }));
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<ServerRefusal | undefined>();
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const touched = useRef(false);
  const sending = useRef(false);
  const latest = useRef(state);
  latest.current = state;

  useEffect(() => {
    if (!keep || !touched.current) return;
    const changed = changedFrom(
      begun as Readonly<Record<string, unknown>>,
      state.values as Readonly<Record<string, unknown>>,
      forget,
    );
    drafts.keep(draftKey, {
      ...changed,
      at: Date.now(),
      id,
      href: window.location.pathname + window.location.search,
      title: document.title.replace(/ - Deskproof$/, ''),
      typed: Object.fromEntries(
        Object.entries(state.typed).filter(([field]) => !forget.some((secret) => secret === field)),
      ),
    });
  }, [keep, state, begun, forget, drafts, draftKey, id]);

  const idOf = (field: string) => `${base}${field}`;
  const check = (field: keyof V & string): string | undefined => {
    const { broken, values } = latest.current;
    return broken[field] ?? options.checks?.[field]?.(values[field], values);
  };
  const change = (next: State<V>) => {
    touched.current = true;
    latest.current = next;
    setState(next);
  };
  const showError = (field: string, message: string | undefined) => {
    setErrors(({ [field]: _, ...others }) =>
      message === undefined ? others : { ...others, [field]: message },
    );
  };

  const submit = async () => {
    if (sending.current) return;
    setRefusal(undefined);
    const found: Record<string, string> = {};
    for (const field of fieldsOf(latest.current)) {
      const message = check(field as keyof V & string);
      if (message !== undefined) found[field] = message;
    }
    setErrors(inPageOrder(found, idOf));
    if (Object.keys(found).length > 0) {
      setAttempts((count) => count + 1);
      return;
    }
    const from = window.location.pathname;
    sending.current = true;
    setBusy(true);
    const result = await options.submit(latest.current.values, id).finally(() => {
      sending.current = false;
      setBusy(false);
    });
    if (result.ok) {
      touched.current = false;
      drafts.drop(draftKey);
      setKept(undefined);
      setId(newId());
      // Who has gone to another page meanwhile is not fetched back from it.
      if (window.location.pathname === from) options.onDone?.(result.value, latest.current.values);
      return;
    }
    const named = fieldErrors(result.refusal);
    setErrors(inPageOrder(named, idOf));
    setRefusal(result.refusal);
    setAttempts((count) => count + 1);
  };

  return {
    values: state.values,
    typed: state.typed,
    errors,
    busy,
    refusal,
    kept,
    goOn: () => setKept(undefined),
    attempts,
    idOf,
    set: (field, value) => {
      const { values, ...rest } = latest.current;
      change({ ...rest, values: { ...values, [field]: value } });
    },
    setTyped: (field, text, value, broken) => {
      const now = latest.current;
      change({
        values: { ...now.values, [field]: value },
        typed: { ...now.typed, [field]: text },
        broken: { ...now.broken, [field]: broken },
      });
    },
    leave: (field) => {
      // An empty field left by the way is not yet a mistake; submit will say so.
      const value = latest.current.values[field];
      const empty = value === '' || value === undefined || value === false;
      if (empty && latest.current.broken[field] === undefined && errors[field] === undefined)
        return;
      whenSettled(() => showError(field, check(field)));
    },
    submit: () => void submit(),
    reset: () => {
      touched.current = false;
      drafts.drop(draftKey);
      setKept(undefined);
      setId(newId());
      setErrors({});
      setRefusal(undefined);
      setState({ values: start, typed: {}, broken: {} });
    },
  };
}

function fieldsOf<V extends object>({ values, broken }: State<V>): string[] {
  return [...new Set([...Object.keys(values), ...Object.keys(broken)])];
}

function inPageOrder(errors: Errors, idOf: (name: string) => string): Errors {
  const top = (name: string) =>
    document.getElementById(idOf(name))?.getBoundingClientRect().top ?? Number.MAX_SAFE_INTEGER;
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => top(a) - top(b)));
}

/** The form's markup: summary of what is wrong, fields, one button with a verb and its object. */
export function Form<V extends object>({
  form,
  action,
  label,
  onCancel,
  danger = false,
  children,
}: {
  readonly form: FormApi<V>;
  /** The button's words: 'Save client'. */
  readonly action: string;
  /** Names the form when the page has more than one. */
  readonly label?: string;
  readonly onCancel?: () => void;
  /** The act takes something away. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <form
      className="dp-form"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Summary form={form} />
      {form.kept === undefined ? null : (
        <Unsent draft={form.kept} goOn={form.goOn} throwAway={form.reset} />
      )}
      {children}
      <div className="dp-row dp-form-actions">
        <Button type="submit" color={danger ? 'stop' : 'accent'} aria-disabled={form.busy}>
          {action}
        </Button>
        {onCancel === undefined ? null : (
          <Button
            variant="default"
            onClick={() => {
              form.reset();
              onCancel();
            }}
          >
            Cancel
          </Button>
        )}
        {form.busy ? (
          <span className="dp-dim" role="status">
            Sending
          </span>
        ) : null}
      </div>
    </form>
  );
}
