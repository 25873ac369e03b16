import './rota.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
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
  readTemplate,
  type TemplateLineIn,
  type TemplateRow,
} from '../schema.ts';
import { NO_PLACE, PlaceChoice } from './place-choice.tsx';
import { LineFields } from './template-line.tsx';

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
          lines: lines.map(withoutBlanks),
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

/** A line as it is kept: names between two commas that hold nothing are left out. */
function withoutBlanks(line: TemplateLineIn): TemplateLineIn {
  const said = (names: readonly string[] = []) => names.map((one) => one.trim()).filter(Boolean);
  return {
    ...line,
    requiredSkills: said(line.requiredSkills),
    requiredQualifications: said(line.requiredQualifications),
    requiredChecks: said(line.requiredChecks),
  };
}
