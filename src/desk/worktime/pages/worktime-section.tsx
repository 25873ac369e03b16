import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { showWorktime } from '../schema.ts';
import { AbsencePart } from './absences.tsx';
import { AvailabilityPart } from './availability.tsx';
import { DeclaredPart } from './declared.tsx';
import { HeldPart } from './held.tsx';
import { OptOutPart } from './opt-outs.tsx';

/** A worker's time on their record: what they said, what they hold, what they do elsewhere. */
export default function WorktimeSection({ id }: { readonly id: string }) {
  const may = useMay();
  const mayWrite = may('worktime.write');
  const reading = useRead(showWorktime, { params: { id } });
  return (
    <Read of={reading}>
      {(time) => (
        <>
          <AvailabilityPart id={id} time={time} mayWrite={mayWrite} />
          <HeldPart time={time} />
          <DeclaredPart id={id} time={time} mayWrite={mayWrite} />
          <OptOutPart id={id} time={time} mayWrite={may('opt-outs.write')} />
          <AbsencePart id={id} time={time} mayWrite={mayWrite} />
        </>
      )}
    </Read>
  );
}
