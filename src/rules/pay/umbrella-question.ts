import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, list, maybe, name, object, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { JOINT_LIABILITY, jointlyLiable } from './umbrella.ts';

export const umbrellaQuestion = question({
  rule: 'UMB-JSL',
  asks: 'Who is liable with the umbrella company for its PAYE and NIC on this payment?',
  takes: {
    paid_on: date('day of the payment'),
    chain: list(
      object({
        role: oneOf(['client', 'agency', 'umbrella'], 'what the link is'),
        name: name('its name'),
      }),
      'from the client down',
    ),
    due_diligence_complete: maybe(bool('no defence; left out: false')),
  },
  gives: { jointly_liable: list(name('a link'), 'names from chain; empty = nobody') },
  answer({ paid_on, chain, due_diligence_complete }) {
    const liable = jointlyLiable(chain, paid_on);
    const from = JOINT_LIABILITY[0]?.from ?? '';
    const umbrella = chain.some(({ role }) => role === 'umbrella');
    return ok({
      gives: { jointly_liable: liable },
      because:
        liable.length > 0
          ? `${liable.join(', ')} answers with the umbrella company, as the ${chain.some(({ role }) => role === 'agency') ? 'agency closest to the client' : 'client of a chain without an agency'}${due_diligence_complete ? '; due diligence is no defence' : ''}.`
          : paid_on < from
            ? `Nobody: joint liability begins with payments from ${showDate(from)}.`
            : umbrella
              ? 'Nobody can be named: the chain shows neither an agency nor a client.'
              : 'Nobody: there is no umbrella company in the chain.',
      working: [
        {
          what: 'Chain from the client down',
          comes: chain.map((link) => `${link.name} (${link.role})`).join(', ') || 'empty',
        },
        { what: 'Jointly liable', comes: liable.join(', ') || 'nobody' },
      ],
      source: JOINT_LIABILITY[0]?.value.source ?? '',
      keyDate: paid_on,
    });
  },
});
