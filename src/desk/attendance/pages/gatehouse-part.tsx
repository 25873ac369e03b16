import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { revokeGatehouseRoute, sendGatehouseRoute } from '../gatehouse-schema.ts';
import type { showSiteDay } from '../schema.ts';

type Day = ReplyOf<typeof showSiteDay>;
type Given = Day['gatehouse'][number];

const OPEN: StateLook = { word: 'Open', meaning: 'good', mark: 'tick' };
const REVOKED: StateLook = { word: 'Taken back', meaning: 'attention', mark: 'cross' };
const OVER: StateLook = { word: 'Expired', meaning: 'quiet', mark: 'ring' };

/** Gives the day's list with photos to the gatehouse by a link, and shows who looked when. */
export function Gatehouse({ siteId, day }: { readonly siteId: string; readonly day: Day }) {
  const may = useMay();
  const say = useNotice();
  const sending = useAct(sendGatehouseRoute);
  const revoking = useAct(revokeGatehouseRoute);
  const [refusal, setRefusal] = useState<Refusal>();
  const mayRecord = may('attendance.record');
  const reached = day.contacts.filter(({ email }) => email !== null);
  if (day.gatehouse.length === 0 && (!mayRecord || day.rows.length === 0)) return null;
  const send = async (contactId: string) => {
    const done = await sending.act({
      params: { siteId },
      body: { id: newId(), onDate: day.onDate, contactId },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`The link for the gatehouse is on its way to ${done.value.sentTo}`);
  };
  const revoke = async (id: string) => {
    const done = await revoking.act({ params: { id } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('The link opens nothing any more');
  };
  return (
    <div className="dp-no-print">
      <Section title="For the gatehouse">
        <p className="dp-dim">
          A link to the list with photos and whom to report to, without numbers. It shows whoever is
          confirmed in writing, and opens until the end of the day after.
        </p>
        {refusal ? <Refused refusal={refusal} /> : null}
        {day.gatehouse.length === 0 ? null : (
          <ul className="at-given">
            {day.gatehouse.map((one) => (
              <OneLink
                key={one.listId}
                given={one}
                {...(mayRecord && one.open ? { onRevoke: () => void revoke(one.listId) } : {})}
              />
            ))}
          </ul>
        )}
        {mayRecord && day.rows.length > 0 ? (
          <div className="at-acts">
            {reached.map(({ contactId, name }) => (
              <Button
                key={contactId}
                variant="default"
                aria-disabled={sending.busy}
                onClick={() => void send(contactId)}
              >
                Mail the gatehouse link to {name}
              </Button>
            ))}
          </div>
        ) : null}
      </Section>
    </div>
  );
}

function OneLink({ given, onRevoke }: { readonly given: Given; readonly onRevoke?: () => void }) {
  const look = given.revokedAt ? REVOKED : given.open ? OPEN : OVER;
  const today = dateIn(new Date());
  return (
    <li>
      <Badge state={look} /> To {given.contactName}, <Moment at={given.madeAt} />.{' '}
      {given.shown.length === 0
        ? 'Nobody has looked yet.'
        : `Looked at on ${given.shown.map(({ on, people }) => `${showDate(on, today)} (${counted(people, 'person', 'people')})`).join(', ')}.`}{' '}
      {onRevoke ? (
        <button type="button" className="dp-link" onClick={onRevoke}>
          Take it back
        </button>
      ) : null}
    </li>
  );
}
