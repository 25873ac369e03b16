import { useEffect, useRef, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import type { FormApi } from '../../../ui/form.tsx';
import { useRead } from '../../../ui/read.tsx';
import { prefillBooking, readClient } from '../schema.ts';
import type { OrderDraft } from './order-draft.ts';
import { PARTICULARS } from './words.ts';

export type ClientRecord = ReplyOf<typeof readClient>;
export type SiteRecord = ClientRecord['sites'][number];
type Prefill = ReplyOf<typeof prefillBooking>;

const PARTS = Object.keys(PARTICULARS) as (keyof typeof PARTICULARS)[];

/** What the form knows of the chosen client and site. */
export interface OrderClient {
  readonly client: ClientRecord | undefined;
  readonly site: SiteRecord | undefined;
  /** What was filled in from the site's sheet and its last booking. */
  readonly prefill: Prefill | undefined;
  /** Why the sheet could not be read, if so. */
  readonly because: string | undefined;
  readonly chooseClient: (clientId: string, name: string) => void;
  readonly chooseSite: (siteId: string) => void;
}

/**
 * Reads the chosen client, and when a site is chosen fills in its standing sheet, and from the last
 * booking there who pays, who orders and the role; rates come with the quote. What was typed is never written over.
 */
export function useOrderClient(form: FormApi<OrderDraft>): OrderClient {
  const { clientId, siteId } = form.values;
  const reading = useRead(readClient, { params: { id: clientId } }, { when: clientId !== '' });
  const client = reading.value?.clientId === clientId ? reading.value : undefined;
  const [prefill, setPrefill] = useState<Prefill>();
  const [because, setBecause] = useState<string>();
  const asked = useRef('');
  const latest = useRef(form);
  latest.current = form;

  const chooseSite = async (id: string) => {
    asked.current = id;
    const before = prefill;
    form.set('siteId', id);
    setPrefill(undefined);
    setBecause(undefined);
    if (id === '') return;
    const read = await call(prefillBooking, { query: { siteId: id } });
    if (asked.current !== id) return;
    if (!read.ok) return setBecause(read.refusal.because);
    fill(latest.current, read.value, before);
    setPrefill(read.value);
  };

  // One site, one bill-to, one contact: nothing to choose.
  // Read only when the client's record arrives: what was chosen since must stay.
  useEffect(() => {
    if (client === undefined) return;
    const { values, set } = latest.current;
    const approvers = client.contacts.filter(({ approvesHours }) => approvesHours);
    if (values.approverId === '' && approvers.length === 1) {
      set('approverId', approvers[0]?.contactId ?? '');
    }
    const [site, billTo, contact] = [client.sites, client.billTos, client.contacts].map((all) =>
      all.length === 1 ? all[0] : undefined,
    ) as [
      SiteRecord | undefined,
      ClientRecord['billTos'][0] | undefined,
      ClientRecord['contacts'][0] | undefined,
    ];
    if (values.billToId === '' && billTo !== undefined) set('billToId', billTo.billToId);
    if (values.orderedBy === '' && contact !== undefined) set('orderedBy', contact.contactId);
    if (values.siteId === '' && site !== undefined) void chooseSite(site.siteId);
  }, [client?.clientId]);

  return {
    client,
    site: client?.sites.find((one) => one.siteId === siteId),
    prefill: prefill?.siteId === siteId ? prefill : undefined,
    because,
    chooseSite: (id) => void chooseSite(id),
    chooseClient: (id, name) => {
      asked.current = '';
      form.set('clientId', id);
      form.set('clientName', name);
      for (const part of ['siteId', 'billToId', 'orderedBy', 'approverId'] as const) {
        form.set(part, '');
      }
    },
  };
}

function fill(form: FormApi<OrderDraft>, sheet: Prefill, before: Prefill | undefined): void {
  const { values, set } = form;
  for (const part of PARTS) {
    const untouched = values[part] === '' || values[part] === before?.particulars[part];
    if (untouched) set(part, sheet.particulars[part]);
  }
  const { last } = sheet;
  if (last === null) return;
  if (values.billToId === '') set('billToId', last.billToId);
  if (values.orderedBy === '') set('orderedBy', last.orderedBy);
  if (values.approverId === '' && last.approverId !== null) set('approverId', last.approverId);
  if (values.contractKind === 'paye') set('contractKind', last.contractKind);
  const [key, line] = [values.lines[0], last.lines[0]];
  if (key === undefined || line === undefined || (values[`${key}.role`] ?? '') !== '') return;
  set(`${key}.role`, line.role);
  set(`${key}.duties`, line.duties);
  set(`${key}.samePerson`, line.samePerson);
  set(`${key}.experience`, line.experience);
  set(`${key}.skills`, line.requiredSkills.join(', '));
  set(`${key}.qualifications`, line.requiredQualifications.join(', '));
  set(`${key}.checks`, line.requiredChecks.join(', '));
}
