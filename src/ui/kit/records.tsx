import { Button } from '@mantine/core';
import type { Finding } from '../../rules/finding.ts';
import { Badge } from '../badge.tsx';
import { FactList, Facts } from '../facts.tsx';
import { FindingLegend, FindingSummary, Findings } from '../findings.tsx';
import { MARK_NAMES, Mark } from '../mark.tsx';
import { Needs, Section, Sides } from '../page.tsx';
import { Timeline } from '../timeline.tsx';
import { MEANINGS, type Meaning } from '../tokens.ts';
import { STATES } from './people.ts';

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

const FINDINGS: readonly Finding[] = [
  {
    rule: 'WTR-OPTOUT',
    outcome: 'record',
    because: 'Rosa Ahmed opted out of the 48-hour limit on 3 Feb; 3 months notice ends it',
    source: 'Working Time Regulations 1998, reg 5',
    restsOn: [{ kind: 'agreement', id: '1', label: 'Opt-out of 3 Feb' }],
  },
  {
    rule: 'RTW-FOLLOWUP',
    outcome: 'warn',
    because: 'The share code check answers until 12 Dec, 19 days after this shift',
    source: 'Immigration, Asylum and Nationality Act 2006, s 15',
    clears: 'ask for a new share code.',
  },
  {
    rule: 'WTR-DAILY',
    outcome: 'block_override',
    because: '9 h 30 rest before this shift; 11 h needed',
    source: 'Working Time Regulations 1998, reg 10(1)',
    clears: 'agree compensatory rest in writing.',
    restsOn: [
      { kind: 'shift', id: '2', label: 'Sun 22 Nov 12:30-20:30, Ash Ward' },
      { kind: 'shift', id: '3', label: 'Mon 23 Nov 06:00-14:00, Ash Ward' },
    ],
  },
  {
    rule: 'CR-19',
    outcome: 'block',
    because: 'No proof of identity is on file',
    source: 'Conduct Regulations 2003, reg 19(1)(a)',
    clears: 'see the document and record it.',
  },
  {
    rule: 'CR-21',
    outcome: 'escalate',
    because: 'Written particulars went out 4 business days after the agreement; 3 allowed',
    source: 'Conduct Regulations 2003, reg 21(3)',
    stops: false,
  },
];

/** Marks, badges, findings, header band, history. */
export function KitRecords() {
  return (
    <Sides
      main={
        <>
          <Needs
            items={[
              {
                id: '1',
                text: '3 shifts start within 24 hours and have nobody',
                href: '/kit',
                act: 'Fill them',
              },
              {
                id: '2',
                text: 'Tom Okafor answered: he can take Fri 27 Nov',
                href: '/kit',
                act: 'Confirm both sides',
              },
            ]}
          />
          <Section title="Header band">
            <Facts
              state={STATES.pencilled}
              facts={[
                { label: 'Worker', value: 'Rosa Ahmed', from: 'on the books since 3 Feb' },
                { label: 'Place', value: 'Ash Ward, LS1 4AP' },
                { label: 'Time', value: 'Mon 23 Nov 22:00-06:00 Tue' },
                { label: 'Pay', value: '£14.20/h', from: 'rate card of 1 Nov' },
              ]}
              next={<Button>Confirm both sides</Button>}
            />
            <FactList
              facts={[
                {
                  label: 'Report to',
                  value: 'Sister Grace Byrne',
                  from: 'said by the hirer, 3 days ago',
                },
                { label: 'Protective equipment', value: 'Provided: apron, gloves' },
              ]}
            />
          </Section>
          <Section title="Findings">
            <Findings
              findings={FINDINGS}
              recordHref={(kind, id) => `/kit?${kind}=${id}`}
              sourceHref={() => 'https://www.legislation.gov.uk/'}
              clearing={(finding) =>
                finding.rule === 'CR-19' ? (
                  <Button size="compact-sm" variant="default">
                    Record the document
                  </Button>
                ) : undefined
              }
            />
            <Findings findings={[]} />
            <p>
              <FindingSummary findings={FINDINGS} />
            </p>
            <p>
              <FindingSummary findings={[]} />
            </p>
            <FindingLegend />
          </Section>
          <Section title="States">
            <div className="dp-row">
              {Object.values(STATES).map((state) => (
                <Badge key={state.word} state={state} />
              ))}
              <Badge state={STATES.offered} note="3 days ago" />
            </div>
          </Section>
          <Section title="Buttons">
            <div className="dp-row">
              <Button>Confirm both sides</Button>
              <Button variant="default">Ask the pool</Button>
              <Button variant="light">Pencil Rosa</Button>
              <Button variant="outline">Add a line</Button>
              <Button variant="subtle">Show more</Button>
              <Button color="stop">Cancel the booking</Button>
              {(Object.keys(MEANINGS) as Meaning[]).map((meaning) => (
                <Button key={meaning} variant="light" color={meaning}>
                  {meaning}
                </Button>
              ))}
            </div>
          </Section>
          <Section title="Marks">
            <div className="dp-swatches">
              {MARK_NAMES.map((name) => (
                <span key={name} className="dp-swatch">
                  <Mark name={name} size={16} /> {name}
                </span>
              ))}
            </div>
          </Section>
        </>
      }
      side={
        <Section title="History">
          <Timeline
            items={[
              { id: '1', at: ago(0.01), who: 'Jo Byrne', what: 'pencilled Rosa Ahmed' },
              { id: '2', at: ago(1), who: 'Jo Byrne', what: 'sent the proposal to Ash Ward' },
              { id: '3', at: ago(3), who: 'Grace Hughes', what: 'took the booking by phone' },
            ]}
          />
          <Timeline items={[]} />
        </Section>
      }
    />
  );
}
