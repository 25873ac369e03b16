import { useAddress } from '../../../ui/address.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { hideLearnerPassages, readLearnerPassages } from '../schema.ts';
import { Passages } from './passages.tsx';

/** Whoever answers for a learner looks at what would leave of their item, and hides more of it. */
export default function LearnerPassagesPage() {
  const { id = '', learnerId = '' } = useAddress().params;
  const reading = useRead(readLearnerPassages, { params: { learnerId, id } });
  const { act } = useAct(hideLearnerPassages);
  const item = reading.value?.evidenceId === id ? reading.value : undefined;
  return (
    <Page title="Hide passages" where={[{ label: 'Releases', href: '/releases' }]}>
      <Read of={{ ...reading, value: item }}>
        {(value) => (
          <>
            <p>
              “{value.title}”, of {value.learner.name}.
            </p>
            <Passages
              item={value}
              hide={async (body) => {
                const done = await act({ params: { learnerId, id }, body });
                reading.again();
                return done;
              }}
            />
          </>
        )}
      </Read>
    </Page>
  );
}
