import { useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { readOwnRates } from '../schema.ts';
import { CardForm } from './card-form.tsx';

/** Sets the agency's own card, or a new version of it. */
export default function OwnCardPage() {
  const { go } = useAddress();
  const say = useNotice();
  const reading = useRead(readOwnRates, {});
  return (
    <Page title="Our own card" where={[{ label: 'Rates and margins', href: '/own-rates' }]}>
      <Read of={reading}>
        {({ own, roles }) => (
          <CardForm
            choices={{ clientId: null, roles, contacts: [], hirers: [], sites: [] }}
            card={own ?? undefined}
            model={null}
            onDone={() => {
              say('Our own card is set');
              go('/own-rates');
            }}
            onCancel={() => go('/own-rates')}
          />
        )}
      </Read>
    </Page>
  );
}
