import { showPhone } from '../../../lib/show.ts';
import { type Fact, FactList } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/page.tsx';
import type { BookingPage } from '../schema.ts';
import { CONTRACT_WORDS, NATION_WORDS, PARTICULARS, TAKEN_WORDS } from './words.ts';

const NOT_SAID = <span className="dp-dim">Not said</span>;

/** What was agreed about the order, and who the four parties are. */
export function BookingParticulars({ booking }: { readonly booking: BookingPage }) {
  const { particulars } = booking;
  const said = (Object.keys(PARTICULARS) as (keyof typeof PARTICULARS)[]).map(
    (part): Fact => ({
      label: PARTICULARS[part],
      value:
        particulars[part] === '' ? NOT_SAID : <span className="dp-lines">{particulars[part]}</span>,
    }),
  );
  return (
    <>
      <Section title="Particulars">
        <FactList
          facts={[
            ...said,
            ...(particulars.likelyLength === ''
              ? []
              : [{ label: 'Likely length', value: particulars.likelyLength }]),
            ...(particulars.notes === ''
              ? []
              : [{ label: 'Notes', value: <span className="dp-lines">{particulars.notes}</span> }]),
          ]}
        />
      </Section>
      <Section title="Parties">
        <FactList
          facts={[
            { label: 'Hirer', value: booking.hirerName },
            {
              label: 'Site',
              value: [booking.siteName, ...booking.siteAddress.split('\n'), booking.sitePostcode]
                .filter(Boolean)
                .join(', '),
              from: NATION_WORDS[booking.nation] ?? booking.nation,
            },
            {
              label: 'Bill to',
              value: booking.billToName,
              from: booking.poRequired ? 'Pays only with an order number' : undefined,
            },
            { label: 'Order number', value: booking.poNumber || NOT_SAID },
            { label: 'Client’s reference', value: booking.clientReference || NOT_SAID },
            { label: 'Cost centre', value: booking.costCentre || NOT_SAID },
            {
              label: 'Ordered by',
              value: booking.orderedBy.name,
              from: contactWords(booking.orderedBy),
            },
            {
              label: 'Approves hours',
              value: booking.approver?.name ?? NOT_SAID,
              from: booking.approver === null ? undefined : contactWords(booking.approver),
            },
            { label: 'Contract', value: CONTRACT_WORDS[booking.contractKind] },
            { label: 'Order came', value: TAKEN_WORDS[booking.how] },
          ]}
        />
      </Section>
    </>
  );
}

function contactWords({ email, phone }: { readonly email: string; readonly phone: string }) {
  return [phone === '' ? '' : showPhone(phone), email].filter(Boolean).join(', ');
}
