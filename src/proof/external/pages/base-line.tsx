import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { openSampleRoute } from '../schema.ts';
import type { FirstPage } from './looks.ts';

type Base = FirstPage['qualifications'][number]['bases'][number];

/** A base with the external verifier's sample of it, or the button that opens one. */
export function BaseLine({
  base,
  code,
  today,
}: {
  readonly base: Base;
  readonly code: string;
  readonly today: string;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const { act, busy } = useAct(openSampleRoute);
  const begin = async () => {
    const done = await act({ body: { id: newId(), cycleId: base.cycleId } });
    if (done.ok) go(`/external/samples/${done.value.sampleId}`);
    else say(done.refusal.because);
  };
  return (
    <li>
      <Link href={`/external/cycles/${base.cycleId}?framework=${encodeURIComponent(code)}`}>
        {base.name}
      </Link>
      <span>
        {showDate(base.fromOn, today)} to {showDate(base.toOn, today)}
      </span>
      <span className="dp-dim">{base.released ? 'Released' : 'Not released'}</span>
      {base.sampleId === null ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={begin}
          loading={busy}
          aria-label={`Open your sample of ${base.name}`}
        >
          Open your sample
        </Button>
      ) : (
        <Link href={`/external/samples/${base.sampleId}`}>Sample of {base.name}</Link>
      )}
    </li>
  );
}
