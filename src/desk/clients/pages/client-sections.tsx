import './clients.css';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { Mail, Phone } from './reach.tsx';
import {
  AGREED_CHOICES,
  type ClientRecord,
  type Contact,
  nationWord,
  type Site,
  sheetLook,
  TERMS_LOOKS,
} from './words.ts';

interface Part {
  readonly client: ClientRecord;
  readonly mayWrite: boolean;
}

type Terms = ClientRecord['terms'][number];
type Hirer = ClientRecord['hirers'][number];
type BillTo = ClientRecord['billTos'][number];

const SITE_COLUMNS: readonly Column<Site>[] = [
  { key: 'name', head: 'Site', cell: (site) => site.name, by: (site) => site.name },
  {
    key: 'postcode',
    head: 'Postcode',
    cell: (site) => <span className="dp-keep">{site.postcode}</span>,
    by: (site) => site.postcode,
    width: '92px',
  },
  {
    key: 'nation',
    head: 'Nation',
    cell: (site) => nationWord(site.nation),
    by: (site) => site.nation,
    width: '120px',
  },
  { key: 'hirer', head: 'Hirer', cell: (site) => site.hirerName, by: (site) => site.hirerName },
  {
    key: 'sheet',
    head: 'Standing sheet',
    cell: (site) => (
      <span className="dp-keep">
        <Badge state={sheetLook(site, site.sheet !== null)} />{' '}
        {site.sheet ? <Ago at={site.sheet.recordedAt} /> : null}
      </span>
    ),
    width: '260px',
  },
];

/** Where the work is, each site with its standing sheet and its age. */
export function Sites({ client, mayWrite }: Part) {
  const { go } = useAddress();
  const home = `/clients/${client.clientId}/sites`;
  const add = client.hirers.length > 0;
  return (
    <Section
      title="Sites"
      action={
        mayWrite && add ? (
          <LinkButton quiet href={`${home}/new/details`}>
            Add a site
          </LinkButton>
        ) : undefined
      }
    >
      <Table
        label="Sites"
        noun={['site', 'sites']}
        columns={SITE_COLUMNS}
        rows={client.sites}
        id={(site) => site.siteId}
        onOpen={(site) => go(`${home}/${site.siteId}`)}
        empty={
          <Empty title="No sites yet">
            Places of work stand here, each with the sheet its bookings are confirmed from
            {add ? '.' : '. Add the hirer first: the legal entity that takes the workers.'}
          </Empty>
        }
      />
    </Section>
  );
}

const CONTACT_COLUMNS: readonly Column<Contact>[] = [
  { key: 'name', head: 'Name', cell: (contact) => contact.name, by: (contact) => contact.name },
  { key: 'job', head: 'Job', cell: (contact) => contact.jobTitle, by: ({ jobTitle }) => jobTitle },
  {
    key: 'phone',
    head: 'Phone',
    cell: (contact) => <Phone number={contact.phone} />,
    width: '140px',
  },
  { key: 'email', head: 'E-mail', cell: (contact) => <Mail address={contact.email} /> },
  {
    key: 'does',
    head: 'Does',
    cell: (contact) => {
      const does = [
        contact.approvesHours ? 'approves hours' : '',
        contact.takesConfirmations ? 'takes confirmations' : '',
      ].filter(Boolean);
      return does.length === 0 ? (
        <span className="dp-dim">neither</span>
      ) : (
        <span className="dp-keep">{does.join(', ')}</span>
      );
    },
    width: '230px',
  },
];

/** The people there. */
export function Contacts({ client, mayWrite }: Part) {
  const { go } = useAddress();
  const home = `/clients/${client.clientId}/contacts`;
  return (
    <Section title="Contacts">
      <Table
        label="Contacts"
        noun={['contact', 'contacts']}
        columns={CONTACT_COLUMNS}
        rows={client.contacts}
        id={(contact) => contact.contactId}
        onOpen={mayWrite ? (contact) => go(`${home}/${contact.contactId}`) : undefined}
        empty={
          <Empty
            title="No contacts yet"
            action={
              mayWrite ? <LinkButton href={`${home}/new`}>Add a contact</LinkButton> : undefined
            }
          >
            People at this client stand here: who orders, who approves hours, who takes
            confirmations.
          </Empty>
        }
      />
    </Section>
  );
}

const day = (date: string) => showDate(date, dateIn(new Date()));

function termsColumns(home: string, mayWrite: boolean): readonly Column<Terms>[] {
  return [
    { key: 'version', head: 'Version', cell: (terms) => terms.version, width: '120px' },
    {
      key: 'state',
      head: 'State',
      cell: (terms) => <Badge state={TERMS_LOOKS[terms.state]} />,
      width: '160px',
    },
    {
      key: 'sent',
      head: 'Sent',
      cell: (terms) => <span className="dp-keep">{`${day(terms.sentOn)} to ${terms.sentTo}`}</span>,
    },
    {
      key: 'agreed',
      head: 'Agreed',
      cell: (terms) => {
        if (terms.agreedOn === null) {
          if (!mayWrite || terms.state !== 'sent')
            return <span className="dp-dim">not agreed</span>;
          return <Link href={`${home}/${terms.termsId}/agreement`}>Record the agreement</Link>;
        }
        const how = AGREED_CHOICES.find(({ value }) => value === terms.agreedHow)?.label;
        return (
          <span className="dp-keep">
            {day(terms.agreedOn)} by {terms.agreedBy}, {how?.toLowerCase()}
          </span>
        );
      },
    },
    {
      key: 'recorded',
      head: 'Recorded by',
      cell: (terms) => terms.agreedRecordedBy ?? terms.sentRecordedBy ?? '',
      width: '140px',
    },
  ];
}

/** Which terms were sent to whom, who agreed them, when and how. */
export function TermsOfBusiness({ client, mayWrite }: Part) {
  const home = `/clients/${client.clientId}/terms`;
  const send = mayWrite && client.contacts.length > 0;
  return (
    <Section
      title="Terms of business"
      action={
        send ? (
          <LinkButton quiet href={`${home}/new`}>
            Record terms sent
          </LinkButton>
        ) : undefined
      }
    >
      <Table
        label="Terms of business"
        noun={['version', 'versions']}
        columns={termsColumns(home, mayWrite)}
        rows={client.terms}
        id={(terms) => terms.termsId}
        empty={
          <Empty title="No terms sent yet">
            Each version of your terms stands here with who got it and who agreed to it
            {send ? '.' : '. Add a contact first: terms go to somebody.'}
          </Empty>
        }
      />
    </Section>
  );
}

const HIRER_COLUMNS: readonly Column<Hirer>[] = [
  { key: 'name', head: 'Legal name', cell: (hirer) => hirer.legalName },
  {
    key: 'number',
    head: 'Company number',
    cell: (hirer) => hirer.companyNumber || <span className="dp-dim">none given</span>,
    width: '150px',
  },
  {
    key: 'business',
    head: 'Nature of business',
    cell: (hirer) => hirer.natureOfBusiness || <span className="dp-dim">not said</span>,
  },
];

const BILL_TO_COLUMNS: readonly Column<BillTo>[] = [
  { key: 'name', head: 'Name', cell: (billTo) => billTo.name },
  { key: 'email', head: 'Invoices to', cell: (billTo) => <Mail address={billTo.email} /> },
  {
    key: 'po',
    head: 'Purchase order',
    cell: (billTo) => (billTo.poRequired ? 'needed on every booking' : 'not needed'),
    width: '190px',
  },
];

/** The legal entities that take workers, and who pays. */
export function Payers({ client, mayWrite }: Part) {
  const { go } = useAddress();
  const home = `/clients/${client.clientId}`;
  const button = (href: string, words: string) =>
    mayWrite ? (
      <LinkButton quiet href={href}>
        {words}
      </LinkButton>
    ) : undefined;
  return (
    <>
      <Section title="Hirers" action={button(`${home}/hirers/new`, 'Add a hirer')}>
        <Table
          label="Hirers"
          noun={['hirer', 'hirers']}
          columns={HIRER_COLUMNS}
          rows={client.hirers}
          id={(hirer) => hirer.hirerId}
          onOpen={mayWrite ? (hirer) => go(`${home}/hirers/${hirer.hirerId}`) : undefined}
          empty={
            <Empty title="No hirers yet">
              The legal entities that take your workers stand here, with the nature of their
              business.
            </Empty>
          }
        />
      </Section>
      <Section title="Bill-to" action={button(`${home}/bill-tos/new`, 'Add a bill-to')}>
        <Table
          label="Bill-to"
          noun={['bill-to', 'bill-tos']}
          columns={BILL_TO_COLUMNS}
          rows={client.billTos}
          id={(billTo) => billTo.billToId}
          onOpen={mayWrite ? (billTo) => go(`${home}/bill-tos/${billTo.billToId}`) : undefined}
          empty={
            <Empty title="No bill-to yet">
              Who pays stands here, and whether they need a purchase order number.
            </Empty>
          }
        />
      </Section>
    </>
  );
}
