import {
  CheckField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { correctLines, type DraftRow } from '../schema.ts';
import type { DraftPageOf } from './draft-page.tsx';

/** One line of a draft, to be corrected as it was written, or decided where it leaves doubt. */
export function LineForm({
  row,
  draft,
  onDone,
}: {
  readonly row: DraftRow;
  readonly draft: DraftPageOf;
  readonly onDone: () => void;
}) {
  const { act } = useAct(correctLines);
  const asks = new Set(row.problems.map(({ ask }) => ask));
  const asksPlace = asks.has('site') || asks.has('role');
  const start = {
    ...row.said,
    chosenSite: row.chosen.siteId ?? '',
    chosenRole: row.chosen.role ?? '',
    alike: true,
    hour: row.chosen.hour ?? '',
    doubled: row.chosen.doubled ?? false,
    already: row.chosen.already ?? '',
    left: row.chosen.left ?? false,
  };
  const form = useForm({
    name: `line ${draft.draftId} ${row.line}`,
    keep: false,
    start,
    submit: ({ chosenSite, chosenRole, alike, hour, doubled, already, left, ...said }) => {
      const changed = Object.fromEntries(
        Object.entries(said).filter(
          ([key, value]) => value !== row.said[key as keyof typeof row.said],
        ),
      );
      // Another name that was written is read for itself: an earlier choice does not stand in its way.
      const chosen = {
        ...(chosenSite === start.chosenSite ? {} : { siteId: chosenSite }),
        ...(chosenRole === start.chosenRole ? {} : { role: chosenRole }),
        ...(hour === '' ? {} : { hour: hour as 'first' }),
        ...(already === '' ? {} : { already: already as 'all' }),
        doubled,
        left,
      };
      const body = {
        lines: [{ line: row.line, said: changed, chosen, alike: asksPlace && alike }],
      };
      return act({ params: { draftId: draft.draftId }, body });
    },
    onDone,
  });
  const choicesOf = (ask: 'site' | 'role') => {
    const among = row.problems.find((problem) => problem.ask === ask)?.among ?? [];
    const all =
      ask === 'site'
        ? draft.choices.sites.map(({ siteId, name }) => ({ value: siteId, label: name }))
        : draft.choices.roles.map(({ role, name }) => ({ value: role, label: name }));
    const likely = all.filter(({ value }) => among.includes(value));
    return [...likely, ...all.filter(({ value }) => !among.includes(value))];
  };
  return (
    <>
      {row.problems.map(({ because, field }) => (
        <p key={`${field} ${because}`}>{because}</p>
      ))}
      <Form form={form} action="Read the line again" label={`Line at ${row.at}`} onCancel={onDone}>
        {asks.has('site') || row.chosen.siteId ? (
          <SelectField
            form={form}
            name="chosenSite"
            label="The site that is meant"
            options={choicesOf('site')}
            optional
          />
        ) : null}
        {asks.has('role') || row.chosen.role ? (
          <SelectField
            form={form}
            name="chosenRole"
            label="The role that is meant"
            options={choicesOf('role')}
            optional
          />
        ) : null}
        {asksPlace ? (
          <CheckField form={form} name="alike" label="Also for every line that says the same" />
        ) : null}
        {asks.has('hour') || row.chosen.hour ? (
          <RadioField
            form={form}
            name="hour"
            label="The clocks go back: which hour"
            options={[
              { value: 'first', label: 'The first' },
              { value: 'second', label: 'The second' },
            ]}
          />
        ) : null}
        {asks.has('doubled') || row.chosen.doubled ? (
          <CheckField form={form} name="doubled" label="Both lines are meant" />
        ) : null}
        {asks.has('already') || row.chosen.already ? (
          <RadioField
            form={form}
            name="already"
            label="Shifts like these are there already"
            options={[
              { value: 'missing', label: 'Book only what is missing' },
              { value: 'all', label: 'Book all of them beside those' },
            ]}
          />
        ) : null}
        <CheckField form={form} name="left" label="Leave this line out" />
        <TextField form={form} name="site" label="Site" optional />
        <TextField form={form} name="role" label="Role" optional />
        <TextField form={form} name="date" label="Date" optional />
        <TextField form={form} name="until" label="Until" hint="For a block of days" optional />
        <TextField form={form} name="days" label="Days" hint="Such as Mon-Fri" optional />
        <TextField
          form={form}
          name="shift"
          label="Shift"
          hint="A code, or start and end in one"
          optional
        />
        <TextField form={form} name="start" label="Start" optional short />
        <TextField form={form} name="end" label="End" optional short />
        <TextField form={form} name="break" label="Break" optional short />
        <TextField form={form} name="places" label="Places" optional short />
        <TextField form={form} name="pay" label="Pay an hour" optional short />
        <TextField form={form} name="charge" label="Charge an hour" optional short />
        <TextField form={form} name="worker" label="Worker asked for" optional />
        <TextField form={form} name="po" label="PO number" optional />
        <TextField form={form} name="reference" label="Reference" optional />
        <LongTextField form={form} name="notes" label="Notes" rows={2} optional />
      </Form>
    </>
  );
}
