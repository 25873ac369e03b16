import { useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import { LightButton } from '../../../ui/light.tsx';
import { codeRoute } from '../papers-schema.ts';
import type { lookAtPaper } from '../schema.ts';

type Asked = NonNullable<ReplyOf<typeof lookAtPaper>['code']>;

/** The code of six digits, sent by the other way than the link, and what a signature with it shows. */
export function CodeField({
  token,
  asked,
  code,
  change,
}: {
  readonly token: string;
  readonly asked: Asked;
  readonly code: string;
  readonly change: (code: string) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(asked.sentAt !== null);
  const [refusal, setRefusal] = useState<Refusal>();
  const way = asked.channel === 'text' ? 'by text' : 'by e-mail';
  const holds =
    asked.channel === 'text' ? 'this e-mail and that phone' : 'this text and that e-mail';
  if (asked.to === null) {
    return (
      <p className="dl-note" data-meaning="attention">
        Before you sign we send you a code {way}, and we have no{' '}
        {asked.channel === 'text' ? 'mobile number' : 'e-mail address'} of yours. Ring us to give us
        one.
      </p>
    );
  }
  const send = async () => {
    setBusy(true);
    const done = await call(codeRoute, { body: { token } });
    setBusy(false);
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) setSent(true);
  };
  return (
    <>
      <p className="dl-dim">
        To sign you also need a code that we send {way} to {asked.to}. Your signature then shows
        that whoever signed has {holds}; it is a simple electronic signature (Electronic
        Communications Act 2000, section 7).
      </p>
      <LightButton quiet busy={busy} onPress={() => void send()}>
        {sent ? 'Send another code' : `Send me the code ${way}`}
      </LightButton>
      {refusal === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {refusal.because}
        </p>
      )}
      {sent ? (
        <label className="dl-label">
          The six digits; they hold for ten minutes
          <input
            className="dl-field"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            onChange={(event) => change(event.target.value)}
          />
        </label>
      ) : null}
    </>
  );
}
