import './account.css';
import { useState } from 'react';
import { qrCode } from '../../../lib/qr.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import {
  beginAuthenticator,
  confirmAuthenticator,
  readAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
} from '../../../platform/identity/authenticator-schema.ts';
import { FactList } from '../../../ui/facts.tsx';
import { PasswordField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { ShownOnce } from './shown-once.tsx';

type State = ReplyOf<typeof readAuthenticator>;
type Begun = ReplyOf<typeof beginAuthenticator>;

const PASSWORD = needed('Enter your password');
const CODE = needed('Enter the code');

/** The key as a picture, with the quiet zone of four modules that readers need around it. */
function Picture({ address }: { readonly address: string }) {
  const rows = qrCode(address);
  const size = rows.length + 8;
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      className="dp-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="The key as a QR code; it stands in letters below"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

function Begin({ onBegun }: { readonly onBegun: (begun: Begun) => void }) {
  const { act } = useAct(beginAuthenticator);
  const form = useForm({
    name: 'authenticator',
    start: { password: '' },
    keep: false,
    checks: { password: PASSWORD },
    submit: (values) => act({ body: values }),
    onDone: onBegun,
  });
  return (
    <Form form={form} action="Show a key" label="Set up an authenticator">
      <PasswordField form={form} name="password" label="Your password" />
    </Form>
  );
}

function Confirm({
  begun,
  onCodes,
}: {
  readonly begun: Begun;
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const { act } = useAct(confirmAuthenticator);
  const form = useForm({
    name: 'authenticator-code',
    start: { code: '' },
    keep: false,
    checks: { code: CODE },
    submit: (values) => act({ body: values }),
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <>
      <ol>
        <li>
          Open an authenticator app on your phone (any that takes six digits every half minute) and
          let it read this picture, or <a href={begun.address}>open the key on this device</a>.
          <Picture address={begun.address} />
        </li>
        <li>
          Cannot read it? Type this key: <span className="dp-key">{begun.key}</span>
        </li>
        <li>Give the code that it shows.</li>
      </ol>
      <Form form={form} action="Turn it on" label="First code">
        <TextField form={form} name="code" label="Code" hint="Six digits" />
      </Form>
    </>
  );
}

function SetUp({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) {
  const [begun, setBegun] = useState<Begun>();
  return (
    <Section title="Set it up">
      {begun ? <Confirm begun={begun} onCodes={onCodes} /> : <Begin onBegun={setBegun} />}
    </Section>
  );
}

function Renew({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) {
  const { act } = useAct(renewRecoveryCodes);
  const form = useForm({
    name: 'recovery-codes',
    start: { password: '', code: '' },
    keep: false,
    checks: { password: PASSWORD, code: CODE },
    submit: (values) => act({ body: values }),
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <Section title="New recovery codes">
      <Form form={form} action="Make ten new codes" label="New recovery codes">
        <PasswordField form={form} name="password" label="Your password" />
        <TextField form={form} name="code" label="Code" hint="The ones before open nothing then" />
      </Form>
    </Section>
  );
}

function TakeOff() {
  const say = useNotice();
  const { act } = useAct(removeAuthenticator);
  const form = useForm({
    name: 'authenticator-off',
    start: { password: '', code: '' },
    keep: false,
    checks: { password: PASSWORD, code: CODE },
    submit: (values) => act({ body: values }),
    onDone: () => say('You sign in with your password alone'),
  });
  return (
    <Section title="Take it off">
      <Form form={form} action="Take the authenticator off" label="Take it off">
        <PasswordField form={form} name="password" label="Your password" />
        <TextField form={form} name="code" label="Code" hint="Of the app, or a recovery code" />
      </Form>
    </Section>
  );
}

function Standing({ state }: { readonly state: State }) {
  return (
    <FactList
      facts={[
        {
          label: 'You sign in with',
          value: state.isOn ? 'Password and a code of your authenticator' : 'Your password alone',
        },
        ...(state.setUpAt
          ? [
              { label: 'Set up', value: <Moment at={state.setUpAt} /> },
              { label: 'Recovery codes left', value: String(state.recoveryCodesLeft) },
            ]
          : []),
        ...(state.required
          ? [{ label: 'Your organisation', value: 'Asks every member for an authenticator' }]
          : []),
      ]}
    />
  );
}

/** A member's own second factor. */
export default function AuthenticatorPage() {
  const reading = useRead(readAuthenticator, {});
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Page title="Authenticator">
      <p className="dp-dim">
        With an authenticator a stolen password opens nothing: each sign-in asks for a code that
        only your phone knows.
      </p>
      {codes ? (
        <ShownOnce
          what="Recovery codes"
          text={codes.join('\n')}
          onDone={() => {
            setCodes(undefined);
            // The desk is read anew: what was closed before is open now.
            if (window.location.search.includes('first')) window.location.assign('/');
          }}
        >
          Keep these ten codes on paper or in a password manager. Each lets you in once when the
          phone is lost. They are shown this once.
        </ShownOnce>
      ) : null}
      <Read of={reading}>
        {(state) => (
          <>
            <Standing state={state} />
            {state.isOn ? (
              <>
                <Renew onCodes={setCodes} />
                <TakeOff />
              </>
            ) : (
              <SetUp onCodes={setCodes} />
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
