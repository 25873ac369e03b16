import type { ReplyOf } from '../../../lib/route.ts';
import { counted, listed } from '../../../lib/text.ts';
import { CheckField, ChecksField, NumberField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { PAPER_KIND_KEYS, PAPER_KINDS, type PaperKind } from '../papers-schema.ts';
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

function inWords({ asksWorker, asksHirer, chaseHours, codeKinds }: Setting): string {
  const who =
    asksWorker && asksHirer
      ? 'both sides'
      : asksWorker
        ? 'the worker'
        : asksHirer
          ? 'the hirer'
          : 'nobody';
  const code =
    codeKinds.length === 0
      ? 'no paper asks for a code'
      : `a code is asked for ${listed(codeKinds.map((kind) => PAPER_KINDS[kind].toLowerCase()))}`;
  return `The mail of a confirmation asks ${who} to accept it; no answer after ${counted(chaseHours, 'hour')} stands on Today; ${code}`;
}

function Hours({ setting }: { readonly setting: Setting }) {
  const say = useNotice();
  const { act } = useAct(setSettingRoute);
  const form = useForm({
    name: 'signature-setting',
    keep: false,
    start: {
      ...setting,
      chaseHours: setting.chaseHours as number | undefined,
      codeKinds: setting.codeKinds as readonly string[],
    },
    submit: ({ asksWorker, asksHirer, chaseHours, codeKinds }) =>
      act({
        body: {
          asksWorker,
          asksHirer,
          chaseHours: chaseHours ?? 0,
          codeKinds: codeKinds as PaperKind[],
        },
      }),
    onDone: () => say('Kept: from now on'),
  });
  return (
    <details>
      <summary>{inWords(setting)}</summary>
      <Form form={form} action="Keep who is asked">
        <CheckField form={form} name="asksWorker" label="Ask the worker by link" />
        <CheckField form={form} name="asksHirer" label="Ask the hirer’s contact by link" />
        <NumberField form={form} name="chaseHours" label="On Today after, hours" />
        <ChecksField
          form={form}
          name="codeKinds"
          label="Sign only with a code of six digits"
          hint="Sent by the other way than the link: by text for a link by e-mail, and the reverse"
          optional
          options={PAPER_KIND_KEYS.map((value) => ({ value, label: PAPER_KINDS[value] }))}
        />
      </Form>
    </details>
  );
}
