import './rota.css';
import { useState } from 'react';
import { addDays, mondayOf } from '../../../lib/days.ts';
import { newId } from '../../../lib/ids.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { CheckField, DateField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { readClient, readTemplate, type TemplateRow, useTemplateRoute } from '../schema.ts';

/** A template used for weeks from a day to a day: it becomes a draft. */
export default function UsePage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readTemplate, { params: { templateId: id } });
  return (
    <Page
      title={reading.value ? `Use ${reading.value.name}` : 'Use a template'}
      where={[
        { label: 'Rotas', href: '/rota' },
        { label: reading.value?.name ?? 'Template', href: `/rota/templates/${id}` },
      ]}
    >
      <Read of={reading}>{(template) => <UseForm template={template} />}</Read>
    </Page>
  );
}

function UseForm({ template }: { readonly template: TemplateRow }) {
  const { go } = useAddress();
  const [id] = useState(newId);
  const { act } = useAct(useTemplateRoute);
  const client = useRead(readClient, { params: { id: template.clientId } });
  const monday = addDays(mondayOf(dateIn(new Date())), 7);
  const form = useForm({
    name: 'use template',
    start: {
      siteId: template.siteId ?? '',
      from: monday,
      to: addDays(monday, 27),
      skipHolidays: false,
    },
    checks: {
      siteId: needed('Choose the site'),
      from: needed('Enter the first day'),
      to: (value, { from }) =>
        value === ''
          ? 'Enter the last day'
          : value < from
            ? 'The last day lies before the first'
            : undefined,
    },
    submit: ({ siteId, ...rest }) =>
      act({
        params: { templateId: template.templateId },
        body: { id, siteId: siteId || null, ...rest },
      }),
    onDone: ({ draftId }) => go(`/rota/drafts/${draftId}`),
  });
  return (
    <Form form={form} action="See the rota">
      {template.siteId === null ? (
        <SelectField
          form={form}
          name="siteId"
          label="Site"
          options={(client.value?.sites ?? []).map(({ siteId, name }) => ({
            value: siteId,
            label: name,
          }))}
        />
      ) : null}
      <DateField form={form} name="from" label="From" />
      <DateField form={form} name="to" label="To" />
      <CheckField form={form} name="skipHolidays" label="Leave out bank holidays" />
    </Form>
  );
}
