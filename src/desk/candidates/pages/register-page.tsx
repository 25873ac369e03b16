import './candidates.css';
import { useRef } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addCandidate } from '../schema.ts';
import {
  atField,
  bodyOf,
  CandidateFields,
  type CandidateValues,
  CHECKS,
  NO_VALUES,
} from './candidate-fields.tsx';
import { matchesIn, SamePeople } from './same-people.tsx';

const WORDING =
  'I agree that you hold my details to find me work, and give them to hirers only when I say so.';

interface Values extends CandidateValues {
  agrees: boolean;
}

/** Registers a candidate; people who look the same are shown before anything is saved. */
export default function RegisterPage() {
  const { go } = useAddress();
  const say = useNotice();
  // Said by a button beside the people found; it counts for one submit, so what is changed is looked up anew.
  const said = useRef<{ samePersonId?: string; someoneElse?: boolean }>({});
  const { act } = useAct(addCandidate);
  const form = useForm<Values, { personId: string }>({
    name: 'candidate',
    start: { ...NO_VALUES, agrees: false },
    checks: CHECKS,
    submit: async ({ agrees, ...values }, id) => {
      const choice = said.current;
      said.current = {};
      const consents = agrees ? [{ purpose: 'work_finding' as const, wording: WORDING }] : [];
      return atField(await act({ body: { id, ...bodyOf(values), ...choice, consents } }));
    },
    onDone: ({ personId }, { givenName, familyName }) => {
      say(`${`${givenName} ${familyName}`.trim()} registered`);
      go(`/candidates/${personId}`);
    },
  });
  const choose = (choice: { samePersonId?: string; someoneElse?: boolean }) => {
    said.current = choice;
    form.submit();
  };
  return (
    <Page title="Register a candidate" where={[{ label: 'Candidates', href: '/candidates' }]}>
      <Form form={form} action="Register the candidate" onCancel={() => go('/candidates')}>
        <SamePeople
          matches={matchesIn(form.refusal)}
          onSame={(samePersonId) => choose({ samePersonId })}
          onSomeoneElse={() => choose({ someoneElse: true })}
        />
        <CandidateFields form={form} />
        <CheckField form={form} name="agrees" label="They agreed to this" hint={`“${WORDING}”`} />
      </Form>
    </Page>
  );
}
