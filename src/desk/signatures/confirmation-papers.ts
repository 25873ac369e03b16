import { bookedFor, lockBookings, paperToAccept } from '../bookings/index.ts';
import { confirmationSheet, readPaper } from '../confirmations/index.ts';
import { onPapers } from './paper-source.ts';

/** A confirmation can be signed until two days after it was made, however soon its last shift is over. */
const AT_LEAST = 2 * 86_400_000;

onPapers('confirmation', {
  async paper(tx, documentId) {
    const paper = await paperToAccept(tx, documentId);
    if (!paper) return null;
    const kept = paper.facts === '' ? null : readPaper(paper.facts);
    const before = paper.factsBefore === '' ? null : readPaper(paper.factsBefore);
    const sheet = kept ? confirmationSheet(kept, before) : null;
    const booked = (await bookedFor(tx, [paper.bookingId])).get(paper.bookingId);
    return {
      documentId,
      version: paper.version,
      title: `${paper.reason === 'cancellation' ? 'Cancellation' : 'Confirmation'} of booking ${paper.number}`,
      side: paper.side,
      bytes: paper.pdf,
      annexName: null,
      lead: sheet?.lead ?? [],
      notice: sheet?.notice ?? null,
      sections: (sheet?.sections ?? []).filter(({ rows }) => rows.length > 0),
      madeAt: paper.madeAt,
      openUntil: new Date(Math.max(paper.lastEndsAt.getTime(), paper.madeAt.getTime() + AT_LEAST)),
      newest: { documentId: paper.newest.confirmationId, version: paper.newest.version },
      matterId: paper.bookingId,
      aboutPerson: paper.personId,
      clientId: paper.clientId,
      contactId: paper.orderedBy,
      subjects: {
        booking: paper.bookingId,
        worker: paper.personId,
        ...(booked ? { hirer: booked.hirerId } : {}),
      },
    };
  },
  async hold(tx, documentId) {
    const paper = await paperToAccept(tx, documentId);
    if (paper) await lockBookings(tx, [paper.bookingId]);
  },
});
