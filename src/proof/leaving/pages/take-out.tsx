import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { call } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { exportRecordRoute, recordPartsRoute } from '../schema.ts';
import { showBytes } from './show-bytes.ts';

type Parts = ReplyOf<typeof recordPartsRoute>['parts'];

/** A learner whose record is taken out: in one archive, or in parts where its files are too many for one. */
export function TakeOut({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useNotice();
  const [busy, setBusy] = useState(false);
  const [parts, setParts] = useState<Parts>([]);
  const save = async (part: number, said: string) => {
    const saved = await saveFile(exportRecordRoute, { params: { id, part } });
    say(saved.ok ? said : saved.refusal.because);
  };
  const once = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    await work();
    setBusy(false);
  };
  const whole = async () => {
    const asked = await call(recordPartsRoute, { params: { id } });
    if (!asked.ok) return say(asked.refusal.because);
    const isOne = asked.value.parts.length === 1;
    setParts(isOne ? [] : asked.value.parts);
    return isOne ? save(1, `The record of ${name} is saved`) : undefined;
  };
  return (
    <>
      <strong>{name}</strong>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Whole record (ZIP): ${name}`}
        aria-disabled={busy}
        onClick={() => void once(whole)}
      >
        Whole record (ZIP)
      </Button>
      {parts.length === 0 ? null : (
        <div className="le-parts">
          <p>
            Its files are too many for one archive: take each of the {parts.length}. All of its
            words are in part 1, which is taken in first.
          </p>
          <ul className="le-parts" aria-label={`Parts of the record of ${name}`}>
            {parts.map(({ part, files, bytes }) => (
              <li key={part}>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-disabled={busy}
                  onClick={() =>
                    void once(() =>
                      save(
                        part,
                        `Part ${part} of ${parts.length} of the record of ${name} is saved`,
                      ),
                    )
                  }
                >
                  {`Part ${part} of ${parts.length} (${counted(files, 'file')}, ${showBytes(bytes)})`}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
