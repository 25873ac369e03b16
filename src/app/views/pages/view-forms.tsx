import { useEffect } from 'react';
import type { Result } from '../../../lib/result.ts';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import type { AUDIENCES } from '../schema.ts';

type Audience = (typeof AUDIENCES)[number];

const FOR: Readonly<Record<Audience, string>> = {
  me: 'Myself',
  branch: 'My branch',
  organisation: 'The whole organisation',
};

/** Names how the list stands now; or puts it in the place of the view that was opened. */
export function SaveView({
  audiences,
  nothing,
  save,
  onDone,
  replaces,
  replace,
}: {
  readonly audiences: readonly Audience[];
  /** No filter is set and no order chosen. */
  readonly nothing: boolean;
  readonly save: (values: { name: string; audience: Audience }) => Promise<Result<unknown>>;
  readonly onDone: (name: string) => void;
  readonly replaces?: string;
  readonly replace?: () => void;
}) {
  const form = useForm({
    name: 'save view',
    start: { name: '', audience: 'me' },
    keep: false,
    checks: { name: needed('Give the view a name') },
    submit: ({ name, audience }) => save({ name: name.trim(), audience: audience as Audience }),
    onDone: (_, { name }) => onDone(name.trim()),
  });
  return (
    <div className="dp-views-save">
      {replaces === undefined ? null : (
        <p>
          <button type="button" className="dp-link" onClick={replace}>
            Replace {replaces} with what is shown now
          </button>
        </p>
      )}
      <Form form={form} action="Save this view" label="Save this view">
        <TextField
          form={form}
          name="name"
          label="Name of the view"
          hint={nothing ? 'Without a filter it shows everything.' : undefined}
        />
        {audiences.length < 2 ? null : (
          <SelectField
            form={form}
            name="audience"
            label="For"
            options={audiences.map((value) => ({ value, label: FOR[value] }))}
          />
        )}
      </Form>
    </div>
  );
}

/** Gives a view another name. */
export function RenameView({
  name,
  rename,
  onDone,
}: {
  readonly name: string;
  readonly rename: (name: string) => Promise<Result<unknown>>;
  /** The new name; undefined when it stays. */
  readonly onDone: (name: string | undefined) => void;
}) {
  const form = useForm({
    name: 'rename view',
    start: { name },
    keep: false,
    checks: { name: needed('Give the view a name') },
    submit: (values) => rename(values.name.trim()),
    onDone: (_, values) => onDone(values.name.trim()),
  });
  const field = form.idOf('name');
  useEffect(() => document.getElementById(field)?.focus(), [field]);
  return (
    <div className="dp-views-save">
      <Form
        form={form}
        action="Rename this view"
        label="Rename this view"
        onCancel={() => onDone(undefined)}
      >
        <TextField form={form} name="name" label={`New name of ${name}`} />
      </Form>
    </div>
  );
}
