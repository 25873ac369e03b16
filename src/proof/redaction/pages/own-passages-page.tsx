import { useAddress } from '../../../ui/address.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { hideOwnPassages, readOwnPassages } from '../schema.ts';
import { Passages } from './passages.tsx';

/** The learner looks at what leaves of an item of theirs, and hides more of it. */
export default function OwnPassagesPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readOwnPassages, { params: { id } });
  const { act } = useAct(hideOwnPassages);
  const item = reading.value?.evidenceId === id ? reading.value : undefined;
  return (
    <Page
      title="Hide passages"
      where={[
        { label: 'My portfolio', href: '/portfolio' },
        { label: item?.title ?? 'Item', href: `/portfolio?evidence=${id}` },
      ]}
    >
      <Read of={{ ...reading, value: item }}>
        {(value) => (
          <Passages
            item={value}
            hide={async (body) => {
              const done = await act({ params: { id }, body });
              reading.again();
              return done;
            }}
          />
        )}
      </Read>
    </Page>
  );
}
