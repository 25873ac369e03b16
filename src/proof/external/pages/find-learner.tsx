import { Button } from '@mantine/core';
import { nameKey } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { openRecordRoute } from '../schema.ts';
import type { FirstPage } from './looks.ts';

/** As many are shown at once; more are found on the list of learners. */
const MOST = 10;

/** Does a learner fit what was typed: the beginnings of their names, or a part of their number? */
export function fits(
  learner: { readonly name: string; readonly number: string | null },
  typed: string,
): boolean {
  const own = nameKey(learner.name).split(' ');
  const words = nameKey(typed).split(' ').filter(Boolean);
  if (words.length > 0 && words.every((word) => own.some((part) => part.startsWith(word)))) {
    return true;
  }
  const number = typed.replaceAll(/\s/g, '').toLowerCase();
  return (
    number !== '' && (learner.number ?? '').replaceAll(/\s/g, '').toLowerCase().includes(number)
  );
}

/** Opens a learner's record for today and goes there. */
export function useOpenRecord() {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(openRecordRoute);
  return async (learnerId: string, code: string) => {
    const done = await act({ params: { id: learnerId }, body: { frameworkCode: code } });
    if (done.ok) go(`/external/learners/${learnerId}?framework=${encodeURIComponent(code)}`);
    else say(done.refusal.because);
  };
}

/** A learner of any of the qualifications, by name or number. */
export function FindLearner({
  qualifications,
}: {
  readonly qualifications: FirstPage['qualifications'];
}) {
  const { query } = useAddress();
  const open = useOpenRecord();
  const typed = query['find'] ?? '';
  const found = qualifications.flatMap(({ code, learners }) =>
    learners.filter((one) => fits(one, typed)).map((one) => ({ ...one, code })),
  );
  return (
    <Section title="Find a learner">
      <Filters filters={[{ name: 'find', label: 'Name or number' }]} />
      <div role="status">
        {typed === '' ? null : (
          <p>
            {found.length === 0
              ? 'No learner of yours fits: try the beginning of a name, or part of a number.'
              : found.length > MOST
                ? `${found.length} fit; the first ${MOST}:`
                : found.length === 1
                  ? 'One fits.'
                  : `${found.length} fit.`}
          </p>
        )}
      </div>
      {typed === '' || found.length === 0 ? (
        <p className="dp-dim">Opening a learner’s record is on the log, once a day.</p>
      ) : (
        <ul className="ex-lines">
          {found.slice(0, MOST).map((one) => (
            <li key={`${one.learnerId} ${one.code}`}>
              <span>{one.name}</span>
              <span className="dp-dim">
                {one.number ?? 'No number yet'}, {one.code}
              </span>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => void open(one.learnerId, one.code)}
                aria-label={`Open the record of ${one.name}, ${one.code}`}
              >
                Open the record
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
