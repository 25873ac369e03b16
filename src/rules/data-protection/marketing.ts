import { ok } from '../../lib/result.ts';
import { bool, maybe, oneOf, outcome, text } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { has, type Pattern } from '../wording/patterns.ts';
import { type Clause, sentencesOf } from '../wording/tokens.ts';
import { CHANNEL_WORDS, KIND_WORDS, NO_CONSENT, SENDER_WORDS, VAGUE } from './marketing-words.ts';

export type Channel = 'email' | 'text_message' | 'call';

/** What a wording of consent names, and why it is none. */
export interface ConsentRead {
  readonly specific: boolean;
  readonly sender: boolean;
  readonly kind: boolean;
  readonly channel: boolean;
  /** In words, where it is not specific. */
  readonly wanting?: string;
}

/**
 * Is this wording consent to a message by this channel? It is when nothing in it is vague, no other
 * channel alone is named, and it names at least two of who sends, what, and by which channel.
 */
export function readConsent(wording: string, channel: Channel): ConsentRead {
  const clauses = sentencesOf(wording).flat();
  const named = Object.entries(CHANNEL_WORDS)
    .filter(([, patterns]) => any(patterns, clauses))
    .map(([key]) => key);
  const read = {
    sender: any(SENDER_WORDS, clauses) || namesSomebody(wording),
    kind: any(KIND_WORDS, clauses),
    channel: named.includes(channel),
  };
  const wanting = wantingOf(read, clauses, named);
  return { ...read, specific: wanting === undefined, ...(wanting ? { wanting } : {}) };
}

function wantingOf(
  read: { readonly sender: boolean; readonly kind: boolean; readonly channel: boolean },
  clauses: readonly Clause[],
  named: readonly string[],
): string | undefined {
  if (any(NO_CONSENT, clauses)) return 'it is not an agreement that somebody gave';
  if (any(VAGUE, clauses)) return 'it leaves open who sends or what is sent';
  if (named.length > 0 && !read.channel) return 'it names another channel';
  const count = [read.sender, read.kind, read.channel].filter(Boolean).length;
  return count >= 2 ? undefined : 'it does not say who sends what by which channel';
}

/** A name in capitals after `from`, `by` or `that`: 'from Northgate'. */
function namesSomebody(wording: string): boolean {
  return /\b(from|by|that|to|agree)\s+(the\s+)?[A-Z][\w&'’-]+/.test(wording);
}

function any(patterns: readonly Pattern[], clauses: readonly Clause[]): boolean {
  return patterns.some((pattern) => clauses.some((clause) => has(pattern, clause)));
}

const SOURCE = 'Privacy and Electronic Communications Regulations 2003, reg 22';

/** A message meant as marketing, and what it rests on. */
export interface Marketing {
  readonly channel: Channel;
  readonly recipient: 'individual' | 'sole_trader' | 'corporate';
  readonly consentText?: string | undefined;
  readonly softOptIn?: boolean | undefined;
}

/**
 * DP-PECR: may this marketing go out? Email and texts to individuals and sole traders need specific
 * consent or the soft opt-in; both are `record`, for the proof must be kept. A company's address needs
 * neither. A live call goes out once the preference registers were looked at: `record`.
 */
export function judgeMarketing(facts: Marketing): {
  readonly outcome: 'pass' | 'record' | 'block';
  readonly because: string;
  readonly source: string;
} {
  if (facts.channel === 'call') {
    const register = facts.recipient === 'corporate' ? 'CTPS' : 'TPS';
    const because = `A call needs no consent, but the ${register} register and our own list of objections are looked at first.`;
    return { outcome: 'record', because, source: SOURCE.replace('reg 22', 'reg 21') };
  }
  if (facts.recipient === 'corporate') {
    const because = 'A company needs no consent: say who sends, and stop when it objects.';
    return { outcome: 'pass', because, source: `${SOURCE} and 23` };
  }
  if (facts.softOptIn) {
    const because =
      'Soft opt-in: our own similar services, details from a sale or its negotiation, a way out each time.';
    return { outcome: 'record', because, source: `${SOURCE}(3)` };
  }
  if (facts.consentText === undefined) {
    return { outcome: 'block', because: 'No consent and no soft opt-in.', source: `${SOURCE}(2)` };
  }
  const { wanting } = readConsent(facts.consentText, facts.channel);
  return wanting === undefined
    ? {
        outcome: 'record',
        because: 'The consent is specific; keep its wording and day.',
        source: `${SOURCE}(2)`,
      }
    : {
        outcome: 'block',
        because: `The wording is no consent to this: ${wanting}.`,
        source: `${SOURCE}(2); Join the Triboo v IC [2024] UKFTT 362 (GRC)`,
      };
}

export const marketing = question({
  rule: 'DP-PECR',
  asks: 'May this marketing message be sent?',
  takes: {
    channel: oneOf(['email', 'text_message', 'call'], 'how it is sent'),
    recipient: oneOf(['individual', 'sole_trader', 'corporate'], 'to whom'),
    consent_text: maybe(text('the wording agreed to; left out: no consent')),
    soft_opt_in: maybe(bool('do all conditions of the soft opt-in stand? left out: no')),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const judged = judgeMarketing({
      channel: given.channel,
      recipient: given.recipient,
      consentText: given.consent_text,
      softOptIn: given.soft_opt_in,
    });
    const read =
      given.consent_text === undefined ? undefined : readConsent(given.consent_text, given.channel);
    const yes = (named: boolean) => (named ? 'named' : 'not named');
    return ok({
      gives: { outcome: judged.outcome },
      because: judged.because,
      working: read
        ? [
            { what: 'Who sends', comes: yes(read.sender) },
            { what: 'What is sent', comes: yes(read.kind) },
            { what: 'By this channel', comes: yes(read.channel) },
          ]
        : [],
      source: judged.source,
    });
  },
});
