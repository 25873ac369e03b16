import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  changeSignInRule,
  readSignInRule,
} from '../../../platform/identity/authenticator-schema.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';

/** Whether every member must sign in with an authenticator, and the owner's press that changes it. */
export function SignInRule() {
  const reading = useRead(readSignInRule, {});
  const say = useNotice();
  const may = useMay();
  const { act, busy } = useAct(changeSignInRule);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  const change = async (authenticatorRequired: boolean) => {
    const done = await act({ body: { authenticatorRequired } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok)
      say(
        authenticatorRequired
          ? 'Every member is asked for an authenticator from now on'
          : 'Each member signs in as they like',
      );
  };
  return (
    <Section title="Signing in">
      <Read of={reading}>
        {({ authenticatorRequired }) => (
          <>
            <p>
              {authenticatorRequired
                ? 'Every member must sign in with an authenticator. Who has none is led to set it up before anything else, and their access tokens wait too.'
                : 'Each member may set up an authenticator. Nobody must.'}
            </p>
            {refusal ? <Refused refusal={refusal} /> : null}
            {may('organisation.manage') ? (
              <Button
                variant="default"
                loading={busy}
                onClick={() => void change(!authenticatorRequired)}
              >
                {authenticatorRequired
                  ? 'Leave it to each member'
                  : 'Require an authenticator of everybody'}
              </Button>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}
