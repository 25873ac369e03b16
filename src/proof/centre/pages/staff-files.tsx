import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { FileField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay, useSession } from '../../../ui/session.ts';
import { keepCertificateRoute, keepCvRoute, STAFF_FILE_TYPES } from '../staff-file-schema.ts';
import type { Member } from './member-page.tsx';

/** CV and papers of certificates of a member of staff (C11); the newest CV goes to the external verifier (C14). */
export function StaffFiles({ member }: { readonly member: Member }) {
  const may = useMay();
  const self = useSession()?.member.id === member.memberId;
  const { files, qualifications, today } = member;
  const titles = new Map(qualifications.map((one) => [one.qualificationId, one.title]));
  return (
    <RecordPart
      level={2}
      title="CV and papers of certificates"
      add={may('centre.administer') || (self && may('centre.own')) ? 'Add a file' : undefined}
      form={(close) => <AddFile member={member} onDone={close} />}
    >
      {files.length === 0 ? (
        <p className="dp-dim">
          No file that you may open. They add their own, or who administers the centre does; the
          newest go into the pack of a visit.
        </p>
      ) : (
        <ul className="ce-lines">
          {files.map((one) => (
            <li key={one.fileId}>
              <strong>
                {one.kind === 'cv' ? 'CV' : (titles.get(one.qualificationId ?? '') ?? '')}
              </strong>
              {one.emptied ? (
                <span>Its content was erased with a person in it</span>
              ) : (
                <a href={`/api/centre/staff-files/${one.fileId}`} target="_blank" rel="noreferrer">
                  {one.name}
                </a>
              )}
              <span className="dp-dim">
                {counted(Math.max(1, Math.round(one.bytes / 1000)), 'kB', 'kB')}, kept{' '}
                {showDate(one.keptOn, today)} by {one.keptBy}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function AddFile({ member, onDone }: { readonly member: Member; readonly onDone: () => void }) {
  const say = useNotice();
  const cv = useAct(keepCvRoute);
  const certificate = useAct(keepCertificateRoute);
  const form = useForm({
    name: `staff-file-${member.memberId}`,
    start: { of: 'cv', file: undefined as File | undefined },
    checks: {
      of: needed('Choose what it is'),
      file: (file) => (file ? undefined : 'Choose the file'),
    },
    submit: ({ of, file }) => {
      const chosen = file as File;
      return of === 'cv'
        ? cv.act({ params: { id: member.memberId }, file: chosen })
        : certificate.act({ params: { id: of }, file: chosen });
    },
    onDone: () => {
      say('The file is kept');
      onDone();
    },
  });
  return (
    <Form form={form} action="Keep it" onCancel={onDone}>
      <SelectField
        form={form}
        name="of"
        label="What it is"
        options={[
          { value: 'cv', label: 'CV' },
          ...member.qualifications
            .filter(({ withdrawn }) => withdrawn === null)
            .map(({ qualificationId, title }) => ({
              value: qualificationId,
              label: `Certificate: ${title}`,
            })),
        ]}
      />
      <FileField
        form={form}
        name="file"
        label="File"
        hint="PDF, or a photo (JPEG, PNG), 5 MB at most. Seen by themselves, who runs the centre and who verifies it"
        accept={STAFF_FILE_TYPES.join(',')}
      />
    </Form>
  );
}
