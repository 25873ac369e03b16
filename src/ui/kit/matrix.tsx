import { useState } from 'react';
import type { StateLook } from '../badge.tsx';
import { FactList } from '../facts.tsx';
import { Matrix, type MatrixColumn, type MatrixGroup, type MatrixRow } from '../matrix.tsx';
import { Section } from '../page.tsx';
import { Beside, SidePanel } from '../side-panel.tsx';

const MET: StateLook = { word: 'met', meaning: 'good', mark: 'tick' };
const NOT_YET: StateLook = { word: 'not yet', meaning: 'attention', mark: 'triangle' };
const REFERENCED: StateLook = { word: 'referenced', meaning: 'information', mark: 'full' };
const STATES = [REFERENCED, MET, REFERENCED, NOT_YET, REFERENCED];

const GROUPS: readonly MatrixGroup[] = Array.from({ length: 12 }, (_, unit) => ({
  id: `U${unit + 1}`,
  title: `U${unit + 1} A unit of work`,
  progress: `${(unit * 5) % 13} of 12 evidenced`,
  rows: Array.from({ length: 12 }, (_, at) => ({
    id: `U${unit + 1}.${at + 1}`,
    code: `U${unit + 1}.${at + 1}`,
    label: 'What a person can be seen to do',
    ...(at % 4 === 0 ? { state: STATES[(unit + at) % 5] ?? MET } : {}),
  })),
}));
const COLUMNS: readonly MatrixColumn[] = Array.from({ length: 600 }, (_, at) => ({
  id: `E${at + 1}`,
  code: `E${at + 1}`,
  label: `A booking of week ${(at % 52) + 1}`,
}));

/** About one cell in twenty-five holds a mark, in a pattern that needs no store. */
function cellOf(row: MatrixRow, column: MatrixColumn): StateLook | undefined {
  const number = Number(column.id.slice(1));
  const place = Number(row.id.split('.')[1]) * 7 + row.id.length * 3 + number;
  return place % 25 === 0 ? STATES[number % 5] : undefined;
}

/** 144 rows by 600 columns, with the panel beside. */
export function KitMatrix() {
  const [open, setOpen] = useState<{ row?: MatrixRow; column?: MatrixColumn }>();
  return (
    <Section title="Criteria and evidence, 144 by 600">
      <Beside
        panel={
          open && (
            <SidePanel
              of={`${open.row?.id} ${open.column?.id}`}
              title={open.column?.label ?? open.row?.label ?? ''}
              onClose={() => setOpen(undefined)}
            >
              <FactList
                facts={[
                  { label: 'Criterion', value: open.row?.code ?? 'none' },
                  { label: 'Evidence', value: open.column?.code ?? 'none' },
                ]}
              />
            </SidePanel>
          )
        }
      >
        <Matrix
          label="Criteria and evidence"
          corner="Criterion"
          groups={GROUPS}
          columns={COLUMNS}
          cellOf={cellOf}
          onOpen={setOpen}
        />
      </Beside>
    </Section>
  );
}
