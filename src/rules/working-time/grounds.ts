import type { Ground } from '../book/law.ts';

const REST_BACK =
  'An equal rest as soon as possible, one after the other with the daily rest; if that cannot be, other protection of health and safety (reg 24).';

/** For drivers of lorries and coaches. */
export const DRIVERS_AGREEMENT: Ground = {
  key: 'rtwt_reg9_agreement',
  words: 'A collective or workforce agreement lets drivers work longer in 24 hours with night work',
  source: 'Road Transport (Working Time) Regulations 2005, reg 9',
  instead: 'The hours agreed are kept, 60 in the week and 48 on average too. Keep the agreement.',
};

/** Reg 21: kinds of work in which night, rest and break limits do not hold as they stand. */
export const SPECIAL_CASE: Ground = {
  key: 'reg21_special_case',
  words:
    'A special case: work far from home, guarding, continuity of care or of a service or production, a foreseeable surge, or rail',
  source: 'Working Time Regulations 1998, reg 21(a) to (d) and (f)',
  instead: REST_BACK,
};

export const EMERGENCY: Ground = {
  key: 'emergency',
  words: 'Unusual and unforeseeable events, or an accident or the risk of one at hand',
  source: 'Working Time Regulations 1998, reg 21(e)',
  instead: REST_BACK,
};

export const SHIFT_CHANGEOVER: Ground = {
  key: 'shift_changeover',
  words: 'A change of shift: the rest cannot be had between the end of one shift and the next',
  source: 'Working Time Regulations 1998, reg 22(1)(a) and (b)',
  instead: REST_BACK,
};

export const SPLIT_DAY: Ground = {
  key: 'split_day',
  words: 'Work that is split up over the day, such as cleaning in the morning and the evening',
  source: 'Working Time Regulations 1998, reg 22(1)(c)',
  instead: REST_BACK,
};

export const AGREEMENT: Ground = {
  key: 'reg23_agreement',
  words: 'A collective or workforce agreement changes or leaves out this limit',
  source: 'Working Time Regulations 1998, reg 23(a)',
  instead: `${REST_BACK} Keep the agreement with the record.`,
};

export const UNMEASURED: Ground = {
  key: 'reg20_unmeasured',
  words: 'Working time is not measured or set by anybody else: the worker alone decides it',
  source: 'Working Time Regulations 1998, reg 20(1)',
  instead: 'Say on the record who decides the hours. An agency shift is hardly ever such work.',
};

export const EXCLUDED_SECTOR: Ground = {
  key: 'reg18_excluded',
  words: 'Work under working-time law of its own: at sea, in the air, or mobile on the road',
  source: 'Working Time Regulations 1998, reg 18',
  instead: 'The limits of that law are kept and named here.',
};

export const PERIOD_OF_26_WEEKS: Ground = {
  key: 'reg21_reference_period',
  words: 'A special case of reg 21: the average is taken over 26 weeks',
  source: 'Working Time Regulations 1998, reg 4(5)',
  instead: 'Work out the average over 26 weeks; it is 48 hours or less.',
};

export const PERIOD_BY_AGREEMENT: Ground = {
  key: 'reg23_reference_period',
  words: 'A collective or workforce agreement sets a longer period, up to 52 weeks',
  source: 'Working Time Regulations 1998, reg 23(b)',
  instead:
    'Work out the average over the period agreed; it is 48 hours or less. Keep the agreement with the record.',
};

const YOUNG_CONDITIONS =
  'Supervision by an adult where it is needed, and an equal rest given back (reg 27A(4)).';

export const YOUNG_HOURS_NEEDED: Ground = {
  key: 'reg27a_hours',
  words:
    'Needed for continuity or a surge in demand, no adult available, and education or training not harmed',
  source: 'Working Time Regulations 1998, reg 27A(1)',
  instead: YOUNG_CONDITIONS,
};

export const YOUNG_NIGHT_SECTOR: Ground = {
  key: 'reg27a_night_sector',
  words:
    'Outside midnight to 04:00 in agriculture, retail, post and newspapers, catering, hotels and pubs or a bakery; needed for continuity or a surge, no adult available, education or training not harmed',
  source: 'Working Time Regulations 1998, reg 27A(3)',
  instead: YOUNG_CONDITIONS,
};

export const YOUNG_NIGHT_HOSPITAL: Ground = {
  key: 'reg27a_night_hospital',
  words:
    'In a hospital, or for cultural, artistic, sporting or advertising work; needed for continuity or a surge, no adult available, education or training not harmed',
  source: 'Working Time Regulations 1998, reg 27A(2)',
  instead: `${YOUNG_CONDITIONS} Published guidance is stricter: name who decided.`,
};

export const YOUNG_SPLIT_DAY: Ground = {
  key: 'young_split_day',
  words: 'Work that is split up over the day or of short duration interrupts the rest',
  source: 'Working Time Regulations 1998, regs 10(3) and 11(8)(a)',
  instead: 'The parts of the rest together are as long as the rest due.',
};

export const YOUNG_EMERGENCY: Ground = {
  key: 'reg27_force_majeure',
  words:
    'Unforeseeable events that no adult is there to deal with, temporary and to be done at once',
  source: 'Working Time Regulations 1998, reg 27(1)',
  instead: 'An equal rest within the next three weeks (reg 27(2)).',
};

export const YOUNG_WEEK_CUT: Ground = {
  key: 'young_weekly_reduced',
  words: 'Weekly rest cut short for technical reasons or reasons of how the work is organised',
  source: 'Working Time Regulations 1998, reg 11(8)(b)',
  instead: 'At least 36 hours in one piece are left.',
};
