import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { readClient } from '../schema.ts';
import { Mail, Phone } from './reach.tsx';
import { type ClientRecord, sheetLook, TERMS_LOOKS } from './words.ts';

/** One client beside the list: whom to ring, where they work, which terms hold. */
export function ClientPanel({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const reading = useRead(readClient, { params: { id } });
  const client = reading.value?.clientId === id ? reading.value : undefined;
  return (
    <SidePanel of={id} title={client?.name ?? 'Client'} onClose={onClose}>
      <Read of={reading}>{(record) => <Inside client={record} />}</Read>
    </SidePanel>
  );
}

function Inside({ client }: { readonly client: ClientRecord }) {
  const terms = client.terms.find(({ state }) => state === 'in force') ?? client.terms[0];
  return (
    <>
      <LinkButton href={`/clients/${client.clientId}`}>Open the record</LinkButton>
      <FactList
        facts={[
          {
            label: 'Terms of business',
            value: <Badge state={TERMS_LOOKS[terms?.state ?? 'none']} note={terms?.version} />,
          },
          ...client.contacts.slice(0, 5).map((contact) => ({
            label: contact.jobTitle || 'Contact',
            value: (
              <>
                {contact.name} <Phone number={contact.phone} />
              </>
            ),
            from: <Mail address={contact.email} />,
          })),
          ...client.sites.slice(0, 5).map((site) => ({
            label: 'Site',
            value: (
              <Link href={`/clients/${client.clientId}/sites/${site.siteId}`}>
                {site.name}, {site.postcode}
              </Link>
            ),
            from: <Badge state={sheetLook(site, site.sheet !== null)} />,
          })),
        ]}
      />
      {client.contacts.length > 5 || client.sites.length > 5 ? (
        <p className="dp-dim">
          {counted(client.contacts.length, 'contact')} and {counted(client.sites.length, 'site')} in
          all, on the record.
        </p>
      ) : null}
      {client.notes === '' ? null : <p className="dp-said">{client.notes}</p>}
    </>
  );
}
