import './release.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { askReleaseRoute, listOwnReleases } from '../schema.ts';
import { RELEASE_LOOKS } from './words.ts';

type Own = ReplyOf<typeof listOwnReleases>;

/** A learner whose centre is elsewhere asks the employer to send items of work there. */
export default function OwnReleasesPage() {
  const reading = useRead(listOwnReleases, {}, { live: ['release.', 'evidence.'] });
  return (
    <Page title="Releases to your centre">
      <Read of={reading}>
        {(own) => (
          <>
            <Section title="Ask for a release">
              <AskForm own={own} />
            </Section>
            <Section title="Asked for">
              {own.rows.length === 0 ? (
                <Empty title="Nothing asked for yet">
                  Your employer looks at exactly what would go, and lets it go or says why not.
                </Empty>
              ) : (
                <ul className="re-lines" aria-label="Asked for">
                  {own.rows.map((row) => (
                    <li key={row.releaseId}>
                      <Badge state={RELEASE_LOOKS[row.state]} />
                      <Link href={`/portfolio?evidence=${row.evidenceId}`}>{row.title}</Link>
                      <span>to {row.centre.name}</span>
                      <span className="dp-dim">
                        asked <Moment at={row.askedAt} />
                        {row.answeredAt === null ? null : (
                          <>
                            , answered <Moment at={row.answeredAt} />
                          </>
                        )}
                      </span>
                      {row.because === null ? null : <span>{row.because}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

function AskForm({ own }: { readonly own: Own }) {
  const say = useNotice();
  const { act } = useAct(askReleaseRoute);
  const going = (evidenceId: string, centreId: string): boolean =>
    own.rows.some(
      (row) =>
        row.evidenceId === evidenceId &&
        row.centre.centreId === centreId &&
        row.state !== 'declined',
    );
  const [first] = own.centres;
  const form = useForm({
    name: 'release',
    start: { centreId: first?.centreId ?? '', evidenceId: '', code: '' },
    checks: {
      centreId: needed('Choose your centre'),
      evidenceId: needed('Choose an item'),
      code: (value, { centreId }) =>
        value.trim() === '' && !own.centres.find((one) => one.centreId === centreId)?.code
          ? 'Enter the code that your centre gave you'
          : undefined,
    },
    submit: (body, id) => act({ body: { id, ...body } }),
    onDone: () => say('Your employer is asked to release it'),
  });
  if (own.centres.length === 0) {
    return (
      <p className="dp-dim">
        No centre elsewhere is named here. If you learn at one, ask an owner or branch manager to
        name it under Releases.
      </p>
    );
  }
  const items = own.items.filter((one) => !going(one.evidenceId, form.values.centreId));
  if (own.items.length === 0) {
    return (
      <p className="dp-dim">
        You have no item of work yet. <Link href="/portfolio/suggestions">Accept a case</Link> as
        evidence first.
      </p>
    );
  }
  const known = own.centres.find((one) => one.centreId === form.values.centreId)?.code;
  return (
    <Form form={form} action="Ask for the release" label="Ask for a release">
      <SelectField
        form={form}
        name="centreId"
        label="Your centre"
        options={own.centres.map(({ centreId, name }) => ({ value: centreId, label: name }))}
      />
      <SelectField
        form={form}
        name="evidenceId"
        label="Item of work"
        options={items.map(({ evidenceId, title }) => ({ value: evidenceId, label: title }))}
      />
      <TextField
        form={form}
        name="code"
        label="Your centre’s code for you"
        hint={known ? `Left empty it is ${known}, as before` : 'Two groups of five letters'}
        optional={Boolean(known)}
        short
      />
    </Form>
  );
}
