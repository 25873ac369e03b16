import type { ClientPlan } from './client-plan.ts';
import { SETTINGS } from './settings.ts';

const CARE_SHEET = {
  arrival: 'Ring at the side door and sign the visitors’ book. No parking on the drive.',
  ppe: 'Gloves and aprons are there. Tunic, flat closed shoes, nothing below the elbow.',
  risks: 'Moving people, infection, people who may lash out when frightened.',
  controls: 'Hoists with two people, hand gel at each door, care plans read at handover.',
  breaks: '30 minutes unpaid after 6 hours, 60 in a long day; a staff room with a kettle.',
  expenses: 'None',
} as const;

/** The clients of the sample. All made up; the telephone numbers are Ofcom's for drama. */
export const CLIENTS: readonly ClientPlan[] = [
  {
    name: 'Aireside Care Group',
    notes: 'Two homes, one manager each. Ring before 16:00 for the night.',
    mailDomain: 'aireside-care.example',
    hirer: { legalName: 'Aireside Care Homes Ltd', business: 'Residential care homes' },
    billTo: {
      name: 'Aireside Care Group, accounts',
      address: '3 Chapel Lane\nLeeds LS6 3BN',
      po: false,
    },
    sites: [
      {
        key: 'elm',
        name: 'Elm Lodge',
        address: '41 Monk Bridge Grove\nHeadingley\nLeeds',
        postcode: 'LS6 4EP',
        nation: 'england',
        setting: SETTINGS.careHome,
        sheet: { ...CARE_SHEET, reportTo: 'Nurse in charge, ground floor office', reviewIn: 120 },
      },
      {
        key: 'beckside',
        name: 'Beckside Court',
        address: '8 Beck Row\nHorsforth\nLeeds',
        postcode: 'LS18 4QX',
        nation: 'england',
        setting: SETTINGS.careHome,
        sheet: { ...CARE_SHEET, reportTo: 'Senior carer, first floor', reviewIn: 75 },
      },
    ],
    contacts: [
      {
        name: ['Janet', 'Ackroyd'],
        jobTitle: 'Home manager, Elm Lodge',
        phone: '0113 496 0211',
        approves: true,
      },
      {
        name: ['Sunil', 'Rathod'],
        jobTitle: 'Home manager, Beckside Court',
        phone: '0113 496 0212',
        approves: true,
      },
    ],
    terms: 'signed',
  },
  {
    name: 'Thornbury Hall Nursing Home',
    notes: 'Wants the same nurses where it can.',
    mailDomain: 'thornburyhall.example',
    hirer: { legalName: 'Thornbury Hall Nursing Home Ltd', business: 'Nursing home' },
    billTo: {
      name: 'Thornbury Hall Nursing Home',
      address: '120 Leeds Old Road\nBradford BD3 8JT',
      po: false,
    },
    sites: [
      {
        key: 'thornbury',
        name: 'Thornbury Hall',
        address: '120 Leeds Old Road\nBradford',
        postcode: 'BD3 8JT',
        nation: 'england',
        setting: SETTINGS.careHome,
        sheet: {
          ...CARE_SHEET,
          reportTo: 'Clinical lead, nurses’ station on the first floor',
          risks: 'Moving people, infection, medicines and sharps.',
          controls: 'Hoists with two people, sharps bins in each room, medicines round in pairs.',
          reviewIn: -6,
        },
      },
    ],
    contacts: [
      {
        name: ['Moira', 'Sutcliffe'],
        jobTitle: 'Registered manager',
        phone: '0113 496 0221',
        approves: true,
      },
    ],
    terms: 'signed',
  },
  {
    name: 'St Wilfrid’s Hospital',
    notes: 'Orders come through Northgate, which pays. No confirmation without their order number.',
    mailDomain: 'stwilfrids.example',
    hirer: { legalName: 'St Wilfrid’s Hospital Foundation', business: 'Hospital' },
    billTo: {
      name: 'Northgate Workforce Solutions (managed service)',
      address: 'PO Box 210\nLeeds LS1 9XA',
      po: true,
    },
    sites: [
      {
        key: 'ward',
        name: 'Ward 7, Wharfe wing',
        address: 'St Wilfrid’s Hospital\nInfirmary Road\nBradford',
        postcode: 'BD9 6RJ',
        nation: 'england',
        setting: SETTINGS.hospital,
        sheet: {
          reportTo: 'Ward sister, Ward 7',
          arrival: 'Main entrance, lift B to level 3. Badge from security.',
          ppe: 'Uniform tunic, bare below the elbow; masks and aprons on the ward.',
          risks: 'Infection, moving patients, sharps, violence.',
          controls: 'Isolation signs at bed ends, slide sheets, sharps bins, panic buttons.',
          breaks: '30 minutes unpaid in 8 hours, 60 at night',
          expenses: 'Parking in car park C is paid back',
          reviewIn: 200,
        },
      },
    ],
    contacts: [
      {
        name: ['Delroy', 'Francis'],
        jobTitle: 'Temporary staffing officer',
        phone: '0113 496 0231',
        approves: false,
      },
      {
        name: ['Helen', 'Braithwaite'],
        jobTitle: 'Ward sister, Ward 7',
        phone: '0113 496 0232',
        approves: true,
      },
    ],
    terms: 'signed',
  },
  {
    name: 'Calder Learning Trust',
    notes: 'An enhanced DBS check is asked for in every school.',
    mailDomain: 'calderlearning.example',
    hirer: { legalName: 'Calder Learning Trust', business: 'Academy trust' },
    billTo: {
      name: 'Calder Learning Trust, finance',
      address: 'Trust House\nSkircoat Terrace\nHalifax HX1 2RD',
      po: false,
    },
    sites: [
      {
        key: 'kitchen',
        name: 'Savile Bank Primary, kitchen',
        address: 'Savile Bank Primary School\nGibbet Fold\nHalifax',
        postcode: 'HX1 4DL',
        nation: 'england',
        setting: SETTINGS.schoolKitchen,
        sheet: {
          reportTo: 'Cook in charge; sign in at the school office first',
          arrival: 'Ring at the gate in Gibbet Fold. Photo identity every day.',
          ppe: 'Whites, apron and hat are there. Non-slip shoes of your own.',
          risks: 'Hot surfaces, knives, wet floors.',
          controls: 'Gloves and guards, floor signs, cut-proof glove for the slicer.',
          breaks: '15 minutes paid at 10:30',
          expenses: 'None',
          reviewIn: 30,
        },
      },
    ],
    contacts: [
      {
        name: ['Bethan', 'Pugh'],
        jobTitle: 'Catering manager',
        phone: '0113 496 0241',
        approves: true,
      },
    ],
    terms: 'email',
  },
  {
    name: 'Ridgeway Fulfilment',
    notes: 'Peak from October. Gatehouse wants names the evening before.',
    mailDomain: 'ridgeway.example',
    hirer: { legalName: 'Ridgeway Fulfilment Ltd', business: 'Warehousing and parcels' },
    billTo: {
      name: 'Ridgeway Fulfilment, purchase ledger',
      address: 'Unit 4, Don Pedro Way\nNormanton WF6 1TN',
      po: false,
    },
    sites: [
      {
        key: 'warehouse',
        name: 'Normanton warehouse',
        address: 'Unit 4, Don Pedro Way\nNormanton',
        postcode: 'WF6 1TN',
        nation: 'england',
        setting: SETTINGS.warehouse,
        sheet: {
          reportTo: 'Shift manager at the gatehouse',
          arrival: 'Bus 189 to Ripley Drive. Turnstile code from the gatehouse.',
          ppe: 'Steel-toe boots and high-visibility vest; gloves are there.',
          risks: 'Forklift trucks, lifting up to 20 kg, work at a conveyor.',
          controls: 'Marked walkways, lifting aids, emergency stops every 10 metres.',
          breaks: '30 minutes unpaid in 8 hours',
          expenses: 'None',
          reviewIn: 90,
        },
      },
    ],
    contacts: [
      {
        name: ['Craig', 'Hemingway'],
        jobTitle: 'Operations manager',
        phone: '0113 496 0251',
        approves: true,
      },
    ],
    terms: 'signed',
  },
  {
    name: 'Kirkgate Chambers',
    notes: '',
    mailDomain: 'kirkgatechambers.example',
    hirer: { legalName: 'Kirkgate Chambers LLP', business: 'Solicitors' },
    billTo: {
      name: 'Kirkgate Chambers LLP',
      address: '77 Kirkgate\nLeeds LS2 7DJ',
      po: false,
    },
    sites: [
      {
        key: 'reception',
        name: 'Front desk, 77 Kirkgate',
        address: '77 Kirkgate\nLeeds',
        postcode: 'LS2 7DJ',
        nation: 'england',
        setting: SETTINGS.office,
        sheet: {
          reportTo: 'Facilities manager, second floor',
          arrival: 'Front door from 08:00; ask the porter.',
          ppe: 'Office dress',
          risks: 'None beyond an ordinary office',
          controls: 'Screen and chair are set up with you on the first day.',
          breaks: '60 minutes unpaid for lunch',
          expenses: 'None',
          reviewIn: 300,
        },
      },
    ],
    contacts: [
      {
        name: ['Oliver', 'Nwachukwu'],
        jobTitle: 'Facilities manager',
        phone: '0113 496 0261',
        approves: true,
      },
    ],
    terms: 'signed',
  },
  {
    name: 'Moorland View Supported Living',
    notes: 'Sleep-ins: one disturbance a night on average, paid from the first minute.',
    mailDomain: 'moorlandview.example',
    hirer: { legalName: 'Moorland View Supported Living CIC', business: 'Supported living' },
    billTo: {
      name: 'Moorland View Supported Living CIC',
      address: '2 Moor End\nBingley BD16 2QT',
      po: false,
    },
    sites: [
      {
        key: 'moorland',
        name: 'Moor End House',
        address: '2 Moor End\nBingley',
        postcode: 'BD16 2QT',
        nation: 'england',
        setting: SETTINGS.careHome,
        sheet: { ...CARE_SHEET, reportTo: 'Team leader, office by the back door', reviewIn: 150 },
      },
    ],
    contacts: [
      {
        name: ['Saoirse', 'Gallagher'],
        jobTitle: 'Service manager',
        phone: '0113 496 0271',
        approves: true,
      },
    ],
    terms: 'email',
  },
  {
    name: 'Heather Bank Care',
    notes: 'In Scotland: its own bank holidays. Relief staff sleep in the staff flat.',
    mailDomain: 'heatherbank.example',
    hirer: { legalName: 'Heather Bank Care Ltd', business: 'Residential care home' },
    billTo: {
      name: 'Heather Bank Care Ltd',
      address: '19 Whinny Brae\nEdinburgh EH14 1QY',
      po: false,
    },
    sites: [
      {
        key: 'heather',
        name: 'Heather Bank',
        address: '19 Whinny Brae\nEdinburgh',
        postcode: 'EH14 1QY',
        nation: 'scotland',
        setting: SETTINGS.careHomeHalfKnown,
        sheet: {
          ...CARE_SHEET,
          reportTo: 'Duty manager, front office',
          expenses: 'Train from Leeds and the staff flat are paid',
          reviewIn: 60,
        },
      },
    ],
    contacts: [
      {
        name: ['Eilidh', 'McAllister'],
        jobTitle: 'Care manager',
        phone: '0131 496 0281',
        approves: true,
      },
    ],
    terms: 'signed',
  },
  {
    name: 'Priestley Foods',
    notes: 'New. Terms went out with the first order; risks still to be asked.',
    mailDomain: 'priestleyfoods.example',
    hirer: { legalName: 'Priestley Foods Ltd', business: 'Ready meals' },
    billTo: {
      name: 'Priestley Foods Ltd',
      address: 'Canal Works, Thackley Old Road\nShipley BD18 1QB',
      po: false,
    },
    sites: [
      {
        key: 'foods',
        name: 'Canal Works',
        address: 'Canal Works, Thackley Old Road\nShipley',
        postcode: 'BD18 1QB',
        nation: 'england',
        setting: SETTINGS.foodFactory,
        sheet: {
          reportTo: 'Line leader, packing hall',
          arrival: 'Gate 2, wait at the barrier',
          ppe: 'White coat, hairnet and boots are there',
          breaks: '30 minutes unpaid in 8 hours',
          expenses: 'None',
        },
      },
    ],
    contacts: [
      {
        name: ['Amjad', 'Iqbal'],
        jobTitle: 'Production planner',
        phone: '0113 496 0291',
        approves: true,
      },
    ],
    terms: 'sent',
  },
];
