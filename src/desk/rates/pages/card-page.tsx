import { useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { readRateCards } from '../schema.ts';
import { CardForm } from './card-form.tsx';

/** Agrees a rate card with a client, or a new version of one. */
export default function CardPage() {
  const { params, go } = useAddress();
  const say = useNotice();
  const [id = '', which = ''] = [params['id'], params['card']];
  const reading = useRead(readRateCards, { params: { id } });
  const home = `/clients/${id}`;
  const card = reading.value?.cards.find(({ cardId }) => cardId === which);
  return (
    <Page
      title={
        which === 'new' ? 'Agree a rate card' : `New version: ${card?.holdsFor ?? 'rate card'}`
      }
      where={[
        { label: 'Clients', href: '/clients' },
        { label: reading.value?.clientName ?? 'Client', href: home },
      ]}
    >
      <Read of={reading}>
        {(rates) =>
          which !== 'new' && card === undefined ? (
            <Refused
              refusal={{ code: 'card-not-found', because: 'This client has no such rate card.' }}
            />
          ) : (
            <CardForm
              choices={{ ...rates, clientId: id }}
              card={card}
              model={rates.own}
              onDone={() => {
                say(card === undefined ? 'The card is agreed' : 'The new version is agreed');
                go(home);
              }}
              onCancel={() => go(home)}
            />
          )
        }
      </Read>
    </Page>
  );
}
