import type { BodyIn, ReplyOf } from '../../../lib/route.ts';
import { FactList } from '../../../ui/facts.tsx';
import { NumberField, SelectField, TimeField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { changeSetting, showSetting } from '../schema.ts';

type Setting = ReplyOf<typeof showSetting>;

/** When people are reminded of their shifts, and when nobody has heard of them. */
export default function RemindersPage() {
  const may = useMay();
  const reading = useRead(showSetting, {});
  return (
    <Page title="Reminders of shifts" where={[{ label: 'Start board', href: '/start-board' }]}>
      <Read of={reading}>
        {(setting) =>
          may('attendance.settings') ? (
            <SettingForm setting={setting} />
          ) : (
            <Facts setting={setting} />
          )
        }
      </Read>
    </Page>
  );
}

function Facts({ setting }: { readonly setting: Setting }) {
  return (
    <FactList
      facts={[
        { label: 'The evening before', value: setting.eveningAt ?? 'No reminder' },
        {
          label: 'Before the start',
          value: setting.beforeMinutes ? `${setting.beforeMinutes} minutes` : 'No reminder',
        },
        { label: 'Sent by', value: setting.channel === 'text' ? 'Text' : 'Mail' },
        { label: 'Not heard of after', value: `${setting.notHeardAfter} minutes` },
      ]}
    />
  );
}

function SettingForm({ setting }: { readonly setting: Setting }) {
  const say = useNotice();
  const { act } = useAct(changeSetting);
  const form = useForm({
    name: 'attendance setting',
    keep: false,
    start: {
      eveningAt: setting.eveningAt ?? '',
      before: (setting.beforeMinutes ?? undefined) as number | undefined,
      channel: setting.channel as string,
      after: setting.notHeardAfter as number | undefined,
    },
    checks: { after: needed('Enter the minutes') },
    submit: ({ eveningAt, before, channel, after }) =>
      act({
        body: {
          eveningAt: eveningAt || null,
          beforeMinutes: before ?? null,
          channel: channel as BodyIn<typeof changeSetting>['channel'],
          notHeardAfter: after ?? 10,
        },
      }),
    onDone: () => say('Saved'),
  });
  return (
    <Form form={form} action="Save">
      <TimeField
        form={form}
        name="eveningAt"
        label="The evening before, at"
        hint="After noon; empty for no reminder"
        optional
      />
      <NumberField
        form={form}
        name="before"
        label="Minutes before the start"
        hint="15 to 720; empty for no reminder. Only while nothing has been heard."
        optional
      />
      <SelectField
        form={form}
        name="channel"
        label="Sent by"
        options={[
          { value: 'text', label: 'Text, else mail' },
          { value: 'mail', label: 'Mail' },
        ]}
      />
      <NumberField
        form={form}
        name="after"
        label="Not heard of after"
        hint="Minutes past the start, 0 to 240"
      />
    </Form>
  );
}
