import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { readOwnProgramme } from '../schema.ts';
import { Way } from './way-view.tsx';

/** The learner's own way: where they are, their plan with the button to agree, and what was recorded. */
export default function MyProgrammePage() {
  const reading = useRead(readOwnProgramme, {});
  return (
    <Page title="My programme">
      <Read of={reading}>
        {({ programmes, today }) =>
          programmes.length === 0 ? (
            <Empty title="No programme">
              Your adviser’s records of a qualification stand here.
            </Empty>
          ) : (
            programmes.map((programme) => (
              <Way key={programme.enrolmentId} programme={programme} today={today} own />
            ))
          )
        }
      </Read>
    </Page>
  );
}
