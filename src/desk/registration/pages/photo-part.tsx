import { Button } from '@mantine/core';
import { listed } from '../../../lib/text.ts';
import { FileField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { endPhoto, photoRoute } from '../schema.ts';
import type { OfCandidate } from './words.ts';

/** Their photo, where one of their roles needs one. */
export function PhotoPart({
  id,
  seen: { photo },
  mayWrite,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly mayWrite: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(endPhoto);
  const needed = photo.neededFor.length > 0;
  const remove = async () => {
    const done = await act({ params: { id } });
    say(done.ok ? 'The photo is gone' : done.refusal.because);
  };
  return (
    <RecordPart
      title="Photo"
      add={mayWrite && needed ? 'Take in a photo' : undefined}
      form={(close) => <PhotoForm id={id} close={close} />}
    >
      {needed ? (
        <p className="dp-dim">Needed for {listed(photo.neededFor)}.</p>
      ) : (
        <p className="dp-dim">None of their roles needs a photo, so none is kept.</p>
      )}
      {photo.takenInAt === null ? null : (
        <div className="dp-row">
          <img
            src={`/api/candidates/${id}/photo?at=${Date.parse(photo.takenInAt)}`}
            alt="The candidate"
            width={96}
            height={96}
            style={{ objectFit: 'cover' }}
          />
          {mayWrite ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-disabled={busy}
              onClick={() => void remove()}
            >
              Take the photo away
            </Button>
          ) : null}
        </div>
      )}
    </RecordPart>
  );
}

function PhotoForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(photoRoute);
  const form = useForm({
    name: 'photo',
    keep: false,
    start: { file: undefined as File | undefined },
    checks: { file: (value) => (value === undefined ? 'Choose a picture' : undefined) },
    submit: ({ file }) => act({ params: { id }, ...(file ? { file } : {}) }),
    onDone: () => {
      say('The photo is taken in');
      close();
    },
  });
  return (
    <Form form={form} action="Take in the photo" label="A photo" onCancel={close}>
      <FileField
        form={form}
        name="file"
        label="Picture"
        hint="JPEG or PNG, 2 MB at most"
        accept="image/jpeg,image/png"
      />
    </Form>
  );
}
