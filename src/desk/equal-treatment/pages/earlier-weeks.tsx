import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { DateField, NumberField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Ago } from '../../../ui/when.tsx';
import { declareEarlierWeeksRoute } from '../schema.ts';
import type { Clocks, Declared } from './words.ts';

const HOLDS: StateLook = { word: 'Holds', meaning: 'good', mark: 'tick' };
const LAPSED: StateLook = { word: 'Lapsed', meaning: 'attention', mark: 'flag' };

/** What the worker said of weeks through other agencies, and until when it answers. */
export function EarlierWeeksPart({
  id,
  clocks,
  mayDeclare,
}: {
  readonly id: string;
  readonly clocks: Clocks;
  readonly mayDeclare: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className="et-part">
      <div className="et-head">
        <h3>Weeks through other agencies</h3>
        {mayDeclare && !open ? (
          <Button
            className="et-last"
            variant="default"
            size="compact-sm"
            onClick={() => setOpen(true)}
          >
            Record what they said
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="et-form">
          <DeclareForm id={id} clocks={clocks} close={() => setOpen(false)} />
        </div>
      ) : null}
      {clocks.declarations.length === 0 ? (
        <p>
          They have not been asked. Weeks at the same hirer in the same role count whatever the
          agency, so ask at registration and every three months.
        </p>
      ) : (
        <ul className="et-lines">
          {clocks.declarations.map((word) => (
            <li key={word.declarationId} className="et-line">
              <div className="et-head">
                <Badge state={word.lapsed ? LAPSED : HOLDS} />
                <span>{declaredWords(word, clocks.today)}</span>
              </div>
              <p className="dp-dim">
                Said on {showDate(word.saidOn, clocks.today)},{' '}
                {word.lapsed ? 'answered' : 'answers'} until{' '}
                {showDate(word.answersUntil, clocks.today)}; recorded by {word.recordedBy}{' '}
                <Ago at={word.recordedAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function declaredWords(word: Declared, today: string): string {
  if (word.hirerId === null) return 'Nowhere through other agencies';
  const where = `as ${word.roleName} at ${word.hirerName}`;
  if (word.weeks === 0) return `No weeks ${where}`;
  return `${counted(word.weeks, 'week')} ${where}, to ${showDate(word.lastOn ?? word.saidOn, today)}`;
}

function DeclareForm({
  id,
  clocks,
  close,
}: {
  readonly id: string;
  readonly clocks: Clocks;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(declareEarlierWeeksRoute);
  const form = useForm({
    name: 'earlier-weeks',
    start: {
      where: 'nowhere',
      hirerId: '',
      role: '',
      weeks: undefined as number | undefined,
      lastOn: '',
      saidOn: dateIn(new Date()),
      answersUntil: '',
    },
    checks: {
      hirerId: (value, { where }) =>
        where === 'here' && value === '' ? 'Choose the hirer' : undefined,
      role: (value, { where }) =>
        where === 'here' && value === '' ? 'Choose the role' : undefined,
      weeks: (value, { where }) =>
        where === 'here' && value === undefined ? 'Enter the weeks, 0 for none' : undefined,
      lastOn: (value, { where, weeks = 0 }) =>
        where === 'here' && weeks > 0 && value === ''
          ? 'Enter the last day: a long break starts the count again'
          : undefined,
      saidOn: needed('Enter the day they said it'),
    },
    submit: ({ where, hirerId, role, weeks = 0, lastOn, saidOn, answersUntil }, declarationId) =>
      act({
        params: { id },
        body: {
          id: declarationId,
          ...(where === 'here'
            ? { hirerId, role, weeks, lastOn: weeks > 0 ? lastOn : null }
            : { hirerId: null, role: null, weeks: 0, lastOn: null }),
          saidOn,
          ...(answersUntil === '' ? {} : { answersUntil }),
        },
      }),
    onDone: ({ answersUntil }) => {
      say(`Recorded; ask again by ${showDate(answersUntil, clocks.today)}`);
      close();
    },
  });
  const here = form.values.where === 'here';
  return (
    <Form
      form={form}
      action="Record what they said"
      label="Weeks through other agencies"
      onCancel={close}
    >
      <RadioField
        form={form}
        name="where"
        label="Through other agencies they worked"
        options={[
          { value: 'nowhere', label: 'Nowhere we send people' },
          { value: 'here', label: 'At one of our hirers' },
        ]}
      />
      {here ? (
        <>
          <SelectField
            form={form}
            name="hirerId"
            label="Hirer"
            options={clocks.hirers.map(({ hirerId, name, clientName }) => ({
              value: hirerId,
              label: name === clientName ? name : `${name}, ${clientName}`,
            }))}
          />
          <SelectField
            form={form}
            name="role"
            label="Role"
            options={clocks.roles.map(({ role, name }) => ({ value: role, label: name }))}
          />
          <NumberField
            form={form}
            name="weeks"
            label="Weeks with some work"
            hint="A week counts for an hour's work; 0 for none"
          />
          <DateField
            form={form}
            name="lastOn"
            label="Last day worked there"
            hint="Through another agency"
            optional={form.values.weeks === 0}
          />
        </>
      ) : null}
      <DateField form={form} name="saidOn" label="Said on" />
      <DateField
        form={form}
        name="answersUntil"
        label="Answers until"
        hint="Three months on if left empty"
        optional
      />
    </Form>
  );
}
