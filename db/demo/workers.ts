/** What makes one worker different from the next; what is left out is the ordinary case. */
export interface Traits {
  /** Right to work: a passport is seen, unless said otherwise; a figure: a permission that ends so many days from today. */
  readonly right?:
    | 'irish'
    | 'settled'
    | 'pre-settled'
    | 'birth'
    | 'digital'
    | 'notice'
    | 'none'
    | number;
  /** What they said of their time: free for weeks, unless said otherwise. */
  readonly time?: 'asked' | 'unknown' | 'never' | 'away';
  readonly why?: string;
  /** Hours a week for others, 0 unless said; `lapsed`: the declaration no longer answers. */
  readonly elsewhere?: number;
  readonly lapsed?: true;
  /** 48-hour opt-out: on file, or with notice to end it. */
  readonly optOut?: 'holds' | 'ending';
  /** A qualification with the days from today to its expiry, in place of the usual. */
  readonly expires?: readonly [qualification: string, days: number];
  readonly extra?: readonly string[];
  readonly withoutDbs?: true;
  /** May work so many hours a week in term, as a student. */
  readonly student?: '10' | '20';
  readonly nights?: boolean;
  readonly miles?: number;
  /** Least pay, pence an hour. */
  readonly least?: number;
  readonly hours?: number;
  readonly source?: string;
  readonly notes?: string;
  readonly jobs?: readonly (readonly [employer: string, title: string, from: string, to: string])[];
}

export type Trade = 'nurse' | 'senior' | 'carer' | 'kitchen' | 'warehouse' | 'reception';

/** A worker of the sample: key, name, birth date ('' for 17 years old), postcode, trades, traits. */
export type WorkerPlan = readonly [
  key: string,
  name: string,
  born: string,
  postcode: string,
  trades: readonly Trade[],
  traits?: Traits,
];

/** The temp books of the sample. All people are made up. */
export const WORKERS: readonly WorkerPlan[] = [
  // Named in the guide.
  [
    'rosa',
    'Rosa Ahmed',
    '1986-05-14',
    'BD8 9QY',
    ['nurse'],
    {
      time: 'asked',
      miles: 25,
      hours: 36,
      nights: true,
      jobs: [
        ['Airedale Infirmary', 'Staff nurse', '2011-09-01', '2019-03-31'],
        ['Woodlea Nursing Home', 'Clinical lead', '2019-04-15', '2025-08-31'],
      ],
    },
  ],
  [
    'tom',
    'Tom Bell',
    '1994-11-02',
    'LS7 3JA',
    ['carer'],
    { time: 'asked', nights: true, miles: 20, hours: 40 },
  ],
  [
    'grace',
    'Grace Okafor',
    '1991-02-19',
    'LS9 6PL',
    ['carer'],
    { right: -4, time: 'asked', miles: 15 },
  ],
  [
    'piotr',
    'Piotr Nowak',
    '1983-08-27',
    'LS11 8SB',
    ['carer', 'warehouse'],
    { right: 'settled', time: 'unknown', miles: 20 },
  ],
  // The rota.
  [
    'marta',
    'Marta Wiśniewska',
    '1979-03-08',
    'LS6 2DN',
    ['carer'],
    { right: 'settled', miles: 15, hours: 48 },
  ],
  [
    'joseph',
    'Joseph Mwangi',
    '1989-12-11',
    'LS8 5HS',
    ['carer'],
    { right: 160, nights: true, miles: 20 },
  ],
  ['hannah', 'Hannah Dyson', '1997-06-30', 'LS18 5NU', ['carer'], { miles: 10, hours: 35 }],
  ['chidi', 'Chidi Eze', '1992-10-05', 'LS16 7RT', ['carer'], { right: 210, miles: 20 }],
  [
    'divya',
    'Divya Menon',
    '1995-01-23',
    'LS13 1HD',
    ['carer'],
    { right: 'pre-settled', miles: 15, hours: 16 },
  ],
  ['emeka', 'Emeka Nwosu', '1987-07-17', 'BD5 0JF', ['carer'], { nights: true, miles: 15 }],
  ['gwen', 'Gwen Hughes', '1969-04-12', 'BD16 4RP', ['senior'], { miles: 10, nights: true }],
  [
    'fiona',
    'Fiona Calder',
    '1975-09-09',
    'LS17 6AS',
    ['senior', 'carer'],
    { miles: 250, hours: 40, notes: 'Glad to go to Scotland for a week; her sister lives there.' },
  ],
  ['siobhan', 'Siobhán Byrne', '1981-03-17', 'BD10 9LE', ['nurse'], { right: 'irish', miles: 20 }],
  [
    'adaeze',
    'Adaeze Obi',
    '1990-08-01',
    'BD3 7BN',
    ['nurse'],
    { right: 24, nights: true, miles: 20 },
  ],
  [
    'blessing',
    'Blessing Moyo',
    '1984-06-06',
    'BD7 2LX',
    ['nurse'],
    { right: 'settled', miles: 15 },
  ],
  ['maureen', 'Maureen Sykes', '1962-02-02', 'HX2 0QS', ['kitchen'], { right: 'birth', miles: 8 }],
  ['tariq', 'Tariq Hussain', '1999-05-21', 'HX1 5NB', ['kitchen'], { miles: 12 }],
  [
    'stefan',
    'Ștefan Popescu',
    '1985-04-04',
    'WF6 2RE',
    ['warehouse'],
    { right: 'settled', optOut: 'ending', hours: 50, miles: 15 },
  ],
  [
    'darren',
    'Darren Firth',
    '1978-11-19',
    'WF10 4QH',
    ['warehouse'],
    { miles: 12, extra: ['Counterbalance forklift licence'] },
  ],
  [
    'ibrahim',
    'Ibrahim Sesay',
    '1993-01-07',
    'WF1 4DA',
    ['warehouse'],
    { right: 'notice', nights: true, miles: 20, optOut: 'holds' },
  ],
  ['priya', 'Priya Sharma', '1996-09-13', 'LS15 8ZB', ['reception'], { miles: 12 }],
  // The bank: who can be asked, and what stands in the way of some of them.
  ['leah', 'Leah Goldberg', '1998-03-03', 'LS17 7BU', ['carer'], { miles: 15 }],
  ['kofi', 'Kofi Asante', '2000-07-12', 'LS10 3TQ', ['carer'], { right: 'none', time: 'asked' }],
  [
    'yusuf',
    'Yusuf Demir',
    '1988-10-29',
    'LS12 2EG',
    ['carer'],
    { right: 19, time: 'asked', miles: 15 },
  ],
  [
    'nia',
    'Nia Prosser',
    '1993-12-01',
    'LS5 3PA',
    ['carer'],
    { expires: ['Moving and handling', -10], time: 'asked' },
  ],
  ['sandra', 'Sandra Whiteley', '1966-08-15', 'LS6 1LT', ['carer'], { withoutDbs: true }],
  ['declan', 'Declan O’Rourke', '1990-05-05', 'LS4 2QL', ['carer'], { right: 'irish' }],
  ['ruth', 'Ruth Adeyemi', '1982-01-30', 'LS16 5PB', ['carer', 'senior'], {}],
  [
    'amina',
    'Amina Yusuf',
    '1997-04-18',
    'LS8 3PG',
    ['carer'],
    { time: 'away', why: 'Family wedding' },
  ],
  [
    'george',
    'George Pickles',
    '1959-10-10',
    'LS28 6DJ',
    ['carer'],
    { time: 'away', why: 'At his daughter’s in Whitby' },
  ],
  ['jasmine', 'Jasmine Clarke', '2001-02-14', 'LS7 4NB', ['carer'], { time: 'asked', miles: 12 }],
  ['ellie', 'Ellie Thackray', '2003-09-26', 'LS19 7EH', ['carer'], { miles: 10, nights: false }],
  ['sam', 'Sam Nguyen', '1999-11-11', 'LS3 1JR', ['carer', 'kitchen'], { time: 'asked' }],
  ['dorothy', 'Dorothy Mensah', '1971-06-18', 'LS9 9NE', ['carer'], { miles: 20 }],
  [
    'tendai',
    'Tendai Chikwanha',
    '1992-03-28',
    'LS14 6TA',
    ['carer'],
    { right: 300, elsewhere: 12 },
  ],
  [
    'kasia',
    'Katarzyna Zielińska',
    '1986-12-24',
    'BD4 9HQ',
    ['carer'],
    { right: 'settled', elsewhere: 20, lapsed: true, miles: 15 },
  ],
  ['maryam', 'Maryam Rehman', '1994-02-27', 'BD9 5HJ', ['carer'], { least: 1420, miles: 15 }],
  ['keisha', 'Keisha Campbell', '1990-09-19', 'LS7 2EJ', ['carer', 'senior'], { time: 'never' }],
  ['owen', 'Owen Barraclough', '1995-07-07', 'HX3 6PN', ['carer'], { miles: 10 }],
  ['abena', 'Abena Boateng', '1987-01-15', 'WF2 9SD', ['carer'], { elsewhere: 30, lapsed: true }],
  ['lucy', 'Lucy Holroyd', '1984-11-23', 'BD18 3NR', ['senior'], { miles: 15 }],
  [
    'samuel',
    'Samuel Tesfaye',
    '1991-04-16',
    'BD2 4LW',
    ['senior'],
    { right: 'settled', nights: true, miles: 15 },
  ],
  [
    'parveen',
    'Parveen Akhtar',
    '1973-12-12',
    'BD3 9TL',
    ['senior', 'carer'],
    { miles: 10, nights: false },
  ],
  [
    'bala',
    'Bala Krishnan',
    '1985-08-08',
    'BD1 4RU',
    ['nurse'],
    { right: 120, expires: ['NMC registration', 1], time: 'asked' },
  ],
  [
    'ingrid',
    'Ingrid Larsen',
    '1977-05-29',
    'LS29 8QE',
    ['nurse'],
    { right: 'settled', least: 2400, miles: 20 },
  ],
  ['emmanuel', 'Emmanuel Quaye', '1989-03-21', 'BD6 3EL', ['nurse'], { time: 'asked', miles: 20 }],
  [
    'wendy',
    'Wendy Shackleton',
    '1964-01-19',
    'HX5 0QU',
    ['nurse'],
    { time: 'away', why: 'Hip appointment', nights: false },
  ],
  [
    'faith',
    'Faith Mutasa',
    '1993-10-31',
    'WF8 2JN',
    ['nurse'],
    { right: 'digital', elsewhere: 24, miles: 25 },
  ],
  [
    'callum',
    'Callum Hirst',
    '',
    'HX2 9DF',
    ['kitchen'],
    {
      right: 'birth',
      time: 'asked',
      notes: 'At college Monday to Wednesday mornings.',
    },
  ],
  ['lin', 'Mei Lin Chan', '1980-06-25', 'HX4 8AD', ['kitchen'], { right: 'settled', miles: 10 }],
  ['joanne', 'Joanne Ogden', '1972-03-14', 'HX6 2LH', ['kitchen'], { time: 'unknown' }],
  ['ayesha', 'Ayesha Siddique', '2002-12-05', 'BD13 1DL', ['kitchen', 'carer'], { miles: 12 }],
  ['kyle', 'Kyle Lumb', '2000-10-01', 'WF6 1QT', ['warehouse'], { time: 'asked', miles: 8 }],
  [
    'mihai',
    'Mihai Ionescu',
    '1990-02-11',
    'WF10 1PX',
    ['warehouse'],
    { right: 'settled', elsewhere: 16, miles: 12 },
  ],
  ['nathan', 'Nathan Sowerby', '1996-05-17', 'WF7 5JU', ['warehouse'], { miles: 15, nights: true }],
  [
    'hamza',
    'Hamza Malik',
    '2001-08-20',
    'WF13 1QN',
    ['warehouse'],
    { right: 'digital', miles: 15, nights: true },
  ],
  ['lewis', 'Lewis Armitage', '1988-04-29', 'WF9 3SB', ['warehouse'], { time: 'never', miles: 20 }],
  [
    'olga',
    'Olha Kovalenko',
    '1994-09-02',
    'WF4 6BG',
    ['warehouse', 'kitchen'],
    { right: 86, miles: 20 },
  ],
  ['chloe', 'Chloe Benson', '1999-01-09', 'LS12 4NX', ['reception'], { time: 'asked', miles: 10 }],
  ['imran', 'Imran Shah', '1992-06-14', 'BD8 7DX', ['reception'], { miles: 15 }],
  [
    'beth',
    'Bethany Lister',
    '1985-12-30',
    'LS26 8JA',
    ['reception'],
    { time: 'away', why: 'Looking after her mother' },
  ],
  [
    'ngozi',
    'Ngozi Uche',
    '1990-11-27',
    'LS10 2QW',
    ['reception', 'carer'],
    { right: 'pre-settled' },
  ],
  [
    'anjali',
    'Anjali Nair',
    '2004-02-20',
    'WF1 4DA',
    ['warehouse'],
    {
      right: 640,
      student: '20',
      elsewhere: 8,
      time: 'asked',
      miles: 15,
      notes: 'Studies at the university in Leeds; Saturdays in a shop in Wakefield.',
    },
  ],
];
