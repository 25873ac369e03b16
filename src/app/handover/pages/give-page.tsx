import './handover.css';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, dateOfMinute, localOf, minuteOfDate, momentOf } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import {
  CheckField,
  DateField,
  LongTextField,
  SelectField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { giveHandoverRoute, listOpenItems } from '../schema.ts';
import { ItemList } from './item-list.tsx';

type Open = ReplyOf<typeof listOpenItems>;

/** Who an item goes to: nobody is the choice to leave it out. */
const LEFT_OUT = 'left-out';

/** Collects what is open and hands it over with an owner for each item. */
export default function GivePage() {
  const reading = useRead(listOpenItems, {});
  return (
    <Page title="Hand the desk over" where={[{ label: 'Hand-overs', href: '/handovers' }]}>
      <Read of={reading}>{(open) => <GiveForm open={open} />}</Read>
    </Page>
  );
}

function GiveForm({ open }: { readonly open: Open }) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(giveHandoverRoute);
  const [owners, setOwners] = useState<Readonly<Record<string, string>>>({});
  const until = new Date(open.until);
  const form = useForm({
    name: 'handover',
    start: {
      toId: '',
      untilDate: dateIn(until),
      untilTime: localOf(minuteOfDate(until)).clock,
      words: '',
      mail: true,
    },
    checks: {
      toId: needed('Choose who takes the desk over'),
      untilDate: needed('Enter the day'),
      untilTime: needed('Enter the time'),
    },
    submit: (values, id) => {
      const moment = momentOf(values.untilDate, values.untilTime);
      if (!moment.ok) return Promise.resolve(moment);
      const chosen = Object.entries(owners).filter(([, owner]) => owner !== '');
      return act({
        body: {
          id,
          toId: values.toId,
          until: dateOfMinute(moment.value.minute).toISOString(),
          words: values.words,
          owners: Object.fromEntries(chosen.filter(([, owner]) => owner !== LEFT_OUT)),
          leftOut: chosen.filter(([, owner]) => owner === LEFT_OUT).map(([key]) => key),
          mail: values.mail,
        },
      });
    },
    onDone: ({ handoverId, items }, { toId }) => {
      const name = open.members.find(({ memberId }) => memberId === toId)?.name ?? '';
      say(`The desk is handed to ${name} with ${counted(items, 'open item')}`);
      go(`/handovers/${handoverId}`);
    },
  });
  const to = open.members.find(({ memberId }) => memberId === form.values.toId);
  const others = open.members.filter(({ memberId }) => memberId !== to?.memberId);
  return (
    <Form form={form} action="Hand the desk over" onCancel={() => go('/handovers')}>
      <SelectField
        form={form}
        name="toId"
        label="To"
        options={open.members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <DateField form={form} name="untilDate" label="Until the day" />
      <TimeField form={form} name="untilTime" label="Until the time" />
      <LongTextField form={form} name="words" label="What else to know" rows={4} optional />
      <CheckField form={form} name="mail" label="Mail the sheet to them too" />
      <p role="status">
        {open.total === 0
          ? 'Nothing is open now.'
          : `${counted(open.total, 'item')} open, collected now and again when you press.`}
      </p>
      <ItemList
        items={open.rows}
        keyOf={({ key }) => key}
        end={({ key, words, ownedBy }) => (
          <select
            aria-label={`Whose: ${words}`}
            className="ho-owner"
            value={owners[key] ?? ''}
            onChange={(event) => setOwners({ ...owners, [key]: event.target.value })}
          >
            <option value="">
              {open.members.find(({ memberId }) => memberId === ownedBy)?.name ??
                (ownedBy === null ? (to?.name ?? 'Whoever takes over') : 'You')}
            </option>
            {to && ownedBy !== null && ownedBy !== to.memberId ? (
              <option value={to.memberId}>{to.name}</option>
            ) : null}
            {others
              .filter(({ memberId }) => memberId !== ownedBy)
              .map(({ memberId, name }) => (
                <option key={memberId} value={memberId}>
                  {name}
                </option>
              ))}
            <option value={LEFT_OUT}>Leave it out</option>
          </select>
        )}
      />
    </Form>
  );
}
