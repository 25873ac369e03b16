import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import type { DateText } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { membersOf } from '../../platform/identity/members.ts';
import { allocationsOf, limitsOf, mayAct, staffOn } from '../../proof/centre/index.ts';

type Members = Awaited<ReturnType<typeof membersOf>>['members'];
export type Post = 'adviser' | 'assessor';
const AS = { adviser: 'advise', assessor: 'assess' } as const;

/** Who may be given learners of a cohort, and how many more. */
export interface StaffRoom {
  /** The member whom a file names by email or by whole name. Refuses with what to do. */
  readonly named: (text: string, post: Post) => Promise<Result<string>>;
  /** Takes a place with an assessor for a learner; false where their limit is reached (C5). */
  readonly takePlace: (memberId: string, learnerKey: string) => boolean;
}

/** @param frameworkCode of the cohort's qualification  @param on the day */
export async function staffRoom(
  tx: Tx,
  members: Members,
  frameworkCode: string,
  on: DateText,
): Promise<StaffRoom> {
  const limits = await limitsOf(tx);
  const has = new Map<string, Set<string>>();
  for (const { assessorId, learnerId } of await allocationsOf(tx)) {
    if (assessorId) has.set(assessorId, (has.get(assessorId) ?? new Set()).add(learnerId));
  }
  const posted = {
    adviser: await staffOn(tx, 'adviser', on),
    assessor: await staffOn(tx, 'assessor', on),
  };
  const answered = new Map<string, Result<string>>();
  const ask = async (text: string, post: Post): Promise<Result<string>> => {
    const email = normaliseEmail(text);
    const key = nameKey(text);
    const found = members.filter(
      (one) =>
        one.leftAt === null &&
        (email.ok ? one.email.toLowerCase() === email.value : nameKey(one.name) === key),
    );
    const [member, other] = found;
    if (!member) {
      return refuse(
        'unknown-staff',
        `No member is called ${text}. Write their email, or invite them.`,
      );
    }
    if (other) {
      return refuse('unknown-staff', `More than one member is called ${text}. Write the email.`);
    }
    if (!member.roles.includes(post)) {
      return refuse(
        'not-staff',
        `${member.name} does not have the role of an ${post}. Choose another, or give it under Members.`,
      );
    }
    const held = posted[post].find(({ memberId }) => memberId === member.id);
    const [block] = (await mayAct(tx, { memberId: member.id, as: AS[post], units: [], on })).filter(
      ({ outcome }) => outcome === 'block',
    );
    if (block) {
      return refuse(
        'not-authorised',
        `${member.name}: ${block.because} ${block.clears ?? ''}`.trim(),
      );
    }
    if (held && !(frameworkCode in held.units)) {
      return refuse(
        'not-authorised',
        `${member.name} is not authorised for any unit of ${frameworkCode}. The quality manager authorises them on the centre’s page.`,
      );
    }
    return ok(member.id);
  };
  return {
    named: async (text, post) => {
      const key = `${post} ${text.toLowerCase()}`;
      const known = answered.get(key) ?? (await ask(text, post));
      answered.set(key, known);
      return known;
    },
    takePlace: (memberId, learnerKey) => {
      const own = has.get(memberId) ?? new Set();
      const most = limits.get(memberId);
      if (!own.has(learnerKey) && most !== undefined && own.size >= most) return false;
      has.set(memberId, own.add(learnerKey));
      return true;
    },
  };
}
