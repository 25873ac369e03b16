import './signatures.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { readSignature, signedCopyFile } from '../schema.ts';
import { Hand } from './hand.tsx';
import { answerLook, HOW, SIDE } from './words.ts';

type Signature = ReplyOf<typeof readSignature>;

/** One answer in full: which bytes, who, when, from where, and whether what is kept still matches. */
export default function SignaturePage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readSignature, { params: { id } });
  return (
    <Read of={reading}>
      {(signature) => (
        <Page title={`${signature.title}, version ${signature.version}`}>
          <Facts
            state={answerLook(signature.answer)}
            facts={[
              { label: 'By', value: signature.name, from: SIDE[signature.side] },
              { label: 'When', value: <Moment at={signature.saidAt} /> },
              {
                label: 'How',
                value: HOW[signature.how],
                ...(signature.recordedBy === ''
                  ? {}
                  : { from: `recorded by ${signature.recordedBy}` }),
              },
              { label: 'About', value: <About signature={signature} /> },
            ]}
            next={
              signature.hasCopy ? (
                <a href={addressOf(signedCopyFile, { params: { id: signature.signatureId } })}>
                  Save the signed copy (PDF)
                </a>
              ) : undefined
            }
          />
          {signature.overtakenBy === null ? null : (
            <p className="dp-dim">
              Version {signature.overtakenBy} has taken its place since, and needs an answer of its
              own.
            </p>
          )}
          <Said signature={signature} />
          <Checked signature={signature} />
        </Page>
      )}
    </Read>
  );
}

function About({
  signature: { bookingId, personId, clientId },
}: {
  readonly signature: Signature;
}) {
  if (bookingId !== null) return <Link href={`/bookings/${bookingId}`}>Open the booking</Link>;
  if (clientId !== null) return <Link href={`/clients/${clientId}`}>Open the client</Link>;
  return <Link href={`/candidates/${personId ?? ''}`}>Open the worker</Link>;
}

function Said({ signature }: { readonly signature: Signature }) {
  const signed = signature.answer === 'signed';
  const gone = 'Erased with their details';
  if (!signed && signature.how !== 'link') {
    return signature.words === '' ? null : (
      <Section title="What they said">
        <p>“{signature.words}”</p>
      </Section>
    );
  }
  return (
    <Section title={signed ? 'How it was signed' : 'How it was declined'}>
      <FactList
        facts={[
          ...(signed
            ? [{ label: 'Name, as typed', value: signature.typedName || gone }]
            : [{ label: 'What they said', value: signature.words || gone }]),
          ...(signature.drawn.length > 0
            ? [
                {
                  label: 'Signed by hand',
                  value: <Hand strokes={signature.drawn} label="Signature drawn by hand" />,
                },
              ]
            : []),
          {
            label: 'How we know who it was',
            value: (
              <>
                A link of their own, sent {signature.sentBy === 'text' ? 'by text' : 'by e-mail'}
                {signature.askedAt === null ? null : (
                  <>
                    , <Moment at={signature.askedAt} />
                  </>
                )}
              </>
            ),
          },
          ...(signature.code === null
            ? []
            : [
                {
                  label: 'Second factor',
                  value: `A code of six digits, sent ${signature.code === 'text' ? 'by text' : 'by e-mail'} and entered`,
                },
              ]),
          ...(signed ? [{ label: 'Agreed to', value: signature.consent }] : []),
          { label: 'Address of the line', value: signature.address || gone },
          { label: 'Browser', value: signature.userAgent || 'Not said' },
        ]}
      />
    </Section>
  );
}

function matchWords(matches: boolean | null): string {
  if (matches === null) return 'No longer kept';
  return matches ? 'What is kept has this hash' : 'What is kept does not have this hash';
}

function Checked({ signature }: { readonly signature: Signature }) {
  const mayLog = useMay()('log.read');
  return (
    <Section title="Exactly which paper">
      <FactList
        facts={[
          {
            label: 'SHA-256 of the paper as shown',
            value: <span className="sg-hash">{signature.sha256}</span>,
            from: matchWords(signature.paperMatches),
          },
          ...(signature.copySha256 === null
            ? []
            : [
                {
                  label: 'SHA-256 of the signed copy',
                  value: <span className="sg-hash">{signature.copySha256}</span>,
                  from: matchWords(signature.copyMatches),
                },
              ]),
          { label: 'Document', value: <span className="sg-hash">{signature.documentId}</span> },
          ...(mayLog
            ? [
                {
                  label: 'Sealed in the log',
                  value: (
                    <Link href={`/log?subject=${signature.signatureId}`}>
                      Its entry, with the same hashes
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
