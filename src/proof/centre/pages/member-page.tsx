import { LANGUAGES } from '../../../lib/languages.ts';
import './centre.css';
import { Button } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordBody } from '../../../ui/record-body.tsx';
import { useMay, useSession } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { Moment } from '../../../ui/when.tsx';
import { BY_WAY_OF, POSTS, readStaffMember, SHOWS, settleStaffRoute, TIES } from '../schema.ts';
import { useMemberPanel } from './member-panel.tsx';
import { StaffFiles } from './staff-files.tsx';
import { LIVE, standing, unitsWords } from './words.ts';

export type Member = ReplyOf<typeof readStaffMember>;
type Post = Member['posts'][number];

/** One member of the centre's staff: posts, certificates, learning and ties, each with its form. */
export function memberPageWith(sections: readonly RecordSection[]): ComponentType {
  return () => <MemberPage sections={sections} />;
}

function MemberPage({ sections }: { readonly sections: readonly RecordSection[] }) {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readStaffMember, { params: { id } }, { live: LIVE });
  return (
    <Page
      title={reading.value?.name ?? 'Member of the centre'}
      where={[{ label: 'Centre', href: '/centre' }]}
    >
      <Read of={reading}>{(member) => <OneMember member={member} sections={sections} />}</Read>
    </Page>
  );
}

function OneMember({
  member,
  sections,
}: {
  readonly member: Member;
  readonly sections: readonly RecordSection[];
}) {
  const { query, setQuery } = useAddress();
  const open = (next: string) => setQuery({ form: next });
  const panel = useMemberPanel(query['form'] ?? '', member, () => setQuery({ form: undefined }));
  return (
    <Beside panel={panel}>
      <RecordBody id={member.memberId} sections={sections}>
        <Posts member={member} open={open} />
        <Certificates member={member} open={open} />
        <StaffFiles member={member} />
        <Learning member={member} />
        <Ties member={member} open={open} />
      </RecordBody>
    </Beside>
  );
}

type Open = (form: string) => void;

function Add({
  children,
  onClick,
}: {
  readonly children: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <Button variant="default" size="compact-sm" onClick={onClick}>
      {children}
    </Button>
  );
}

function Posts({ member, open }: { readonly member: Member; readonly open: Open }) {
  const may = useMay();
  const self = useSession()?.member.id === member.memberId;
  return (
    <Section
      title="Posts"
      action={
        may('centre.authorise') && !self ? (
          <Add onClick={() => open('post')}>Authorise for a post</Add>
        ) : undefined
      }
    >
      {member.posts.length === 0 ? (
        <p className="dp-dim">They hold no post here: the quality manager authorises them.</p>
      ) : (
        <ul className="ce-lines">
          {member.posts.map((post) => (
            <PostLine key={post.postId} post={post} today={member.today} self={self} open={open} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function PostLine({
  post,
  today,
  self,
  open,
}: {
  readonly post: Post;
  readonly today: string;
  readonly self: boolean;
  readonly open: Open;
}) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(settleStaffRoute);
  const word = POSTS[post.post];
  const stands = post.ended === null;
  return (
    <li>
      <Badge state={standing(post.fromOn, post.ended, today)} />
      <strong>{word}</strong>
      <span>{unitsWords(post.units)}</span>
      <span className="dp-dim">
        from {showDate(post.fromOn, today)}, authorised by {post.authorisedBy}
        {post.ended === null ? '' : `; ended: ${post.ended.because}`}
      </span>
      {stands && !post.qualified ? <span>Needs a countersignature</span> : null}
      {stands && post.told !== null ? (
        <span className="dp-dim">
          reported to the awarding body on {showDate(post.told.on, today)}: {post.told.reference}
        </span>
      ) : null}
      {stands && post.told === null && may('centre.administer') ? (
        <Act word="Record the report" what={word} onClick={() => open(`told ${post.postId}`)} />
      ) : null}
      {stands && may('centre.authorise') ? (
        <Act word="End this post" what={word} onClick={() => open(`end ${post.postId}`)} />
      ) : null}
      {post.isNew && may('centre.verify') && !self ? (
        <Act
          word="Early decisions were monitored"
          what={word}
          busy={busy}
          onClick={async () => {
            const answer = await act({ params: { id: post.postId } });
            say(answer.ok ? 'They are no longer new' : answer.refusal.because);
          }}
        />
      ) : null}
    </li>
  );
}

function Act({
  word,
  what,
  busy = false,
  onClick,
}: {
  readonly word: string;
  readonly what: string;
  readonly busy?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="dp-link"
      disabled={busy}
      aria-label={`${word}: ${what}`}
      onClick={onClick}
    >
      {word}
    </button>
  );
}

function Certificates({ member, open }: { readonly member: Member; readonly open: Open }) {
  const may = useMay();
  const self = useSession()?.member.id === member.memberId;
  const { today, qualifications } = member;
  return (
    <Section
      title="Certificates"
      action={
        may('centre.administer') && !self ? (
          <Add onClick={() => open('certificate')}>Record a certificate seen</Add>
        ) : undefined
      }
    >
      {qualifications.length === 0 ? (
        <p className="dp-dim">
          Nothing shows yet that they may assess or verify, or that they know the trade. A colleague
          who has seen the certificate records it.
        </p>
      ) : (
        <ul className="ce-lines">
          {qualifications.map((one) => (
            <li key={one.qualificationId}>
              <Badge state={holds(one, today)} />
              <strong>{one.title}</strong>
              <span>
                {SHOWS[one.shows]}
                {one.language === null ? '' : `: ${LANGUAGES[one.language]}`}
              </span>
              <span className="dp-dim">
                {BY_WAY_OF[one.byWayOf]}, awarded {showDate(one.awardedOn, today)}
                {one.expiresOn === null ? '' : `, until ${showDate(one.expiresOn, today)}`}; seen by{' '}
                {one.seenBy} on {showDate(one.seenOn, today)}
                {one.withdrawn === null ? '' : `; withdrawn: ${one.withdrawn.because}`}
              </span>
              {one.withdrawn === null && may('centre.administer') ? (
                <Act
                  word="Withdraw it"
                  what={one.title}
                  onClick={() => open(`withdraw ${one.qualificationId}`)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function holds(one: Member['qualifications'][number], today: string) {
  if (one.withdrawn !== null) {
    return { word: 'Withdrawn', meaning: 'quiet', mark: 'dash' } as const;
  }
  if (one.expiresOn !== null && one.expiresOn < today) {
    return { word: 'Expired', meaning: 'attention', mark: 'triangle' } as const;
  }
  return { word: 'Counts', meaning: 'good', mark: 'tick' } as const;
}

/** What somebody did to keep up to date, and the sum of a year; `action` adds to one's own. */
export function Learning({
  member,
  action,
}: {
  readonly member: Member;
  readonly action?: ReactNode;
}) {
  const { learning, minutesThisYear, today } = member;
  return (
    <Section title="Learning" action={action}>
      <p className="dp-dim">In the last twelve months: {showMinutes(minutesThisYear)}.</p>
      {learning.length === 0 ? (
        <p className="dp-dim">
          What an assessor or verifier does to keep up to date stands here, with the units it is
          about. Each keeps their own.
        </p>
      ) : (
        <ul className="ce-lines">
          {learning.map((one) => (
            <li key={one.learningId}>
              <span>{showDate(one.on, today)}</span>
              <strong>{one.what}</strong>
              <span>{showMinutes(one.minutes)}</span>
              {one.units.length === 0 ? null : <span>{one.units.join(', ')}</span>}
              {one.learnt === '' ? null : <span className="dp-dim">{one.learnt}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Ties({ member, open }: { readonly member: Member; readonly open: Open }) {
  const may = useMay();
  const self = useSession()?.member.id === member.memberId;
  const mayDeclare = may('centre.administer') || (self && may('centre.own'));
  return (
    <Section
      title="Ties to learners"
      action={mayDeclare ? <Add onClick={() => open('tie')}>Declare a tie</Add> : undefined}
    >
      {member.ties.length === 0 ? (
        <p className="dp-dim">
          None declared. Family, friends, line management and business with a learner are said here:
          they are shown, sampled, and forbid verifying that learner.
        </p>
      ) : (
        <ul className="ce-lines">
          {member.ties.map((tie) => (
            <li key={tie.tieId}>
              <strong>{tie.learnerName}</strong>
              <span>{TIES[tie.kind]}</span>
              {tie.words === '' ? null : <span>{tie.words}</span>}
              <span className="dp-dim">
                declared by {tie.declaredBy}, <Moment at={tie.declaredAt} />
                {tie.ended === null ? '' : `; ended: ${tie.ended.because}`}
              </span>
              {tie.ended === null && may('centre.administer') ? (
                <Act
                  word="End this tie"
                  what={`${tie.learnerName}, ${TIES[tie.kind]}`}
                  onClick={() => open(`untie ${tie.tieId}`)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
