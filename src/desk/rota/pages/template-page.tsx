import './rota.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { mondayOf } from '../../../lib/days.ts';
import { newId } from '../../../lib/ids.ts';
import { showWeekday } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  dropTemplateRoute,
  keepTemplate,
  listRoles,
  PATTERNS,
  readTemplate,
  type TemplateLineIn,
  type TemplateRow,
} from '../schema.ts';
import { NO_PLACE, PlaceChoice } from './place-choice.tsx';

const WHERE = [{ label: 'Rotas', href: '/rota' }];

/** A rota template: a new one, or one to look at and change. */
export default function TemplatePage() {
  const id = useAddress().params['id'] ?? '';
  return id === 'new' ? <NewTemplate /> : <OneTemplate id={id} />;
}

function NewTemplate() {
  const [templateId] = useState(newId);
  return (
    <Page title="Make a template" where={WHERE}>
      <TemplateForm templateId={templateId} template={null} />
    </Page>
  );
}

function OneTemplate({ id }: { readonly id: string }) {
  const { go } = useAddress();
  const say = useNotice();
  const mayWrite = useMay()('rotas.write');
  const reading = useRead(readTemplate, { params: { templateId: id } });
  const { act } = useAct(dropTemplateRoute);
  const drop = async () => {
    const gone = await act({ params: { templateId: id } });
    say(gone.ok ? 'The template is put away' : gone.refusal.because);
    if (gone.ok) go('/rota');
  };
  return (
    <Page
      title={reading.value?.name ?? 'Template'}
      where={WHERE}
      action={
        mayWrite ? (
          <LinkButton href={`/rota/templates/${id}/use`}>Use the template</LinkButton>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(template) => (
          <>
            <p className="dp-dim">
              {template.clientName}, {template.siteName ?? 'any site'}, version {template.version},
              by {template.keptBy}
            </p>
            <TemplateForm
              key={template.version}
              templateId={id}
              template={template}
              mayWrite={mayWrite}
            />
            {mayWrite ? (
              <p>
                <button type="button" className="dp-link" onClick={() => void drop()}>
                  Put the template away
                </button>
              </p>
            ) : null}
          </>
        )}
      </Read>
    </Page>
  );
}

const FRESH: TemplateLineIn = {
  label: '',
  role: '',
  start: '07:00',
  end: '15:00',
  breakMinutes: 30,
  places: 1,
  samePerson: 'prefer',
  days: { by: 'weekday', on: [1, 2, 3, 4, 5] },
};

function TemplateForm({
  templateId,
  template,
  mayWrite = true,
}: {
  readonly templateId: string;
  readonly template: TemplateRow | null;
  readonly mayWrite?: boolean;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(keepTemplate);
  const form = useForm({
    name: 'template',
    keep: template === null,
    start: {
      ...NO_PLACE,
      clientId: template?.clientId ?? '',
      clientName: template?.clientName ?? '',
      siteId: template?.siteId ?? '',
      name: template?.name ?? '',
      lines: (template?.lines ?? [FRESH]) as readonly TemplateLineIn[],
    },
    checks: {
      clientId: needed('Choose the client'),
      name: needed('Enter a name'),
      lines: (lines: readonly TemplateLineIn[]) =>
        lines.some(({ role }) => role === '') ? 'Choose the role of each line' : undefined,
    },
    submit: ({ clientId, siteId, name, lines }) =>
      act({
        params: { templateId },
        body: {
          clientId,
          siteId: siteId || null,
          name,
          from: template?.version ?? 0,
          lines: [...lines],
        },
      }),
    onDone: ({ version }) => {
      say(`Version ${version} is kept`);
      go(`/rota/templates/${templateId}`, { instead: true });
    },
  });
  const { lines } = form.values;
  const change = (at: number, line: TemplateLineIn) =>
    form.set(
      'lines',
      lines.map((one, index) => (index === at ? line : one)),
    );
  const fields = (
    <>
      <PlaceChoice form={form} anySite="Any site of the client" />
      <TextField form={form} name="name" label="Name" hint="Such as Winter nights" />
      <ol className="ro-lines" id={form.idOf('lines')}>
        {lines.map((line, at) => (
          // Lines have no name of their own; they are only added at the end and taken out.
          <li key={at}>
            <LineFields line={line} at={at} onChange={(next) => change(at, next)} />
            {lines.length > 1 && mayWrite ? (
              <button
                type="button"
                className="dp-link"
                onClick={() =>
                  form.set(
                    'lines',
                    lines.filter((_, index) => index !== at),
                  )
                }
              >
                Take out line {at + 1}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {form.errors['lines'] ? <p className="dp-stop">{form.errors['lines']}</p> : null}
      {mayWrite ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => form.set('lines', [...lines, { ...(lines.at(-1) ?? FRESH) }])}
        >
          Add a line like the last
        </Button>
      ) : null}
    </>
  );
  if (!mayWrite)
    return (
      <fieldset disabled className="ro-plain">
        {fields}
      </fieldset>
    );
  return (
    <Form form={form} action="Keep the template">
      {fields}
    </Form>
  );
}

function LineFields({
  line,
  at,
  onChange,
}: {
  readonly line: TemplateLineIn;
  readonly at: number;
  readonly onChange: (line: TemplateLineIn) => void;
}) {
  const roles = useRead(listRoles, {});
  const name = (what: string) => `${what} of line ${at + 1}`;
  const number = (text: string, least: number) => Math.max(least, Math.floor(Number(text) || 0));
  return (
    <div className="ro-line">
      <label>
        Role
        <select
          aria-label={name('Role')}
          value={line.role}
          onChange={(event) => onChange({ ...line, role: event.target.value })}
        >
          <option value="">Choose</option>
          {(roles.value?.rows ?? []).map((role) => (
            <option key={role.role} value={role.role}>
              {role.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Start
        <input
          type="time"
          aria-label={name('Start')}
          value={line.start}
          onChange={(event) => onChange({ ...line, start: event.target.value })}
        />
      </label>
      <label>
        End
        <input
          type="time"
          aria-label={name('End')}
          value={line.end}
          onChange={(event) => onChange({ ...line, end: event.target.value })}
        />
      </label>
      <label>
        Break, min
        <input
          type="number"
          min={0}
          max={600}
          aria-label={name('Break')}
          value={line.breakMinutes ?? 0}
          onChange={(event) => onChange({ ...line, breakMinutes: number(event.target.value, 0) })}
        />
      </label>
      <label>
        Places
        <input
          type="number"
          min={1}
          max={50}
          aria-label={name('Places')}
          value={line.places ?? 1}
          onChange={(event) => onChange({ ...line, places: number(event.target.value, 1) })}
        />
      </label>
      <label>
        One face
        <select
          aria-label={name('One face')}
          value={line.samePerson}
          onChange={(event) => onChange({ ...line, samePerson: event.target.value as 'must' })}
        >
          <option value="prefer">Preferred</option>
          <option value="must">Must</option>
          <option value="no">Anyone</option>
        </select>
      </label>
      <DaysFields line={line} at={at} onChange={onChange} />
    </div>
  );
}

function DaysFields({ line, at, onChange }: Parameters<typeof LineFields>[0]) {
  const { days } = line;
  const monday = mondayOf(dateIn(new Date()));
  const pattern = Object.entries(PATTERNS).find(
    ([, one]) =>
      days.by === 'cycle' && one.length === days.length && one.on.join() === days.on.join(),
  )?.[0];
  const setOn = (on: readonly number[]) => onChange({ ...line, days: { ...days, on: [...on] } });
  const choose = (value: string) => {
    const chosen = PATTERNS[value as keyof typeof PATTERNS];
    const anchor = days.by === 'cycle' ? days.anchor : monday;
    if (value === 'weekday') onChange({ ...line, days: { by: 'weekday', on: [1, 2, 3, 4, 5] } });
    else if (chosen)
      onChange({
        ...line,
        days: { by: 'cycle', length: chosen.length, on: [...chosen.on], anchor },
      });
    else if (days.by !== 'cycle')
      onChange({ ...line, days: { by: 'cycle', length: 14, on: [0, 1], anchor } });
  };
  const first = days.by === 'weekday' ? 1 : 0;
  const count = days.by === 'weekday' ? 7 : days.length;
  return (
    <>
      <label>
        Days by
        <select
          aria-label={`Days of line ${at + 1}`}
          value={days.by === 'weekday' ? 'weekday' : (pattern ?? 'own')}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="weekday">Weekdays</option>
          {Object.entries(PATTERNS).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
          <option value="own">A cycle of your own</option>
        </select>
      </label>
      {days.by === 'weekday' ? null : (
        <>
          <label>
            Cycle, days
            <input
              type="number"
              min={2}
              max={84}
              aria-label={`Cycle of line ${at + 1}`}
              value={days.length}
              onChange={(event) => {
                const length = Math.min(
                  84,
                  Math.max(2, Math.floor(Number(event.target.value) || 2)),
                );
                onChange({
                  ...line,
                  days: { ...days, length, on: days.on.filter((day) => day < length) },
                });
              }}
            />
          </label>
          <label>
            First day of a cycle
            <input
              type="date"
              aria-label={`First day of a cycle of line ${at + 1}`}
              value={days.anchor}
              onChange={(event) => {
                if (event.target.value)
                  onChange({ ...line, days: { ...days, anchor: event.target.value } });
              }}
            />
          </label>
        </>
      )}
      <fieldset className="ro-days">
        <legend>Worked on</legend>
        {Array.from({ length: count }, (_, index) => index + first).map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={days.on.includes(day)}
              onChange={(event) =>
                setOn(
                  event.target.checked
                    ? [...days.on, day].sort((a, b) => a - b)
                    : days.on.filter((one) => one !== day),
                )
              }
            />
            {days.by === 'weekday' ? showWeekday(day) : day + 1}
          </label>
        ))}
      </fieldset>
    </>
  );
}
