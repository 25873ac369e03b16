import './policies.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import {
  DateField,
  LongTextField,
  MoneyField,
  NumberField,
  RadioField,
  SelectField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay, useSession } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listLimits, setLimitRoute } from '../limits-schema.ts';
import {
  DESK_ROLES,
  type DeskRole,
  keysOf,
  LIMIT_FROM,
  LIMIT_KINDS,
  LIMITS,
  type LimitKind,
  showAmount,
} from '../shapes-schema.ts';

type Limits = ReplyOf<typeof listLimits>;
type Member = Limits['rows'][number];
type Set = Limits['history'][number];

/** How far a limit goes, in words. */
function reach(kind: LimitKind, limit: number | null): string {
  if (limit === null) return 'No limit';
  return limit === 0 ? 'Nothing' : showAmount(kind, limit);
}

const setWords = ({ kind, basis, amount }: Set): string => {
  if (basis === 'role') return 'By their role';
  return basis === 'unlimited' ? 'No limit' : reach(kind, amount);
};

const MEMBERS: readonly Column<Member>[] = [
  { key: 'name', head: 'Member', cell: (row) => row.name, by: (row) => row.name, width: '170px' },
  ...LIMIT_KINDS.map((kind) => ({
    key: kind,
    head: LIMITS[kind].words,
    cell: (row: Member) => {
      const found = row.limits.find((limit) => limit.kind === kind);
      return found ? reach(kind, found.limit) : '';
    },
  })),
];

const HISTORY = (today: string): readonly Column<Set>[] => [
  {
    key: 'whose',
    head: 'Whose',
    cell: (row) => row.memberName ?? (row.role ? DESK_ROLES[row.role] : ''),
    width: '180px',
  },
  { key: 'kind', head: 'What', cell: (row) => LIMITS[row.kind].words },
  { key: 'limit', head: 'How far', cell: setWords, width: '130px' },
  {
    key: 'from',
    head: 'From',
    cell: (row) => showDate(row.fromOn, today),
    by: (row) => row.fromOn,
    width: '120px',
  },
  { key: 'by', head: 'Set by', cell: (row) => row.setBy, width: '160px' },
  { key: 'reason', head: 'Why', cell: (row) => row.reason },
];

/** How far each member may go alone, and how it came to be. */
export default function LimitsPage() {
  const { query, setQuery } = useAddress();
  const maySet = useMay()('limits.set');
  const reading = useRead(listLimits, {});
  const close = () => setQuery({ open: undefined });
  return (
    <Page
      title="Authority limits"
      action={maySet ? <LinkButton href="/limits?open=set">Set a limit</LinkButton> : undefined}
    >
      <p className="dp-dim">
        How far each may go alone. Beyond it a colleague approves, whose own limit reaches it.
        Owners set limits, never their own.
      </p>
      <Read of={reading}>
        {(limits) => {
          const open = limits.rows.find(({ memberId }) => memberId === query['open']);
          const panel =
            query['open'] === 'set' && maySet ? (
              <SidePanel of="set" title="Set a limit" onClose={close}>
                <LimitForm limits={limits} onDone={close} />
              </SidePanel>
            ) : open ? (
              <MemberPanel member={open} onClose={close} />
            ) : undefined;
          return (
            <Beside panel={panel}>
              <Table
                label="Members and their limits"
                noun={['member', 'members']}
                columns={MEMBERS}
                rows={limits.rows}
                total={limits.total}
                id={(row) => row.memberId}
                name={(row) => row.name}
                onOpen={(row) => setQuery({ open: row.memberId })}
                openId={query['open']}
              />
              <Section title="By role">
                <FactList
                  facts={limits.roles.map(({ role, limits: of }) => ({
                    label: DESK_ROLES[role],
                    value:
                      of.length === 0
                        ? 'Nothing alone'
                        : of
                            .map(
                              ({ kind, limit }) => `${LIMITS[kind].words}: ${reach(kind, limit)}`,
                            )
                            .join('; '),
                  }))}
                />
              </Section>
              <Section title="What was set">
                <Table
                  label="Limits that were set"
                  noun={['limit', 'limits']}
                  columns={HISTORY(limits.today)}
                  rows={limits.history}
                  id={(row) => row.limitId}
                  empty={
                    <Empty title="No limit was set yet">
                      Until then owners go as far as they like, and everybody else asks them.
                    </Empty>
                  }
                />
              </Section>
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function MemberPanel({
  member,
  onClose,
}: {
  readonly member: Member;
  readonly onClose: () => void;
}) {
  return (
    <SidePanel of={member.memberId} title={member.name} onClose={onClose}>
      <FactList
        facts={member.limits.map(({ kind, limit, from }) => ({
          label: LIMITS[kind].words,
          value: reach(kind, limit),
          from: LIMIT_FROM[from],
        }))}
      />
    </SidePanel>
  );
}

interface Values {
  whose: string;
  kind: string;
  basis: string;
  pence: number | undefined;
  count: number | undefined;
  fromOn: string;
  reason: string;
}

const unitOf = (kind: string) => LIMITS[kind as LimitKind]?.unit ?? 'pence';
const isMoney = (kind: string): boolean =>
  unitOf(kind) === 'pence' || unitOf(kind) === 'pence_hour';

function LimitForm({ limits, onDone }: { readonly limits: Limits; readonly onDone: () => void }) {
  const say = useNotice();
  const session = useSession();
  const { act } = useAct(setLimitRoute);
  const form = useForm<Values>({
    name: 'limit',
    start: {
      whose: '',
      kind: '',
      basis: 'amount',
      pence: undefined,
      count: undefined,
      fromOn: dateIn(new Date()),
      reason: '',
    },
    checks: {
      whose: needed('Choose a member or a role'),
      kind: needed('Choose what it is about'),
      pence: (value, { basis, kind }) =>
        basis === 'amount' && isMoney(kind) && value === undefined ? 'Enter how far' : undefined,
      count: (value, { basis, kind }) =>
        basis === 'amount' && !isMoney(kind) && value === undefined ? 'Enter how far' : undefined,
      fromOn: needed('Enter the day'),
    },
    submit: ({ whose, kind, basis, pence, count, fromOn, reason }, id) => {
      const [what = '', who = ''] = whose.split(' ');
      const amount = isMoney(kind) ? pence : count;
      return act({
        body: {
          id,
          memberId: what === 'member' ? who : null,
          role: what === 'role' ? (who as Exclude<DeskRole, 'owner'>) : null,
          kind: kind as LimitKind,
          basis: basis as 'amount',
          amount: basis === 'amount' ? (amount ?? null) : null,
          fromOn,
          reason,
        },
      });
    },
    onDone: () => {
      say('The limit is set');
      onDone();
    },
  });
  const me = session?.member?.id;
  const { kind, whose, basis } = form.values;
  return (
    <Form form={form} action="Set the limit" label="Set a limit">
      <SelectField
        form={form}
        name="whose"
        label="Whose"
        options={[
          ...keysOf(DESK_ROLES)
            .filter((role) => role !== 'owner')
            .map((role) => ({
              value: `role ${role}`,
              label: `All ${DESK_ROLES[role].toLowerCase()}`,
            })),
          ...limits.rows
            .filter(({ memberId }) => memberId !== me)
            .map(({ memberId, name }) => ({ value: `member ${memberId}`, label: name })),
        ]}
      />
      <SelectField
        form={form}
        name="kind"
        label="What"
        options={LIMIT_KINDS.map((one) => ({ value: one, label: LIMITS[one].words }))}
      />
      <RadioField
        form={form}
        name="basis"
        label="How far"
        options={[
          { value: 'amount', label: 'Up to an amount' },
          { value: 'unlimited', label: 'No limit' },
          ...(whose.startsWith('member')
            ? [{ value: 'role', label: 'By their role, as others' }]
            : []),
        ]}
      />
      {basis !== 'amount' ? null : isMoney(kind) ? (
        <MoneyField
          form={form}
          name="pence"
          label="Amount"
          unit={unitOf(kind) === 'pence_hour' ? 'an hour' : ''}
        />
      ) : (
        <NumberField
          form={form}
          name="count"
          label={
            unitOf(kind) === 'count'
              ? 'How many times'
              : unitOf(kind) === 'people'
                ? 'How many people'
                : 'Hundredths of a point below the floor'
          }
          {...(unitOf(kind) === 'basis_points' ? { hint: '250 is 2.5 points' } : {})}
        />
      )}
      <DateField form={form} name="fromOn" label="From" />
      <LongTextField form={form} name="reason" label="Why" rows={2} optional />
    </Form>
  );
}
