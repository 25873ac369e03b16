import { bookedFor } from '../../desk/bookings/index.ts';
import { onBranches } from '../../proof/verification/index.ts';

// A plan of verification covers every site, and work here arose at the branch of its booking.
onBranches(async (tx, bookingIds) => {
  const bookings = await bookedFor(tx, bookingIds);
  return new Map(
    [...bookings].flatMap(([id, { branchId }]) =>
      branchId === null ? [] : [[id, branchId] as const],
    ),
  );
});
