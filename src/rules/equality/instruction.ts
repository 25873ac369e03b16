import { ok } from '../../lib/result.ts';
import { bool, CHARACTERISTICS, outcome, text } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { Finding } from '../finding.ts';
import { words } from './advert.ts';
import { actInForce, BEFORE_THE_ACT } from './in-force.ts';
import type { Characteristic } from './listed-words.ts';
import { claimsRequirement, type Hit, hitsIn } from './read-wording.ts';

const SOURCE = 'Equality Act 2010 ss.55 and 111';

/** What a client's words ask for. */
export interface InstructionRead {
  readonly hits: readonly Hit[];
  readonly characteristics: readonly Characteristic[];
}

/**
 * Wordings about a protected characteristic in a client's own words. Naming people by one is enough; a
 * word that only colours an advert (`dynamic`) is not.
 */
export function readInstruction(said: string): InstructionRead {
  const hits = hitsIn(said).filter((hit) => {
    if (hit.excludes) return true;
    return hit.advertOnly !== true && hit.named !== 'never';
  });
  const characteristics = CHARACTERISTICS.filter((one) => hits.some(({ of }) => of.includes(one)));
  return { hits, characteristics };
}

/**
 * EQ-INSTRUCT: an instruction to choose by a protected characteristic escalates and stops: it is refused,
 * the client's words are kept, a manager is told. Nothing found: an instruction about the task.
 */
export function checkInstruction(said: string): readonly Finding[] {
  const read = readInstruction(said);
  if (read.hits.length === 0) return [];
  return [
    {
      rule: 'EQ-INSTRUCT',
      outcome: 'escalate',
      stops: true,
      because: becauseOf(read, said),
      source: SOURCE,
      clears: 'Refuse it, keep the words, tell a manager, and ask what the task needs.',
    },
  ];
}

function becauseOf({ hits, characteristics }: InstructionRead, said: string): string {
  if (hits.length === 0)
    return 'The words are about the task, not about a protected characteristic.';
  const of = characteristics.map(words).join(', ');
  const claim = claimsRequirement(said)
    ? ' An occupational requirement is claimed: a person decides.'
    : '';
  return `The client asks to choose people by ${of}; the agency is liable too if it does.${claim}`;
}

export const instruction = question({
  rule: 'EQ-INSTRUCT',
  asks: 'May we do what this client tells us?',
  takes: { text: text("the client's words") },
  gives: {
    outcome: outcome(),
    refuse: bool('is it to be refused?'),
    record_words: bool("are the client's words to be kept?"),
  },
  answer: ({ text: said }, { asOf }) => {
    const pass = { outcome: 'pass' as const, refuse: false, record_words: false };
    if (!actInForce(asOf)) {
      return ok({ gives: pass, because: BEFORE_THE_ACT, working: [], source: SOURCE });
    }
    const read = readInstruction(said);
    const found = read.hits.length > 0;
    return ok({
      gives: found ? { outcome: 'escalate' as const, refuse: true, record_words: true } : pass,
      because: becauseOf(read, said),
      working: read.hits.map((hit) => ({
        what: `'${hit.words}'`,
        comes: hit.of.map(words).join(', '),
      })),
      source: SOURCE,
    });
  },
});
