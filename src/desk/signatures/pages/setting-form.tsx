import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { CheckField, NumberField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { readSetting, setSettingRoute } from '../schema.ts';

type Setting = ReplyOf<typeof readSetting>;

/** Whom the mail of a confirmation asks to accept it, and when silence stands on Today. */
export function SettingForm() {
  const reading = useRead(readSetting, {});
  return (
    <Section title="Who is asked">
      <Read of={reading}>
        {(setting) => <Hours key={JSON.stringify(setting)} setting={setting} />}
      </Read>
    </Section>
  );
}

function inWords({ asksWorker, asksHirer, chaseHours }: Setting): string {
  const who =
    asksWorker && asksHirer
      ? 'both sides'
      : asksWorker
        ? 'the worker'
        : asksHirer
          ? 'the hirer'
          : 'nobody';
  return `The mail of a confirmation asks ${who} to accept it; no answer after ${counted(chaseHours, 'hour')} stands on Today`;
}

function Hours({ setting }: { readonly setting: Setting }) {
  const say = useNotice();
  const { act } = useAct(setSettingRoute);
  const form = useForm({
    name: 'signature-setting',
    keep: false,
    start: { ...setting, chaseHours: setting.chaseHours as number | undefined },
    submit: ({ asksWorker, asksHirer, chaseHours }) =>
      act({ body: { asksWorker, asksHirer, chaseHours: chaseHours ?? 0 } }),
    onDone: () => say('Kept: from the next confirmation on'),
  });
  return (
    <details>
      <summary>{inWords(setting)}</summary>
      <Form form={form} action="Keep who is asked">
        <CheckField form={form} name="asksWorker" label="Ask the worker by link" />
        <CheckField form={form} name="asksHirer" label="Ask the hirer’s contact by link" />
        <NumberField form={form} name="chaseHours" label="On Today after, hours" />
      </Form>
    </details>
  );
}
