import { useState } from 'react';
import { FindBox } from '../find-box.tsx';
import { useNotice } from '../notice.tsx';
import { Section } from '../page.tsx';
import { ViewsMenu } from '../views-menu.tsx';

const GROUPS = [
  {
    title: 'Do',
    rows: [
      { label: 'Take a booking', href: '/kit#1' },
      { label: 'Register a candidate', href: '/kit#2' },
    ],
  },
  {
    title: 'Candidates',
    rows: [
      { label: 'Rosa Ahmed', note: 'Leeds', href: '/kit#3' },
      { label: 'Rosalind Abbot-Featherstonehaugh', note: 'archived', href: '/kit#4' },
    ],
  },
  {
    title: 'Next shifts',
    rows: [
      {
        label: 'Mon 23 Nov 22:00-06:00 Tue Care assistant',
        note: 'Harrow House, open',
        href: '/kit#5',
      },
    ],
  },
];

/** The menu of saved views, and the box of the search for everything. */
export function KitFind() {
  const say = useNotice();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('ros');
  const [nobody, setNobody] = useState('zzz');
  const acts = {
    onDefault: () => say('The list opens with Chefs in Leeds'),
    onRename: () => say('Renamed'),
    onDelete: () => say('View Chefs in Leeds deleted', () => say('Undone')),
  };
  const view = { present: false, isDefault: false, mayChange: true, href: '/kit?part=find' };
  return (
    <>
      <Section title="Views of a list">
        <div className="dp-row">
          <ViewsMenu
            open={open}
            onToggle={setOpen}
            now="Chefs in Leeds"
            changed
            everything="/kit?part=find"
            acts={acts}
            groups={[
              {
                title: 'My own',
                views: [{ ...view, id: '1', name: 'Chefs in Leeds', isDefault: true }],
              },
              {
                title: 'The organisation’s',
                views: [
                  {
                    ...view,
                    id: '2',
                    name: 'Left last year',
                    mayChange: false,
                    madeBy: 'Ben Brook',
                  },
                ],
              },
            ]}
          >
            <p className="dp-dim">Here the page puts what saves the present view.</p>
          </ViewsMenu>
        </div>
      </Section>
      <Section title="The search for everything">
        <FindBox
          typed={typed}
          onType={setTyped}
          groups={GROUPS}
          waiting={false}
          nothing="Nothing fits."
          onPick={(row) => say(`${row.label} opened`)}
        />
      </Section>
      <Section title="The search with nothing found">
        <FindBox
          typed={nobody}
          onType={setNobody}
          groups={[]}
          waiting={false}
          nothing="Nothing that you may open fits “zzz”. Try the beginning of a name, or fewer words."
          onPick={() => undefined}
        />
      </Section>
    </>
  );
}
