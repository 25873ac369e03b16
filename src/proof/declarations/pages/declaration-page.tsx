import type { ReplyOf } from '../../../lib/route.ts';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { publishDeclarationRoute, readDeclarations } from '../schema.ts';

type Version = ReplyOf<typeof readDeclarations>['rows'][number];

/** What learners declare with a claim: the version in force, the next one, those before. */
export default function DeclarationPage() {
  const reading = useRead(readDeclarations, {});
  const mayPublish = useMay()('declarations.publish');
  return (
    <Page title="Declaration" where={[{ label: 'Assessment', href: '/assessment' }]}>
      <Read of={reading}>
        {({ rows: [now, ...before] }) =>
          now === undefined ? null : (
            <>
              <Section title="Learners declare this with each claim">
                <Words of={now} />
                {mayPublish ? <NextVersion key={now.version} now={now} /> : null}
              </Section>
              {before.length === 0 ? null : (
                <Section title="Earlier versions">
                  <p className="dp-dim">Claims made under them keep them.</p>
                  {before.map((one) => (
                    <Words key={one.version} of={one} />
                  ))}
                </Section>
              )}
            </>
          )
        }
      </Read>
    </Page>
  );
}

function Words({ of }: { readonly of: Version }) {
  return (
    <>
      <p style={{ whiteSpace: 'pre-line' }}>{of.words}</p>
      <p className="dp-dim">
        {of.publishedAt === null ? (
          'Version 0, the words that come with Deskproof'
        ) : (
          <>
            Version {of.version}, published by {of.publishedBy} <Moment at={of.publishedAt} />
          </>
        )}
      </p>
    </>
  );
}

function NextVersion({ now }: { readonly now: Version }) {
  const say = useNotice();
  const { act } = useAct(publishDeclarationRoute);
  const form = useForm({
    name: 'declaration',
    start: { words: now.words },
    checks: { words: needed('Write what learners declare') },
    submit: ({ words }, id) => act({ body: { id, words } }),
    onDone: ({ version }) => say(`Version ${version} is in force`),
  });
  return (
    <details>
      <summary>Publish the next version</summary>
      <Form form={form} action="Publish it" label="The next version">
        <LongTextField form={form} name="words" label="What learners declare" rows={6} />
      </Form>
    </details>
  );
}
