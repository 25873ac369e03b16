import type { ReactNode } from 'react';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay, useSession } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { readCentreChoices } from '../schema.ts';
import { CertificateForm, EndTie, TieForm, WithdrawCertificate } from './member-forms.tsx';
import type { Member } from './member-page.tsx';
import { AuthoriseForm, EndPost, ReportPost } from './staff-forms.tsx';

/** The form that the address names, for the panel beside: 'post', 'tie', 'end <post>'; undefined: none. */
export function useMemberPanel(form: string, member: Member, close: () => void): ReactNode {
  const may = useMay();
  const self = useSession()?.member.id === member.memberId;
  const reading = useRead(readCentreChoices, {}, { when: form === 'post' || form === 'tie' });
  const { memberId, today } = member;
  const panel = (title: string, content: ReactNode) => (
    <SidePanel of={form} title={title} onClose={close}>
      {content}
    </SidePanel>
  );
  const [what = '', id = ''] = form.split(' ');
  if (what === 'post' && may('centre.authorise') && !self) {
    return panel(
      `Authorise ${member.name}`,
      <Read of={reading}>
        {(choices) => <AuthoriseForm choices={choices} memberId={memberId} onDone={close} />}
      </Read>,
    );
  }
  if (what === 'tie' && (may('centre.administer') || (self && may('centre.own')))) {
    return panel(
      'Declare a tie',
      <Read of={reading}>
        {({ learners }) => <TieForm memberId={memberId} learners={learners} onDone={close} />}
      </Read>,
    );
  }
  if (what === 'end' && may('centre.authorise')) {
    return panel('End a post', <EndPost postId={id} today={today} onDone={close} />);
  }
  if (!may('centre.administer')) return undefined;
  switch (what) {
    case 'told':
      return panel('Record the report', <ReportPost postId={id} today={today} onDone={close} />);
    case 'certificate':
      return self
        ? undefined
        : panel(
            'Record a certificate seen',
            <CertificateForm memberId={memberId} today={today} onDone={close} />,
          );
    case 'withdraw':
      return panel('Withdraw a certificate', <WithdrawCertificate id={id} onDone={close} />);
    case 'untie':
      return panel('End a tie', <EndTie tieId={id} onDone={close} />);
    default:
      return undefined;
  }
}
