import { Section } from '../../../ui/page.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { LearnersForm, MailForm } from './cycle-forms.tsx';
import type { Cycle } from './looks.ts';

type Line = Cycle['board']['units'][number];

/** Plan against done: by assessor with what is asked of them beside the tariff, unit, method, site and stage. */
export function BoardPart({ cycle }: { readonly cycle: Cycle }) {
  const { board, plan, samples } = cycle;
  if (plan === null) return null;
  const doubtful = samples.filter(({ askLearner }) => askLearner);
  const waiting = samples.filter(({ waits }) => waits);
  return (
    <Section title="Plan against done">
      {waiting.length === 0 ? null : (
        <p role="status">
          Waiting for a countersignature:{' '}
          {waiting
            .map(({ unitReference, learnerName }) => `${unitReference}, ${learnerName}`)
            .join('; ')}
          .
        </p>
      )}
      {doubtful.length === 0 ? null : (
        <p role="status">
          In doubt, the learner not asked since:{' '}
          {doubtful
            .map(({ unitReference, learnerName }) => `${unitReference}, ${learnerName}`)
            .join('; ')}
          .
        </p>
      )}
      <Lines
        head="Assessor"
        lines={board.assessors.map((one) => ({
          ...one,
          name: one.risk === null ? one.name : `${one.name}, ${one.risk} per cent asked`,
        }))}
      />
      <Lines head="Stage" lines={board.stages} />
      <Lines head="Unit" lines={board.units} />
      <Lines head="Method" lines={board.methods} />
      <Lines head="Site" lines={board.sites} />
    </Section>
  );
}

function Lines({ head, lines }: { readonly head: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <details open={head === 'Assessor' || head === 'Stage'}>
      <summary>By {head.toLowerCase()}</summary>
      <ul className="ve-lines">
        {lines.map(({ name, base, drawn, done }) => (
          <li key={name}>
            <strong>{name}</strong>
            <span>
              {done} of {drawn} done
            </span>
            <span className="dp-dim">{base} in the base</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Mails the plan, or lets learners join, each in place. */
export function WaysOut({ cycle, planId }: { readonly cycle: Cycle; readonly planId: string }) {
  const may = useMay();
  const { externals, others, released } = cycle;
  return (
    <>
      {externals.length === 0 || !may('verification.administer') ? null : (
        <RecordPart
          title="By mail"
          add="Mail the plan"
          form={(close) => <MailForm planId={planId} externals={externals} onDone={close} />}
        >
          <p className="dp-dim">With its file, to an external verifier who has an account here.</p>
        </RecordPart>
      )}
      {others === null || others.length === 0 || released || !may('verification.plan') ? null : (
        <RecordPart
          title="New learners"
          add="Add learners"
          form={(close) => <LearnersForm cycle={cycle} onDone={close} />}
        >
          <p className="dp-dim">The base grows; then plan again.</p>
        </RecordPart>
      )}
    </>
  );
}
