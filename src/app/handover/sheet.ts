import {
  ITEM_KINDS,
  type ItemKind,
  type KeptHandover,
  onCallUntil,
} from '../../desk/tasks/index.ts';
import { showMoment, showPhone } from '../../lib/show.ts';
import { minuteOfDate } from '../../lib/time.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { printSheet } from '../../platform/print/pdf.ts';

const moment = (at: Date): string => showMoment(minuteOfDate(at));

/** A hand-over as a paper for whoever reads on out of hours: by kind, each item with its owner and when. */
export async function handoverPdf(tx: Tx, handover: KeptHandover): Promise<Buffer> {
  const kinds = (Object.keys(ITEM_KINDS) as ItemKind[]).filter((kind) =>
    handover.items.some((item) => item.kind === kind),
  );
  const { name, address, phone, email } = await organisationCard(tx);
  return printSheet({
    letterhead: { name, address, phone, email },
    title: 'Hand-over of the desk',
    subtitle: `${handover.givenBy} to ${handover.toName}, ${moment(handover.givenAt)}, until ${moment(handover.until)}`,
    lead: [
      ...(handover.words === '' ? [] : handover.words.split('\n')),
      ...(await onCallUntil(tx, handover.until)).map(
        ({ name: who, phone: number, startsAt, endsAt }) =>
          `On call: ${who}${number === '' ? '' : `, ${showPhone(number)}`}, ${moment(startsAt)} to ${moment(endsAt)}.`,
      ),
    ],
    sections: [
      ...kinds.map((kind) => ({
        title: ITEM_KINDS[kind],
        rows: handover.items
          .filter((item) => item.kind === kind)
          .map((item) => ({
            label: item.dueAt ? moment(item.dueAt) : 'No time',
            value: `${item.words}. ${item.ownerName}`,
          })),
      })),
      ...(kinds.length === 0
        ? [{ title: 'Open', rows: [{ label: 'Nothing', value: 'Nothing was open.' }] }]
        : []),
    ],
    documentId: handover.handoverId,
    sha256: handover.sha256,
    madeAt: handover.givenAt,
    isSample: actorOf(tx).isSample,
  });
}
