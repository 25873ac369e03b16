import { into, type Reading } from './account.ts';

/** Members with their roles, posts, certificates, approvals, tariff, caseloads and appeals, as the log tells them. */
export const CENTRE_DUTIES: Readonly<Record<string, (reading: Reading) => void>> = {
  'member.joined': ({ account, entry }) => {
    account.roles.set(entry.subjects['member'] ?? '', entry.facts['roles'] as string[]);
  },
  'member.roles_changed': ({ account, entry }) => {
    account.roles.set(entry.subjects['member'] ?? '', entry.facts['after'] as string[]);
  },
  'member.left': ({ account, entry }) => {
    account.gone.add(entry.subjects['member'] ?? '');
  },
  'member.returned': ({ account, entry }) => {
    account.gone.delete(entry.subjects['member'] ?? '');
  },
  'staff.authorised': ({ account, entry, who, breach }) => {
    const member = entry.subjects['member'] ?? '';
    if (member === who) breach('R22', 'somebody authorised themselves');
    account.posts.set(entry.subjects['post'] ?? '', {
      member,
      post: String(entry.facts['post']),
      from: String(entry.facts['fromOn']),
      to: '9999-12-31',
    });
  },
  'staff.ended': ({ account, entry }) => {
    const post = account.posts.get(String(entry.facts['post']));
    if (post) post.to = String(entry.facts['on']);
  },
  'qualification.seen': ({ account, entry, who, breach }) => {
    const member = entry.subjects['member'] ?? '';
    if (member === who) breach('R24', 'somebody saw their own certificate');
    account.certificates.set(String(entry.facts['qualification']), {
      member,
      shows: String(entry.facts['shows']),
      from: String(entry.facts['awardedOn']),
      to: (entry.facts['expiresOn'] as string | null) ?? null,
    });
  },
  'qualification.withdrawn': ({ account, entry }) => {
    account.certificates.delete(String(entry.facts['qualification']));
  },
  'approval.recorded': ({ account, entry }) => {
    account.approvals.set(entry.subjects['approval'] ?? `${entry.seq}`, {
      of: (entry.facts['framework'] as string | null) ?? null,
      from: String(entry.facts['fromOn']),
      to: '9999-12-31',
    });
  },
  'approval.ended': ({ account, entry }) => {
    const approval = account.approvals.get(String(entry.facts['approval']));
    if (approval) approval.to = String(entry.facts['on']);
  },
  'tariff.recorded': ({ account, entry }) => {
    const code = String(entry.facts['framework']);
    const band = { band: String(entry.facts['band']), from: String(entry.facts['fromOn']) };
    account.bands.set(code, [...(account.bands.get(code) ?? []), band]);
  },
  'learner.allocated': ({ account, entry, learner, breach }) => {
    const member = entry.subjects['member'] ?? '';
    if (member === learner) breach('R30', 'a learner looks after themselves');
    if (account.verifies.get(learner)?.has(member))
      breach('R30', `who verified this learner became their ${entry.facts['post']}`);
    into(entry.facts['post'] === 'adviser' ? account.advises : account.assesses, learner, member);
  },

  'appeal.raised': ({ account, entry, learner, isOwn, breach }) => {
    if (!isOwn) breach('R92', 'raised by somebody else than the learner');
    const assessor = account.decisions.get(entry.subjects['decision'] ?? '')?.by ?? null;
    account.appeals.set(entry.subjects['appeal'] ?? '', { learner, assessor, panel: [] });
  },
  'appeal.panel_seated': ({ account, entry, learner, breach }) => {
    const appeal = account.appeals.get(entry.subjects['appeal'] ?? '');
    const panel = entry.facts['members'] as readonly string[];
    if (panel.length < 2) breach('R92', 'a panel of one');
    for (const member of panel)
      if (
        member === learner ||
        member === appeal?.assessor ||
        account.verifies.get(learner)?.has(member) ||
        account.assesses.get(learner)?.has(member) ||
        account.advises.get(learner)?.has(member)
      )
        breach('R92', 'somebody with a part in it sits');
    if (appeal) account.appeals.set(entry.subjects['appeal'] ?? '', { ...appeal, panel });
  },
  'appeal.answered': ({ account, entry, who, isOwn, breach }) => {
    const appeal = account.appeals.get(entry.subjects['appeal'] ?? '');
    if (isOwn) breach('R92', 'a learner answers their own appeal');
    if (appeal?.assessor && appeal.assessor !== who)
      breach('R92', 'the informal stage answered by somebody else than who decided');
  },
  'appeal.decided': ({ account, entry, who, breach }) => {
    const appeal = account.appeals.get(entry.subjects['appeal'] ?? '');
    if (entry.facts['stage'] === 'formal' && !appeal?.panel.includes(who))
      breach('R92', 'decided by somebody who does not sit');
  },
};
