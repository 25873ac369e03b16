import { useDeferredValue, useEffect, useState } from 'react';
import { showDate, showPhone, showPostcode } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { PickField, SelectField, TextField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { useRead } from '../../../ui/read.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listClients } from '../schema.ts';
import type { ClientRecord, OrderClient, SiteRecord } from './order-client.ts';
import type { OrderDraft } from './order-draft.ts';
import { CONTRACT_WORDS, NATION_WORDS, TAKEN_WORDS } from './words.ts';

/** Who orders, for where, who pays and who approves: each chosen from what the client's record holds. */
export function OrderParties({
  form,
  chosen,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly chosen: OrderClient;
}) {
  const { client, site } = chosen;
  const [from, to] = [form.idOf('clientId'), form.idOf('siteId')];
  const arrived = client?.clientId;
  // The next field is there only once the client's record is.
  useEffect(() => {
    if (arrived === undefined || document.activeElement?.id !== from) return;
    document.getElementById(to)?.focus();
  }, [arrived, from, to]);
  return (
    <fieldset>
      <legend>Who and where</legend>
      <ClientChoice form={form} chosen={chosen} />
      {client === undefined ? null : client.sites.length === 0 ? (
        <Lacks client={client} what="site" />
      ) : (
        <SiteChoice form={form} chosen={chosen} client={client} />
      )}
      {site === undefined ? null : <SiteWords site={site} chosen={chosen} />}
      {client === undefined ? null : <Others form={form} client={client} />}
    </fieldset>
  );
}

function ClientChoice({
  form,
  chosen,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly chosen: OrderClient;
}) {
  const { clientId, clientName } = form.values;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const reading = useRead(listClients, {
    query: { search: search === clientName ? '' : search, limit: 20 },
  });
  const rows = reading.value?.rows ?? [];
  const options = rows.map((row) => ({ value: row.clientId, label: row.name }));
  const known = clientId === '' || options.some(({ value }) => value === clientId);
  return (
    <PickField
      form={{
        ...form,
        // The choice takes the site and the others with it.
        set: (name, value) => {
          if (name !== 'clientId') return form.set(name, value);
          const row = options.find((option) => option.value === value);
          chosen.chooseClient(String(value), row?.label ?? '');
        },
      }}
      name="clientId"
      label="Client"
      hint="Part of the client’s, a hirer’s or a site’s name, or a postcode"
      options={known ? options : [{ value: clientId, label: clientName }, ...options]}
      onSearch={setTyped}
      none={reading.refusal?.because ?? 'No client is called so. Add the client first.'}
    />
  );
}

function SiteChoice({
  form,
  chosen,
  client,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly chosen: OrderClient;
  readonly client: ClientRecord;
}) {
  // The choice fills in more than its own field.
  const filling: FormApi<OrderDraft> = {
    ...form,
    set: (name, value) => {
      if (name === 'siteId') chosen.chooseSite(String(value));
      else form.set(name, value);
    },
  };
  return (
    <SelectField
      form={filling}
      name="siteId"
      label="Site"
      options={client.sites.map((site) => ({
        value: site.siteId,
        label: `${site.name}, ${showPostcode(site.postcode)}`,
      }))}
    />
  );
}

function SiteWords({ site, chosen }: { readonly site: SiteRecord; readonly chosen: OrderClient }) {
  const today = dateIn(new Date());
  const { sheet } = site;
  return (
    <div className="dp-site-words">
      <p>
        Hirer <strong>{site.hirerName}</strong>, {NATION_WORDS[site.nation] ?? site.nation}.
      </p>
      {sheet === null ? (
        <p>
          This site has no standing sheet. What you ask now stays on this booking;{' '}
          <Link href={`/clients/${chosen.client?.clientId}`}>
            the sheet is on the client’s record
          </Link>
          .
        </p>
      ) : (
        <p>
          Standing sheet, version {sheet.version}, recorded <Ago at={sheet.recordedAt} />
          {sheet.recordedBy === null ? '' : ` by ${sheet.recordedBy}`}
          {sheet.reviewOn === null
            ? '.'
            : site.reviewIsDue
              ? `; its review was due ${showDate(sheet.reviewOn, today)}: ask again.`
              : `; to be reviewed ${showDate(sheet.reviewOn, today)}.`}
        </p>
      )}
      {chosen.prefill?.last ? (
        <p>Who pays, who orders and role are as last time, {chosen.prefill.last.number}.</p>
      ) : null}
      {chosen.because === undefined ? null : <p>The sheet could not be read. {chosen.because}</p>}
    </div>
  );
}

function Others({
  form,
  client,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly client: ClientRecord;
}) {
  const billTo = client.billTos.find(({ billToId }) => billToId === form.values.billToId);
  const named = (contact: ClientRecord['contacts'][number]) => ({
    value: contact.contactId,
    label: [contact.name, contact.jobTitle, contact.phone === null ? '' : showPhone(contact.phone)]
      .filter(Boolean)
      .join(', '),
  });
  const approvers = client.contacts.filter(({ approvesHours }) => approvesHours);
  return (
    <>
      <div className="dp-form-pair">
        {client.billTos.length === 0 ? (
          <Lacks client={client} what="bill-to" />
        ) : (
          <SelectField
            form={form}
            name="billToId"
            label="Bill to"
            options={client.billTos.map((one) => ({ value: one.billToId, label: one.name }))}
          />
        )}
        <TextField
          form={form}
          name="poNumber"
          label="Order number"
          optional={billTo?.poRequired !== true}
          hint={
            billTo?.poRequired === true
              ? `${billTo.name} pays only with one; without it nothing can be confirmed`
              : undefined
          }
        />
      </div>
      {client.contacts.length === 0 ? (
        <Lacks client={client} what="contact" />
      ) : (
        <div className="dp-form-pair">
          <SelectField
            form={form}
            name="orderedBy"
            label="Ordered by"
            options={client.contacts.map(named)}
          />
          <SelectField
            form={form}
            name="approverId"
            label="Approves hours"
            optional
            options={approvers.map(named)}
            none={approvers.length === 0 ? 'Nobody of this client does' : 'Nobody named'}
          />
        </div>
      )}
      <div className="dp-form-triple">
        <SelectField
          form={form}
          name="how"
          label="Order came"
          options={Object.entries(TAKEN_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          form={form}
          name="contractKind"
          label="Contract"
          options={Object.entries(CONTRACT_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <TextField form={form} name="clientReference" label="Client’s reference" optional />
        <TextField form={form} name="costCentre" label="Cost centre" optional />
      </div>
    </>
  );
}

function Lacks({ client, what }: { readonly client: ClientRecord; readonly what: string }) {
  return (
    <p className="dp-note dp-attention">
      {client.name} has no {what} yet, so nothing can be booked.{' '}
      <Link href={`/clients/${client.clientId}`}>Add a {what}</Link>; what you typed stays here.
    </p>
  );
}
