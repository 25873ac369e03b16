import type { ReplyOf } from '../../../lib/route.ts';
import { changeLetterhead, readLetterhead } from '../../../platform/identity/schema.ts';
import { FactList } from '../../../ui/facts.tsx';
import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { SignInRule } from './sign-in-rule.tsx';

type Letterhead = ReplyOf<typeof readLetterhead>;

function Change({ letterhead }: { readonly letterhead: Letterhead }) {
  const say = useNotice();
  const { act } = useAct(changeLetterhead);
  const form = useForm({
    name: 'organisation',
    start: { ...letterhead },
    checks: { name: needed('Enter the name of the organisation') },
    submit: (values) => act({ body: values }),
    onDone: () => say('Letterhead changed; papers sent from now on carry it'),
  });
  return (
    <Form form={form} action="Change the letterhead" label="Letterhead">
      <TextField form={form} name="name" label="Name" />
      <LongTextField form={form} name="address" label="Address" optional />
      <TextField
        form={form}
        name="email"
        label="E-mail"
        type="email"
        hint="Mail to both sides is answered to this address"
        optional
      />
      <TextField form={form} name="phone" label="Telephone" type="tel" optional />
    </Form>
  );
}

/** How papers and mail name the organisation. */
export default function OrganisationPage() {
  const reading = useRead(readLetterhead, {});
  const may = useMay();
  return (
    <Page title="Organisation">
      <p className="dp-dim">Stands at the head of every confirmation.</p>
      <Read of={reading}>
        {(letterhead) =>
          may('organisation.manage') ? (
            <Change letterhead={letterhead} />
          ) : (
            <FactList
              facts={[
                { label: 'Name', value: letterhead.name },
                { label: 'Address', value: letterhead.address || 'Not given' },
                { label: 'E-mail', value: letterhead.email || 'Not given' },
                { label: 'Telephone', value: letterhead.phone || 'Not given' },
              ]}
            />
          )
        }
      </Read>
      <SignInRule />
    </Page>
  );
}
