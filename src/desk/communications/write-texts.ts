import { showPhone } from '../../lib/phone.ts';
import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { segmentsOf } from '../../lib/text-segments.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import { peopleOf } from '../people/index.ts';
import { type Reach, reachOf } from './reach.ts';
import { type About, knownRecord } from './record-conversation.ts';
import { fits, sendTexts } from './send-text.ts';
import { messageExchanged } from './text-events.ts';
import { textStates } from './text-states.ts';
import { fill } from './text-template.ts';

interface LeftOut {
  readonly personId: string;
  readonly name: string;
  readonly because: string;
}

interface Going extends Reach {
  readonly personId: string;
  readonly body: string;
}

/** Whoever gets marketing is told how to end it (PECR 2003, reg 22 and 23). */
const WAY_OUT = '\nReply STOP to get no more.';

interface Wording {
  readonly personIds: readonly string[];
  readonly body: string;
  readonly marketing: boolean;
}

/** What would go to whom, and who is left out and why; refuses what is wrong with the wording itself. */
async function sorted(
  tx: Tx,
  { personIds, body, marketing }: Wording,
): Promise<Result<{ going: readonly Going[]; leftOut: readonly LeftOut[] }>> {
  const clean = cleanText(body, { min: 1, max: 2000, lines: true, what: 'The text' });
  if (!clean.ok) return clean;
  const { name: agency } = await organisationCard(tx);
  const reaches = await reachOf(tx, personIds, { marketing });
  const people = await peopleOf(tx, personIds);
  const going: Going[] = [];
  const leftOut: LeftOut[] = [];
  for (const [personId, reach] of reaches) {
    const person = people.get(personId);
    const leave = ({ because }: Refusal) =>
      leftOut.push({ personId, name: person?.displayName ?? 'Nobody in your books', because });
    if (!reach.ok) {
      leave(reach.refusal);
      continue;
    }
    const filled = fill(clean.value, {
      'first name': person?.givenName || reach.value.name,
      name: reach.value.name,
      agency,
      'my name': actorOf(tx).name,
    });
    if (!filled.ok) return filled;
    const whole = fits(marketing ? `${filled.value}${WAY_OUT}` : filled.value);
    if (!whole.ok) return whole;
    going.push({ personId, ...reach.value, body: whole.value });
  }
  return ok({ going, leftOut });
}

/** Exactly what would go to whom. Nothing is written. */
export async function previewOf(tx: Tx, wording: Wording) {
  const found = await sorted(tx, wording);
  if (!found.ok) return found;
  return ok({
    going: found.value.going.map(({ personId, name, number, body }) => ({
      personId,
      name,
      number: showPhone(number),
      body,
      segments: segmentsOf(body).segments,
    })),
    leftOut: found.value.leftOut,
    isSet: textSetting().isSet && !actorOf(tx).isSample,
  });
}

/**
 * Writes a text by hand to one person or to several, filed to its record (`message.exchanged`). Who may not be
 * texted is left out and named; where that is everybody, it is refused with the first one's reason.
 */
export async function writeTexts(
  tx: Tx,
  input: {
    readonly texts: readonly { readonly id: string; readonly personId: string }[];
    readonly body: string;
    readonly marketing: boolean;
    readonly about: About | null;
    readonly template: { readonly id: string; readonly version: number } | null;
  },
): Promise<Result<{ written: number; leftOut: readonly LeftOut[] }>> {
  const { texts, body, marketing, about, template } = input;
  const before = await textStates(
    tx,
    texts.map(({ id }) => id),
  );
  if (before.size > 0) return ok({ written: before.size, leftOut: [] });
  if (about) {
    const known = await knownRecord(tx, about);
    if (!known.ok) return known;
  }
  const ids = new Map(texts.map(({ id, personId }) => [personId, id]));
  const found = await sorted(tx, { personIds: [...ids.keys()], body, marketing });
  if (!found.ok) return found;
  const { going, leftOut } = found.value;
  const [first] = leftOut;
  if (going.length === 0 && first) return refuse('nobody-to-text', first.because);
  const sent = await sendTexts(
    tx,
    going.map(({ personId, body: words }) => ({
      id: ids.get(personId) ?? '',
      personId,
      body: words,
      about: about ?? { kind: 'person', id: personId },
      marketing,
      ...(template ? { template } : {}),
    })),
  );
  for (const result of sent.values()) if (!result.ok) return result;
  const subject = about ?? { kind: 'person', id: going[0]?.personId ?? '' };
  record(tx, messageExchanged, {
    subjects: {
      about: subject.id,
      text: ids.get(going[0]?.personId ?? '') ?? '',
      ...(going.length === 1 && going[0] ? { person: going[0].personId } : {}),
    },
    facts: { by: 'text', direction: 'out', about: subject.kind, people: going.length },
  });
  return ok({ written: going.length, leftOut });
}
