import { ok, type Result, refuse } from '../../lib/result.ts';

/** An offer of work asks and holds nothing. */
export type OfferState = 'made' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
export type OfferAnswer = Exclude<OfferState, 'made'>;

/**
 * From which state an offer may come into which, and by whom. `accepted` is the worker's yes: it waits
 * for us, and lapses when the worker takes overlapping work or is withdrawn when another goes.
 */
export const OFFER_MOVES: Readonly<
  Record<OfferState, readonly { readonly to: OfferAnswer; readonly by: 'worker' | 'desk' }[]>
> = {
  made: [
    { to: 'accepted', by: 'worker' },
    { to: 'declined', by: 'worker' },
    { to: 'lapsed', by: 'desk' },
    { to: 'withdrawn', by: 'desk' },
  ],
  accepted: [
    { to: 'declined', by: 'worker' },
    { to: 'lapsed', by: 'desk' },
    { to: 'withdrawn', by: 'desk' },
  ],
  declined: [{ to: 'accepted', by: 'worker' }],
  lapsed: [],
  withdrawn: [],
};

/** The state of an offer from its answer. */
export function offerState(answer: OfferAnswer | null): OfferState {
  return answer ?? 'made';
}

/** May an offer in this state come into that one? */
export function mayAnswer(from: OfferState, to: OfferAnswer): Result<OfferAnswer> {
  if (OFFER_MOVES[from].some((move) => move.to === to)) return ok(to);
  const why =
    from === 'lapsed'
      ? 'This offer lapsed: the worker took other work at that time.'
      : from === 'withdrawn'
        ? 'This offer was withdrawn: the shift went to somebody else or was cancelled.'
        : `This offer was already answered: ${from}.`;
  return refuse('already-answered', `${why} Make a new offer if the shift is open.`);
}
