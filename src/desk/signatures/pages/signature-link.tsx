import './signatures.css';
import { useEffect, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import { LightButton, LightPage, LightRefused, lightMoment } from '../../../ui/light.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { annexFile } from '../papers-schema.ts';
import { copyFileRoute, declineRoute, lookAtPaper, paperFileRoute, signRoute } from '../schema.ts';
import { CodeField } from './code-field.tsx';
import { DrawingPad } from './drawing-pad.tsx';

type Seen = ReplyOf<typeof lookAtPaper>;

const ANSWERED = {
  signed: 'Signed',
  accepted: 'Accepted',
  declined: 'You said that this is not right',
} as const;
const MARKS = { changed: 'Changed', new: 'New', gone: 'No longer' } as const;

const TO_SIGN = {
  key_information: { title: 'Sign for it', press: 'Sign that you have it' },
  opt_out: { title: 'Agree to it', press: 'Sign the opt-out' },
} as const;
const ACCEPT = { title: 'Accept it', press: 'Sign and accept' } as const;

function toSign(kind: Seen['kind']): { readonly title: string; readonly press: string } {
  return kind === 'key_information' || kind === 'opt_out' ? TO_SIGN[kind] : ACCEPT;
}

/** What a signer's own link opens: the paper, what changed, the two buttons that answer, and what else waits. */
export default function SignatureLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  const [told, setTold] = useState<Refusal>();
  const [documentId, setDocumentId] = useState<string>();
  // Pressing again reads anew; a link may be pressed while a newer version is being made.
  useEffect(() => {
    void call(lookAtPaper, { body: { token, ...(documentId ? { documentId } : {}) } }).then(
      (looked) => {
        if (looked.ok) setSeen(looked.value);
        setRefusal(looked.ok ? undefined : looked.refusal);
      },
    );
  }, [token, round, documentId]);
  const again = (why?: Refusal) => {
    setTold(why);
    setRefusal(undefined);
    setRound(round + 1);
    window.scrollTo(0, 0);
  };
  const turnTo = (next: string) => {
    setDocumentId(next);
    setTold(undefined);
    window.scrollTo(0, 0);
  };
  if (refusal !== undefined) return <LightRefused refusal={refusal} again={() => again()} />;
  if (seen === undefined) return <LightPage title="One moment" />;
  return (
    <LightPage title={seen.title} agency={seen.agency.name} sample={seen.agency.isSample}>
      {told === undefined ? null : (
        <p className="dl-note" data-meaning="attention" role="alert">
          {told.because}
        </p>
      )}
      <Heading seen={seen} />
      <Answered token={token} seen={seen} />
      {isOpen(seen) ? null : <Waiting seen={seen} turnTo={turnTo} />}
      <PaperText seen={seen} />
      <PaperFile token={token} seen={seen} />
      {isOpen(seen) ? (
        <>
          <Answer key={seen.documentId} token={token} seen={seen} again={again} />
          <Waiting seen={seen} turnTo={turnTo} />
        </>
      ) : null}
      <p className="dl-dim">
        Version {seen.version}. This link works until {lightMoment(seen.expiresAt)}.
        {seen.agency.phone === '' ? '' : ' Ring us with any question: '}
        {seen.agency.phone === '' ? null : (
          <a href={`tel:${seen.agency.phone.replace(/[^\d+]/g, '')}`}>{seen.agency.phone}</a>
        )}
      </p>
    </LightPage>
  );
}

function isOpen({ answer }: Seen): boolean {
  return answer === null || answer.answer === 'declined';
}

/** What else waits for this person; each is signed by its own press. */
function Waiting({
  seen: { waiting },
  turnTo,
}: {
  readonly seen: Seen;
  readonly turnTo: (documentId: string) => void;
}) {
  if (waiting.length === 0) return null;
  return (
    <section className="dl-day">
      <h2>Also waiting for you</h2>
      {waiting.map(({ documentId, title, version }) => (
        <LightButton key={documentId} quiet onPress={() => turnTo(documentId)}>
          {title}, version {version}
        </LightButton>
      ))}
    </section>
  );
}

function Heading({ seen }: { readonly seen: Seen }) {
  return (
    <>
      {seen.version === seen.askedVersion ? null : (
        <p className="dl-note" data-meaning="attention">
          Version {seen.askedVersion}, which we sent you this link for, was replaced. This is
          version {seen.version}.
        </p>
      )}
      {seen.notice === null ? null : (
        <div className="dl-note" data-meaning="attention">
          <strong>{seen.notice.title}</strong>
          <ul className="dl-list">
            {seen.notice.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {seen.lead.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

function Answered({ token, seen }: { readonly token: string; readonly seen: Seen }) {
  const [refusal, setRefusal] = useState<Refusal>();
  if (seen.answer === null) return null;
  const { answer, at, name, words } = seen.answer;
  return (
    <>
      <p
        className="dl-note"
        data-meaning={answer === 'declined' ? 'attention' : 'good'}
        role="status"
      >
        {ANSWERED[answer]} {lightMoment(at)}
        {answer === 'declined' ? '' : ` by ${name}`}.{words === '' ? '' : ` “${words}” `}
        {answer === 'declined' ? 'We will put it right; you can still sign below.' : ''}
      </p>
      {answer === 'signed' ? (
        <LightButton
          quiet
          onPress={() =>
            void saveFile(copyFileRoute, { body: { token, documentId: seen.documentId } }).then(
              (saved) => setRefusal(saved.ok ? undefined : saved.refusal),
            )
          }
        >
          Save your signed copy (PDF)
        </LightButton>
      ) : null}
      <Stopped refusal={refusal} />
    </>
  );
}

function PaperText({ seen }: { readonly seen: Seen }) {
  return seen.sections.map((section) => (
    <section key={section.title} className="dl-day sg-section">
      <h2>{section.title}</h2>
      <dl className="dl-facts">
        {section.rows.map((row, index) => (
          <div key={`${row.label} ${index}`}>
            <dt>{row.label}</dt>
            <dd>
              {row.value === '' ? 'Not stated' : row.value}
              {row.mark === null ? null : (
                <span className="dl-dim">
                  {' '}
                  ({MARKS[row.mark]}
                  {row.was === '' ? '' : `; before: ${row.was}`})
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function PaperFile({ token, seen }: { readonly token: string; readonly seen: Seen }) {
  const [refusal, setRefusal] = useState<Refusal>();
  const body = { token, documentId: seen.documentId };
  return (
    <>
      {seen.annexName === null ? null : (
        <LightButton
          quiet
          onPress={() =>
            void saveFile(annexFile, { body }).then((saved) =>
              setRefusal(saved.ok ? undefined : saved.refusal),
            )
          }
        >
          Open the terms: {seen.annexName}
        </LightButton>
      )}
      <LightButton
        quiet
        onPress={() =>
          void saveFile(paperFileRoute, { body }).then((saved) =>
            setRefusal(saved.ok ? undefined : saved.refusal),
          )
        }
      >
        Open the paper itself (PDF)
      </LightButton>
      <Stopped refusal={refusal} />
    </>
  );
}

function Stopped({ refusal }: { readonly refusal: Refusal | undefined }) {
  if (refusal === undefined) return null;
  return (
    <p className="dl-note" data-meaning="stop" role="alert">
      {refusal.because}
    </p>
  );
}

/** After these the page is read anew: what it shows is not what can be answered. */
const READ_ANEW = new Set(['version-overtaken', 'paper-changed', 'already-accepted']);

function Answer({
  token,
  seen,
  again,
}: {
  readonly token: string;
  readonly seen: Seen;
  readonly again: (why?: Refusal) => void;
}) {
  const [id] = useState(newId);
  const [noId, setNoId] = useState(newId);
  const [typedName, setTypedName] = useState('');
  const [consent, setConsent] = useState(false);
  const [drawn, setDrawn] = useState<readonly (readonly number[])[]>([]);
  const [code, setCode] = useState('');
  const [words, setWords] = useState('');
  const [declines, setDeclines] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { documentId, sha256 } = seen;
  const end = (refused: Refusal | undefined) => {
    setBusy(false);
    if (refused === undefined || READ_ANEW.has(refused.code)) return again(refused);
    setRefusal(refused);
  };
  const sign = async () => {
    setBusy(true);
    const strokes = drawn.map((stroke) => [...stroke]);
    const body = { token, id, documentId, sha256, consent, typedName, drawn: strokes, code };
    const done = await call(signRoute, { body });
    end(done.ok ? undefined : done.refusal);
  };
  const decline = async () => {
    setBusy(true);
    const done = await call(declineRoute, { body: { token, id: noId, documentId, sha256, words } });
    if (done.ok) {
      setDeclines(false);
      setWords('');
      setNoId(newId());
    }
    end(done.ok ? undefined : done.refusal);
  };
  if (declines) {
    return (
      <section className="dl-day">
        <h2>What is not right?</h2>
        <label className="dl-label">
          Say it in your words; we will ring you or send a new version
          <textarea
            className="dl-field"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <Stopped refusal={refusal} />
        <LightButton busy={busy} onPress={() => void decline()}>
          {busy ? 'Sending' : 'Tell them it is not right'}
        </LightButton>
        <LightButton
          quiet
          onPress={() => {
            setDeclines(false);
            setRefusal(undefined);
          }}
        >
          Back
        </LightButton>
      </section>
    );
  }
  return (
    <section className="dl-day">
      <h2>{toSign(seen.kind).title}</h2>
      <label className="dl-tick sg-tick">
        <input
          type="checkbox"
          checked={consent}
          onChange={(event) => setConsent(event.target.checked)}
        />
        <span>{seen.consent}</span>
      </label>
      <label className="dl-label">
        Your name
        <input
          className="dl-field"
          autoComplete="name"
          maxLength={120}
          value={typedName}
          onChange={(event) => setTypedName(event.target.value)}
        />
      </label>
      <DrawingPad strokes={drawn} change={setDrawn} />
      <p className="dl-dim">
        We keep with it the time, the address of your line and which browser you use.
      </p>
      {seen.code === null ? null : (
        <CodeField token={token} asked={seen.code} code={code} change={setCode} />
      )}
      <Stopped refusal={refusal} />
      <LightButton busy={busy} onPress={() => void sign()}>
        {busy ? 'Sending' : toSign(seen.kind).press}
      </LightButton>
      <LightButton
        quiet
        onPress={() => {
          setDeclines(true);
          setRefusal(undefined);
        }}
      >
        Something is not right
      </LightButton>
    </section>
  );
}
