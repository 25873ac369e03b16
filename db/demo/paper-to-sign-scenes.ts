import type { AskedSigner } from '../../src/desk/signatures/ask.ts';
import { askClient, askWorker } from '../../src/desk/signatures/ask-papers.ts';
import type { FormSays } from '../../src/desk/signatures/papers-schema.ts';
import { publishForm } from '../../src/desk/signatures/publish-form.ts';
import { readyPaper } from '../../src/desk/signatures/ready-paper.ts';
import { declineByLink, signByLink } from '../../src/desk/signatures/sign.ts';
import { signaturesDb } from '../../src/desk/signatures/tables.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { type Cast, personOf } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const PUBLIC_URL = 'http://127.0.0.1:4000';
const PHONE = {
  address: '81.2.69.161',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile Safari/604.1',
};

const KEY_INFORMATION: FormSays = {
  kind: 'key_information',
  contract: 'services',
  payer: 'Aire Valley Staffing, by PAYE',
  leastRatePence: 1_271,
  payInterval: 'weekly',
  otherDeductions: '',
  fees: '',
  leave: '5.6 weeks a year, counted by the hour and paid when it is taken',
  benefits: 'Bus pass at cost on days worked',
  exampleMinutes: 2_400,
  exampleByLawPence: 9_520,
  exampleOtherPence: 0,
};
const TERMS_OF_WORK: FormSays = {
  kind: 'terms_of_work',
  text: [
    'We act as an employment business: you work for us, at places of our clients.',
    'We look for the kinds of work that stand on your record and that you said you want.',
    'Your contract is a contract for services. Nobody is bound to offer work, and you are not bound to take it.',
    'You are paid for every hour you worked, whether or not the client has paid us.',
    'Either of us may end an assignment at any time; tell us as early as you can, and we do the same.',
    'You get at least the rate that your key information names. The rate of each assignment is said before you take it.',
    'Pay comes every week, on the Friday after the week you worked.',
    'Paid leave builds up with each hour you work; ask for it a week ahead.',
  ].join('\n'),
  states: [
    'acts_as_employment_business',
    'type_of_work',
    'contract_kind',
    'pays_whether_or_not_hirer_pays',
    'notice_each_way',
    'rate_or_minimum',
    'pay_interval',
    'leave_and_holiday_pay',
  ],
};
const OPT_OUT: FormSays = { kind: 'opt_out', noticeDays: 28 };
const TERMS_OF_BUSINESS: FormSays = {
  kind: 'terms_of_business',
  text: [
    'We supply workers as an employment business, at the rates of your card.',
    'You sign or approve hours each week; we invoice on Monday, and you pay within 14 days.',
    'Tell us of any risk at the place of work before anybody starts.',
    'If you take a worker on yourself, choose a longer hire or a fee, as the law lets you.',
  ].join('\n'),
};

/** Asked of this person and not answered, key information first. */
async function askedOf(tx: Tx, personId: string): Promise<readonly AskedSigner[]> {
  const rows = await signaturesDb(tx)
    .selectFrom('signature_request')
    .select(['id as requestId', 'kind', 'document_id as documentId', 'side', 'channel'])
    .select('person_id as personId')
    .where('person_id', '=', personId)
    .where('kind', 'in', ['key_information', 'terms_of_work', 'opt_out'])
    .orderBy('kind', 'asc')
    .execute();
  const order = ['key_information', 'terms_of_work', 'opt_out'];
  return rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

async function signsAll(tx: Tx, personId: string, typedName: string): Promise<Result<unknown>> {
  for (const asked of await askedOf(tx, personId)) {
    const ready = await readyPaper(tx, asked, null);
    if (!ready.ok) return ready;
    const { documentId } = asked;
    const { sha256 } = ready.value;
    const input = { id: newId(), documentId, sha256, consent: true, typedName, drawn: [] };
    const signed = await signByLink(tx, asked, input, PHONE);
    if (!signed.ok) return signed;
  }
  return ok(null);
}

async function declines(tx: Tx, personId: string, words: string): Promise<Result<unknown>> {
  const [asked] = await askedOf(tx, personId);
  if (!asked) return ok(null);
  const ready = await readyPaper(tx, asked, null);
  if (!ready.ok) return ready;
  const { sha256 } = ready.value;
  const input = { id: newId(), documentId: asked.documentId, sha256, words };
  return declineByLink(tx, asked, input, PHONE);
}

/** Papers of the agency's own: an opt-out signed in one sitting, terms waiting, one overdue, one declined. */
export function paperToSignScenes(cast: Cast): readonly Scene[] {
  const { time, places } = cast;
  const forms = { kid: newId(), terms: newId(), optOut: newId(), business: newId() };
  const signs = personOf(cast, 'siobhan');
  const waits = personOf(cast, 'tariq');
  const silent = personOf(cast, 'maureen');
  const declined = personOf(cast, 'emeka');
  const scene = (minutes: number, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'papers to sign',
    does,
  });
  const publishes = (formId: string, name: string, says: FormSays) =>
    scene(4_300, 'ben', `form ${name}`, (tx) =>
      publishForm(tx, { formId, from: 0, name, change: '' }, { says }),
    );
  const asks = (minutes: number, personId: string, ...formIds: string[]) =>
    scene(minutes, 'carla', 'papers asked for', (tx) =>
      askWorker(
        tx,
        personId,
        { papers: formIds.map((formId) => ({ id: newId(), formId })), channel: 'mail' },
        PUBLIC_URL,
      ),
    );
  return [
    publishes(forms.kid, 'Temporary workers, PAYE', KEY_INFORMATION),
    publishes(forms.terms, 'Temporary workers', TERMS_OF_WORK),
    publishes(forms.optOut, 'Opt-out, 28 days', OPT_OUT),
    publishes(forms.business, 'Temporary supply', TERMS_OF_BUSINESS),
    asks(3_000, silent, forms.kid),
    asks(180, signs, forms.kid, forms.terms, forms.optOut),
    scene(150, 'nobody', 'everything signed in one sitting', (tx) =>
      signsAll(tx, signs, 'Siobhán Byrne'),
    ),
    asks(170, declined, forms.optOut),
    scene(140, 'nobody', 'an opt-out declined', (tx) =>
      declines(tx, declined, 'I have a second job and want to stay under 48 hours.'),
    ),
    asks(45, waits, forms.kid, forms.terms),
    scene(40, 'carla', 'terms of business sent to be signed', (tx) =>
      askClient(
        tx,
        places.elm.clientId,
        { id: newId(), formId: forms.business, contactId: places.elm.orderedBy, channel: 'mail' },
        PUBLIC_URL,
      ),
    ),
  ];
}
