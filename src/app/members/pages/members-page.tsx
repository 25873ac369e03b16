import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { fold } from '../../../lib/text.ts';
import {
  changeRoles,
  inviteMember,
  listMembers,
  openBranch,
  recordDeparture,
  undoDeparture,
  withdrawInvitation,
} from '../../../platform/identity/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ChecksField, DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { ROLE_CHOICES, roleWords } from '../../door/pages/role-words.ts';
import { ResetAuthenticator } from './reset-authenticator.tsx';

type Everyone = ReplyOf<typeof listMembers>;
type Member = Everyone['members'][number];
type Role = Member['roles'][number];

const UNTIL = 'External verifier until';

function Invite({ branches, onDone }: { branches: Everyone['branches']; onDone: () => void }) {
  const say = useNotice();
  const [id, setId] = useState(newId);
  const { act } = useAct(inviteMember);
  const form = useForm({
    name: 'invite',
    start: {
      name: '',
      email: '',
      roles: ['consultant'] as readonly string[],
      externalUntil: '',
      branchId: branches[0]?.id ?? '',
    },
    checks: { name: needed('Enter the name'), email: needed('Enter the e-mail') },
    submit: (values) =>
      act({
        body: {
          ...values,
          id,
          roles: values.roles as Role[],
          externalUntil: values.externalUntil || null,
          branchId: values.branchId || null,
        },
      }),
    onDone: (_, values) => {
      say(`Invitation to ${values.email} written; it is in the mail outbox`);
      setId(newId());
      onDone();
    },
  });
  return (
    <Form form={form} action="Invite by mail" label="Invite a member">
      <TextField form={form} name="name" label="Name" />
      <TextField form={form} name="email" label="E-mail" type="email" />
      <ChecksField form={form} name="roles" label="Roles" options={ROLE_CHOICES} />
      {form.values.roles.includes('external_verifier') ? (
        <DateField form={form} name="externalUntil" label={UNTIL} />
      ) : null}
      {branches.length > 0 ? (
        <SelectField
          form={form}
          name="branchId"
          label="Branch"
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
        />
      ) : null}
    </Form>
  );
}

function MemberPanel({ member, close }: { readonly member: Member; readonly close: () => void }) {
  const say = useNotice();
  const may = useMay();
  const roles = useAct(changeRoles);
  const departure = useAct(recordDeparture);
  const back = useAct(undoDeparture);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  const form = useForm({
    name: `roles-${member.id}`,
    start: {
      roles: member.roles as readonly string[],
      externalUntil: member.externalUntil ?? '',
    },
    keep: false,
    submit: (values) =>
      roles.act({
        params: { id: member.id },
        body: { roles: values.roles as Role[], externalUntil: values.externalUntil || null },
      }),
    onDone: () => say(`Roles of ${member.name} changed`),
  });
  const left = member.leftAt !== null;
  const toggle = async () => {
    const done = left
      ? await back.act({ params: { id: member.id } })
      : await departure.act({ params: { id: member.id } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok)
      say(left ? `${member.name} may come in again` : `${member.name} no longer comes in`);
  };
  return (
    <SidePanel of={member.id} title={member.name} onClose={close}>
      <p>{member.email}</p>
      {may('members.manage') ? (
        <>
          <Form form={form} action="Change the roles" label="Roles">
            <ChecksField form={form} name="roles" label="Roles" options={ROLE_CHOICES} />
            {form.values.roles.includes('external_verifier') ? (
              <DateField form={form} name="externalUntil" label={UNTIL} />
            ) : null}
          </Form>
          {refusal ? <Refused refusal={refusal} /> : null}
          <Button variant="default" onClick={() => void toggle()}>
            {left ? 'Let them come in again' : 'Record that they left'}
          </Button>
          {may('organisation.manage') && member.hasAuthenticator ? (
            <ResetAuthenticator id={member.id} name={member.name} />
          ) : null}
        </>
      ) : (
        <p>{roleWords(member.roles)}</p>
      )}
    </SidePanel>
  );
}

function Branches({ branches }: { readonly branches: Everyone['branches'] }) {
  const say = useNotice();
  const may = useMay();
  const [id, setId] = useState(newId);
  const { act } = useAct(openBranch);
  const form = useForm({
    name: 'branch',
    start: { name: '' },
    checks: { name: needed('Enter the branch’s name') },
    submit: (values) => act({ body: { ...values, id } }),
    onDone: (_, values) => {
      say(`Branch ${values.name} opened`);
      setId(newId());
      form.reset();
    },
  });
  return (
    <Section title="Branches">
      <ul>
        {branches.map((branch) => (
          <li key={branch.id}>{branch.name}</li>
        ))}
      </ul>
      {may('organisation.manage') ? (
        <Form form={form} action="Open the branch" label="New branch">
          <TextField form={form} name="name" label="New branch" />
        </Form>
      ) : null}
    </Section>
  );
}

function Waiting({ invitations }: { readonly invitations: Everyone['invitations'] }) {
  const say = useNotice();
  const may = useMay();
  const { act } = useAct(withdrawInvitation);
  if (invitations.length === 0) return null;
  return (
    <Section title="Invitations that wait for an answer">
      <ul>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            {invitation.name}, {invitation.email}, {roleWords(invitation.roles)}, invited{' '}
            <Ago at={invitation.invitedAt} />{' '}
            {may('members.manage') ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  void act({ params: { id: invitation.id } }).then((done) =>
                    say(
                      done.ok
                        ? `Invitation to ${invitation.email} withdrawn`
                        : done.refusal.because,
                    ),
                  )
                }
              >
                Withdraw the invitation to {invitation.name}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const STATES = [
  { value: 'here', label: 'works here' },
  { value: 'left', label: 'left' },
];

function fits(row: Member, query: Readonly<Record<string, string>>): boolean {
  const { search, role, branch, state } = query;
  return (
    (search === undefined || fold(`${row.name} ${row.email}`).includes(fold(search))) &&
    (role === undefined || row.roles.some((held) => held === role)) &&
    (branch === undefined || row.branchId === branch) &&
    (state === undefined || (row.leftAt !== null) === (state === 'left'))
  );
}

/** Members, their roles, invitations and branches. */
export default function MembersPage() {
  const reading = useRead(listMembers, {});
  const may = useMay();
  const { query, setQuery } = useAddress();
  const openId = query['open'];
  const inviting = query['invite'] !== undefined && may('members.manage');
  const setOpenId = (open: string | undefined) => setQuery({ open, invite: undefined });
  const setInviting = (to: boolean) =>
    setQuery({ open: undefined, invite: to ? 'new' : undefined });
  return (
    <Page
      title="Members"
      action={
        may('members.manage') ? (
          <Button onClick={() => setInviting(true)}>Invite a member</Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {({ members, invitations, branches }) => {
          const open = members.find((member) => member.id === openId);
          const branchNames = new Map(branches.map((branch) => [branch.id, branch.name]));
          const panel = inviting ? (
            <SidePanel of="invite" title="Invite a member" onClose={() => setInviting(false)}>
              <Invite branches={branches} onDone={() => setInviting(false)} />
            </SidePanel>
          ) : open ? (
            <MemberPanel key={open.id} member={open} close={() => setOpenId(undefined)} />
          ) : undefined;
          return (
            <>
              <Beside panel={panel}>
                <Filters
                  list="members"
                  filters={[
                    { name: 'search', label: 'Name or e-mail' },
                    { name: 'role', label: 'Role', options: ROLE_CHOICES },
                    {
                      name: 'branch',
                      label: 'Branch',
                      options: branches.map(({ id, name }) => ({ value: id, label: name })),
                    },
                    { name: 'state', label: 'State', options: STATES },
                  ]}
                />
                <Table
                  label="Members"
                  noun={['member', 'members']}
                  rows={members.filter((row) => fits(row, query))}
                  id={(row) => row.id}
                  name={(row) => row.name}
                  sortIn="sort"
                  onOpen={(row) => setOpenId(row.id)}
                  openId={openId}
                  columns={[
                    { key: 'name', head: 'Name', cell: (row) => row.name, by: (row) => row.name },
                    {
                      key: 'authenticator',
                      head: 'Authenticator',
                      cell: (row) => (row.hasAuthenticator ? 'Has one' : 'None'),
                      by: (row) => (row.hasAuthenticator ? 'a' : 'b'),
                    },
                    {
                      key: 'email',
                      head: 'E-mail',
                      cell: (row) => row.email,
                      by: (row) => row.email,
                    },
                    { key: 'roles', head: 'Roles', cell: (row) => roleWords(row.roles) },
                    {
                      key: 'branch',
                      head: 'Branch',
                      cell: (row) => branchNames.get(row.branchId ?? '') ?? '',
                    },
                    {
                      key: 'state',
                      head: 'State',
                      cell: (row) =>
                        row.leftAt ? (
                          <Badge state={{ word: 'Left', meaning: 'quiet', mark: 'dash' }} />
                        ) : (
                          <Badge state={{ word: 'Works here', meaning: 'good', mark: 'tick' }} />
                        ),
                    },
                  ]}
                  empty={<Empty title="No member fits">Take a filter off to see more.</Empty>}
                />
              </Beside>
              <Waiting invitations={invitations} />
              <Branches branches={branches} />
            </>
          );
        }}
      </Read>
    </Page>
  );
}
