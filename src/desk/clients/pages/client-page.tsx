import type { ComponentType } from 'react';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Needs, Page, Section } from '../../../ui/page.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { Read, useRead } from '../../../ui/read.tsx';
import { RecordBody } from '../../../ui/record-body.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { readClient } from '../schema.ts';
import { Contacts, Payers, Sites, TermsOfBusiness } from './client-sections.tsx';
import { type ClientRecord, TERMS_LOOKS } from './words.ts';

/** The client's page with these parts of other rooms. */
export function clientPageWith(sections: readonly RecordSection[]): ComponentType {
  return () => <ClientPage sections={sections} />;
}

/** The record of one client, with the parts other rooms give it; 'history' stands at the side. */
function ClientPage({ sections }: { readonly sections: readonly RecordSection[] }) {
  const id = useAddress().params['id'] ?? '';
  const may = useMay();
  const reading = useRead(readClient, { params: { id } });
  const mayWrite = may('clients.write');
  return (
    <Page
      title={reading.value?.name ?? 'Client'}
      where={[{ label: 'Clients', href: '/clients' }]}
      action={
        mayWrite && reading.value ? (
          <LinkButton href={`/clients/${id}/contacts/new`}>Add a contact</LinkButton>
        ) : undefined
      }
      needs={reading.value && mayWrite ? <ClientNeeds client={reading.value} /> : undefined}
    >
      <Read of={reading}>
        {(client) => (
          <RecordBody id={id} sections={sections}>
            <Band client={client} />
            <Sites client={client} mayWrite={mayWrite} />
            <Contacts client={client} mayWrite={mayWrite} />
            <TermsOfBusiness client={client} mayWrite={mayWrite} />
            <Payers client={client} mayWrite={mayWrite} />
            <Notes client={client} mayWrite={mayWrite} />
          </RecordBody>
        )}
      </Read>
    </Page>
  );
}

function Band({ client }: { readonly client: ClientRecord }) {
  const now = client.terms.find(({ state }) => state === 'in force');
  const newest = client.terms[0];
  const approvers = client.contacts.filter(({ approvesHours }) => approvesHours);
  return (
    <Facts
      facts={[
        {
          label: 'Terms of business',
          value: (
            <Badge
              state={TERMS_LOOKS[now?.state ?? newest?.state ?? 'none']}
              note={(now ?? newest)?.version}
            />
          ),
        },
        { label: 'Sites', value: counted(client.sites.length, 'site') },
        {
          label: approvers.length === 1 ? 'Approver' : 'Approvers',
          value:
            approvers.length === 0 ? 'Nobody yet' : approvers.map(({ name }) => name).join(', '),
        },
        {
          label: 'On the books',
          value: <Ago at={client.addedAt} />,
          ...(client.addedBy === null ? {} : { from: `added by ${client.addedBy}` }),
        },
      ]}
    />
  );
}

/** What keeps this client from a first lawful booking, each with where to act. */
function ClientNeeds({ client }: { readonly client: ClientRecord }) {
  const home = `/clients/${client.clientId}`;
  const items: { id: string; text: string; href: string; act: string }[] = [];
  if (client.hirers.length === 0) {
    items.push({
      id: 'hirer',
      text: 'No hirer: which legal entity takes the workers?',
      href: `${home}/hirers/new`,
      act: 'Add a hirer',
    });
  } else if (client.sites.length === 0) {
    items.push({
      id: 'site',
      text: 'No site: where is the work?',
      href: `${home}/sites/new/details`,
      act: 'Add a site',
    });
  }
  if (client.billTos.length === 0) {
    items.push({
      id: 'bill-to',
      text: 'No bill-to: who pays?',
      href: `${home}/bill-tos/new`,
      act: 'Add a bill-to',
    });
  }
  if (client.contacts.length === 0) {
    items.push({
      id: 'contact',
      text: 'No contact: nobody to take a booking from or confirm to',
      href: `${home}/contacts/new`,
      act: 'Add a contact',
    });
  } else if (!client.contacts.some(({ approvesHours }) => approvesHours)) {
    items.push({
      id: 'approver',
      text: 'Nobody approves hours',
      href: `${home}/contacts/new`,
      act: 'Add an approver',
    });
  }
  const waiting = client.terms.find(({ state }) => state === 'sent');
  if (waiting) {
    items.push({
      id: 'agree',
      text: `Terms ${waiting.version} went to ${waiting.sentTo} and are not agreed`,
      href: `${home}/terms/${waiting.termsId}/agreement`,
      act: 'Record the agreement',
    });
  } else if (client.terms.length === 0 && client.contacts.length > 0) {
    items.push({
      id: 'terms',
      text: 'No terms of business were sent',
      href: `${home}/terms/new`,
      act: 'Record terms sent',
    });
  }
  for (const site of client.sites) {
    if (site.missing.length === 0 && !site.reviewIsDue) continue;
    items.push({
      id: site.siteId,
      text:
        site.missing.length > 0
          ? `The sheet of ${site.name} lacks what every booking needs`
          : `The sheet of ${site.name} is due for review`,
      href: `${home}/sites/${site.siteId}/sheet`,
      act: site.sheet ? 'Write a new version' : 'Write the sheet',
    });
  }
  return <Needs items={items} />;
}

function Notes({
  client,
  mayWrite,
}: {
  readonly client: ClientRecord;
  readonly mayWrite: boolean;
}) {
  return (
    <Section
      title="Name and notes"
      action={
        mayWrite ? (
          <LinkButton quiet href={`/clients/${client.clientId}/details`}>
            Change name or notes
          </LinkButton>
        ) : undefined
      }
    >
      {client.notes === '' ? (
        <p className="dp-dim">No notes. What everybody should know before ringing stands here.</p>
      ) : (
        <p className="dp-said">{client.notes}</p>
      )}
    </Section>
  );
}
