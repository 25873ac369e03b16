import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { enterExtensionRoute } from '../schema.ts';
import type { Framework } from './words.ts';

const UNTIL_WORDS = { registration: 'To begin it', certification: 'To achieve it' } as const;
const WHOLE = 'version';

/** Until when a version and its units may be begun and achieved, and the letters that say so. */
export function LastDays({
  framework,
  manages,
}: {
  readonly framework: Framework;
  readonly manages: boolean;
}) {
  const [entering, setEntering] = useState(false);
  const today = dateIn(new Date());
  const dated = framework.tree.filter((unit) => unit.expiresOn ?? unit.certificatedUntil);
  const rows = [
    {
      key: WHOLE,
      name: 'The version as a whole',
      begin: framework.registrationEndsOn,
      achieve: framework.certificationEndsOn,
    },
    ...dated.map((unit) => ({
      key: unit.unitId,
      name: `${unit.reference} ${unit.title}`,
      begin: unit.expiresOn,
      achieve: unit.certificatedUntil,
    })),
  ];
  const day = (on: string | null) =>
    on === null ? (
      <span className="dp-dim">none stated</span>
    ) : on < today ? (
      <Badge
        state={{ word: `ended ${showDate(on, today)}`, meaning: 'attention', mark: 'triangle' }}
      />
    ) : (
      showDate(on, today)
    );
  return (
    <>
      <Section title="Last days">
        <p className="dp-dim">
          As the awarding body’s document says them, or a later letter that was entered here. Nobody
          new begins after the first; nobody achieves after the second.
        </p>
        <Table
          label="Last days of the version and its units"
          noun={['last day', 'last days']}
          rows={rows}
          id={({ key }) => key}
          columns={[
            { key: 'what', head: 'What', cell: ({ name }) => name },
            { key: 'begin', head: 'To begin it', cell: ({ begin }) => day(begin) },
            { key: 'achieve', head: 'To achieve it', cell: ({ achieve }) => day(achieve) },
          ]}
        />
        {manages && !entering ? (
          <Button variant="default" onClick={() => setEntering(true)}>
            Enter a letter of the awarding body
          </Button>
        ) : null}
        {manages && entering ? (
          <LetterForm framework={framework} onClose={() => setEntering(false)} />
        ) : null}
      </Section>
      {framework.extensions.length === 0 ? null : (
        <Section title="Letters entered">
          <Table
            label="Letters entered"
            noun={['letter', 'letters']}
            rows={framework.extensions}
            id={({ extensionId }) => extensionId}
            columns={[
              { key: 'what', head: 'For', cell: ({ unit }) => unit ?? 'the version' },
              { key: 'until', head: 'Last day', cell: ({ until }) => UNTIL_WORDS[until] },
              { key: 'on', head: 'New day', cell: ({ endsOn }) => showDate(endsOn, today) },
              {
                key: 'letter',
                head: 'Letter',
                cell: ({ letter, letterDated }) => `${letter}, of ${showDate(letterDated, today)}`,
              },
              {
                key: 'entered',
                head: 'Entered',
                cell: ({ enteredBy, enteredAt }) => (
                  <>
                    {enteredBy ?? 'Somebody who left'}, <Ago at={enteredAt} />
                  </>
                ),
              },
              {
                key: 'counts',
                head: 'Counts',
                cell: ({ superseded }) => (superseded ? 'no, a later one does' : 'yes'),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}

function LetterForm({
  framework,
  onClose,
}: {
  readonly framework: Framework;
  readonly onClose: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(enterExtensionRoute);
  const form = useForm({
    name: `extension ${framework.id}`,
    start: {
      unitId: WHOLE,
      until: 'registration' as 'registration' | 'certification',
      endsOn: '',
      letter: '',
      letterDated: '',
    },
    checks: {
      endsOn: needed('Enter the new last day'),
      letter: needed('Say which letter'),
      letterDated: needed('Enter the day of the letter'),
    },
    submit: ({ unitId, ...values }, id) =>
      act({
        params: { id: framework.id },
        body: { id, unitId: unitId === WHOLE ? null : unitId, ...values },
      }),
    onDone: () => {
      say('Last day entered');
      onClose();
    },
  });
  return (
    <Form
      form={form}
      action="Enter the last day"
      label="A letter of the awarding body"
      onCancel={onClose}
    >
      <SelectField
        form={form}
        name="unitId"
        label="For"
        options={[
          { value: WHOLE, label: 'The version as a whole' },
          ...framework.tree.map(({ unitId, reference, title }) => ({
            value: unitId,
            label: `${reference} ${title}`,
          })),
        ]}
      />
      <RadioField
        form={form}
        name="until"
        label="Last day"
        options={[
          { value: 'registration', label: 'To begin it' },
          { value: 'certification', label: 'To achieve it' },
        ]}
      />
      <DateField form={form} name="endsOn" label="New last day" />
      <TextField
        form={form}
        name="letter"
        label="Letter"
        hint="Its reference, or where it is kept. Names of people do not belong here."
      />
      <DateField form={form} name="letterDated" label="Letter of" />
    </Form>
  );
}
