import './activity.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { listTemplates, saveTemplateRoute } from '../text-schema.ts';
import { SegmentCount } from './write-text.tsx';

type Wording = ReplyOf<typeof listTemplates>['rows'][number];

/** The organisation's own wordings for texts. */
export default function WordingsPage() {
  const reading = useRead(listTemplates, {});
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const mayWrite = may('texts.templates');
  const close = () => setOpen(undefined);
  return (
    <Page
      title="Wordings for texts"
      where={[{ label: 'Texts', href: '/texts' }]}
      action={
        mayWrite && open === undefined ? (
          <Button onClick={() => setOpen('new')}>Add a wording</Button>
        ) : undefined
      }
    >
      {open === 'new' ? <WordingForm onClose={close} /> : null}
      <Read of={reading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="dp-dim">
              Wordings that you send again and again stand here, with each person’s name filled in.
              {mayWrite ? ' Add the first one.' : ' An owner or branch manager adds them.'}
            </p>
          ) : (
            <ul className="co-activity" aria-label="Wordings">
              {rows.map((wording) => (
                <li key={wording.id} className="co-line">
                  {open === wording.id ? (
                    <WordingForm wording={wording} onClose={close} />
                  ) : (
                    <>
                      <div className="co-head">
                        <strong>{wording.name}</strong>
                        <span className="dp-dim">
                          version {wording.version}, {wording.savedBy} <Ago at={wording.savedAt} />
                        </span>
                        {mayWrite ? (
                          <Button
                            variant="default"
                            size="compact-sm"
                            onClick={() => setOpen(wording.id)}
                          >
                            Change {wording.name}
                          </Button>
                        ) : null}
                      </div>
                      <p className="co-words">{wording.body}</p>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function WordingForm({
  wording,
  onClose,
}: {
  readonly wording?: Wording;
  readonly onClose: () => void;
}) {
  const { act, busy } = useAct(saveTemplateRoute);
  const say = useNotice();
  const [id] = useState(() => wording?.id ?? newId());
  const from = wording?.version ?? 0;
  const form = useForm({
    name: `wording ${wording?.id ?? 'new'}`,
    start: { name: wording?.name ?? '', body: wording?.body ?? '' },
    checks: { name: needed('Name the wording'), body: needed('Write the text') },
    submit: ({ name, body }) => act({ params: { id }, body: { from, name, body, retired: false } }),
    onDone: () => {
      say('Wording saved');
      onClose();
    },
  });
  const putAway = async () => {
    if (!wording) return;
    const { name, body } = wording;
    const done = await act({ params: { id }, body: { from, name, body, retired: true } });
    say(done.ok ? `${name} put away` : done.refusal.because);
    if (done.ok) onClose();
  };
  return (
    <div className="dp-record-form">
      <Form form={form} action="Save the wording" label="Wording" onCancel={onClose}>
        <TextField form={form} name="name" label="Name" short />
        <LongTextField
          form={form}
          name="body"
          label="Text"
          hint="{first name}, {name}, {agency} and {my name} are filled in for each person."
        />
        <p className="dp-dim">
          <SegmentCount body={form.values.body} />
        </p>
      </Form>
      {wording ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-disabled={busy}
          onClick={() => void putAway()}
        >
          Put {wording.name} away
        </Button>
      ) : null}
    </div>
  );
}
