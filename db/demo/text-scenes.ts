import { fileText, type TextIn } from '../../src/desk/communications/file-text.ts';
import {
  onReply,
  recordCall,
  recordMessage,
  recordNote,
  sendText,
} from '../../src/desk/communications/index.ts';
import { doAnswer } from '../../src/desk/communications/receive-text.ts';
import { giveTextNumber } from '../../src/desk/communications/text-number.ts';
import { saveTemplate } from '../../src/desk/communications/text-template.ts';
import { writeTexts } from '../../src/desk/communications/write-texts.ts';
import { peopleOf } from '../../src/desk/people/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { FIRST_DAY, type Places } from './client-scenes.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';
import type { People } from './worker-scenes.ts';

/** The desk's own number, of Ofcom's numbers for stories. */
const DESK = '07700 900999';
/** Whose it is nobody knows. */
const STRANGER = '07700 900998';
const MINUTES_OPEN = 8 * 60;

// The sample asks who is free this weekend; the answer is thanked for, and Ravi enters the rest by hand.
onReply('sample-weekend', async (_tx, { answer }) =>
  ok({
    say:
      answer === 'yes'
        ? 'Thank you. We will ring you with the shift.'
        : 'Thank you for telling us. Enjoy your weekend.',
  }),
);

/** Texts that went out and came back, a YES, a NO, one of nobody, and what was said on the phone. */
export function textScenes({
  time,
  places,
  people,
}: {
  readonly time: StoryTime;
  readonly places: Places;
  readonly people: People;
}): readonly Scene[] {
  const ids = [...people.values()];
  const [yes, no, talker, silent, busy] = [3, 5, 8, 11, 14].map((at) => ids[at] ?? '');
  const scene = (
    minutes: number,
    by: Scene['by'],
    what: string,
    ...steps: Scene['does'][]
  ): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'texts',
    does: together(...steps),
  });
  const arrives = (minutes: number, personId: string | null, body: string) =>
    scene(minutes, 'ravi', `the text ${body}`, (tx) =>
      comesIn(tx, time.ago(minutes), personId, body),
    );
  const asked = [yes, no, silent].map((personId) => ({ id: newId(), personId: personId ?? '' }));
  return [
    {
      ...scene(0, 'olivia', 'the number to text from', (tx) =>
        giveTextNumber(tx, { number: DESK }),
      ),
      at: time.at(time.ofWeek(FIRST_DAY), '09:05'),
    },
    {
      ...scene(
        0,
        'ben',
        'the wordings',
        wording('Running late?', LATE),
        wording('Documents', PAPERS),
      ),
      at: time.at(time.ofWeek(FIRST_DAY), '10:15'),
    },
    scene(
      400,
      'carla',
      'who is free this weekend',
      ...asked.map(({ id, personId }) => ask(time, id, personId)),
    ),
    arrives(380, yes ?? '', 'Yes please'),
    arrives(365, no ?? '', 'Sorry, I can’t'),
    arrives(350, talker ?? '', 'Can you ring me about Thursday, my bus stops at 6'),
    scene(340, 'ravi', 'the call about Thursday', (tx) =>
      recordCall(tx, {
        id: newId(),
        personId: talker ?? '',
        about: { kind: 'person', id: talker ?? '' },
        direction: 'out',
        outcome: 'spoke',
        identityChecked: true,
        words:
          'Bus 28 stops at 18:00 from this week. Can do days at Beckside, no lates until the bus is back.',
      }),
    ),
    arrives(240, null, 'Hi its Dani, new phone, am I still on for tomorrow'),
    scene(200, 'carla', 'the call to Beckside', (tx) =>
      recordCall(tx, {
        id: newId(),
        personId: null,
        about: { kind: 'client', id: places.beckside.clientId },
        direction: 'in',
        outcome: 'spoke',
        identityChecked: true,
        words: 'Likely to need one more for the weekend; will know by four.',
      }),
    ),
    scene(180, 'carla', 'no answer', (tx) =>
      recordCall(tx, {
        id: newId(),
        personId: busy ?? '',
        about: { kind: 'person', id: busy ?? '' },
        direction: 'out',
        outcome: 'message_left',
        identityChecked: false,
        words: '',
      }),
    ),
    scene(150, 'carla', 'WhatsApp', (tx) =>
      recordMessage(tx, {
        id: newId(),
        personId: busy ?? '',
        about: { kind: 'person', id: busy ?? '' },
        direction: 'in',
        medium: 'whatsapp',
        words: 'In a meeting, will ring after 3',
      }),
    ),
    scene(120, 'ravi', 'a note', (tx) =>
      recordNote(tx, {
        id: newId(),
        personId: silent ?? '',
        about: { kind: 'person', id: silent ?? '' },
        words: 'Reads texts in the evening only. Ring before noon.',
      }),
    ),
    scene(90, 'carla', 'documents', (tx) =>
      writeTexts(tx, {
        texts: [{ id: newId(), personId: busy ?? '' }],
        body: PAPERS,
        marketing: false,
        about: null,
        template: null,
      }),
    ),
  ];
}

const LATE = 'Hello {first name}, are you on your way? Please ring {my name} at {agency}.';
const PAPERS =
  'Hello {first name}, please bring your passport and a proof of address to the office this week. {my name}, {agency}';

function wording(name: string, body: string): Scene['does'] {
  return (tx) => saveTemplate(tx, { id: newId(), from: 0, name, body, retired: false });
}

function ask(time: StoryTime, id: string, personId: string): Scene['does'] {
  return (tx) =>
    sendText(tx, {
      id,
      personId,
      body: 'Aire Valley: can you work this weekend?',
      about: { kind: 'person', id: personId },
      asks: {
        purpose: 'sample-weekend',
        about: personId,
        expiresAt: new Date(time.ago(400).getTime() + MINUTES_OPEN * 60_000),
      },
    });
}

async function comesIn(tx: Tx, receivedAt: Date, personId: string | null, body: string) {
  const card = personId === null ? undefined : (await peopleOf(tx, [personId])).get(personId);
  const text: TextIn = {
    id: newId(),
    providerId: '',
    from: card?.phone ?? STRANGER,
    to: DESK,
    body,
    receivedAt,
  };
  const filed = await fileText(tx, text);
  return filed.state === 'answering' ? doAnswer(tx, filed.incomingId) : ok(filed);
}
