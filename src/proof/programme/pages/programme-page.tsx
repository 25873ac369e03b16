import { useAddress } from '../../../ui/address.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { readProgramme } from '../schema.ts';
import { formOf } from './forms.tsx';
import type { OfLearner } from './looks.ts';
import { Way } from './way-view.tsx';

/** One learner's way on each framework, step by step, each with its form beside. */
export default function ProgrammePage() {
  const { params, query, setQuery } = useAddress();
  const may = useMay();
  const id = params['learnerId'] ?? '';
  const reading = useRead(readProgramme, { params: { id } });
  const form = query['form'] ?? '';
  return (
    <Page
      title={reading.value?.name ?? 'Programme of a learner'}
      where={[{ label: 'Programmes', href: '/programme' }]}
    >
      <Read of={reading}>
        {(learner) => (
          <Beside
            panel={
              form !== '' && may('programme.write') ? (
                <Panel form={form} learner={learner} close={() => setQuery({ form: undefined })} />
              ) : undefined
            }
          >
            {learner.programmes.map((programme) => (
              <Way
                key={programme.enrolmentId}
                programme={programme}
                today={learner.today}
                {...(may('programme.write')
                  ? {
                      open: (kind: string, of = programme.enrolmentId) =>
                        setQuery({ form: `${kind}.${of}` }),
                    }
                  : {})}
              />
            ))}
          </Beside>
        )}
      </Read>
    </Page>
  );
}

function Panel({
  form,
  learner,
  close,
}: {
  readonly form: string;
  readonly learner: OfLearner;
  readonly close: () => void;
}) {
  const [kind = '', of = ''] = form.split('.');
  const shown = formOf({ kind, of, learner, close });
  if (shown === null) return null;
  return (
    <SidePanel of={form} title={shown.title} onClose={close}>
      {shown.body}
    </SidePanel>
  );
}
