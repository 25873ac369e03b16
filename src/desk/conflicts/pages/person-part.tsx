import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { answeringMembers, listConflicts } from '../schema.ts';
import { OpenForm } from './open-form.tsx';
import { ConflictLines } from './rows.tsx';
import { OF_PERSON } from './words.ts';

/** On a worker's record: what went wrong, and a complaint, an accident or a concern about them. */
export default function PersonPart({ id }: { readonly id: string }) {
  const may = useMay();
  const write = may('conflicts.write');
  const reading = useRead(
    listConflicts,
    { query: { about: id, state: 'all' } },
    { live: ['conflict.', 'accident.', 'safeguarding.'] },
  );
  const members = useRead(answeringMembers, {}, { when: write });
  return (
    <Read of={reading}>
      {({ rows }) => (
        <RecordPart
          title="What went wrong"
          add={write ? 'Write something down' : undefined}
          form={(close) => (
            <OpenForm
              about={{
                kinds: OF_PERSON,
                shiftIds: [],
                bookingId: null,
                personId: id,
                personName: null,
                answering: members.value?.rows ?? [],
              }}
              onDone={close}
            />
          )}
        >
          {rows.length === 0 ? <p className="dp-dim">Nothing.</p> : <ConflictLines rows={rows} />}
        </RecordPart>
      )}
    </Read>
  );
}
