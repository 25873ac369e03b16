import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { bookDraftRoute, listBookings, readClient } from '../schema.ts';
import type { DraftPageOf } from './draft-page.tsx';

type Site = DraftPageOf['sites'][number];

/** The yes: a form a site, with who ordered and who pays as last time; all sites that lack nothing at once. */
export function BookSites({ draft }: { readonly draft: DraftPageOf }) {
  const say = useNotice();
  const { act, busy } = useAct(bookDraftRoute);
  const [refused, setRefused] = useState<readonly { name: string; refusal: Refusal }[]>([]);
  if (draft.sites.length === 0 && refused.length === 0) return null;
  const ready = draft.sites.filter(({ last }) => last !== null);
  const all = async () => {
    setRefused([]);
    const not: { name: string; refusal: Refusal }[] = [];
    for (const site of ready) {
      if (!site.last) continue;
      const { billToId, orderedBy, approverId } = site.last;
      let waiting = true;
      while (waiting) {
        const body = { id: newId(), siteId: site.siteId, billToId, orderedBy, approverId };
        const booked = await act({ params: { draftId: draft.draftId }, body });
        waiting = booked.ok && booked.value.waiting > 0;
        if (booked.ok)
          say(
            `${booked.value.number}: ${counted(booked.value.shifts, 'shift')} at ${site.siteName}`,
          );
        else not.push({ name: site.siteName, refusal: booked.refusal });
      }
    }
    setRefused(not);
  };
  return (
    <Section
      title="Say yes to the good lines"
      action={
        ready.length > 1 ? (
          <Button disabled={busy} onClick={() => void all()}>
            Book {counted(ready.length, 'site')} as last time
          </Button>
        ) : undefined
      }
    >
      {refused.map(({ name, refusal }) => (
        <Refused key={name} refusal={{ ...refusal, because: `${name}: ${refusal.because}` }} />
      ))}
      {draft.sites.map((site) => (
        <details key={site.siteId} className="ro-site">
          <summary>
            <strong>{site.siteName}</strong>, {site.clientName}: {counted(site.lines, 'line')},{' '}
            {counted(site.shifts, 'shift')}
            {site.last === null ? '. Say who ordered and who pays' : ''}
          </summary>
          <BookSite key={draft.counts.booked} draftId={draft.draftId} site={site} />
        </details>
      ))}
    </Section>
  );
}

function BookSite({ draftId, site }: { readonly draftId: string; readonly site: Site }) {
  const say = useNotice();
  const { act } = useAct(bookDraftRoute);
  const client = useRead(readClient, { params: { id: site.clientId } });
  const bookings = useRead(listBookings, { query: { siteId: site.siteId, size: 20 } });
  // One number for one yes: pressed twice, the first result comes back.
  const [id, setId] = useState(newId);
  const form = useForm({
    name: `book ${draftId} ${site.siteId}`,
    start: {
      billToId: site.last?.billToId ?? '',
      orderedBy: site.last?.orderedBy ?? '',
      approverId: site.last?.approverId ?? '',
      poNumber: '',
      clientReference: '',
      how: 'email',
      extend: '',
    },
    checks: { billToId: needed('Choose who pays'), orderedBy: needed('Choose who ordered') },
    submit: ({ approverId, extend, how, ...rest }) =>
      act({
        params: { draftId },
        body: {
          id,
          siteId: site.siteId,
          ...rest,
          how: how as 'email',
          approverId: approverId || null,
          extend: extend || null,
        },
      }),
    onDone: ({ number, shifts, waiting, not }) => {
      setId(newId());
      say(
        `${number}: ${counted(shifts, 'shift')} booked${waiting > 0 ? `, ${counted(waiting, 'line')} wait for another booking` : ''}${not.map(({ at, because }) => `. ${at} not: ${because}`).join('')}`,
      );
    },
  });
  const contacts = client.value?.contacts ?? [];
  return (
    <Form
      form={form}
      action={`Book ${counted(site.shifts, 'shift')}`}
      label={`Book at ${site.siteName}`}
    >
      <SelectField
        form={form}
        name="orderedBy"
        label="Ordered by"
        options={contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
      />
      <SelectField
        form={form}
        name="billToId"
        label="Who pays"
        options={(client.value?.billTos ?? []).map(({ billToId, name }) => ({
          value: billToId,
          label: name,
        }))}
      />
      <SelectField
        form={form}
        name="approverId"
        label="Approves the hours"
        none="Nobody named"
        optional
        options={contacts
          .filter(({ approvesHours }) => approvesHours)
          .map(({ contactId, name }) => ({ value: contactId, label: name }))}
      />
      <TextField form={form} name="poNumber" label="PO number" optional short />
      <TextField form={form} name="clientReference" label="Client’s reference" optional short />
      <SelectField
        form={form}
        name="how"
        label="Came by"
        options={[
          { value: 'email', label: 'Mail' },
          { value: 'phone', label: 'Phone' },
          { value: 'in_person', label: 'In person' },
          { value: 'other', label: 'Otherwise' },
        ]}
      />
      <SelectField
        form={form}
        name="extend"
        label="As"
        none="A new booking"
        hint="A booking that is there gets the shifts of the roles and rates it has"
        optional
        options={(bookings.value?.rows ?? []).map(({ bookingId, number, roles }) => ({
          value: bookingId,
          label: `More shifts of ${number} (${roles.join(', ')})`,
        }))}
      />
      {client.value && contacts.length === 0 ? (
        <p>
          {site.clientName} has no contact.{' '}
          <Link href={`/clients/${site.clientId}`}>Add who ordered</Link> first.
        </p>
      ) : null}
    </Form>
  );
}
