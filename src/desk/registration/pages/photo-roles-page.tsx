import { Button } from '@mantine/core';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { listPhotoRoles, photoRoleRoute } from '../schema.ts';

const NEEDED = { word: 'Needs a photo', meaning: 'information', mark: 'tick' } as const;

/** Which roles need a photo, and why: no other candidate's face is kept. */
export default function PhotoRolesPage() {
  const maySet = useMay()('registrations.settings');
  const reading = useRead(listPhotoRoles, {});
  const { act, busy } = useAct(photoRoleRoute);
  const say = useNotice();
  const end = async (role: string) => {
    const done = await act({ params: { role }, body: { needed: false } });
    say(done.ok ? 'The role needs no photo any more' : done.refusal.because);
  };
  return (
    <Page
      title="Roles that need a photo"
      where={[{ label: 'Registrations', href: '/registrations' }]}
    >
      <Read of={reading}>
        {({ rows }) => {
          const needing = rows.filter(({ because }) => because !== null);
          return (
            <RecordPart
              level={2}
              title="Roles and why"
              add={maySet ? 'Add a role' : undefined}
              form={(close) => <RoleForm roles={rows} close={close} />}
            >
              {needing.length === 0 ? (
                <Empty title="No role needs a photo">
                  No photo of anybody is taken in until a role needs one, with the reason.
                </Empty>
              ) : (
                <ul className="dp-record-lines">
                  {needing.map((row) => (
                    <li key={row.role}>
                      <Badge state={NEEDED} />
                      <span>
                        {row.name}: {row.because}
                      </span>
                      <span className="dp-dim">{row.by}</span>
                      {maySet ? (
                        <Button
                          variant="default"
                          size="compact-sm"
                          aria-disabled={busy}
                          onClick={() => void end(row.role)}
                        >
                          Stop asking for a photo
                        </Button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              )}
            </RecordPart>
          );
        }}
      </Read>
    </Page>
  );
}

function RoleForm({
  roles,
  close,
}: {
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(photoRoleRoute);
  const form = useForm({
    name: 'photo-role',
    start: { role: '', because: '' },
    checks: { role: needed('Choose the role'), because: needed('Say why') },
    submit: ({ role, because }) => act({ params: { role }, body: { needed: true, because } }),
    onDone: () => {
      say('The role needs a photo');
      close();
    },
  });
  return (
    <Form form={form} action="Add the role" label="A role" onCancel={close}>
      <SelectField
        form={form}
        name="role"
        label="Role"
        options={roles.map(({ role, name }) => ({ value: role, label: name }))}
      />
      <TextField form={form} name="because" label="Why" hint="A badge at the gate, a site’s pass" />
    </Form>
  );
}
