import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { readFramework } from '../../../proof/frameworks/schema.ts';
import { judgeUnits } from '../../../proof/portfolio/schema.ts';
import { ChecksField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Read, useRead } from '../../../ui/read.tsx';

/** The optional units of a framework as boxes, and under them what the rules of combination say at once. */
export function UnitChoice<V extends { readonly unitIds: readonly string[] }>({
  form,
  frameworkId,
}: {
  readonly form: FormApi<V>;
  readonly frameworkId: string;
}) {
  const reading = useRead(readFramework, { params: { id: frameworkId } });
  const { unitIds } = form.values;
  const judged = useRead(judgeUnits, {
    params: { frameworkId },
    query: { unitIds: unitIds.join(',') },
  });
  const framework = reading.value?.id === frameworkId ? reading.value : undefined;
  return (
    <Read of={{ ...reading, value: framework }}>
      {({ tree, combination }) => {
        const today = dateIn(new Date());
        const mandatory = tree.filter(({ group }) => group === 'mandatory');
        const optional = tree.filter(({ group }) => group === 'optional');
        if (optional.length === 0) {
          return <p className="dp-dim">All of it is worked towards: there is nothing to choose.</p>;
        }
        return (
          <>
            <p>
              {counted(mandatory.length, 'mandatory unit')} for everyone
              {combination === null ? '' : `, ${combination.mandatory.credit} credits`}:{' '}
              {mandatory.map(({ reference }) => reference).join(', ')}.
            </p>
            <ChecksField
              form={form as unknown as FormApi<{ readonly unitIds: readonly string[] }>}
              name="unitIds"
              label="Optional units"
              hint={
                combination === null
                  ? 'They can be chosen later and changed.'
                  : `At least ${counted(combination.optional.least, 'credit')}; they can be chosen later and changed.`
              }
              optional
              options={optional.map((unit) => ({
                value: unit.unitId,
                label: `${unit.reference} ${unit.title}`,
                hint: [
                  ...(unit.credit === null ? [] : [counted(unit.credit, 'credit')]),
                  ...(unit.expired && unit.expiresOn !== null
                    ? [`ended ${showDate(unit.expiresOn, today)}`]
                    : []),
                ].join(', '),
              }))}
            />
            <Judged reading={judged} />
          </>
        );
      }}
    </Read>
  );
}

function Judged({ reading }: { readonly reading: ReturnType<typeof useRead<typeof judgeUnits>> }) {
  const { value, refusal } = reading;
  if (refusal !== undefined) return <p className="dp-stop pf-note">{refusal.because}</p>;
  if (value === undefined) return null;
  return (
    <div role="status" className="pf-stack">
      <p>
        <strong>{counted(value.credit, 'credit')}</strong> with the mandatory units.
      </p>
      {value.findings.length === 0 ? (
        <p className="dp-clear dp-good">
          <Mark name="tick" /> The rules of combination allow this choice.
        </p>
      ) : (
        <ul className="pf-list">
          {value.findings.map(({ code, because }) => (
            <li key={`${code} ${because}`}>
              <span className="dp-attention" style={{ color: 'var(--ink)' }}>
                <Mark name="triangle" size={14} />
              </span>
              <span className="pf-grow">{because}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
