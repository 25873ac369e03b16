import { type Hidden, hideTexts } from '../../lib/redact.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { unitOf } from '../frameworks/index.ts';
import { claimOf } from '../portfolio/index.ts';
import { actionsOf } from './actions.ts';
import { fileShown, leadsItems, notAsked } from './item-file.ts';
import { answersSeen, itemHere } from './judge-item.ts';
import { itemLines, observationsSeen } from './queries.ts';
import type { readItem, readObservationsOf } from './schema.ts';
import { alikeOf, spreadOf } from './spread.ts';

type Rendition = NonNullable<ReplyIn<typeof readItem>['rendition']>;

/**
 * One item judged blind: its frozen rendition and one's own answers; everybody's and their spread once it is
 * uncovered. Neither the learner nor what the assessor judged is told. Refuses `item-not-found`, and `not-asked` for
 * who neither leads nor was asked.
 */
export async function itemView(tx: Tx, id: string): Promise<Result<ReplyIn<typeof readItem>>> {
  const item = await itemHere(tx, id);
  if (!item.ok) return item;
  const { claim_id: claimId, evidence_id: evidenceId } = item.value;
  const line = (await itemLines(tx)).find(({ itemId }) => itemId === id);
  const unit = await unitOf(tx, item.value.unit_id);
  const claim = claimId === null ? null : await claimOf(tx, claimId);
  const frozen = claim?.evidence.find((one) => one.evidenceId === evidenceId);
  if (!line || !unit || (claimId !== null && !frozen))
    throw new Error('An item without its claim.');
  const { memberId } = actorOf(tx);
  if (!leadsItems(tx) && !line.seats.some((seat) => seat.member_id === memberId)) return notAsked();
  const names = await memberNames(tx);
  const answers = await answersSeen(tx, [id]);
  const told = answers.map(({ criterion_id, member_id, says }) => ({
    criterionId: criterion_id,
    memberId: member_id,
    says,
  }));
  const open = item.value.uncovered_at !== null;
  const known = new Map(unit.criteria.map((one) => [one.criterionId, one]));
  const criteria = item.value.criteria
    .map(({ criterion_id, says, reasons }) => {
      const of = known.get(criterion_id);
      return {
        criterionId: criterion_id,
        code: of?.code ?? '',
        label: of?.label ?? '',
        wording: of?.wording ?? null,
        answers: answers
          .filter((one) => one.criterion_id === criterion_id)
          .map((one) => ({
            name: names.get(one.member_id) ?? '',
            says: one.says,
            why: one.why,
          })),
        spread: open ? spreadOf(told, criterion_id) : null,
        agreed: says === null ? null : { says, reasons: reasons ?? '' },
      };
    })
    .sort((a, b) => a.code.localeCompare(b.code, 'en-GB', { numeric: true }));
  const learner = names.get(claim?.learnerId ?? '') ?? '';
  const hidden: readonly Hidden[] = [{ text: learner, mark: 'a learner', wordsToo: true }];
  const hide = (text: string) => (learner === '' ? text : hideTexts(text, hidden));
  return ok({
    ...line,
    title: frozen ? hide(frozen.title) : (item.value.title ?? ''),
    today: dateIn(nowOf(tx)),
    rendition: frozen ? withoutName(frozen.rendition, hide) : null,
    sha256: frozen?.renditionSha256 ?? null,
    file: await fileShown(tx, item.value, hide),
    criteria,
    seats: line.seats.map((seat) => ({
      memberId: seat.member_id,
      name: names.get(seat.member_id) ?? '',
      judged: seat.answered_at !== null,
      attended: seat.attended,
    })),
    alike: open ? alikeOf(told) : null,
    conclusion: item.value.conclusion,
    actions: (await actionsOf(tx, [id])).map((one) => one),
  });
}

/**
 * An assessor's observations and the items they judged blind, for their file: one's own, or any for who leads.
 * Refuses `member-not-found`.
 */
export async function observationsOf(
  tx: Tx,
  memberId: string,
): Promise<Result<ReplyIn<typeof readObservationsOf>>> {
  const names = await memberNames(tx);
  if (!names.has(memberId)) return refuse('member-not-found', 'There is no such member here.');
  const today = dateIn(nowOf(tx));
  const items = (await itemLines(tx)).flatMap(({ unitReference, openedOn, state, seats }) => {
    const seat = seats.find((one) => one.member_id === memberId);
    if (!seat || state !== 'agreed') return [];
    return [
      {
        title: `${unitReference}, ${showDate(openedOn, today)}`,
        judged: seat.answered_at !== null,
        attended: seat.attended ?? false,
      },
    ];
  });
  return ok({ today, observations: await observationsSeen(tx, memberId), items });
}

/** A rendition as who judges it blind reads it: the learner, whom it names, is "a learner". */
function withoutName(rendition: Rendition, hide: (text: string) => string): Rendition {
  return JSON.parse(
    JSON.stringify({ ...rendition, learner: 'a learner' }, (_, value: unknown) =>
      typeof value === 'string' ? hide(value) : value,
    ),
  );
}
