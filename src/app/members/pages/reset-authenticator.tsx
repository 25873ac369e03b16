import { Button } from '@mantine/core';
import { useState } from 'react';
import { resetAuthenticator } from '../../../platform/identity/authenticator-schema.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';

/** Takes a member's authenticator off who lost phone and recovery codes. */
export function ResetAuthenticator({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useNotice();
  const { act, busy } = useAct(resetAuthenticator);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  const reset = async () => {
    const done = await act({ params: { id } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${name} signs in with the password alone, and everywhere anew`);
  };
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      <p className="dp-dim">
        Lost phone and recovery codes? Make sure that it is them who ask, then take it off.
      </p>
      <Button variant="default" loading={busy} onClick={() => void reset()}>
        Take off the authenticator of {name}
      </Button>
    </>
  );
}
