import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { answerOfferRoute, type readShift } from '../schema.ts';
import type { Filling } from './filling.ts';
import { OFFER_LOOKS } from './looks.ts';
import { candidateHref } from './record-href.ts';
import { RefusedFindings } from './refused-findings.tsx';
import { SPOKEN_WORDS } from './words.ts';

type Offer = ReplyOf<typeof readShift>['offers'][number];

const ENDED = {
  made: 'answered',
  accepted: 'answered',
  declined: 'answered',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
} as const satisfies Record<Offer['state'], string>;

/** Whom we asked, when and how, and what they said; a spoken yes or no is written down here. */
export function ShiftOffers({
  offers,
  lineShiftIds,
  whole,
  held,
  filling,
}: {
  readonly offers: readonly Offer[];
  /** Shifts of the line still to fill, taken as one when one face is a must. */
  readonly lineShiftIds: readonly string[];
  readonly whole: boolean;
  readonly held: boolean;
  readonly filling: Filling;
}) {
  const may = useMay();
  const say = useNotice();
  const answers = useAct(answerOfferRoute);
  const [refused, setRefused] = useState<{ who: string; refusal: Refusal }>();
  if (offers.length === 0) {
    return (
      <Empty title="Nobody has been asked yet">
        An offer asks and holds nothing. Offer to one or several under Who may go; their answers are
        written down here.
      </Empty>
    );
  }
  const answer = async (offer: Offer, said: 'accepted' | 'declined') => {
    setRefused(undefined);
    const done = await answers.act({
      params: { offerId: offer.offerId },
      body: { answer: said },
    });
    if (!done.ok) return setRefused({ who: offer.workerName, refusal: done.refusal });
    say(
      said === 'accepted'
        ? `${offer.workerName} said yes; assign them to hold the time`
        : `${offer.workerName} said no`,
    );
  };
  const shown = refused ?? filling.refused;
  return (
    <div className="dp-stack">
      {shown === undefined ? null : <RefusedFindings refusal={shown.refusal} who={shown.who} />}
      <ul className="dp-ranked" aria-label="Offers">
        {offers.map((offer) => (
          <li key={offer.offerId} className="dp-ranked-row">
            <div className="dp-row dp-ranked-name">
              <strong>
                <Link href={candidateHref(offer.personId)}>{offer.workerName}</Link>
              </strong>
              <Badge state={OFFER_LOOKS[offer.state]} />
            </div>
            <p className="dp-ranked-facts">
              <span>
                Offered {SPOKEN_WORDS[offer.how]} by {offer.madeByName} <Ago at={offer.madeAt} />
              </span>
              {offer.answeredAt === null ? null : (
                <span>
                  {ENDED[offer.state]} <Ago at={offer.answeredAt} />
                </span>
              )}
              {offer.note === '' ? null : <span>{offer.note}</span>}
            </p>
            {offer.state === 'made' && may('bookings.offer') ? (
              <div className="dp-row">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${offer.workerName} said yes`}
                  onClick={() => void answer(offer, 'accepted')}
                >
                  Said yes
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${offer.workerName} said no`}
                  onClick={() => void answer(offer, 'declined')}
                >
                  Said no
                </Button>
              </div>
            ) : null}
            {offer.state === 'accepted' && !held && may('bookings.assign') ? (
              <div className="dp-row">
                <Button
                  size="compact-sm"
                  aria-disabled={filling.busy}
                  onClick={() =>
                    void filling.assign({
                      personId: offer.personId,
                      displayName: offer.workerName,
                      shiftIds: whole ? lineShiftIds : [offer.shiftId],
                    })
                  }
                >
                  Assign {offer.workerName}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
