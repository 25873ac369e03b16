import { type BuiltInUnit, discussed, observed, outcome, recorded } from './shape.ts';

/** Mandatory units RPC5 to RPC8 and ML2: plan, requirements, pre-selection, candidates, colleagues. */
export const REC_CLIENTS_AND_PEOPLE: readonly BuiltInUnit[] = [
  {
    reference: 'RPC5',
    title: 'Contributing to the development of a recruitment resourcing plan',
    level: 2,
    credit: 2,
    guidedHours: 8,
    ofqualNumber: 'K/506/4357',
    group: 'mandatory',
    expiresOn: null,
    outcomes: [
      outcome(1, 'Help a client get the staff needed', [
        discussed('1.1', 'Say what part clients play in planning'),
        recorded('1.2', 'Find out how this client likes to hire'),
        discussed('1.3', 'Say why the method must suit the role'),
        discussed('1.4', 'Describe where a hiring method may do harm'),
        recorded('1.5', 'Keep materials and steps within house policy'),
      ]),
      outcome(2, 'Help build the resourcing plan', [
        discussed('2.1', 'Name the parts of a resourcing plan'),
        recorded('2.2', 'See that budget and time allow chosen methods'),
        recorded('2.3', 'Check the plan is lawful and fair'),
      ]),
    ],
  },
  {
    reference: 'RPC6',
    title: 'Identifying client recruitment requirements',
    level: 2,
    credit: 2,
    guidedHours: 12,
    ofqualNumber: 'H/506/4356',
    group: 'mandatory',
    expiresOn: null,
    outcomes: [
      outcome(1, 'Know how to learn what clients need', [
        discussed('1.1', 'Describe ways to draw out client needs'),
        recorded('1.2', 'Name the skills and background a sector wants'),
        discussed('1.3', 'Tell the kinds of staff contract apart'),
      ]),
      outcome(2, 'Pin down what the role needs', [
        recorded('2.1', 'Get role needs from sound sources'),
        recorded('2.2', 'Write the role up as agreed'),
        discussed('2.3', 'Tell person specification and job description apart'),
      ]),
      outcome(3, 'Tell clients what they will get', [
        recorded('3.1', 'Tell the client which services are offered'),
        recorded('3.2', 'Tell the client the terms and timings'),
      ]),
    ],
  },
  {
    reference: 'RPC7',
    title: 'Pre-selecting candidates',
    level: 2,
    credit: 2,
    guidedHours: 5,
    ofqualNumber: 'D/506/4355',
    group: 'mandatory',
    expiresOn: '2017-08-31',
    outcomes: [
      outcome(1, 'Choose who goes forward', [
        recorded('1.1', 'Settle what candidates are measured on'),
        recorded('1.2', 'Measure everybody by those same agreed points'),
        recorded('1.3', 'Note who is suitable and when free'),
        recorded('1.4', 'Keep near misses for other work'),
        recorded('1.5', 'Tell those left out, as procedure asks'),
        recorded('1.6', 'Keep choosing lawful and fair'),
      ]),
      outcome(2, 'Put the chosen forward', [
        recorded('2.1', 'Present the shortlist as agreed and on time'),
        recorded('2.2', 'Show how each choice fits the need'),
      ]),
    ],
  },
  {
    reference: 'RPC8',
    title: 'Building and maintaining relationships with candidates',
    level: 2,
    credit: 2,
    guidedHours: 5,
    ofqualNumber: 'Y/506/4354',
    group: 'mandatory',
    expiresOn: null,
    outcomes: [
      outcome(1, 'Build lasting ties with candidates', [
        recorded('1.1', 'Find out what a candidate hopes for'),
        recorded('1.2', 'Answer what candidates ask for'),
        recorded('1.3', 'Keep applicants posted, naming colleagues involved'),
        recorded('1.4', 'Check a candidate got what was promised'),
        recorded('1.5', 'Keep personal details safe'),
      ]),
      outcome(2, 'Keep ties going after placement', [
        recorded('2.1', 'Turn feedback into new ways to help'),
        recorded('2.2', 'Spot extras that win loyalty'),
        recorded('2.3', 'Tell candidates of services worth having'),
        recorded('2.4', 'Pass candidate feedback to those concerned'),
        recorded('2.5', 'Improve recruiting from what candidates went through'),
      ]),
    ],
  },
  {
    reference: 'ML2',
    title: 'Develop Working Relationships with Colleagues',
    level: 2,
    credit: 3,
    guidedHours: 19,
    ofqualNumber: 'R/506/1789',
    group: 'mandatory',
    expiresOn: null,
    outcomes: [
      outcome(1, 'Know what makes teams work', [
        discussed('1.1', 'Say what good teamwork brings'),
        discussed('1.2', 'Say what makes feedback helpful'),
        discussed('1.3', 'Say how quarrels in teams are settled'),
        discussed('1.4', 'Say why colleagues need room to talk'),
        discussed('1.5', 'Say why colleagues need early warning'),
      ]),
      outcome(2, 'Work well with colleagues', [
        recorded('2.1', 'Credit colleagues for their part'),
        observed('2.2', 'Be polite, fair and respectful'),
        recorded('2.3', 'Keep promises made at work'),
        recorded('2.4', 'Back colleagues up with useful feedback'),
      ]),
      outcome(3, 'Sort out problems together', [
        recorded('3.1', 'Weigh other views before deciding'),
        recorded('3.2', 'Own problems as far as authority allows'),
        recorded('3.3', 'Keep the work running despite trouble'),
        recorded('3.4', 'Settle problems as far as agreed'),
      ]),
    ],
  },
];
