import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { ok, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { segmentsOf } from '../../../lib/text-segments.ts';
import { SendDialog } from '../../../ui/dialog.tsx';
import { CheckField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { type AboutKind, listTemplates, previewTexts, writeTextsRoute } from '../text-schema.ts';

type Preview = ReplyOf<typeof previewTexts>;

/** What a text takes on its way, under the field while it is typed. */
export function SegmentCount({ body }: { readonly body: string }) {
  const { segments, left, alphabet, outside } = segmentsOf(body);
  const signs = outside.slice(0, 5).join(' ');
  return (
    <span role="status">
      {counted(segments, 'text')}, {left} left
      {alphabet === 'UCS-2' ? `. ${signs} makes each text shorter: 70 characters, not 160` : ''}
    </span>
  );
}

/** Writes a text to the people given: wording, then exactly what goes to whom, then send. */
export function WriteText({
  personIds,
  about,
  marketing = false,
  onDone,
  onCancel,
}: {
  readonly personIds: readonly string[];
  readonly about: { readonly kind: AboutKind; readonly id: string } | null;
  /** Offers the choice that it is marketing: for texts to several. */
  readonly marketing?: boolean;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}) {
  const templates = useRead(listTemplates, {}).value?.rows ?? [];
  const preview = useAct(previewTexts);
  const write = useAct(writeTextsRoute);
  const say = useNotice();
  const [shown, setShown] = useState<Preview>();
  const [ids, setIds] = useState<ReadonlyMap<string, string>>(new Map());
  const form = useForm({
    name: `text ${about?.id ?? 'several'}`,
    start: { template: '', body: '', marketing: false },
    checks: { body: needed('Write the text') },
    submit: async ({ body, marketing: isMarketing }): Promise<Result<Preview>> => {
      const found = await preview.act({
        body: { personIds: [...personIds], body, marketing: isMarketing },
      });
      if (!found.ok) return found;
      const [first] = found.value.leftOut;
      // One person who may not be texted is a refusal, not a list of nobody.
      if (found.value.going.length === 0 && first && personIds.length === 1) {
        return { ok: false, refusal: { code: 'nobody-to-text', because: first.because } };
      }
      setIds(new Map(found.value.going.map(({ personId }) => [personId, newId()])));
      setShown(found.value);
      return ok(found.value);
    },
  });
  const template = templates.find(({ id }) => id === form.values.template);
  const choose = (id: string) => {
    const chosen = templates.find((one) => one.id === id);
    form.set('template', id);
    if (chosen) form.set('body', chosen.body);
  };
  const send = async () => {
    const done = await write.act({
      body: {
        texts: [...ids].map(([personId, id]) => ({ id, personId })),
        body: form.values.body,
        marketing: form.values.marketing,
        about,
        template: template ? { id: template.id, version: template.version } : null,
      },
    });
    if (!done.ok) return say(done.refusal.because);
    setShown(undefined);
    form.reset();
    say(`${counted(done.value.written, 'text')} written`);
    onDone();
  };
  return (
    <>
      <Form
        form={form}
        action="See what goes out"
        label="Write a text"
        {...(onCancel ? { onCancel } : {})}
      >
        {templates.length === 0 ? null : (
          <SelectField
            form={{
              ...form,
              set: (name, value) =>
                name === 'template' ? choose(String(value)) : form.set(name, value),
            }}
            name="template"
            label="Start from a wording"
            none="None"
            optional
            options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <LongTextField
          form={form}
          name="body"
          label="Text"
          rows={4}
          hint="{first name}, {name}, {agency} and {my name} are filled in for each person."
        />
        <p className="dp-dim">
          <SegmentCount body={form.values.body} />
        </p>
        {marketing ? (
          <CheckField
            form={form}
            name="marketing"
            label="This is marketing, not about their work"
            hint="Goes only to people who have consented to marketing, and says how to stop it."
          />
        ) : null}
      </Form>
      <Outgoing
        shown={shown}
        busy={write.busy}
        onSend={() => void send()}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}

function Outgoing({
  shown,
  busy,
  onSend,
  onClose,
}: {
  readonly shown: Preview | undefined;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const going = shown?.going ?? [];
  const leftOut = shown?.leftOut ?? [];
  return (
    <SendDialog
      title={`Send ${counted(going.length, 'text')}`}
      open={shown !== undefined}
      onClose={onClose}
      act={{
        label: `Send ${counted(going.length, 'text')}`,
        onAct: going.length > 0 ? onSend : onClose,
        busy,
      }}
      {...(shown?.isSet === false
        ? {
            notSent: 'No provider is set for these texts, or this is a sample: they are kept here.',
          }
        : {})}
      lead={
        leftOut.length === 0 ? undefined : (
          <section aria-label="Left out">
            <p>
              <strong>{counted(leftOut.length, 'person is', 'people are')} left out:</strong>
            </p>
            <ul>
              {leftOut.map(({ personId, because }) => (
                <li key={personId}>{because}</li>
              ))}
            </ul>
          </section>
        )
      }
      messages={going.map(({ personId, name, number, body, segments }) => ({
        id: personId,
        by: segments > 1 ? `Text in ${segments} parts` : 'Text',
        to: `${name}, ${number}`,
        text: body,
      }))}
    />
  );
}
