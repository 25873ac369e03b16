import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import {
  DateField,
  LongTextField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import {
  type Asked,
  clockName,
  countName,
  dayName,
  hasParts,
  type Part,
  rowsOf,
  type Typed,
} from './facts-asked.ts';
import { sentence } from './words.ts';

interface AskProps<F> {
  readonly form: FormApi<Typed>;
  readonly field: F;
  readonly path: string;
}

/** Asks for one fact of a rule: a field, its parts beneath each other, or a list of them row by row. */
export function AskField({ form, field, path }: AskProps<Asked>) {
  if (!hasParts(field)) return <AskPart form={form} field={field} path={path} />;
  const legend = field.optional ? `${field.label} (optional)` : field.label;
  if (field.list) return <AskRows form={form} field={field} path={path} legend={legend} />;
  return (
    <fieldset className="dp-rule-parts">
      <legend>{legend}</legend>
      {field.says === '' ? null : <p className="dp-dim">{sentence(field.says)}</p>}
      <Parts form={form} field={field} path={path} />
    </fieldset>
  );
}

function Parts({ form, field, path }: AskProps<Asked>) {
  return field.parts.map((part) => (
    <AskPart key={part.name} form={form} field={part} path={`${path}.${part.name}`} />
  ));
}

function AskRows({ form, field, path, legend }: AskProps<Asked> & { readonly legend: string }) {
  const rows = rowsOf(form.values, path);
  const name = countName(path);
  const box = useRef<HTMLFieldSetElement>(null);
  const before = useRef(rows);
  // Whoever adds a row goes on typing in it.
  useEffect(() => {
    if (rows > before.current) {
      box.current
        ?.querySelectorAll<HTMLElement>('.dp-rule-row')
        [rows - 1]?.querySelector<HTMLElement>('input, select, textarea')
        ?.focus();
    }
    before.current = rows;
  }, [rows]);
  return (
    <fieldset className="dp-rule-parts" ref={box} id={form.idOf(name)} tabIndex={-1}>
      <legend>{legend}</legend>
      {field.says === '' ? null : <p className="dp-dim">{sentence(field.says)}</p>}
      {form.errors[name] === undefined ? null : (
        <p className="dp-rule-fault" role="alert">
          {form.errors[name]}
        </p>
      )}
      {Array.from({ length: rows }, (_, at) => (
        <fieldset key={at} className="dp-rule-row">
          <legend>
            {field.label} {at + 1}
          </legend>
          <Parts form={form} field={field} path={`${path}.${at}`} />
        </fieldset>
      ))}
      <div className="dp-row">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => form.set(name, String(rows + 1))}
        >
          Add {rows === 0 ? 'one' : 'another'} to {field.label.toLowerCase()}
        </Button>
        {rows === 0 ? null : (
          <button
            type="button"
            className="dp-link"
            onClick={() => form.set(name, String(rows - 1))}
          >
            Take out the last
          </button>
        )}
      </div>
    </fieldset>
  );
}

const YES_NO = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];

function AskPart({ form, field, path }: AskProps<Part>) {
  const common = {
    form,
    name: path,
    label: field.label,
    hint: hintOf(field),
    optional: field.optional,
  };
  if (field.kind === 'moment' || field.kind === 'local') {
    return (
      <div className="dp-form-pair">
        <DateField {...common} name={dayName(path)} label={`${field.label}: day`} />
        <TimeField
          {...common}
          name={clockName(path)}
          label={`${field.label}: time`}
          hint="Like 22:00"
        />
      </div>
    );
  }
  if (field.list && field.kind === 'choice') return <Choices {...common} field={field} />;
  if (field.list) {
    const hint = `${field.says === '' ? '' : `${sentence(field.says)}. `}One a line, or with commas between.`;
    return <LongTextField {...common} hint={hint} rows={3} />;
  }
  switch (field.kind) {
    case 'choice':
      return <SelectField {...common} options={field.choices} none="not said" />;
    case 'yes_no':
      return <SelectField {...common} options={YES_NO} none="not said" />;
    case 'date':
      return <DateField {...common} />;
    case 'time':
      return <TimeField {...common} />;
    case 'text':
      return <LongTextField {...common} rows={3} />;
    case 'name':
      return <TextField {...common} />;
    default:
      return <TextField {...common} short />;
  }
}

/** What a field means, where that says more than its name. */
function hintOf({ says, label }: Part): string | undefined {
  return says === '' || says.toLowerCase() === label.toLowerCase() ? undefined : sentence(says);
}

/** Any of a few listed values; kept in the form as one text. */
function Choices({
  form,
  name,
  label,
  hint,
  optional,
  field,
}: {
  readonly form: FormApi<Typed>;
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly optional: boolean;
  readonly field: Part;
}) {
  const chosen = (form.values[name] ?? '').split(',').filter((one) => one !== '');
  return (
    <Checkbox.Group
      id={form.idOf(name)}
      label={optional ? `${label} (optional)` : label}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={['label', 'description', 'error', 'input']}
      value={chosen}
      onChange={(value) => form.set(name, value.join(','))}
    >
      <div className="dp-options">
        {field.choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
