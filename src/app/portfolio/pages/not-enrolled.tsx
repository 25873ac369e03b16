import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useMay } from '../../../ui/session.ts';

/** For a member with the role of a learner whom nobody has enrolled yet. */
export function NotEnrolled() {
  const may = useMay();
  return (
    <Empty
      title="You are not enrolled yet"
      action={
        may('portfolio.enrol') ? (
          <LinkButton href="/learners">Enrol learners</LinkButton>
        ) : undefined
      }
    >
      Once an owner or a branch manager has enrolled you on a framework, the work you did in the
      last three years is read, and what may count stands here as suggestions.
    </Empty>
  );
}
