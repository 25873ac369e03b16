import './rota.css';
import { useState } from 'react';
import { addDays, mondayOf } from '../../../lib/days.ts';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { CheckField, ChecksField, DateField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { copyWeek } from '../schema.ts';
import { NO_PLACE, PlaceChoice } from './place-choice.tsx';

/** One week of a client or a site, copied to one or several later weeks. */
export default function CopyPage() {
  const { go, query } = useAddress();
  const [id] = useState(newId);
  const { act } = useAct(copyWeek);
  const monday = mondayOf(dateIn(new Date()));
  const form = useForm({
    name: 'rota copy',
    start: {
      ...NO_PLACE,
      clientId: query['client'] ?? '',
      week: monday,
      to: [addDays(monday, 7)] as readonly string[],
      faces: false,
    },
    checks: {
      clientId: needed('Choose the client'),
      week: needed('Choose the week to copy'),
      to: (to, { week }) =>
        shownOf(week, to).length === 0 ? 'Choose at least one week to copy it to' : undefined,
    },
    submit: ({ clientId, siteId, week, to, faces }) =>
      act({ body: { id, clientId, siteId: siteId || null, week, to: shownOf(week, to), faces } }),
    onDone: ({ draftId }) => go(`/rota/drafts/${draftId}`),
  });
  const from = form.values.week === '' ? monday : mondayOf(form.values.week);
  const later = weeksAfter(from);
  return (
    <Page title="Copy a week" where={[{ label: 'Rotas', href: '/rota' }]}>
      <p>
        What is booked in the week becomes a draft for the later ones. Nothing is booked before your
        yes.
      </p>
      <Form form={form} action="Copy the week">
        <PlaceChoice form={form} anySite="All sites of the client" />
        <DateField form={form} name="week" label="Week to copy" hint="Any day of it" />
        <ChecksField
          form={form}
          name="to"
          label="To the weeks of"
          options={later.map((week) => ({ value: week, label: showDate(week, monday) }))}
        />
        <CheckField
          form={form}
          name="faces"
          label="Ask for the same people"
          hint="After the yes you see who may go and why others may not, and pencil those who may. Nobody is booked by the copy."
        />
      </Form>
    </Page>
  );
}

function weeksAfter(monday: string): string[] {
  return Array.from({ length: 8 }, (_, week) => addDays(monday, 7 * (week + 1)));
}

/** Of the weeks that were ticked, those still offered after another week to copy was chosen. */
function shownOf(week: string, to: readonly string[]): string[] {
  const later = week === '' ? [] : weeksAfter(mondayOf(week));
  return to.filter((one) => later.includes(one));
}
