import './offers.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Empty } from '../../../ui/empty.tsx';
import { ChecksField, NumberField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { startCallDownRoute } from '../call-schema.ts';
import { planRound, startRoundRoute } from '../schema.ts';
import { MODE_WORDS, RING_WORDS } from './words.ts';

type Plan = ReplyOf<typeof planRound>;

const RINGS = ['favourites', 'know_site', 'everyone'] as const;

/** Asks people for the open shifts of a line: in rings, or by name; or makes a list to ring down. */
export default function NewRoundPage() {
  const shift = useAddress().query['shift'] ?? '';
  return shift === '' ? <NoShift /> : <Round shift={shift} />;
}

function NoShift() {
  return (
    <Page title="Ask for workers" where={[{ label: 'Offers', href: '/offers' }]}>
      <Empty
        title="No shift is chosen"
        action={<LinkButton href="/bookings?view=list">Bookings</LinkButton>}
      >
        Open a booking, choose a shift that is open, and follow Ask by text, e-mail or call-down.
      </Empty>
    </Page>
  );
}

function Round({ shift }: { readonly shift: string }) {
  const reading = useRead(planRound, { query: { shift } });
  return (
    <Read of={reading}>
      {(plan) => (
        <Page
          title={`Ask for ${plan.roleName}, ${plan.siteName}`}
          where={[
            { label: 'Offers', href: '/offers' },
            { label: plan.number, href: `/bookings/${plan.bookingId}` },
          ]}
        >
          {plan.shifts.length === 0 ? (
            <p>Every shift of this line is taken, cancelled or over: there is nothing to ask.</p>
          ) : (
            <Ask plan={plan} shift={shift} />
          )}
        </Page>
      )}
    </Read>
  );
}

function Ask({ plan, shift }: { readonly plan: Plan; readonly shift: string }) {
  const say = useNotice();
  const { go } = useAddress();
  const { act } = useAct(startRoundRoute);
  const all = plan.shifts.map(({ shiftId }) => shiftId);
  const [shiftIds, setShiftIds] = useState<readonly string[]>(
    plan.oneFace || !all.includes(shift) ? all : [shift],
  );
  const [picked, setPicked] = useState<readonly string[]>([]);
  const form = useForm({
    name: `round-${plan.lineId}`,
    start: {
      channel: 'text',
      who: 'rings',
      rings: [...RINGS] as readonly string[],
      minutes: 20 as number | undefined,
      note: '',
    },
    submit: ({ channel, who, rings, minutes, note }, id) =>
      act({
        body: {
          id,
          shiftIds: [...shiftIds],
          channel: channel === 'mail' ? 'mail' : 'text',
          note,
          picked: who === 'picked' ? [...picked] : [],
          rings: who === 'picked' ? [] : RINGS.filter((ring) => rings.includes(ring)),
          ringMinutes: minutes ?? 20,
        },
      }),
    onDone: ({ roundId, asked, leftOut }) => {
      say(`${counted(asked, 'person', 'people')} asked, ${leftOut.length} left out`);
      go(`/offers/${roundId}`);
    },
  });
  const toggle = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const byName = form.values.who === 'picked';
  return (
    <>
      <p>
        A yes, in this client’s or line’s way: <strong>{MODE_WORDS[plan.mode]}</strong>. Each gets a
        link of their own; a text can be answered YES or NO.
      </p>
      <fieldset className="of-picks">
        <legend>Shifts ({shiftIds.length} chosen)</legend>
        {plan.oneFace ? (
          <p className="dp-dim">One face for all of them: they go together.</p>
        ) : null}
        {plan.shifts.map(({ shiftId }) => (
          <label key={shiftId} className="dp-row">
            <input
              type="checkbox"
              checked={shiftIds.includes(shiftId)}
              disabled={plan.oneFace}
              onChange={() => setShiftIds(toggle(shiftIds, shiftId))}
            />
            {placeOf(plan.shifts, shiftId)}
          </label>
        ))}
      </fieldset>
      <CallDownStart shiftIds={shiftIds} />
      <Form form={form} action="Ask now" label="Ask by text or e-mail">
        <RadioField
          form={form}
          name="channel"
          label="By"
          options={[
            { value: 'text', label: 'Text' },
            { value: 'mail', label: 'E-mail' },
          ]}
        />
        <RadioField
          form={form}
          name="who"
          label="Whom"
          options={[
            { value: 'rings', label: 'In rings, one after the other while places are left' },
            { value: 'picked', label: 'People I pick' },
          ]}
        />
        {byName ? null : (
          <>
            <ChecksField
              form={form}
              name="rings"
              label="Rings"
              options={RINGS.map((value) => ({ value, label: RING_WORDS[value] }))}
            />
            <NumberField form={form} name="minutes" label="Minutes between rings" />
          </>
        )}
        <TextField form={form} name="note" label="A line of your own" optional />
      </Form>
      {byName ? (
        <fieldset className="of-picks">
          <legend>
            Who may go, best first ({picked.length} of {plan.people.length} picked)
          </legend>
          {plan.people.map((person) => (
            <label key={person.personId} className="dp-row">
              <input
                type="checkbox"
                checked={picked.includes(person.personId)}
                onChange={() => setPicked(toggle(picked, person.personId))}
              />
              {person.name}
              <span className="dp-dim">
                {[
                  person.favourite ? 'the client asks for them' : '',
                  person.timesThere > 0 ? `been there ${counted(person.timesThere, 'time')}` : '',
                  person.byText ? '' : 'no text',
                  person.byMail ? '' : 'no e-mail',
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

/** A shift's words; of places at the same time which of them it is, so that no two read alike. */
function placeOf(shifts: Plan['shifts'], shiftId: string): string {
  const label = shifts.find((one) => one.shiftId === shiftId)?.label ?? '';
  const alike = shifts.filter((one) => one.label === label);
  if (alike.length < 2) return label;
  const nth = alike.findIndex((one) => one.shiftId === shiftId) + 1;
  return `${label}, place ${nth} of ${alike.length}`;
}

function CallDownStart({ shiftIds }: { readonly shiftIds: readonly string[] }) {
  const { go } = useAddress();
  const { act, busy } = useAct(startCallDownRoute);
  const [id] = useState(newId);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const press = async () => {
    const made = await act({ body: { id, shiftIds: [...shiftIds] } });
    setRefusal(made.ok ? undefined : made.refusal);
    if (made.ok) go(`/call-downs/${made.value.callDownId}`);
  };
  return (
    <p className="dp-row">
      <Button
        variant="default"
        aria-disabled={busy || shiftIds.length === 0}
        onClick={() => (busy || shiftIds.length === 0 ? undefined : void press())}
      >
        Ring them down instead
      </Button>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </p>
  );
}
