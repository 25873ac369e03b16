import './external.css';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { readMinutes } from '../schema.ts';
import { HOME, LIVE, wordsOf } from './looks.ts';
import { OpenFirst } from './open-first.tsx';

/** Minutes of staff meetings, items judged blind, observations of assessors. */
export default function MinutesPage() {
  const { query } = useAddress();
  const framework = query['framework'] ?? '-';
  const reading = useRead(readMinutes, { query: { framework } }, { live: LIVE });
  const thing = { kind: 'minutes', thingId: null, frameworkCode: framework } as const;
  return (
    <Page title="Minutes and standardisation" where={[HOME]}>
      <OpenFirst of={reading} thing={thing} what="the minutes">
        {({ meetings, items, observations }) => (
          <>
            <Section title="Staff meetings">
              {meetings.length === 0 ? <p className="dp-dim">None was held yet.</p> : null}
              {meetings.map((one) => (
                <div key={one.meetingId}>
                  <h3>
                    {one.name}, {showDate(one.heldOn)}
                  </h3>
                  <p className="dp-dim">
                    Present: {one.present.join(', ')}
                    {one.absent.length === 0 ? '' : `. Absent: ${one.absent.join(', ')}`}
                  </p>
                  <p className="ex-text">Equal opportunities: {one.equalOpportunities}</p>
                  {one.items.map(({ heading, minutes }) => (
                    <p key={heading} className="ex-text">
                      {heading}: {minutes}
                    </p>
                  ))}
                  {one.followedUp.map(({ action, words, done }) => (
                    <p key={action} className="ex-text">
                      Action, {done ? 'done' : 'open'}: {action} {words}
                    </p>
                  ))}
                </div>
              ))}
            </Section>
            <Section title="Judged blind">
              {items.length === 0 ? <p className="dp-dim">Nothing was judged blind yet.</p> : null}
              <ul className="ex-lines">
                {items.map((one) => (
                  <li key={one.itemId}>
                    <span>{one.unitReference}</span>
                    <span>{showDate(one.openedOn)}</span>
                    <span>{wordsOf(one.state)}</span>
                    <span className="dp-dim">
                      {one.judged} of {one.asked} judged
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section title="Observations of assessors">
              {observations.length === 0 ? <p className="dp-dim">None is on record.</p> : null}
              <ul className="ex-lines">
                {observations.map((one) => (
                  <li key={one.observationId}>
                    <span>
                      {one.assessorName}, {one.unitReference}
                    </span>
                    <span>
                      {showDate(one.heldOn)}, by {one.observerName}
                    </span>
                    <span className="dp-dim">
                      {one.signed ? 'Signed by both' : 'Not signed yet'}
                    </span>
                    <span className="ex-text">
                      {one.seen} {one.strengths}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </OpenFirst>
    </Page>
  );
}
